from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.figures import analyse
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import Match, Point, Topic
from diplocompare.reading.figures.read import read


def figures(text: str, lexicon: Lexicon | None = None) -> list[tuple[str, str, str]]:
    found = list(read(text, lexicon or load_lexicon()))
    assert all(one.end <= other.start for one, other in pairwise(found))
    return [(text[each.start : each.end], each.kind, each.value) for each in found]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("Over 150,000 people fled.", "150,000", "number", "150000"),
        ("Two hostages came home.", "Two", "number", "2"),
        ("It freed the two hostages.", "two", "number", "2"),
        ("Some twenty-five ships sailed.", "twenty-five", "number", "25"),
        ("It sent two hundred and fifty thousand shells.", "two hundred and fifty thousand", "number", "250000"),
        ("It will lend 31 tanks.", "31", "number", "31"),
        ("It feeds half a million people.", "half a million", "number", "500000"),
        ("It sold 1,50,000 tons.", "1,50,000", "number", "150000"),
        ("She has a six-point plan.", "six", "number", "6"),
        ("It came into force on March 18, 2022.", "March 18, 2022", "date", "2022-03-18"),
        ("It came into force on 18th of March 2022.", "18th of March 2022", "date", "2022-03-18"),
        ("It came into force on 2022-03-18.", "2022-03-18", "date", "2022-03-18"),
        ("It came into force on 18.03.2022.", "18.03.2022", "date", "2022-03-18"),
        ("They met on December 7.", "December 7", "date", "--12-07"),
        ("They met in March 2022.", "March 2022", "date", "2022-03"),
        ("They met in May.", "May", "date", "--05"),
        ("The accord dates from 2016.", "2016", "date", "2016"),
        ("It gave $13.6 billion.", "$13.6 billion", "money", "13600000000 USD"),
        ("It gave €500m.", "€500m", "money", "500000000 EUR"),
        ("It gave Rs 500 crore.", "Rs 500 crore", "money", "5000000000 INR"),
        ("It gave five billion U.S. dollars.", "five billion U.S. dollars", "money", "5000000000 USD"),
        ("It lasted two hours and 15 minutes.", "two hours and 15 minutes", "duration", "PT2H15M"),
        ("It lasted one and a half hours.", "one and a half hours", "duration", "PT1H30M"),
        ("It lasted an hour and a half.", "an hour and a half", "duration", "PT1H30M"),
        ("It lasted half an hour.", "half an hour", "duration", "PT30M"),
        ("A 30-day truce began.", "30-day", "duration", "P30D"),
        ("A three-year plan began.", "three-year", "duration", "P3Y"),
        ("They have traded for two and a half decades.", "two and a half decades", "duration", "P25Y"),
        ("Trade grew by 25 per cent.", "25 per cent", "share", "25%"),
        ("Trade grew by 2.5%.", "2.5%", "share", "2.5%"),
    ],
)
def test_a_figure_has_one_normal_form(text: str, words: str, kind: str, value: str) -> None:
    assert figures(text) == [(words, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders spoke for the two countries.",
        "The two discussed trade.",
        "One of them spoke.",
        "The G7, the G20 and COVID-19 came up.",
        "It flies the F-16 and sells 5G.",
        "It rests on Resolution 2231 and Article 51.",
        "They met in the 1+1 format.",
        "They marked the 30th anniversary.",
        "They met today, next week and five years ago.",
        "They back a two-state solution.",
        "The call began at 10:30 and ended at 3 p.m.",
        "It honors the Six Assurances.",
        "It runs 24/7.",
        "One day they may march.",
        "Two weeks later they met.",
        "",
    ],
)
def test_names_and_the_sides_themselves_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_a_range_shares_its_unit_and_a_list_of_days_its_year() -> None:
    assert [value for _, _, value in figures("It takes $10-15 billion and two to three weeks.")] == [
        "10000000000 USD",
        "15000000000 USD",
        "P2W",
        "P3W",
    ]
    text = "They met on July 16-20, 2023, on April 13 and 14, and on January 11 and November 26, 2021."
    assert [value for _, _, value in figures(text)][:2] == ["2023-07-16", "2023-07-20"]
    assert [value for _, _, value in figures(text)][-2:] == ["2021-01-11", "2021-11-26"]


def test_a_user_s_currency_is_read(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[figures.money]\nOSD = ["oskar", "oskars"]\nUSD = ["-dollars"]\n')
    lexicon = load_lexicon([tmp_path / "own.toml"])
    assert figures("It owes 5 oskars.", lexicon) == [("5 oskars", "money", "5 OSD")]
    assert figures("It owes 5 dollars.", lexicon) == [("5", "number", "5")]


@pytest.mark.parametrize("text", ["1", "-", "$", ",", "a", ".", "٣", "<", "%"])
def test_long_nonsense_is_read_quickly(text: str) -> None:
    began = time.perf_counter()
    list(read(text * 100_000, load_lexicon()))
    assert time.perf_counter() - began < 5.0


def test_markup_does_no_harm() -> None:
    assert figures("<b>25%</b> &nbsp; [3](x) | 7<sup>th</sup>")[0] == ("25%", "share", "25%")


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
