"""How the cosines of a model are read, and on what scale its scores are told to the user.

The regressions over pairs were fitted on the cosines of the embedded model with its adapter. Those of another model lie
elsewhere: 0.6 may be near for one and far for the next. So they are set against the cosines of random pairs of points
of different calls: first moved to where the embedded model has as many such pairs, and in the end told as percentiles
of them, not as probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from diplocompare.embed.encoder import NO_ADAPTER, Encoder
from diplocompare.model import Span, Value
from diplocompare.pairs.similarity import Matrix, cosines
from diplocompare.weights import PACKAGED

# Made by `training/background.py`.
FILE = PACKAGED / "background.json"
# The parts of random pairs at which two models are set against each other; most of what is of one topic is in the last.
PARTS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0)
# Added from each quantile to the next, since a model that tells little apart may have equal ones.
_RISE = 1e-9


class Scale(Protocol):
    """What a model's cosines are worth. `name`: what its scores are; `digits`: to how many its confidences are told."""

    name: str
    digits: int

    def calibrated(self, cosine: Matrix, /) -> Matrix:
        """Return the cosines `(n, n)` as the embedded model with its adapter would have them."""

    def told(self, cosine: Matrix, probability: Matrix, /) -> Matrix:
        """Return the scores of pairs that the user is told, `(n, n)`, from their cosines and probabilities `(n, n)`."""


class Probabilities:
    """The scale of the embedded model with its adapter: cosines as they are, scores are probabilities."""

    name = "probability"
    digits = 3

    def calibrated(self, cosine: Matrix, /) -> Matrix:
        """Return the cosines as they are."""
        return cosine

    def told(self, _cosine: Matrix, probability: Matrix, /) -> Matrix:
        """Return the probabilities as they are."""
        return probability


class Percentiles:
    """The scale of any other model: a score is the part of random pairs that a pair's cosine exceeds.

    Confidences are told to one digit, as more would be pretended.
    """

    name = "percentile"
    digits = 1

    def __init__(self, encoder: Encoder) -> None:
        """Let the model encode the background; its vectors are cached like a readout's."""
        self._random = random_cosines(encoder, background().texts)

    def calibrated(self, cosine: Matrix, /) -> Matrix:
        """Return each cosine moved to where the embedded model has as many random pairs below it."""
        own = np.maximum.accumulate(np.quantile(self._random, PARTS)) + _RISE * np.arange(len(PARTS))
        highest = 1.0 + 2 * _RISE * len(PARTS)
        return np.asarray(np.interp(cosine, [*own, highest], [*background().quantiles, 1.0]))

    def told(self, cosine: Matrix, _probability: Matrix, /) -> Matrix:
        """Return the percentile of each cosine among random pairs, 0 to 1."""
        return np.asarray(np.searchsorted(self._random, cosine) / len(self._random))


class Background(Value):
    """Masked points, each of another call, and the cosines that `PARTS` of their pairs do not exceed by default."""

    texts: tuple[str, ...]
    quantiles: tuple[float, ...]


def scale_of(encoder: Encoder) -> Scale:
    """Return the scale of a model."""
    return Percentiles(encoder) if encoder.adapter == NO_ADAPTER else Probabilities()


@cache
def background() -> Background:
    """Return the background that comes with the package."""
    return msgspec.json.decode(FILE.read_bytes(), type=Background)


def random_cosines(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the cosines of all pairs of `n` texts under a model, `(n * (n - 1) / 2,)`, rising."""
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)]).tolist()
    spans = [Span(start, start + len(text)) for start, text in zip(starts, texts, strict=False)]
    found = cosines(encoder.encode("\n".join(texts), spans).astype(np.float64))
    return np.sort(found[np.triu_indices(len(texts), 1)])
