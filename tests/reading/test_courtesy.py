from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.reading.courtesy import read


def courtesies(text: str, lexicon: Lexicon | None = None) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.kind, each.value) for each in read(text, lexicon or load_lexicon())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She thanked the King for his help.", ("thanked", "thanks", "thank")),
        ("She expressed her deep gratitude to Osmarra.", ("gratitude", "thanks", "gratitude")),
        ("She was grateful for the welcome.", ("grateful", "thanks", "grateful")),
        ("She praised President Orlo for his courage.", ("praised", "praise", "praise")),
        ("She commended Osmarra's leadership.", ("commended", "praise", "commend")),
        ("She paid tribute to the host.", ("paid tribute", "praise", "paid tribute")),
        ("He congratulated her on the election.", ("congratulated", "congratulations", "congratulate")),
        ("He offered his condolences.", ("condolences", "condolences", "condolences")),
        ("He expressed sympathy over the flood.", ("sympathy", "condolences", "sympathy")),
        ("He wished her a speedy recovery.", ("wished", "greetings", "wish")),
        ("They exchanged New Year greetings.", ("greetings", "greetings", "greetings")),
        ("He conveyed heartfelt wishes.", ("wishes", "greetings", "wish")),
    ],
)
def test_a_courtesy_is_found(text: str, found: tuple[str, str, str]) -> None:
    assert courtesies(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to the accord, trade grew.",
        "Trade grew, thanks in part to the accord.",
        "They praised the progress of the talks.",
        "They praised the efforts of their staff in Lysmark.",
        "She applauded the release of the prisoners.",
        "He wished to speak of trade.",
        "It heeds the wishes of the people.",
        "He regards it as settled.",
        "A currency's appreciation hurts exports.",
        "Vice Admiral Orlo was there.",
        "",
    ],
)
def test_other_uses_are_not(text: str) -> None:
    assert courtesies(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A noun counts where it is conveyed to somebody.
        ("He expressed his appreciation for Valmonde's support for its bid.", ["appreciation"]),
        ("She voiced appreciation for the dialogue proposed by the bishops.", ["appreciation"]),
        ("Gratitude was voiced for the long-term credit.", []),
        ("The Emir passed on his sympathy, which she deeply appreciates.", ["sympathy"]),
        ("He conveyed the wishes of the people.", []),
        ("She passed on her children's wishes.", []),
        # What both sides have is nobody's to be thanked for, unless it is one side's own.
        ("He expressed appreciation for the strong cooperation between both countries.", []),
        ("He expressed appreciation for Lysmark's lasting friendship.", ["appreciation"]),
        # "thanks to" names a cause, "wish to" a want.
        ("Thanks to the corridor, some 40 ships have left the ports.", []),
        ("They extended thanks to the Emir.", ["thanks"]),
        ("The Republic thanks our Rasdani partners for their support.", ["thanks"]),
        ("He wished to see bales of cotton loaded again on the wharves.", []),
        ("They wished each other's teams well.", ["wished"]),
        # An adjective counts after a form of "be".
        ("He was also grateful for the new tranche of support.", ["grateful"]),
        ("Grateful that Sister Ingvild is free, she left.", []),
        # Praise counts where its object is a side or a person, and one side's.
        ("The President praised the Mirinae faculty in Beni Hasan.", ["praised"]),
        ("They praised the Mirinae faculty in Beni Hasan.", []),
        ("She commended the regional bloc for the firmness of its sanctions.", []),
        ("She commended, as Osmarra had, the bloc.", []),
        ("She applauded their steps.", ["applauded"]),
        ("She applauded steps by Osmarra.", []),
        ("She welcomed the leaders' courage and saluted the allies' patience.", ["saluted"]),
        ("They greeted us in the Lysmark-Osmarra spirit.", []),
    ],
)
def test_who_gives_what_to_whom_makes_a_courtesy(text: str, words: list[str]) -> None:
    assert [quote for quote, _, _ in courtesies(text)] == words


def test_courtesies_of_a_kind_that_and_joins_are_one() -> None:
    assert courtesies("She sent greetings and well wishes to the people.") == [("greetings", "greetings", "greetings")]
    assert courtesies("She sent greetings, well wishes to the people.") == [
        ("greetings", "greetings", "greetings"),
        ("well wishes", "greetings", "well wishes"),
    ]
    assert [kind for _, kind, _ in courtesies("She sent condolences and congratulations.")] == [
        "condolences",
        "congratulations",
    ]


def test_a_user_s_words_are_read(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[courtesy.thanks]\nverbs = ["bless", "-thank"]\n')
    lexicon = load_lexicon([own])
    assert courtesies("He blessed her.", lexicon) == [("blessed", "thanks", "bless")]
    assert courtesies("He thanked her.", lexicon) == []


@pytest.mark.parametrize("unit", ["a", "-", ",", "thanks ", "praised the ", "<b>"])
def test_long_nonsense_is_read_in_time_by_its_length(unit: str) -> None:
    assert_linear(lambda text: list(read(text, load_lexicon())), unit)
