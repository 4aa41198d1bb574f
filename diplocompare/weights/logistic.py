"""Logistic regression: named features, a weight for each, a probability; the one form of what is learned of points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from diplocompare.model import Value
from diplocompare.weights import weights_folder

# Beyond these logarithmic odds a probability is 0 or 1 in all but name, and the exponential would overflow.
_FARTHEST = 30.0


class Regression(Value):
    """A fitted logistic regression: `bias`, and the weight of each feature. One without a weight counts nothing."""

    bias: float
    weights: dict[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1, that the values of these features speak for."""
        odds = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return logistic(odds)

    def reasons(self, features: Iterable[str], most: int = 5) -> tuple[tuple[str, float], ...]:
        """Return those of the features that told most, each with its weight: above 0 for, below against."""
        told = {name: self.weights[name] for name in features if name in self.weights}
        return tuple(sorted(told.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:most])


def logistic(odds: float) -> float:
    """Return the probability of logarithmic odds, kept off 0 and 1."""
    return 1.0 / (1.0 + math.exp(-max(-_FARTHEST, min(_FARTHEST, odds))))


def logistic_each(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probability of each of many logarithmic odds, in an array of the same shape, kept off 0 and 1."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -_FARTHEST, _FARTHEST))))


def fitted(name: str) -> Regression:
    """Return the regression of this name from the weights in use: `<name>.json`, as `training/` wrote it."""
    return _read(weights_folder() / f"{name}.json")


@cache
def _read(file: Path) -> Regression:
    # 8,000 weights take 2 ms; as safetensors they took 7, and a table of TOML as long again.
    return msgspec.json.decode(file.read_bytes(), type=Regression)
