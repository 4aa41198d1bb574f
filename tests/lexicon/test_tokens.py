"""The words and marks of a text, and their bare form."""

import pytest

from diplocompare.lexicon.tokens import Token, bare, bare_words, stem, tokens, words_and_marks


def test_words_stand_where_the_text_has_them() -> None:
    text = "Osmarra’s President, of the U.S.–led talks."
    assert [text[each.start : each.end] for each in tokens(text)] == [each.text for each in tokens(text)]
    assert tokens(text)[0] == Token("Osmarra’s", "osmarra's", "osmarra", 0, 9)
    assert bare_words(text) == ("osmarra", "president", "of", "the", "us", "led", "talks")


def test_marks_stand_between_the_words() -> None:
    text = "“Two-state” (solution), e.g. _one_; 1,5!"
    found = words_and_marks(text)
    assert [each.text for each in found if not each.is_word] == ["“", "”", "(", ")", ",", ";", ",", "!"]
    assert tuple(each for each in found if each.is_word) == tokens(text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Russia’s", "russia"),
        ("leaders'", "leaders"),
        ("U.S.", "us"),
        ("O’Brien", "o'brien"),
        ("in-depth", "in-depth"),
        ("s", "s"),
    ],
)
def test_a_bare_word_has_no_possessive_and_no_dots(word: str, expected: str) -> None:
    assert bare(word) == expected


def test_a_capital_is_told_from_a_small_letter_and_a_number() -> None:
    assert [each.is_capital for each in tokens("Putin said 5 Ökonomen")] == [True, False, False, True]


def test_long_texts_are_cut_like_short_ones() -> None:
    text = "One, two. " * 300
    assert len(tokens(text)) == 600
    assert len(words_and_marks(text)) == 1200


def test_a_stem_joins_the_inflections_of_a_word() -> None:
    assert stem("sanctions") == stem("sanctioned") != stem("sandstorm")
