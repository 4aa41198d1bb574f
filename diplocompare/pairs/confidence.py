"""How sure the tool may be: pair probabilities made honest for topics and matches (Platt scaling, Platt 1999)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from diplocompare.weights.logistic import fitted

# What is judged: a topic with points of several sides, a topic of one side, a match inside a topic.
Judged = Literal["shared", "one-sided", "match"]
_LEAST = 1e-4  # of a probability that is taken for odds


def shared_evidence(best: Sequence[float]) -> dict[str, float]:
    """Return the features of a topic's probability to be on several sides.

    `best`: for each of its points the highest pair probability with a point of another side: one in the topic where it
    has any, else any.
    """
    return {"best": log_odds(max(best)), "mean best": log_odds(sum(best) / len(best))}


def pair_evidence(probability: float) -> dict[str, float]:
    """Return the feature of a match's probability to be of one topic."""
    return {"best": log_odds(probability)}


def confidence(judged: Judged, evidence: dict[str, float]) -> float:
    """Return the probability, 0 to 1, that what was found on several sides is one matter there."""
    return fitted(f"confidence-{judged}").probability(evidence)


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability, kept finite."""
    bounded = min(1.0 - _LEAST, max(_LEAST, probability))
    return math.log(bounded / (1.0 - bounded))
