"""Words that widen, narrow or condition: found where only one of two points has them, and told where it is telling."""

from collections.abc import Sequence

import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult
from diplocompare.lenses.scope import analyse
from diplocompare.model import Match, Point, Readout, Topic
from diplocompare.parties.parties import identify


def seen(texts: Sequence[str], *, confidence: float = 0.9, relation: str = "same", language: str = "en") -> LensResult:
    """One topic with a point a side, each matched with all others."""
    sides = tuple(
        replace(r, language=language, points=(Point(f"{r.id}1", 0, len(r.text), topic="t1"),)) for r in readouts(*texts)
    )
    ids = [point.id for side in sides for point in side.points]
    pairs = [(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :]]
    matches = tuple(
        Match(f"m{n}", pair, 0.9, confidence, relation)  # type: ignore[arg-type]
        for n, pair in enumerate(pairs, start=1)
    )
    topics = (Topic("t1", "Ceasefire", "shared", 0.9, tuple(ids), (), matches),)
    return analyse(AlignedCall(sides, topics, identify(sides, LEXICON)[1], LEXICON))


UNCONDITIONAL = "He called for an unconditional ceasefire at the border crossing."


BARE = "She called for a ceasefire at the border crossing."


def test_a_telling_word_of_one_side_makes_a_finding() -> None:
    result = seen([UNCONDITIONAL, BARE])
    assert [finding.text for finding in result.findings] == [
        "On Ceasefire, Ardesh's text has “unconditional ceasefire”; no clear counterpart of “unconditional” found in"
        " Lysmark's words on it."
    ]
    (finding,) = result.findings
    assert (finding.kind, finding.confidence, finding.weight, finding.topic) == ("scope", 0.9, 1.0, "t1")
    assert [(place.readout, place.start, place.end) for place in finding.evidence] == [
        ("a", 17, 30),
        ("b", 0, len(BARE)),
    ]
    (observation,) = result.observations
    assert (observation.kind, observation.value, observation.point) == ("widens", "unconditional", "a1")


def test_and_that_adds_a_thing_is_quoted_from_both_sides() -> None:
    (finding,) = seen(["Strikes on energy and infrastructure stop.", "Strikes on energy infrastructure stop."]).findings
    assert finding.text == (
        "On Ceasefire, Ardesh's text has “energy and infrastructure”, Lysmark's “energy infrastructure”."
    )
    assert [(place.readout, place.start, place.end) for place in finding.evidence] == [("a", 11, 36), ("b", 11, 32)]


def test_of_three_sides_those_without_the_word_are_named_together() -> None:
    (finding,) = seen([BARE, UNCONDITIONAL, BARE]).findings
    assert "found in Ardesh's or Osmarra's words" in finding.text
    (finding,) = seen([UNCONDITIONAL, UNCONDITIONAL, BARE]).findings[:1]
    assert "found in Osmarra's words" in finding.text


@pytest.mark.parametrize(
    "settings", [{"confidence": 0.6}, {"relation": "related"}, {"language": "fr"}], ids=["unsure", "related", "French"]
)
def test_nothing_is_said_of_doubtful_matches_and_other_languages(settings: dict[str, object]) -> None:
    assert seen([UNCONDITIONAL, BARE], **settings) == LensResult()  # type: ignore[arg-type]


def test_the_order_of_the_readouts_changes_no_finding() -> None:
    one, other = seen([UNCONDITIONAL, BARE]), seen([BARE, UNCONDITIONAL])
    assert [d.text.replace("Ardesh", "X").replace("Lysmark", "Y") for d in one.findings] == [
        d.text.replace("Lysmark", "X").replace("Ardesh", "Y") for d in other.findings
    ]


def test_a_word_that_the_other_side_has_elsewhere_on_the_topic_is_no_difference() -> None:
    a, b = readouts(UNCONDITIONAL, f"{BARE} It should come without conditions.")
    a = replace(a, points=(Point("a1", 0, len(a.text), topic="t1"),))
    b = replace(b, points=(Point("b1", 0, len(BARE), topic="t1"), Point("b2", len(BARE) + 1, len(b.text), topic="t1")))
    topic = Topic(
        "t1", "Ceasefire", "shared", 0.9, ("a1", "b1", "b2"), (), (Match("m1", ("a1", "b1"), 0.9, 0.9, "same"),)
    )
    assert analyse(AlignedCall((a, b), (topic,), identify((a, b), LEXICON)[1], LEXICON)) == LensResult()


def test_no_readout_no_sight() -> None:
    assert analyse(AlignedCall((Readout.of("", id="a", side="A"),), (), (), LEXICON)) == LensResult()
