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


def test_a_user_s_words_are_read(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[courtesy.thanks]\nverbs = ["bless", "-thank"]\n')
    lexicon = load_lexicon([own])
    assert courtesies("He blessed her.", lexicon) == [("blessed", "thanks", "bless")]
    assert courtesies("He thanked her.", lexicon) == []


@pytest.mark.parametrize("unit", ["a", "-", ",", "thanks ", "praised the ", "<b>"])
def test_long_nonsense_is_read_in_time_by_its_length(unit: str) -> None:
    assert_linear(lambda text: list(read(text, load_lexicon())), unit)
