"""The probability that two points speak of the same matter, or report the same of it, from features of their pair."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from diplocompare.model import Value
from diplocompare.pairs.features import Claim, features, report_features
from diplocompare.pairs.similarity import Matrix
from diplocompare.weights import weights_folder

# Fitted by `training/matching.py`; weights/README.md tells on what.
FILE = "matching.toml"


class Weights(Value):
    """A logistic regression: `bias` and the weight of each feature by name."""

    bias: float
    of: tuple[tuple[str, float], ...]


@cache
def _table(file: Path) -> dict[str, Weights]:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: Weights(part["bias"], tuple(sorted(part["weights"].items()))) for name, part in table.items()}


def fitted(name: str) -> Weights:
    """Return fitted weights: for pairs "across" sides or "within" one, for the "same" report, those of `confidence`."""
    return _table(weights_folder() / FILE)[name]


def probabilities(claims: Sequence[Claim], cosine: Matrix) -> Matrix:
    """Return the probability of every pair of points to be of one topic, `(n, n)`, symmetric, 0 on the diagonal.

    `cosine`: `(n, n)`, row i is claim i, negative ones as 0.
    """
    if not claims:
        return np.zeros((0, 0))
    side = np.array([claim.side for claim in claims], dtype=int)
    abroad = side[:, None] != side[None, :]
    across, within = fitted("across"), fitted("within")
    odds = np.where(abroad, across.bias, within.bias)
    parts = dict(across.of), dict(within.of)
    for name, plane in features(claims, cosine):
        odds += np.where(abroad, parts[0].get(name, 0.0), parts[1].get(name, 0.0)) * plane
    found = _logistic(odds)
    np.fill_diagonal(found, 0.0)
    return found


def report_probabilities(claims: Sequence[Claim], cosine: Matrix) -> Matrix:
    """Return the probability of every pair of points to report the same, if of one topic, `(n, n)`, symmetric.

    `cosine`: as for `probabilities`.
    """
    weights = fitted("same")
    of, odds = dict(weights.of), np.full(cosine.shape, weights.bias)
    for name, plane in report_features(claims, cosine):
        odds += of[name] * plane
    return _logistic(odds)


def _logistic(odds: Matrix) -> Matrix:
    found = 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0)))
    # A tie must break the same way whoever comes first.
    return np.asarray(np.round((found + found.T) / 2.0, 6))
