from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.model import Span
from diplocompare.points.words import read


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("raised", "report past"),
        ("stressing", "report -ing"),
        ("the", "determiner"),
        ("with", "preposition"),
        ("which", "which"),
        ("2022", "number"),
        ("Lysmark", "name"),
        ("President", "title"),
        ("leaders", "together"),
        ("cooperation", "noun"),
        ("ports", "plural"),
        ("frankly", "-ly"),
        ("grain", "word"),
    ],
)
def test_the_kind_of_a_word(word: str, kind: str) -> None:
    assert [found.kind for found in read(word, Span(0, len(word)), (), LEXICON)] == [kind]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Grain. He said: (gas)."
    found = read(text, Span(7, len(text)), (), LEXICON)
    assert [(text[word.start : word.end], word.gap) for word in found] == [("He", ""), ("said", ""), ("gas", ":(")]
