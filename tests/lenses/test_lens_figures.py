from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.figures import analyse
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Match, Point, Topic


def aligned_call(*texts: str, date: str | None = None, confidence: float = 0.9) -> AlignedCall:
    """Texts that are one point each, every two of them matched in one topic."""
    given = tuple(
        replace(r, date=date, points=(Point(f"{r.id}1", 0, len(r.text), topic="t1"),)) for r in readouts(*texts)
    )
    points = tuple(f"{r.id}1" for r in given)
    pairs = [(one, other) for at, one in enumerate(points) for other in points[at + 1 :]]
    matches = tuple(Match(f"m{n}", pair, 0.8, confidence, "same") for n, pair in enumerate(pairs, start=1))
    return AlignedCall(given, (Topic("t1", "Truce", "shared", 0.9, points, matches=matches),), (), load_lexicon())


def told(*texts: str, date: str | None = None, confidence: float = 0.9) -> list[str]:
    return sorted(finding.text for finding in analyse(aligned_call(*texts, date=date, confidence=confidence)).findings)


def test_figures_that_differ_are_set_against_each_other() -> None:
    result = analyse(aligned_call("A 30-day truce was agreed.", "A truce of three weeks was agreed."))
    (finding,) = result.findings
    assert finding.text == "On Truce, Ardesh's text has “30-day truce”, Lysmark's “three weeks”."
    assert (finding.kind, finding.confidence, finding.topic) == ("figures", 0.9, "t1")
    assert [(e.readout, e.start, e.end) for e in finding.evidence] == [("a", 2, 8), ("b", 11, 22)]
    assert [each.value for each in result.observations] == ["P30D", "P3W"]


def test_a_figure_of_one_side_only_weighs_less() -> None:
    (finding,) = analyse(aligned_call("It gives $5 million.", "It gives money.")).findings
    assert finding.text == "On Truce, only Ardesh's text has “$5 million”."
    assert finding.weight < 1.0


@pytest.mark.parametrize(
    "texts",
    [
        ("It begins on 18 March.", "It begins on 2025-03-18."),
        ("It ends in 2026.", "It ends on 18 March."),
        ("A 30-day truce.", "A truce of one month."),
        ("It gives $1.5 billion.", "It gives 1,500 million dollars."),
        ("It holds two rounds.", "It holds talks."),
        ("It sent 31 tanks.", "It sent 1,400 shells and 31 tanks."),
        ("Nothing of note.", "Nothing at all."),
    ],
)
def test_equal_and_petty_figures_are_no_finding(texts: Sequence[str]) -> None:
    assert not [text for text in told(*texts) if "Ardesh" in text]


def test_the_date_of_the_call_is_no_finding() -> None:
    assert told("On March 18 they spoke.", "They spoke.", date="2022-03-18") == []
    assert told("On March 19 they spoke.", "On March 18 they spoke.", date="2022-03-18") == []


def test_numbers_differ_only_where_they_count_the_same() -> None:
    assert told("It freed 16 hostages.", "It freed 12 hostages.") == [
        "On Truce, Ardesh's text has “16 hostages”, Lysmark's “12 hostages”."
    ]
    for texts in (
        ("It freed 16 hostages.", "It sent 12 ships."),
        ("It sent 20 million tonnes of wheat.", "It sent 300 tonnes of coal."),
        ("Troops rotate in February.", "The treaty ends in December."),
    ):
        assert all("only" in text for text in told(*texts))


def test_a_doubtful_match_tells_nothing_of_one_side() -> None:
    assert told("It gives $5 million.", "It gives money.", confidence=0.3) == []


def test_the_order_of_the_readouts_does_not_matter() -> None:
    texts = ("A 30-day truce for $5 million.", "A truce of three weeks.", "A truce.")

    def findings(found: Sequence[UnrankedFinding]) -> list[tuple[str, float]]:
        return sorted((finding.text, finding.weight) for finding in found)

    ahead = aligned_call(*texts)
    turned = AlignedCall(ahead.readouts[::-1], ahead.topics, (), load_lexicon())
    assert findings(analyse(ahead).findings) == findings(analyse(turned).findings)


def test_without_readouts_there_is_nothing_to_see() -> None:
    assert analyse(AlignedCall((), (), (), load_lexicon())).findings == ()
