"""Shorten text, which may be of any length, to what there is room for; an ellipsis stands for what is left out."""

from __future__ import annotations

from collections.abc import Callable

# A word's end is near the cut where the text up to it has this part of the room.
_NEAR = 2 / 3


def shorten(text: str, longest: int) -> str:
    """Cut text to at most `longest` characters wherever that falls, the ellipsis included."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _first_characters(text: str, count: int) -> str:
    return text[:count]


def shorten_at_word(
    text: str,
    longest: int,
    measure: Callable[[str], int] = len,
    beginning: Callable[[str, int], str] = _first_characters,
) -> str:
    """Cut text to a length of at most `longest`, at a word's end where one is near, the ellipsis included.

    `measure`: what a text's length is; `beginning`: returns as much of a text's beginning as has a length.
    """
    if measure(text) <= longest:
        return text
    kept = beginning(text, longest - 1)
    whole_words = kept.rpartition(" ")[0]
    return (whole_words if measure(whole_words) >= longest * _NEAR else kept).rstrip() + "…"


def shorten_line(text: str, longest: int) -> str:
    """Set text on one line, at most `longest` characters long, cut at a word's end where one is near."""
    return shorten_at_word(" ".join(text.split()), longest)


def shorten_quotation(words: str, longest: int) -> str:
    """Cut words after the last whole one in the first `longest` characters; no comma or colon before the ellipsis.

    However much room that leaves: half a name would be another name. Only where there is one word is it cut apart.
    """
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"
