"""Rival names for one matter: where the sides part over them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fixtures_call import make_call, make_topic, turned

from diplocompare.lenses.contested import analyse
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.model import Evidence


def told(*texts: str | Sequence[str]) -> list[str]:
    """The findings where every point is of one topic."""
    return [finding.text for finding in analyse(make_call(*texts)).findings]


def test_sides_part_over_a_name_inside_a_topic() -> None:
    found = analyse(make_call("The conflict must end.", "The war must end."))
    assert found.findings == (
        UnrankedFinding(
            "contested",
            "For the same matter Ardesh's text has “conflict”, Lysmark's “war”.",
            0.9,
            0.8,
            (Evidence("a", 4, 12), Evidence("b", 4, 7)),
            "t1",
        ),
    )
    assert [(each.readout, each.kind, each.value) for each in found.observations] == [
        ("a", "armed conflict", "conflict"),
        ("b", "armed conflict", "war"),
    ]


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    call = make_call("The war.", "The conflict.")
    assert analyse(call).findings == analyse(turned(call)).findings
    (text,) = told("The war.", "The conflict.")
    assert text == "For the same matter Ardesh's text has “war”, Lysmark's “conflict”."


@pytest.mark.parametrize(
    "texts",
    [
        ("The war must end.", "The war must end."),
        ("The war, the conflict.", "The war must end."),
        ("The war must end.", "The war, the conflict."),
        ("The conflict must end.", "The war, the conflict."),
        ("The war in Yemen.", "The conflict in Georgia."),
        ("The Iraqi government.", "The Syrian authorities."),
        ("The South China Sea.", "The Sea of Japan."),
    ],
)
def test_sides_do_not_part_over_a_common_name_or_another_country(texts: tuple[str, str]) -> None:
    assert told(*texts) == []


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("The war in Yemen.", "The conflict in Yemen."), 1),
        (("The war in Yemen.", "The conflict."), 1),
        (("The war.", "The conflict in Yemen."), 1),
        # A word of authority is of one country, or it says nothing.
        (("The Syrian regime.", "The Syrian government."), 1),
        (("The Syrian regime.", "The government."), 0),
        (("The regime.", "The government."), 0),
        # Forty letters before and after are near; what stands further off is of another matter.
        (("The war in Yemen.", "Georgia is a country of the south with a coast. The conflict must end soon."), 1),
        (("The war in Yemen.", "Georgia is a country of the south. The conflict must end soon."), 0),
        (("The war in Yemen.", "The conflict must end soon, as the people say. Georgia is in the south."), 1),
        (("The war in Yemen.", "The conflict must end, as the people say. Georgia is in the south."), 0),
    ],
)
def test_both_have_to_speak_of_one_country_as_far_as_they_name_one(texts: tuple[str, str], count: int) -> None:
    rivals = [text for text in told(*texts) if text.startswith("For the same matter")]
    assert len(rivals) == count


def test_sides_do_not_part_without_a_common_topic() -> None:
    topics = [make_topic("a1"), make_topic("b1", id="t2")]
    assert analyse(make_call("The war must end.", "The conflict must end.", topics=topics)).findings == ()


def test_two_sides_part_once_over_a_set_by_the_most_telling_rivals_in_the_surest_topic() -> None:
    topics = [make_topic("a1", "b1", confidence=0.7), make_topic("a2", "b2", "a3", id="t2", confidence=0.8)]
    texts = ["The war.", "The war.", "The special military operation."], ["The conflict.", "The conflict."]
    (finding,) = analyse(make_call(*texts, topics=topics)).findings
    assert finding.text == ("For the same matter Ardesh's text has “special military operation”, Lysmark's “conflict”.")
    assert (finding.topic, finding.confidence) == ("t2", 0.8)
    topics = [make_topic("a1", "b1", confidence=0.7), make_topic("a2", "b2", id="t2", confidence=0.8)]
    (finding,) = analyse(make_call(["The war.", "The war."], texts[1], topics=topics)).findings
    assert finding.topic == "t2"


def test_names_of_one_place_are_compared_over_the_whole_texts() -> None:
    topics = [make_topic("a1"), make_topic("b1", id="t2")]
    (finding,) = analyse(make_call("He went to Kiev.", "She was in Kyiv.", topics=topics)).findings
    assert finding.text == "For the same matter Ardesh's text has “Kiev”, Lysmark's “Kyiv”."
    assert (finding.confidence, finding.weight, finding.topic) == (0.95, 1.0, None)


def test_a_marked_name_is_told_where_one_side_alone_has_it() -> None:
    (finding,) = analyse(make_call("The Kiev regime fired.", "Nothing was said.")).findings
    assert finding == UnrankedFinding(
        "contested", "Only Ardesh's text has “Kiev regime”.", 0.95, pytest.approx(0.5), (Evidence("a", 9, 15),)
    )
    assert told("The government met.", "Nothing was said.") == []
    assert told("The regime fired.", "The regime met.") == []


def test_each_side_has_a_sentence_for_the_marked_names_that_it_alone_has() -> None:
    one, other = analyse(
        make_call("The aggression, the invasion. Aggression again. The war.", "The special military operation.")
    ).findings
    assert one.text.startswith("For the same matter ")
    assert other.text == "Only Ardesh's text has “aggression” and “invasion”."
    assert other.weight == pytest.approx(0.7)
    assert other.evidence == (Evidence("a", 4, 14), Evidence("a", 20, 28), Evidence("a", 30, 40))


def test_in_another_language_a_text_is_not_without_a_name() -> None:
    assert analyse(make_call("The Kiev regime fired.", "Nichts.", languages={"b": "de"})).findings == ()


def test_three_sides_are_grouped_by_their_names() -> None:
    (text,) = told("The war must end.", "The conflict must end.", "This war must end.")
    assert text == "For the same matter Ardesh's and Osmarra's texts have “war”, Lysmark's “conflict”."


def test_a_third_side_with_both_names_is_left_out() -> None:
    (text,) = told("The war must end.", "The conflict must end.", "The war is a conflict.")
    assert text == "For the same matter Ardesh's text has “war”, Lysmark's “conflict”."


def test_a_name_is_quoted_as_it_stands_most_often_with_its_country_right_before_it() -> None:
    (text,) = told("The Syrian regime. The regime. The regime.", "The Syrian government.")
    assert text == "For the same matter Ardesh's text has “regime”, Lysmark's “Syrian government”."
    (text,) = told("The Syrian regime. Another regime.", "The Syrian, old government.")
    assert text == "For the same matter Ardesh's text has “Syrian regime”, Lysmark's “government”."


def test_a_finding_points_at_five_places_of_a_side_at_most() -> None:
    (finding,) = analyse(make_call("War, war, war, war, war, war, war.", "The conflict.")).findings
    assert [(place.readout, place.start) for place in finding.evidence] == [
        ("a", 0),
        ("a", 5),
        ("a", 10),
        ("a", 15),
        ("a", 20),
        ("b", 4),
    ]
