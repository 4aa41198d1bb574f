from __future__ import annotations

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.reading.tone import lemmas_in, read, tone_words


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Before its noun, alone or in a row; other words of the same list do not count by themselves.
        ("I just had a very good telephone call with President Meng.", [("good", "contact")]),
        ("He had a candid and in-depth exchange of views.", [("candid", "exchange"), ("in-depth", "exchange")]),
        ("Following substantive discussion, an understanding was reached.", [("substantive", "exchange")]),
        ("They held, as planned, a substantive discussion.", [("substantive", "exchange")]),
        ("They held a discussion; a frank debate is missing.", []),
        ("A detailed exchange of opinions took place.", []),
        ("They had a great call with my good friend.", []),
        ("They had a great and useful call.", [("great", "contact"), ("useful", "contact")]),
        # The same with a pronoun for the noun.
        (
            "It was a difficult conversation, the spokesman said, but a useful one.",
            [("difficult", "contact"), ("useful", "contact")],
        ),
        ("The dam is a useful one.", []),
        # A manner of the contact, or of what was discussed, and of nothing else.
        ("Despite its moments, the dialogue was held in a respectful spirit.", [("respectful", "contact")]),
        ("She sings in a respectful spirit.", []),
        # After a verb.
        ("The call was short and tense, and grain was left open.", [("tense", "contact")]),
        ("The visit was, all told, tense.", []),
        ("The call with Putin had been highly productive.", [("productive", "contact")]),
        ("She described the meeting as very productive.", [("productive", "contact")]),
        ("They regarded the exchange as constructive.", [("constructive", "exchange")]),
        ("She regarded the dam as useful.", []),
        ("They discussed trade as professional traders.", []),
        (
            "The talks were constructive, and both leaders found them meaningful.",
            [("constructive", "contact"), ("meaningful", "contact")],
        ),
        # As an adverb, beside a verb of discussing and in its part of the sentence.
        ("Osmarra was discussed in great detail.", [("in great detail", "exchange")]),
        ("The leaders thoroughly discussed seed.", [("thoroughly", "exchange")]),
        ("The leaders discussed friendly ties.", []),
        ("She conveyed, with candour, that seed is scarce.", []),
        ("They spoke of seed, and warmly of grain.", []),
        # Wishes and other days; what stands before a comma, or was held, is none.
        ("It was agreed to continue constructive and respectful dialogue.", []),
        ("The meeting, which followed their May call, included candid discussions.", [("candid", "exchange")]),
        ("As they had hoped the King would, they held frank discussions.", [("frank", "exchange")]),
    ],
)
def test_a_word_is_said_of_what_stands_around_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(quote, kind) for quote, kind, _ in tones(text)] == expected


def test_all_words_of_a_text_are_known_whatever_they_are_said_of() -> None:
    words = tone_words(load_lexicon())
    assert lemmas_in("A frank poet, in great detail.", words) == {"frank", "detailed"}


@pytest.mark.parametrize("unit", ["a", "-", ",", "candid ", "frank, ", "<b>"])
def test_long_nonsense_is_read_in_time_by_its_length(unit: str) -> None:
    assert_linear(lambda text: list(read(text, load_lexicon())), unit)
