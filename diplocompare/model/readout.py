"""A readout and its points, as values."""

from __future__ import annotations

import hashlib
import re
from typing import Any, Literal, NamedTuple

from msgspec import UNSET, UnsetType

from diplocompare.model.findings import Speaker
from diplocompare.model.value import Value

# A word, as every count in this project understands it (lengths, shares, metrics).
WORD = re.compile(r"\w[\w'’\-]*")
Role = Literal["point", "frame"]


class Span(NamedTuple):
    """A half-open range of Unicode code points: `text[start:end]`."""

    start: int
    end: int


def count_words(text: str) -> int:
    """Count the words of a text (matches of `WORD`)."""
    return sum(1 for _ in WORD.finditer(text))


class Nearest(Value):
    """A candidate on another side, and its score: the probability, 0 to 1, that both speak of one matter."""

    point: str
    score: float


class Point(Value):
    """A contiguous span of a readout that makes one claim or names one matter.

    Invariants: `0 <= start < end <= len(text)`; points of a readout are in order and do not overlap;
    a frame point has no topic; in a finished comparison every other point is in exactly one.
    `cut`: why it begins where it does; `masked`: the spans that were left out when it was compared; `candidates`: the
    likeliest counterparts on other sides, best first, whether or not they share its topic; `article_start` and
    `article_end`: where it stands in the article that it is an extract of.
    """

    id: str
    start: int
    end: int
    role: Role = "point"
    speaker: Speaker = "own"
    speaker_side: str | None = None
    topic: str | None = None
    cut: str = ""
    masked: tuple[Span, ...] = ()
    candidates: tuple[Nearest, ...] = ()
    article_start: int | None = None
    article_end: int | None = None

    @property
    def span(self) -> Span:
        """Where the point stands in its readout's text."""
        return Span(self.start, self.end)


class Readout(Value):
    """One side's published text about a call. Invariants: `sha256` and `words` are those of `text`.

    `dropped`: the lines of a page or document that are not in the text; of plain text it is absent, in JSON too.
    """

    id: str
    side: str
    text: str
    sha256: str
    words: int
    issuer: str | None = None
    principal: str | None = None
    date: str | None = None
    event: str | None = None
    language: str | None = None
    source: str | None = None
    title: str | None = None
    points: tuple[Point, ...] = ()
    dropped: tuple[str, ...] | UnsetType = UNSET

    @classmethod
    def of(cls, text: str, *, side: str, id: str = "", **metadata: Any) -> Readout:
        """Build a readout from its body, exactly as it is to be compared. `metadata`: the optional fields by name."""
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return cls(id=id, side=side, text=text, sha256=digest, words=count_words(text), **metadata)

    def quote(self, point: Point) -> str:
        """Return the exact words of a point."""
        return self.text[point.start : point.end]

    @property
    def claims(self) -> tuple[Point, ...]:
        """The points that carry a matter: all but the frame."""
        return tuple(point for point in self.points if point.role == "point")
