"""Words that set texts apart: antisymmetric scores, nothing from too little text, evidence at the words themselves."""

import pytest

from diplocompare.reading.terms import join, words_and_pairs


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("agreement agreements", 1),
        ("secure secured secures", 1),
        ("policy policies", 1),
        ("syria syrian syrians", 1),
        ("international internal", 2),
    ],
)
def test_inflections_are_joined_and_other_words_are_not(words: str, joined: int) -> None:
    assert len({join(word) for word in words.split()}) == joined


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("ties", "ties"),
        ("bases", "base"),
        ("thing", "thing"),
        ("pledge", "pledg"),
        ("losses", "losse"),
        ("press", "press"),
        ("rhythms", "rhythm"),
        ("greeks", "greece"),
    ],
)
def test_what_is_joined_keeps_enough_of_the_word(words: str, joined: str) -> None:
    assert join(words) == joined


def test_words_of_content_and_two_side_by_side_are_terms() -> None:
    text = "The maritime borders, an old 5G-dispute of Ardesh's harbour wall-builders"
    found = list(words_and_pairs(text, lambda word, written: word == "the" or written == "Ardesh's"))
    assert [(term, text[start:end]) for term, start, end in found] == [
        ("maritim", "maritime"),
        ("border", "borders"),
        ("maritim border", "maritime borders"),
        ("old", "old"),
        ("harbour", "harbour"),
        ("wall-builder", "wall-builders"),
        ("harbour wall-builder", "harbour wall-builders"),
    ]
