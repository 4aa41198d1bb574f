"""The claims of a call: neighbouring points of one matter, no longer than a reader would quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.model import Evidence, Point, Readout, Value, count_words
from diplocompare.pairs.similarity import Matrix

# A claim of more words would be no quotation.
_MOST_WORDS = 60


class Claim(Value):
    """Points of one topic that stand side by side in one text.

    `shared`: whether their topic is; `rows`: the first of its points and the one after its last, counted over the
    points of all readouts but for frame.
    """

    readout: str
    points: tuple[str, ...]
    topic: str
    shared: bool
    start: int
    end: int
    words: int
    rows: tuple[int, int]

    @property
    def place(self) -> Evidence:
        """Where its words stand."""
        return Evidence(self.readout, self.start, self.end)


def cut_claims(call: AlignedCall) -> tuple[Claim, ...]:
    """Return the claims of all readouts, one after the other; every point but for frame is in exactly one."""
    claims = []
    row = 0
    for readout in call.readouts:
        for points in _runs(readout):
            topic = call.topic(points[0].topic)
            start, end = points[0].start, points[-1].end
            claims.append(
                Claim(
                    readout.id,
                    tuple(point.id for point in points),
                    points[0].topic or "",
                    topic is not None and topic.status == "shared",
                    start,
                    end,
                    count_words(readout.text[start:end]),
                    (row, row + len(points)),
                )
            )
            row += len(points)
    return tuple(claims)


def _runs(readout: Readout) -> Iterator[list[Point]]:
    """Yield the points of a readout by neighbours of one topic, with no more words than a claim may have."""
    run: list[Point] = []
    for point in readout.points:
        goes_on = run and point.role == "point" and point.topic == run[0].topic
        if run and not (goes_on and count_words(readout.text[run[0].start : point.end]) <= _MOST_WORDS):
            yield run
            run = []
        if point.role == "point":
            run.append(point)
    if run:
        yield run


def between(claims: Sequence[Claim], plane: Matrix) -> Matrix:
    """Return for every two claims, `(c, c)`, the highest value that two of their points have.

    `plane`: `(n, n)`, row i is point i of all readouts in order, frame left out.
    """
    if not claims:
        return np.zeros((0, 0))
    first = [claim.rows[0] for claim in claims]
    highest: Matrix = np.maximum.reduceat(np.maximum.reduceat(plane, first, axis=0), first, axis=1)
    return highest
