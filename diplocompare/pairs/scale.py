"""What the cosines of a model are worth, and what its scores are called.

The judge of pairs was fitted on the cosines of the embedded model with its adapter. Those of another model lie
elsewhere (0.6 may be near for one and far for the next). So they are set against random pairs of points of different
calls: first moved to where the embedded model has as many such pairs, then shown as percentiles, not as probabilities.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from diplocompare.embed.encoder import Encoder
from diplocompare.model import Nearest, Point, Readout, Span, Topic, Value
from diplocompare.pairs.similarity import Matrix, cosines
from diplocompare.weights import PACKAGED

# Made by `training/background.py`.
FILE = PACKAGED / "background.json"
# The parts of random pairs at which two models are set against each other; most of what is of one topic is in the last.
PARTS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0)
NO_ADAPTER = "none"
_DIGITS = 3
_RISE = 1e-9  # between equal values, of a model that tells little apart
Result = tuple[tuple[Readout, ...], tuple[Topic, ...]]


class Background(Value):
    """Masked points, each of another call, and the cosines that `PARTS` of their pairs do not exceed by default."""

    texts: tuple[str, ...]
    usual: tuple[float, ...]


@cache
def background() -> Background:
    """Return the background that comes with the package."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return Background(tuple(data["texts"]), tuple(data["usual"]))


def random_cosines(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the cosines of all pairs of `n` texts under a model, `(n * (n - 1) / 2,)`, rising."""
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)]).tolist()
    spans = [Span(start, start + len(text)) for start, text in zip(starts, texts, strict=False)]
    found = cosines(encoder.encode("\n".join(texts), spans).astype(np.float64))
    return np.sort(found[np.triu_indices(len(texts), 1)])


class Scale:
    """The scale of the embedded model with its adapter: cosines and probabilities as they are."""

    name = "probability"

    @staticmethod
    def of(encoder: Encoder) -> Scale:
        """Return the scale of a model."""
        return Percentiles(encoder) if encoder.adapter == NO_ADAPTER else Scale()

    def usual(self, cosine: Matrix) -> Matrix:
        """Return the cosines `(n, n)` as the embedded model with its adapter would have them."""
        return cosine

    def told(self, readouts: Sequence[Readout], topics: Sequence[Topic], cosine: Matrix) -> Result:  # noqa: ARG002
        """Return readouts and topics with scores that may be told; `cosine`: `(n, n)`, row i is claim i of all."""
        return tuple(readouts), tuple(topics)


class Percentiles(Scale):
    """The scale of any other model: a score is the part of random pairs that a pair's cosine exceeds."""

    name = "percentile"

    def __init__(self, encoder: Encoder) -> None:
        """Let the model encode the background; its vectors are cached like a readout's."""
        self._random = random_cosines(encoder, background().texts)

    def usual(self, cosine: Matrix) -> Matrix:
        """Move each cosine `(n, n)` to where the embedded model has as many random pairs below it."""
        own = np.maximum.accumulate(np.quantile(self._random, PARTS)) + _RISE * np.arange(len(PARTS))
        return np.asarray(np.interp(cosine, [*own, 1.0 + 2 * _RISE * len(PARTS)], [*background().usual, 1.0]))

    def told(self, readouts: Sequence[Readout], topics: Sequence[Topic], cosine: Matrix) -> Result:
        """Put percentiles in the place of every score, and round confidences to one digit: more would be pretended."""
        row = {point.id: at for at, point in enumerate(point for readout in readouts for point in readout.claims)}
        percentile = np.searchsorted(self._random, cosine) / len(self._random)

        def score(one: str, other: str) -> float:
            return round(float(percentile[row[one], row[other]]), _DIGITS)

        def scored(point: Point) -> Point:
            candidates = (Nearest(each.point, score(point.id, each.point)) for each in point.candidates)
            return replace(point, candidates=tuple(candidates))

        def rough(topic: Topic) -> Topic:
            near = topic.nearest
            return replace(
                topic,
                confidence=round(topic.confidence, 1),
                nearest=near and Nearest(near.point, max(score(each, near.point) for each in topic.points)),
                matches=tuple(
                    replace(match, score=score(*match.points), confidence=round(match.confidence, 1))
                    for match in topic.matches
                ),
            )

        made = (replace(readout, points=tuple(map(scored, readout.points))) for readout in readouts)
        return tuple(made), tuple(map(rough, topics))
