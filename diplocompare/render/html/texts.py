"""The full readouts: every character of every text, cut into paragraphs, with the points marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from diplocompare.model import Point, Readout, Value
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.html.lookup import Lookup, Ref, Standing

_TITLE_LETTERS = 300
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


class Piece(Value):
    """Words of a text: outside all points where `ref` is None; `first`: the point begins here and is not continued.

    `topic`: the label of the point's topic.
    """

    text: str
    ref: Ref | None = None
    first: bool = False
    standing: Standing | Literal[""] = ""
    topic: str = ""


class FullText(Value):
    """One side's text: the paragraphs' pieces, joined, are the text."""

    color: str
    name: str
    title: str
    language: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def full_texts(lookup: Lookup) -> tuple[FullText, ...]:
    """Return the texts in the order of the sides."""
    return tuple(
        FullText(
            color=lookup.colors[readout.id],
            name=lookup.names[readout.id],
            title=shorten_line(readout.title or "", _TITLE_LETTERS),
            language=lookup.languages[readout.id],
            paragraphs=tuple(_paragraphs(readout, lookup)),
        )
        for readout in lookup.comparison.readouts
    )


def _paragraphs(readout: Readout, lookup: Lookup) -> Iterator[tuple[Piece, ...]]:
    """Cut at blank lines, which stay with the paragraph before them; a point may run over several."""
    text = readout.text
    ends = [match.end() for match in _BLANK_LINES.finditer(text)]
    pending = list(reversed(readout.points))
    start = 0
    for end in dict.fromkeys([*ends, len(text)]):
        pieces: list[Piece] = []
        while start < end:
            while pending and pending[-1].end <= start:
                pending.pop()
            point = pending[-1] if pending else None
            if point is None or point.start >= end:
                pieces.append(Piece(text[start:end]))
                start = end
            elif point.start > start:
                pieces.append(Piece(text[start : point.start]))
                start = point.start
            else:
                stop = min(point.end, end)
                pieces.append(_marked(text[start:stop], point, lookup, first=start == point.start))
                start = stop
        if pieces:
            yield tuple(pieces)


def _marked(text: str, point: Point, lookup: Lookup, *, first: bool) -> Piece:
    topic = lookup.topics.get(point.topic or "")
    return Piece(text, lookup.refs[point.id], first, lookup.standing(point), topic.label if topic else "")
