"""The full readouts: every character of every text, cut into paragraphs, with the points marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplocompare.model import Point, Readout, Value
from diplocompare.render.html.index import Index, Ref
from diplocompare.render.html.wording import cropped

_TITLE = 300
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


class Piece(Value):
    """Words of a text: outside all points where `ref` is None; `first`: the point begins here and is not continued.

    `look`: "shared", "only" or "frame", how the topic of the point stands.
    """

    text: str
    ref: Ref | None = None
    first: bool = False
    look: str = ""
    topic: str = ""


class FullText(Value):
    """One side's text: the paragraphs' pieces, joined, are the text."""

    color: str
    name: str
    title: str
    language: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def full_texts(index: Index) -> tuple[FullText, ...]:
    """Return the texts in the order of the sides."""
    return tuple(
        FullText(
            color=index.colors[readout.id],
            name=index.names[readout.id],
            title=cropped(readout.title or "", _TITLE),
            language=index.languages[readout.id],
            paragraphs=tuple(_paragraphs(readout, index)),
        )
        for readout in index.comparison.readouts
    )


def _paragraphs(readout: Readout, index: Index) -> Iterator[tuple[Piece, ...]]:
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
                pieces.append(_marked(text[start:stop], point, index, first=start == point.start))
                start = stop
        if pieces:
            yield tuple(pieces)


def _marked(text: str, point: Point, index: Index, *, first: bool) -> Piece:
    topic = index.topics.get(point.topic or "")
    look = "frame" if topic is None else "shared" if topic.status == "shared" else "only"
    return Piece(text, index.refs[point.id], first, look, topic.label if topic else "")
