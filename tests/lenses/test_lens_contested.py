from __future__ import annotations

import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.contested import analyse
from diplocompare.lenses.result import LensResult
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point, Topic
from diplocompare.parties.parties import identify


def analysed(
    *texts: str, sides: tuple[str, ...] = ("Ardesh", "Lysmark", "Osmarra"), status: str = "shared"
) -> LensResult:
    """What the lens sees where every text is one point of one topic."""
    plain = readouts(*texts, sides=sides)
    told = tuple(replace(r, points=(Point(f"{r.id}1", 0, len(r.text), topic="t1"),)) for r in plain)
    topic = Topic("t1", "Matter", status, 0.9, tuple(f"{r.id}1" for r in told))  # type: ignore[arg-type]
    return analyse(AlignedCall(told, (topic,), identify(told, LEXICON)[1], load_lexicon()))


def test_sides_part_over_a_name_inside_a_shared_topic() -> None:
    (finding,) = analysed("The conflict must end.", "The war must end.").findings
    assert finding.text == "For the same matter Ardesh's text has “conflict”, Lysmark's “war”."
    assert (finding.confidence, finding.topic) == (0.9, "t1")
    assert [(e.readout, e.start, e.end) for e in finding.evidence] == [("a", 4, 12), ("b", 4, 7)]


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    texts = [
        analysed(*pair).findings[0].text for pair in (("The war.", "The conflict."), ("The conflict.", "The war."))
    ]
    swapped = analysed("The war.", "The conflict.", sides=("Lysmark", "Ardesh")).findings[0].text
    assert texts[1] == swapped
    assert texts[0] != swapped


@pytest.mark.parametrize(
    "texts",
    [
        ("The war must end.", "The war must end."),
        ("The war, the conflict.", "The war must end."),
        ("The war in Yemen.", "The conflict in Georgia."),
        ("The Iraqi government.", "The Syrian authorities."),
    ],
)
def test_sides_do_not_part_over_a_common_name_or_another_country(texts: tuple[str, str]) -> None:
    assert analysed(*texts).findings == ()


def test_sides_do_not_part_without_a_shared_topic() -> None:
    assert analysed("The war must end.", "The conflict must end.", status="one-sided").findings == ()


def test_names_of_one_place_are_compared_over_the_whole_texts() -> None:
    (finding,) = analysed("He went to Kiev.", "She was in Kyiv.", status="one-sided").findings
    assert finding.text == "For the same matter Ardesh's text has “Kiev”, Lysmark's “Kyiv”."
    assert finding.confidence == 0.95


def test_different_seas_are_no_rivals() -> None:
    assert analysed("The South China Sea.", "The Sea of Japan.").findings == ()


def test_a_marked_name_is_told_where_one_side_alone_has_it() -> None:
    (finding,) = analysed("The Kiev regime fired.", "Nothing was said.").findings
    assert finding.text == "Only Ardesh's text has “Kiev regime”."
    assert analysed("The government met.", "Nothing was said.").findings == ()


def test_three_sides_are_grouped_by_their_names() -> None:
    (finding,) = analysed("The war must end.", "The conflict must end.", "This war must end.").findings
    assert finding.text == "For the same matter Ardesh's and Osmarra's texts have “war”, Lysmark's “conflict”."
