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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # Numerals that go on with one another, and those that do not.
        ("It lent six and seven ships.", ["6", "7"]),
        ("It lent twenty ninety ships.", ["20", "90"]),
        ("It lent twenty five and ninety-seven ships.", ["25", "97"]),
        ("It lent one hundred and five ships.", ["105"]),
        ("It lent half a hundred ships.", ["50"]),
        ("It lent two dozen and a thousand ships.", ["24", "1000"]),
        ("It lent twenty-five thousand six hundred ships.", ["25600"]),
        ("It lent three million and two hundred ships.", ["3000200"]),
        ("It lent two thousand and five ships.", ["2005"]),
        ("It lent two thousand billion ships.", ["2000000000000"]),
        ("It lent 3 thousand and five ships.", ["3000", "5"]),
        ("It lent 2 and a half million ships.", ["2500000"]),
        ("It lent 123456789012345 and 1234567890123456 ships.", ["123456789012345"]),
        # Money, with the unit on either side, and what is written onto the number.
        ("It lent $5k and EUR 2m.", ["5000 USD", "2000000 EUR"]),
        ("It lent £2 billion, or 100 billion dollars.", ["2000000000 GBP", "100000000000 USD"]),
        # Of a range the first number has what only the second says.
        ("It lent $2 to $3 billion.", ["2000000000 USD", "3000000000 USD"]),
        ("It lent $2 million to $3 billion.", ["2000000 USD", "3000000000 USD"]),
        ("It lent $10m - $15m.", ["10000000 USD", "15000000 USD"]),
        ("It lent $10-$15.", ["10 USD", "15 USD"]),
        ("It grew between 10 and 15 percent.", ["10%", "15%"]),
        ("It lent 10 and 15 percent.", ["10", "15%"]),
        ("It lasted 10 or 15 days.", ["P10D", "P15D"]),
        ("It lent 10 to 15 ships.", ["10", "15"]),
        # Lengths of time: smaller units follow, fractions become smaller units.
        ("It lasted one week and two days.", ["P1W2D"]),
        ("It lasted two days, three hours and 15 minutes.", ["P2DT3H15M"]),
        ("It lasted three hours and two days.", ["PT3H", "P2D"]),
        ("It lasted two hours and five ships came.", ["PT2H", "5"]),
        ("It lasted 1.5 years or 1.5 weeks or 2.5 days.", ["P1Y6M", "P1W3DT12H", "P2DT12H"]),
        ("It lasted 1.5 minutes.", ["PT1M30S"]),
        ("It meets every half-year, for half a day.", ["P6M", "PT12H"]),
        ("A one-day visit in one day.", ["P1D"]),
        ("A fortnight passed in a century, for a month.", ["P14D", "P100Y", "P1M"]),
        ("It was a month, two years later.", []),
        ("It lent two-year-old ships a year ago.", []),
        # What is a name, a mark or a count of the sides, and what is none.
        ("(2) Ships came.", []),
        ("2 came.", ["2"]),
        ("It lent Two ships under the Three Pacts.", []),
        ("It said: Two ships came, “Three more”.", ["2", "3"]),
        ("It rests on Executive Order 14 (3) and Law 2.", []),
        ("It lent (3 and 4) ships.", ["3", "4"]),
        ("It is Q3, v.3 or line-3.", []),
        ("It lent COP 28 to COP 28 million.", ["28000000"]),
        ("It lent Berth 14 here and Berth 9 there.", ["14"]),
        ("It is Berth 14.", []),
        ("It is Berth 140.", ["140"]),
        ("Berth 9 is free.", ["9"]),
        ("An eight-nation forum has an eight-string harp.", ["8"]),
        ("It has 3 - strings and 3/4 harps.", []),
        ("The four leaders met the five leaders.", ["5"]),
        ("The two, he said, freed two sides.", []),
        ("The two big new leaders met the two big new old leaders.", ["2"]),
        ("Both of the two will meet two thousand sides.", ["2000"]),
    ],
)
def test_a_rule_of_numbers_and_what_it_does_not_touch(text: str, values: list[str]) -> None:
    assert [value for _, _, value in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on May 6 and 7.", ["--05-06", "--05-07"]),
        ("They met on June 4 and 5, 2023.", ["2023-06-04", "2023-06-05"]),
        ("They met on June 4 and 5 in Rome.", ["--06-04", "--06-05"]),
        ("On June 4, 5 ministers met.", ["--06-04", "5"]),
        ("They met on June 4, 5 and 6, 2023.", ["2023-06-04", "2023-06-05", "2023-06-06"]),
        ("They met on October 1st or on 13 of April or on April 13 of 2020.", ["--10-01", "--04-13", "2020-04-13"]),
        ("They met on 13-14 April.", ["--04-13", "--04-14"]),
        ("They met on 13 and 14 April 2023.", ["2023-04-13", "2023-04-14"]),
        ("They met on 13 or 50 April.", ["13", "50"]),
        ("They met on 31 May, 0 May and 32 May.", ["--05-31", "32"]),
        ("It came on 2023-5 May, in version 1.5 May.", ["2023", "5"]),
        ("It may 5 may be.", ["5"]),
        ("It fell in July 8% and in April 13 million.", ["--07", "8%", "--04", "13000000"]),
        ("From July 80 megawatts will flow.", ["--07", "80"]),
        ("They met on 2022-13-18, 2022-12-32 and 1.13.2022.", []),
        ("They met on 2022-01-01, 01.01.2022 and 31.12.2022.", ["2022-01-01", "2022-01-01", "2022-12-31"]),
        ("May came; it was last year's May.", ["--05"]),
        ("In May 1799, in May 1800, in May 2199, in May 2200.", ["--05", "1799", "1800-05", "2199-05", "--05", "2200"]),
        ("From 1899, 1900, 2099 or 2100 on.", ["1899", "1900", "2099", "2100"]),
        ("It lent 2000 ships in 2000.", ["2000", "2000"]),
        ("It served in 1950-53 and 2024-2025.", ["1950", "2024", "2025"]),
        ("It rests on F/2020, COP-2020, 2020s and 2020/21.", []),
        ("It passed Law 2020 for USD 2020, or 2020 percent.", ["2020 USD", "2020%"]),
        ("On January 11 and November 26, 2021.", ["2021-01-11", "2021-11-26"]),
        ("On January 11, when it was 2021.", ["--01-11", "2021"]),
        ("On January 11 and $5.", ["--01-11", "5 USD"]),
        ("In January and November 26, 2021.", ["--01", "2021-11-26"]),
    ],
)
def test_a_rule_of_dates_and_what_it_does_not_touch(text: str, values: list[str]) -> None:
    assert [value for _, _, value in figures(text)] == values


def test_a_number_at_the_beginning_of_a_sentence_or_a_quotation_is_no_name() -> None:
    assert figures("“Nineteen machines came,” he said.") == [("Nineteen", "number", "19")]


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
