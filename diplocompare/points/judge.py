"""A small learned judgement: named features, a weight for each, a probability, and which features told most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from safetensors import safe_open

from diplocompare.model import Value
from diplocompare.weights import weights_folder


class Judge(Value):
    """A logistic regression over features that are there or not. A feature without a weight counts nothing."""

    weights: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability, 0 to 1, that these features speak for."""
        total = sum(self.weights.get(feature, 0.0) for feature in sorted(set(features)))
        return logistic(total)

    def reasons(self, features: Iterable[str], most: int = 5) -> tuple[tuple[str, float], ...]:
        """Return the features that told most, each with its weight: above 0 for, below 0 against."""
        told = {feature: self.weights[feature] for feature in features if feature in self.weights}
        told.pop(ALWAYS, None)
        return tuple(sorted(told.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:most])


# The feature that everything has: its weight is the intercept.
ALWAYS = "always"


def logistic(odds: float) -> float:
    """Return the probability of logarithmic odds, kept off 0 and 1."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


def judge(name: str) -> Judge:
    """Return the judge of this name, as `training/cuts.py` wrote it."""
    return _read(weights_folder() / f"{name}.safetensors")


@cache
def _read(file: Path) -> Judge:
    with safe_open(file, framework="numpy") as stored:
        names = stored.metadata()["features"].split("\n")
        values = stored.get_tensor("weight").tolist()
    return Judge(dict(zip(names, values, strict=True)))
