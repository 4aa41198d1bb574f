"""Words that widen, narrow or condition: found where only one of two points has them, and told where it is telling."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult
from diplocompare.lenses.scope import analyse
from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import Match, Point, Readout, Topic
from diplocompare.parties.parties import find_parties
from diplocompare.reading.scope import ScopedPoint, differences, scope_lists


def found(one: str, other: str, lexicon: Lexicon = LEXICON) -> list[tuple[int, str, str, str]]:
    """Return side, kind, group and words of what is found."""
    points = ScopedPoint.of(one, lexicon), ScopedPoint.of(other, lexicon)
    return [
        (side, hit.kind, hit.group, points[side].quote((hit.first, hit.last)))
        for side in (0, 1)
        for hit in differences(points[side], points[1 - side], scope_lists(lexicon))
    ]


PLAIN = "The ministers want a ceasefire and the release of prisoners."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "A full ceasefire is needed.", PLAIN, [(0, "widens", "full", "full")], id="a word before the thing"
        ),
        pytest.param(
            "The truce must be unconditional.", PLAIN, [(0, "widens", "unconditional", "unconditional")], id="a synonym"
        ),
        pytest.param(
            PLAIN,
            "They want a 30-day ceasefire.",
            [(1, "narrows", "temporary", "30-day")],
            id="the other side, a number",
        ),
        pytest.param(
            "They agreed in principle to a ceasefire.",
            PLAIN,
            [(0, "narrows", "principle", "in principle")],
            id="two words",
        ),
        pytest.param(
            "A ceasefire is possible only if aid arrives.",
            PLAIN,
            [(0, "narrows", "possible", "possible"), (0, "conditions", "if", "only if")],
            id="a condition",
        ),
        pytest.param(
            "They want a ceasefire in the Black Sea.",
            PLAIN,
            [(0, "narrows", "place", "in the Black Sea")],
            id="a place",
        ),
        pytest.param(
            "They will not strike energy and infrastructure.",
            "They will not strike energy infrastructure.",
            [(0, "widens", "and", "energy and infrastructure")],
            id="and makes two of one",
        ),
        pytest.param(
            "Food and fertiliser exports may resume.",
            "Food exports may resume.",
            [(0, "widens", "and", "and fertiliser")],
            id="and adds one after",
        ),
        pytest.param(
            "Fertiliser and food exports may resume.",
            "Food exports may resume.",
            [(0, "widens", "and", "Fertiliser and")],
            id="and adds one before",
        ),
        pytest.param(
            "Every prisoner has to be released without preconditions.",
            PLAIN,
            [(0, "widens", "all", "Every"), (0, "widens", "unconditional", "without preconditions")],
            id="two in one",
        ),
    ],
)
def test_a_word_of_scope_without_an_equivalent_is_found(
    one: str, other: str, expected: list[tuple[int, str, str, str]]
) -> None:
    assert found(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("All prisoners will be released.", "Every prisoner is to be released.", id="an equivalent"),
        pytest.param(
            "A complete ceasefire is needed.", "They want the ceasefire in full.", id="an equivalent elsewhere"
        ),
        pytest.param("Sanctions must be lifted entirely.", "All sanctions must be lifted.", id="a group that answers"),
        pytest.param("Both sides will stop.", "The two sides will stop.", id="an equivalent that sets no scope"),
        pytest.param("Full membership was discussed.", "Membership was discussed.", id="part of a name"),
        pytest.param("Both sides stressed the ceasefire.", "The ceasefire was discussed.", id="the speakers"),
        pytest.param("After all, a ceasefire is needed.", PLAIN, id="no quantity"),
        pytest.param("Talks in Geneva were held.", "Talks were held.", id="a venue"),
        pytest.param("Energy and infrastructure.", "Energy and infrastructure.", id="the same"),
        pytest.param("", "", id="empty"),
    ],
)
def test_what_makes_no_difference_in_scope_is_not_found(one: str, other: str) -> None:
    assert found(one, other) == []


def test_the_sides_may_be_exchanged() -> None:
    one, other = "A full and immediate ceasefire, if aid arrives.", "A ceasefire for 30 days in the Black Sea."
    assert sorted(found(one, other)) == sorted((1 - side, *rest) for side, *rest in found(other, one))


def test_a_user_may_add_words_and_take_them_away(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[scope.widens]\nfull = ["root-and-branch", "-full"]\n', encoding="utf-8")
    lexicon = load_lexicon([path])
    assert found("A root-and-branch ceasefire.", PLAIN, lexicon) == [(0, "widens", "full", "root-and-branch")]
    assert found("A full ceasefire.", PLAIN, lexicon) == []


@pytest.mark.parametrize("text", ["", "a" * 100_000, "and " * 25_000, "[x](y) <b>all</b> & 30-day " * 200], ids=len)
def test_odd_texts_are_read_in_no_time(text: str) -> None:
    began = time.perf_counter()
    found(text, text)
    assert time.perf_counter() - began < 5.0


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
    return analyse(AlignedCall(sides, topics, find_parties(sides, LEXICON), LEXICON))


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
    assert analyse(AlignedCall((a, b), (topic,), find_parties((a, b), LEXICON), LEXICON)) == LensResult()


def test_no_readout_no_sight() -> None:
    assert analyse(AlignedCall((Readout.of("", id="a", side="A"),), (), (), LEXICON)) == LensResult()
