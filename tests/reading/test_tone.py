from __future__ import annotations

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.reading.tone import read


def tones(text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.kind, each.value) for each in read(text, load_lexicon())]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They had a candid and constructive conversation.", ["candid", "constructive"]),
        ("The talks were tense.", ["tense"]),
        ("The call was held in a businesslike manner.", ["businesslike"]),
        ("The talks took place in a warm and friendly atmosphere.", ["warm", "friendly"]),
        ("They held a frank exchange of views.", ["frank"]),
        ("They spoke frankly and directly.", ["frank", "direct"]),
        ("Trade was discussed in detail.", ["detailed"]),
        ("They thoroughly reviewed trade.", ["thorough"]),
        ("They described the talks as fruitful.", ["fruitful"]),
        ("Both found the meeting useful.", ["useful"]),
        ("In view of the need for calm, they had an in-depth discussion.", ["in-depth"]),
    ],
)
def test_words_of_the_contact_are_found(text: str, values: list[str]) -> None:
    assert [value for _, _, value in tones(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "They back a free and open sea.",
        "She spoke of good jobs and constructive relations.",
        "He warmly thanked the King.",
        "He sent warm wishes.",
        "They stressed the importance of a constructive dialogue.",
        "She hopes that the talks will be constructive.",
        "They heard directly from nurses.",
        "They voiced deep concern.",
        "The tense situation in the north came up.",
        "He looked forward to a productive meeting.",
        "They agreed to hold frank talks.",
        "Frank Orlo met the Minister.",
        "",
    ],
)
def test_words_of_other_things_are_not(text: str) -> None:
    assert tones(text) == []


def test_the_contact_and_the_exchange_are_told_apart() -> None:
    assert tones("The call was warm.") == [("warm", "contact", "warm")]
    assert tones("They had a frank discussion.") == [("frank", "exchange", "frank")]


@pytest.mark.parametrize("unit", ["a", "-", ",", "candid ", "frank, ", "<b>"])
def test_long_nonsense_is_read_in_time_by_its_length(unit: str) -> None:
    assert_linear(lambda text: list(read(text, load_lexicon())), unit)
