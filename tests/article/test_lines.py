"""Paragraphs, furniture and quotations of an article's page."""

from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.article.lines import blocks
from diplocompare.article.quotes import quotations


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("Leaders talk about grain", True),
        ("Leaders talk about grain!", True),
        ("What did the other side say?", True),
        ("By A. Reporter", True),
        ("19:52", True),
        ("Photo: The bridge at dawn. Agency", True),
        ("Read also: The long table", True),
        ("Copyright 2031 The Daily. All rights reserved.", True),
        ("Sign up for our newsletter.", True),
        ("By contrast, Korr said no.", False),
        ("Published accounts of the call differ.", False),
        ("“Is that all?” he asked.", False),
        ("Korr said no.", False),
        ("Five six seven eight " * 7, True),
        ("Five six seven eight " * 7 + "nine", False),
        ("5 SIX 7 EIGHT " * 9, True),
        ("Subscribe " * 25 + "today.", False),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_line_is_a_paragraph_or_furniture(line: str, furniture: bool) -> None:
    assert [block.furniture for block in blocks(line, LEXICON)] == [furniture]


def test_lines_broken_by_width_are_one_paragraph() -> None:
    text = "The two leaders spoke for more than an hour about the\nport and the bridge, and about who would pay.\n"
    assert [text[block.start : block.end] for block in blocks(text, LEXICON)] == [text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "Korr said no.\nTevosh said yes.",
        "The two leaders spoke for more than an hour about the\nport",
        "The two leaders spoke\nfor more than an hour about it.",
    ],
    ids=["each a sentence", "the last no sentence", "a short one"],
)
def test_lines_that_their_width_did_not_break_are_paragraphs(text: str) -> None:
    assert len(blocks(text, LEXICON)) == 2


def test_the_items_of_a_list_belong_to_the_sentence_above_it() -> None:
    found = blocks("Korr's office said the two agreed:\n- to open the port\n", LEXICON)
    assert [block.furniture for block in found] == [False, False]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we wait” and “we hope”.", ["“we wait”", "“we hope”"]),
        ('He said "we wait" twice.', ['"we wait"']),
        ("He said 'we don't wait' twice.", ["'we don't wait'"]),
        ("He said 'the leaders' talks go on' twice.", ["'the leaders' talks go on'"]),
        ("The leaders' talks and Korr's port.", []),
        ("Er sagte „wir warten“ und ging.", ["„wir warten“"]),
        ("He said «we wait» twice.", ["«we wait»"]),
        ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
        ("“We wait, and the next paragraph goes on.", ["“We wait, and the next paragraph goes on."]),
        ("The '90s were good.", []),
        ("“…”", []),
    ],
    ids=lambda value: str(value)[:30],
)
def test_direct_quotations_are_found(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text, 0, len(text))] == quoted
