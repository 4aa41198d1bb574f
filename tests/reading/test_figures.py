from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import Lexicon, load_lexicon
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


@pytest.mark.parametrize("unit", ["1", "-", "$", ",", "a", ".", "٣", "<", "%"])
def test_long_nonsense_is_read_in_time_by_its_length(unit: str) -> None:
    assert_linear(lambda text: list(read(text, load_lexicon())), unit)


def test_markup_does_no_harm() -> None:
    assert figures("<b>25%</b> &nbsp; [3](x) | 7<sup>th</sup>")[0] == ("25%", "share", "25%")
