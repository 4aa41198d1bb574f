"""What `evaluate` says of the metrics; it speaks of the tool beside its annotators, and of no side."""

from __future__ import annotations

from collections.abc import Sequence

HOW_TO_READ = (
    "P, R, F1: pairs of words in one topic, mean over calls. omit: mean F1 of one-sided and of shared words, pooled. "
    "same: F1 of pairs of words that report the same, mean over calls. speak, frame: words whose speaker, or being "
    "frame, is right, pooled. plain: the baseline of whole sentences. annotators: the second against the first. "
    "In brackets: 95% bootstrap interval over calls."
)
HOW_TO_READ_TELLING = (
    "recall: of an analyst's first five keys, the share that the leading findings reach; precision: of the leading "
    "findings, the share that reaches any key; recall of all: with all findings. Weights are fitted on keys: those of "
    "calls that they were fitted on flatter."
)
TELLING = ("recall at five", "precision", "recall of all")
LONGEST = "the longest one-sided points"
ANALYST = "another analyst"
ALL_CALLS = "all calls"
ONE_SIDED_WORDS = "one-sided words"
SHARED_WORDS = "shared words"
# Heads of the columns that set probabilities beside how often they came true.
CALIBRATION = ("probability of being shared", "share that is", "points")


def speaker_class(speaker: str) -> str:
    """Name the class of words with this speaker."""
    return f"speaker {speaker}"


def without_gold(calls: Sequence[str]) -> str:
    """Say which calls have no annotation."""
    return f"Without gold, not scored: {', '.join(calls)}."


def calibration_error(error: str, auc: str) -> str:
    """Say how far the probabilities hold, and how well they tell shared words from others."""
    return f"Expected calibration error {error}, AUC {auc}."
