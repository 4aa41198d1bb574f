"""Counts and what is read from them: precision, recall, F1 of word pairs; confusion of classes; intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from diplocompare.model import Value

Array = npt.NDArray[np.float64]
RESAMPLES = 2000


class Agreement(Value):
    """Precision, recall and F1 of word pairs, or of one class of words.

    Where nothing was to be found and nothing was given all three are 1; where only one of the two is empty they are 0.
    """

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, both: float, gold: float, system: float) -> Agreement:
        """Score from the number of pairs in both, in the gold, and in the system's answer."""
        if not gold and not system:
            return cls(1.0, 1.0, 1.0)
        return cls(both / system if system else 0.0, both / gold if gold else 0.0, 2 * both / (gold + system))


class Confusion(Value):
    """How many words of each gold class (row) the system gives each class (column). Counts may be means."""

    classes: tuple[str, ...]
    counts: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, classes: tuple[str, ...], pairs: Iterable[tuple[str, str]]) -> Confusion:
        """Count (gold class, system class) pairs."""
        counts = np.zeros((len(classes), len(classes)))
        for gold, system in pairs:
            counts[classes.index(gold), classes.index(system)] += 1
        return cls.from_array(classes, counts)

    @classmethod
    def from_array(cls, classes: tuple[str, ...], counts: Array) -> Confusion:
        """Wrap a `(k, k)` array of counts, rows gold, columns system."""
        return cls(classes, tuple(tuple(float(count) for count in row) for row in counts))

    @property
    def array(self) -> Array:
        """The counts, `(k, k)` float64, rows gold, columns system."""
        return np.array(self.counts, dtype=np.float64)

    @property
    def accuracy(self) -> float:
        """Share of words whose class is right; 1 where there are none."""
        return float(accuracy(self.array))

    def score(self, name: str) -> Agreement:
        """Precision, recall and F1 of one class, by the same rule for empty ones as for word pairs."""
        at, counts = self.classes.index(name), self.array
        return Agreement.of(float(counts[at, at]), float(counts[at].sum()), float(counts[:, at].sum()))


class Estimate(Value):
    """A figure over the calls of a corpus, and its 95% bootstrap interval over calls."""

    value: float
    low: float
    high: float


def accuracy(counts: Array) -> Array:
    """Share on the diagonal of `(..., k, k)` counts, `(...)`; 1 where there are no counts."""
    total = counts.sum(axis=(-2, -1))
    right = np.trace(counts, axis1=-2, axis2=-1)
    return np.asarray(np.divide(right, total, out=np.ones_like(total), where=total > 0))


def class_f1(counts: Array, at: int) -> Array:
    """F1 of class number `at` in `(..., k, k)` counts, `(...)`; 1 where neither gold nor system has it."""
    size = counts[..., at, :].sum(axis=-1) + counts[..., at].sum(axis=-1)
    return np.asarray(np.divide(2 * counts[..., at, at], size, out=np.ones_like(size), where=size > 0))


@cache
def resample(calls: int) -> Array:
    """How often each call is drawn in each bootstrap resample, `(RESAMPLES, calls)`; the same at every run."""
    return np.random.default_rng(0).multinomial(calls, [1 / calls] * calls, size=RESAMPLES).astype(np.float64)


def estimate(value: float, resampled: Array) -> Estimate:
    """Put a figure beside the 2.5th and 97.5th percentile of its `(RESAMPLES,)` resampled values."""
    low, high = np.percentile(resampled, (2.5, 97.5))
    return Estimate(value, float(low), float(high))


def mean_estimate(values: Sequence[float]) -> Estimate:
    """Mean of one value a call, with its interval."""
    column = np.array(values, dtype=np.float64)
    return estimate(float(column.mean()), resample(len(values)) @ column / len(values))
