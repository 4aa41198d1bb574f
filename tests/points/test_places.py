from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.model import Span
from diplocompare.points.places import Place, find_places
from diplocompare.points.words import Word, read


def words(text: str) -> tuple[Word, ...]:
    return read(text, Span(0, len(text)), (), LEXICON)


def test_a_place_knows_its_neighbours_and_what_joins_its_two_parts() -> None:
    # words:      0    1      2      3   4   5      6    7   8    9  10   11     12    13
    sentence = "Dear grain, with dear gas, and dear coal as well as iron from there; and dear steel"
    assert find_places(words(sentence)) == (
        Place(at=2, head=2, left=0, right=5, number=0, mark=",", joint="with"),
        Place(at=5, head=6, left=2, right=8, number=1, mark=",", joint="and"),
        Place(at=8, head=11, left=5, right=14, number=2, mark="", joint="as well as"),
        Place(at=14, head=15, left=8, right=17, number=3, mark=";", joint="and"),
    )


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("dear grain; dear gas: dear coal, dear iron", [";", ":", ","]),
        ("dear grain – dear gas — dear coal", ["–", "–"]),
        ('dear grain, "dear gas", dear coal', [",“", ",“"]),
        ("dear grain, (dear gas); dear coal", [",(", ";"]),
        ("dear grain, («dear gas»); dear coal", [",(“", ";“"]),
    ],
)
def test_the_mark_of_a_place_is_its_strongest_sign_with_brackets_and_quotes(text: str, marks: list[str]) -> None:
    assert [place.mark for place in find_places(words(text))] == marks


@pytest.mark.parametrize("word", ["and", "while", "whereas", "whilst", "but"])
def test_a_conjunction_needs_no_sign(word: str) -> None:
    (place,) = find_places(words(f"dear grain {word} dear gas"))
    assert (place.at, place.head, place.joint) == (2, 3, word)


@pytest.mark.parametrize("word", ["or", "with", "which", "as", "then"])
def test_other_words_need_one(word: str) -> None:
    assert find_places(words(f"dear grain {word} dear gas")) == ()
    (place,) = find_places(words(f"dear grain, {word} dear gas"))
    assert place.head == (3 if word == "or" else 2)
    assert place.joint == ("" if word == "then" else word)


def test_a_piece_of_one_word_is_none() -> None:
    assert [place.at for place in find_places(words("grain, dear gas, coal, dear iron"))] == [3]
