"""An excerpt keeps the telling words and whole words around them, and says where others are left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from diplocompare.phrasing.excerpt import Piece, excerpt, passages_of, plain, unbroken
from diplocompare.phrasing.quotations import unrepeated

WORDS = "The President thanked Kestria for nine patrol boats, and asked for more of them by the spring."


def passage(text: str, *marked: str) -> tuple[Piece, ...]:
    places = [(text.index(words), text.index(words) + len(words)) for words in marked]
    return passages_of(text, [(0, len(text))], places)[0]


@pytest.mark.parametrize(
    ("marked", "longest", "expected"),
    [
        pytest.param((), 200, WORDS, id="all of it"),
        pytest.param((), 40, "The President thanked Kestria for nine…", id="the beginning"),
        pytest.param(("Kestria",), 40, "The President thanked Kestria for nine…", id="a beginning with the mark"),
        pytest.param(("patrol boats",), 40, "…for nine patrol boats, and asked…", id="around the mark"),
        pytest.param(("patrol boats",), 20, "…nine patrol boats…", id="no comma before an ellipsis"),
        pytest.param(("the spring",), 30, "…more of them by the spring.", id="the end"),
        pytest.param(("thanked", "the spring"), 40, "…President thanked Kestria … the spring.", id="two places"),
        pytest.param(("President",), 8, "Preside…", id="one word that is too long"),
    ],
)
def test_an_excerpt(marked: tuple[str, ...], longest: int, expected: str) -> None:
    assert plain(excerpt([passage(WORDS, *marked)], longest)) == expected


def test_the_telling_words_are_marked_and_nothing_else() -> None:
    pieces = excerpt([passage(WORDS, "patrol boats")], 40)
    assert pieces == (
        Piece("…for nine "),
        Piece("patrol boats", marked=True),
        Piece(", and asked…"),
    )


def test_a_mark_goes_from_letter_to_letter() -> None:
    text = "He called it “unlawful”, again."
    assert passages_of(text, [(0, len(text))], [(13, 23)]) == [
        (Piece("He called it “"), Piece("unlawful", marked=True), Piece("”, again.")),
    ]


def test_an_accent_of_its_own_stays_with_its_letter() -> None:
    text = "a cafe\u0301 there"
    assert passages_of(text, [(0, len(text))], [(2, 7)])[0][1] == Piece("cafe\u0301", marked=True)


def test_passages_that_only_blanks_part_are_one_and_others_are_set_apart() -> None:
    text = "Grain was sold.\nIt rained. Wool was not sold."
    one = passages_of(text, [(16, 26), (0, 15)], [])
    assert [plain(each) for each in one] == ["Grain was sold.\nIt rained."]
    two = passages_of(text, [(0, 15), (27, 45)], [])
    assert plain(excerpt(two, 100)) == "Grain was sold. … Wool was not sold."
    assert plain(excerpt(two, 30)) == "Grain was sold. …"


def test_scripts_without_blanks_are_cut_between_their_letters() -> None:
    assert plain(excerpt([[Piece("两国领导人就双边关系交换了意见。")]], 11, cell_len)) == "两国领导人…"


def test_nothing_gives_nothing() -> None:
    assert excerpt([], 10) == excerpt([[Piece(" ")]], 10) == ()
    assert passages_of("", [], []) == []


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), max_size=6), st.integers(1, 60))
def test_any_excerpt_fits_and_has_no_word_of_its_own(runs: list[tuple[str, bool]], longest: int) -> None:
    pieces = excerpt([[Piece(*run) for run in runs]], longest)
    assert len(plain(pieces)) <= longest
    letters = iter("".join(text for text, _ in runs))
    assert all(letter in letters for letter in re.sub(r"[\s…]", "", plain(pieces)))


SENTENCE = "Only Arland's text has “The President thanked Kestria for nine patrol boats, and asked for more of…”; so."


def test_what_stands_below_a_sentence_is_shortened_in_it_around_the_telling_words() -> None:
    spared = unrepeated(SENTENCE, [passage(WORDS, "patrol boats")], 30)
    assert spared == "Only Arland's text has “…for nine patrol boats, and…”; so."


def test_what_does_not_stand_below_or_is_short_stays() -> None:
    assert unrepeated(SENTENCE, [passage("Other words.")], 30) == SENTENCE
    assert unrepeated("It has “nine patrol boats”.", [passage(WORDS)], 30) == "It has “nine patrol boats”."


def test_a_quotation_within_a_quotation_is_part_of_it() -> None:
    words = "He said “the boats”, which sail from Port Selle, are ready and paid for."
    assert unrepeated(f"Only “{words}” here", [passage(words)], 20) == "Only “He said “the boats”…” here"
    assert unrepeated("Only “" + words, [passage(words)], 20) == "Only “" + words


def test_what_cannot_stand_in_a_row_is_begun_with() -> None:
    far = [passage(WORDS, WORDS.split(maxsplit=1)[0], WORDS.rsplit(maxsplit=1)[-1].strip("."))]
    assert plain(unbroken(far, 500)) == plain(excerpt(far, 500))
    begun = plain(unbroken(far, 30))
    assert begun.endswith("…") and WORDS.startswith(begun.rstrip("…")) and len(begun) <= 30
    assert unbroken(far, 30)[0].marked
