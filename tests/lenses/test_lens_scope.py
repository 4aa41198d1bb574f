"""Words of scope that only one side of a match has, and which of them are told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fixtures_call import make_call, make_matches, make_topic, turned

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lenses.scope import analyse
from diplocompare.model import Evidence, Match, Relation

UNCONDITIONAL = "He called for an unconditional ceasefire at the border crossing."
BARE = "She called for a ceasefire at the border crossing."


def matched(*texts: str, confidence: float = 0.9, relation: Relation = "same", german: str = "") -> AlignedCall:
    """One topic with a point a side, each matched with all others."""
    ids = [f"{name}1" for name in "abc"[: len(texts)]]
    matches = make_matches(*ids, confidence=confidence, relation=relation)
    return make_call(
        *texts, topics=[make_topic(*ids, label="Ceasefire", matches=matches)], languages=dict.fromkeys(german, "de")
    )


def told(*texts: str) -> list[str]:
    return [finding.text for finding in analyse(matched(*texts)).findings]


def test_a_telling_word_of_one_side_makes_a_finding() -> None:
    found = analyse(matched(UNCONDITIONAL, BARE))
    assert found.findings == (
        UnrankedFinding(
            "scope",
            "On Ceasefire, Ardesh's text has “unconditional ceasefire”; no clear counterpart of “unconditional” found in"
            " Lysmark's words on it.",
            0.9,
            1.0,
            (Evidence("a", 17, 30), Evidence("b", 0, len(BARE))),
            "t1",
        ),
    )
    (observation,) = found.observations
    assert (observation.lens, observation.readout, observation.start, observation.end) == ("scope", "a", 17, 30)
    assert (observation.kind, observation.value, observation.point) == ("widens", "unconditional", "a1")


def test_words_are_placed_in_the_whole_text() -> None:
    topics = [make_topic("a2", "b2", matches=make_matches("a2", "b2")), make_topic("a1", "b1", id="t2")]
    (finding,) = analyse(make_call(["Tea.", UNCONDITIONAL], ["Tea.", BARE], topics=topics)).findings
    assert finding.evidence == (Evidence("a", 22, 35), Evidence("b", 5, 5 + len(BARE)))


def test_and_that_adds_a_thing_is_quoted_from_both_sides() -> None:
    call = matched("Strikes on energy and infrastructure stop.", "Strikes on energy infrastructure stop.")
    (finding,) = analyse(call).findings
    assert finding.text == (
        "On Ceasefire, Ardesh's text has “energy and infrastructure”, Lysmark's “energy infrastructure”."
    )
    assert finding.evidence == (Evidence("a", 11, 36), Evidence("b", 11, 32))
    assert finding.weight == pytest.approx(2 / 3)


def test_of_three_sides_those_without_the_word_are_named_together() -> None:
    (finding,) = analyse(matched(BARE, UNCONDITIONAL, BARE)).findings
    assert "found in Ardesh's or Osmarra's words" in finding.text
    assert finding.evidence == (Evidence("b", 17, 30), Evidence("a", 0, len(BARE)), Evidence("c", 0, len(BARE)))
    assert len(analyse(matched(BARE, UNCONDITIONAL, BARE)).observations) == 1
    limited = UNCONDITIONAL.replace("an unconditional", "a limited")
    one, other = analyse(matched(UNCONDITIONAL, limited, BARE)).findings
    assert "found in Lysmark's or Osmarra's words" in one.text
    assert "found in Ardesh's or Osmarra's words" in other.text
    one, other = analyse(matched(UNCONDITIONAL, UNCONDITIONAL, BARE)).findings
    assert "found in Osmarra's words" in one.text
    assert one.evidence == (Evidence("a", 17, 30), Evidence("c", 0, len(BARE)))
    assert other.text.startswith("On Ceasefire, Lysmark's text has")


@pytest.mark.parametrize(("confidence", "count"), [(0.7, 1), (0.69, 0)])
def test_a_doubtful_match_tells_nothing(confidence: float, count: int) -> None:
    found = analyse(matched(UNCONDITIONAL, BARE, confidence=confidence))
    assert len(found.findings) == len(found.observations) == count


def test_points_that_are_only_related_tell_nothing() -> None:
    assert analyse(matched(UNCONDITIONAL, BARE, relation="related")) == LensResult()
    assert len(analyse(matched(UNCONDITIONAL, BARE, relation="differs")).findings) == 1


@pytest.mark.parametrize("german", ["a", "b", "ab"])
def test_a_text_in_another_language_tells_nothing(german: str) -> None:
    assert analyse(matched(UNCONDITIONAL, BARE, german=german)) == LensResult()


@pytest.mark.parametrize(
    ("one", "other", "told_of"),
    [
        (UNCONDITIONAL, BARE, "unconditional ceasefire"),
        # Two words of content in common, and three tenths of the shorter one's.
        ("The unconditional ceasefire for harbours.", "A ceasefire for the harbours.", "unconditional ceasefire"),
        ("The unconditional ceasefire for harbours.", "A ceasefire for the fleet.", ""),
        (
            "The unconditional ceasefire for grain, ships, tugs, nets, oars.",
            "A ceasefire for grain, coal, iron, zinc, copper.",
            "unconditional ceasefire",
        ),
        (
            "The unconditional ceasefire for grain, ships, tugs, nets, oars, ropes.",
            "A ceasefire for grain, coal, iron, zinc, copper, brass.",
            "",
        ),
        # A word that the list does not call telling.
        ("An overall ceasefire for the harbours.", "A ceasefire for the harbours.", ""),
        # What a place limits has to be a thing that the list knows.
        ("A truce in the Black Sea for the harbours.", "A truce for the harbours.", "truce in the Black Sea"),
        ("A bridge in the Black Sea for the harbours.", "A bridge for the harbours.", ""),
        # Too far from what it bears on.
        (
            "Unconditional as it may well ever be, as he says, is the ceasefire for harbours.",
            "A ceasefire for the harbours.",
            "",
        ),
    ],
)
def test_only_what_is_sure_and_telling_is_told(one: str, other: str, told_of: str) -> None:
    assert [text.split("“")[1].split("”")[0] for text in told(one, other)] == ([told_of] if told_of else [])
    assert analyse(matched(one, other)).observations


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("They want a ceasefire in the Black Sea.", "They want a ceasefire.", 1),
        ("They want a ceasefire in the Black Sea.", "They want a ceasefire, and spoke of the Black One.", 0),
        ("They want a ceasefire in the Black Sea.", "They want a ceasefire, and spoke of the sea.", 0),
        ("They want a ceasefire in the Black Sea.", "They want a ceasefire, the best in years.", 1),
    ],
)
def test_a_place_that_the_other_text_names_anywhere_is_no_difference(one: str, other: str, count: int) -> None:
    ids = ("a1", "b1")
    first, comma, rest = other.partition(", ")
    parts = [first + comma.strip(), rest] if rest else [other]
    topics = [make_topic(*ids, matches=make_matches(*ids)), make_topic("b2", id="t2")]
    assert len(analyse(make_call(one, parts, topics=topics)).observations) == count


def test_a_word_that_the_other_side_has_elsewhere_on_the_topic_is_no_difference() -> None:
    topic = make_topic("a1", "b1", "b2", matches=make_matches("a1", "b1"))
    assert (
        analyse(make_call(UNCONDITIONAL, [BARE, "It should come without conditions."], topics=[topic])) == LensResult()
    )


def best(*points: str, matches: Sequence[Match]) -> str:
    """The words that are quoted where text a has these points, all of one topic with a bare point of b."""
    ids = [f"a{number}" for number in range(1, len(points) + 1)]
    topic = make_topic(*ids, "b1", matches=matches)
    (finding,) = analyse(make_call(list(points), BARE, topics=[topic])).findings
    return finding.text.split("“")[1].split("”")[0]


def test_of_several_differences_the_most_telling_is_told_then_that_of_the_surest_match_then_the_first() -> None:
    immediate, limited = (UNCONDITIONAL.replace("an unconditional", word) for word in ("an immediate", "a limited"))
    sure, unsure = Match("m1", ("a1", "b1"), 0.9, 0.9, "same"), Match("m1", ("a1", "b1"), 0.9, 0.8, "same")
    second = Match("m2", ("a2", "b1"), 0.9, 0.85, "same")
    assert best(immediate, UNCONDITIONAL, matches=[sure, second]) == "unconditional ceasefire"
    assert best(UNCONDITIONAL, immediate, matches=[unsure, second]) == "unconditional ceasefire"
    assert best(UNCONDITIONAL, limited, matches=[sure, second]) == "unconditional ceasefire"
    assert best(UNCONDITIONAL, limited, matches=[unsure, second]) == "limited ceasefire"
    both = UNCONDITIONAL.replace("an unconditional", "a limited, unconditional")
    assert best(both, matches=[sure]) == "limited, unconditional ceasefire"


def test_both_sides_and_every_topic_may_have_a_finding() -> None:
    topics = [
        make_topic("a1", "b1", matches=make_matches("a1", "b1")),
        make_topic("a2", "b2", id="t2", label="Truce", matches=make_matches("a2", "b2")),
    ]
    limited = "She called for a limited ceasefire at the border crossing."
    call = make_call([UNCONDITIONAL, UNCONDITIONAL], [limited, BARE], topics=topics)
    found = analyse(call)
    assert [(finding.topic, finding.evidence[0].readout) for finding in found.findings] == [
        ("t1", "a"),
        ("t1", "b"),
        ("t2", "a"),
    ]
    assert [(each.readout, each.start) for each in found.observations] == [("a", 17), ("a", 82), ("b", 17)]


def test_the_order_of_the_readouts_changes_no_finding() -> None:
    call = matched(UNCONDITIONAL, BARE)
    assert analyse(call).findings == analyse(turned(call)).findings
