"""Text that is too long ends in an ellipsis, and never takes more room than there is."""

from __future__ import annotations

import pytest
from rich.cells import cell_len, set_cell_size

from diplocompare.phrasing.shorten import shorten, shorten_at_word, shorten_line, shorten_quotation


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [("grain", 5, "grain"), ("grains", 5, "grai…"), ("grain and", 7, "grain…"), ("", 5, "")],
)
def test_by_characters_the_cut_falls_anywhere_and_no_blank_stands_before_the_ellipsis(
    text: str, longest: int, short: str
) -> None:
    assert shorten(text, longest) == short


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        pytest.param("a b", 3, "a b", id="it fits"),
        pytest.param("one two three", 10, "one two…", id="the end of a word is near"),
        pytest.param("one twothree", 10, "one twoth…", id="it is far, and most of the room would be lost"),
        pytest.param("x" * 9, 5, "xxxx…", id="one word"),
        pytest.param("one\n two\tthree", 20, "one two three", id="on one line"),
    ],
)
def test_a_line_is_cut_at_the_end_of_a_word_where_one_is_near(text: str, longest: int, short: str) -> None:
    assert shorten_line(text, longest) == short


def test_length_may_be_measured_in_the_cells_of_a_terminal() -> None:
    assert shorten_at_word("两国领导人", 7, measure=cell_len, beginning=set_cell_size) == "两国领…"
    assert shorten_at_word("两国领", 6, measure=cell_len, beginning=set_cell_size) == "两国领"


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("grain and steel", "grain and steel"),
        ("grain and steel, visas", "grain and…"),
        ("grain, steelworkers", "grain…"),
        ("grain-and-steels and", "grain-and-steel…"),
    ],
)
def test_a_quotation_ends_with_a_whole_word_that_no_comma_follows(words: str, short: str) -> None:
    assert shorten_quotation(words, 15) == short
