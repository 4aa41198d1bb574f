"""The probability that two points speak of the same matter, or report the same of it, from features of their pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diplocompare.pairs.features import Claim, features, report_features
from diplocompare.pairs.similarity import Matrix
from diplocompare.weights.logistic import fitted, logistic_each


def probabilities(claims: Sequence[Claim], cosine: Matrix) -> Matrix:
    """Return the probability of every pair of points to be of one topic, `(n, n)`, symmetric, 0 on the diagonal.

    `cosine`: `(n, n)`, row i is claim i, negative ones as 0.
    """
    if not claims:
        return np.zeros((0, 0))
    side = np.array([claim.side for claim in claims], dtype=int)
    abroad = side[:, None] != side[None, :]
    # Two regressions over the same features: for pairs across sides, and for pairs of points of one side.
    across, within = fitted("pair-across"), fitted("pair-within")
    odds = np.where(abroad, across.bias, within.bias)
    for name, plane in features(claims, cosine):
        odds += np.where(abroad, across.weights.get(name, 0.0), within.weights.get(name, 0.0)) * plane
    found = _symmetric(logistic_each(odds))
    np.fill_diagonal(found, 0.0)
    return found


def report_probabilities(claims: Sequence[Claim], cosine: Matrix) -> Matrix:
    """Return the probability of every pair of points to report the same, if of one topic, `(n, n)`, symmetric.

    `cosine`: as for `probabilities`.
    """
    same = fitted("report-same")
    odds = np.full(cosine.shape, same.bias)
    for name, plane in report_features(claims, cosine):
        odds += same.weights.get(name, 0.0) * plane
    return _symmetric(logistic_each(odds))


def _symmetric(found: Matrix) -> Matrix:
    """Round away the last bits, in which the halves may differ: a tie must break the same way whoever comes first."""
    return np.asarray(np.round((found + found.T) / 2.0, 6))
