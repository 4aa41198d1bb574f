from __future__ import annotations

import pytest

from diplocompare.model import Span
from diplocompare.points.sentences import blocks, read_sentences, sentences, trimmed


def parts(text: str) -> list[tuple[str, bool]]:
    return [(text[start:end], heading) for (start, end), heading in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grain was\nsold.\n\nGas was not.", [("Grain was\nsold.", False), ("Gas was not.", False)]),
        # A line that begins as a sentence does, below the end of one, is a paragraph; another goes on.
        ("Grain was sold.\nGas was not.", [("Grain was sold.", False), ("Gas was not.", False)]),
        ("Grain was sold.\n“Gas was not.”", [("Grain was sold.", False), ("“Gas was not.”", False)]),
        ("Grain was sold.\n(Gas was not.)", [("Grain was sold.", False), ("(Gas was not.)", False)]),
        ("Grain was sold.\nand gas.", [("Grain was sold.\nand gas.", False)]),
        ("Grain was sold,\nGas was not.", [("Grain was sold,\nGas was not.", False)]),
        # Items, without their markers.
        ("- grain\n- gas", [("grain", False), ("gas", False)]),
        ("1. grain\n(2) gas\n(b) coal\nc) iron", [(each, False) for each in ("grain", "gas", "coal", "iron")]),
        ("Named were\n- grain\nfrom there", [("Named were", False), ("grain\nfrom there", False)]),
        ("-grain\n12.5 tons", [("-grain\n12.5 tons", False)]),
        # A line without a word parts paragraphs.
        ("grain\n---\ngas", [("grain", False), ("gas", False)]),
        ("* \n* gas", [("gas", False)]),
    ],
)
def test_paragraphs_and_items(text: str, expected: list[tuple[str, bool]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# Grain\nand gas.", True),
        ("Readout of the call\nand gas.", True),
        ("READOUT OF the call", True),
        ("Readouts of calls", False),
        ("Grain and gas\n\nBoth were sold.", True),
        ("Grain and gas\nBoth were sold.", False),
        ("Grain and gas.\n\nBoth were sold.", False),
        ("Grain and gas:\n\nBoth were sold.", False),
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen\n\nThey met.", True),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen\n\nThey met.",
            False,
        ),
        ("Grain and gas", False),  # the last line is none
    ],
)
def test_a_heading_is_marked_or_stands_alone_without_a_full_stop(text: str, heading: bool) -> None:
    assert parts(text)[0][1] == heading


def test_a_heading_inside_a_text_has_an_empty_line_on_both_sides() -> None:
    text = "They met.\n\nGrain\n\nIt was sold.\n\nGas\nwas not.\n\nThey parted.\nIron\n\nWas none."
    assert [words for words, heading in parts(text) if heading] == ["Grain"]


def test_the_sentences_of_paragraphs_and_the_headings_come_in_order() -> None:
    text = "# Grain\n\nIt was sold. They met.\n- gas"
    found = [(text[start:end], heading) for (start, end), heading in read_sentences(text)]
    assert found == [("Grain", True), ("It was sold.", False), ("They met.", False), ("gas", False)]


@pytest.mark.parametrize(
    "text",
    ["1. Grain was sold.", "(a) Grain was sold.", "He thanked Mr. Halle.", "Mr. Halle came.", "The China-U.S. talks."],
)
def test_these_do_not_end_a_sentence(text: str) -> None:
    assert [text[start:end] for start, end in sentences(text)] == [text]


@pytest.mark.parametrize("text", ["It was his. Halle came.", "They flew to Lysmark-A. Bees came."])
def test_these_do(text: str) -> None:
    assert len(sentences(text)) == 2


def test_a_part_of_a_text_is_read_alone() -> None:
    text = "Grain was sold. Gas was not. They met."
    assert sentences(text, Span(16, 28)) == (Span(16, 28),)


def test_white_space_is_cut_off_and_a_span_without_words_is_none() -> None:
    assert trimmed(" \n grain \t", Span(0, 10)) == Span(3, 8)
    assert trimmed("grain -- gas", Span(5, 9)) is None
