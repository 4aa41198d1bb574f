"""How far the probabilities of a comparison can be believed (metric 5)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from diplocompare.model import Value

BINS = 10


class Forecast(Value):
    """One point's probability of being shared, and the share of annotations in which it is."""

    probability: float
    observed: float


class ReliabilityBin(Value):
    """A row of the reliability table: mean probability, share observed, number of points."""

    predicted: float
    observed: float
    points: int


class Calibration(Value):
    """Expected calibration error and AUC, None where no point can tell (for the AUC: where all events are alike)."""

    error: float | None
    auc: float | None
    bins: tuple[ReliabilityBin, ...]


def calibrate(forecasts: Sequence[Forecast]) -> Calibration:
    """Measure the forecasts in ten bins of equal mass, every point weighing the same."""
    if not forecasts:
        return Calibration(None, None, ())
    probabilities = np.array([forecast.probability for forecast in forecasts])
    observed = np.array([forecast.observed for forecast in forecasts])
    levels, level = np.unique(probabilities, return_inverse=True)
    points = np.bincount(level)
    events = np.bincount(level, weights=observed).astype(np.float64)
    # A level may lie in two bins; its points then have its mean event in both, so that no order among them matters.
    by_point = np.sort(level)
    bins = tuple(
        ReliabilityBin(float(levels[part].mean()), float((events / points)[part].mean()), part.size)
        for part in np.array_split(by_point, BINS)
        if part.size
    )
    error = sum(row.points * abs(row.predicted - row.observed) for row in bins) / len(forecasts)
    return Calibration(error, _auc(points, events), bins)


def _auc(points: npt.NDArray[np.int_], events: npt.NDArray[np.float64]) -> float | None:
    """Return the chance that a shared point has a higher probability than one that is not, ties counting half.

    `points`, `events`: `(levels,)` number of points, and of shared ones, at each probability in rising order.
    """
    others = points - events
    pairs = float(events.sum() * others.sum())
    if not pairs:
        return None
    below = np.cumsum(others) - others
    return float((events * (below + others / 2)).sum()) / pairs
