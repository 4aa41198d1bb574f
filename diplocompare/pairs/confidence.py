"""How sure the tool may be: pair probabilities made honest for topics and matches (Platt scaling, Platt 1999)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from diplocompare.weights.logistic import fitted

# What is judged: a topic with points of several sides, a topic of one side, a match inside a topic; whether one whose
# points go best together reports the same.
Judged = Literal["shared", "one-sided", "match", "same"]
_LEAST = 1e-4  # of a probability that is taken for odds


def shared_evidence(best: Sequence[float]) -> dict[str, float]:
    """Return the feature of a topic's probability to be on several sides.

    `best`: for each of its points the highest pair probability with a point of another side: one in the topic where it
    has any, else any.
    """
    return {"mean best": log_odds(sum(best) / len(best))}


def pair_evidence(probability: float) -> dict[str, float]:
    """Return the feature of a match's probability to be of one topic."""
    return {"best": log_odds(probability)}


def report_evidence(together: float, same: float) -> dict[str, float]:
    """Return the features of a match's probability to report the same, from those to be of one topic and to do so."""
    return {"topic": log_odds(together), "report": log_odds(same)}


def confidence(judged: Judged, evidence: dict[str, float]) -> float:
    """Return the probability, 0 to 1, that what was found on several sides is one matter there, or one report."""
    return fitted(f"confidence-{judged}").probability(evidence)


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability, kept finite."""
    bounded = min(1.0 - _LEAST, max(_LEAST, probability))
    return math.log(bounded / (1.0 - bounded))
