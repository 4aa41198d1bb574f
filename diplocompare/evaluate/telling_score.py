"""What analysts would tell of the calls of a corpus, and how far the findings are that."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.evaluate.counts import Estimate, mean_estimate
from diplocompare.evaluate.telling import Key, Telling, mean_telling, score_analyst, score_findings, score_longest
from diplocompare.model import Comparison, Value


class TellingOfCall(Value):
    """How far the findings of one call reach its keys, beside the plain way to choose them.

    `analyst`: how far each analyst's first five reach those of the others; None where there is one alone.
    """

    call: str
    found: Telling
    longest: Telling
    analyst: Telling | None


class TellingEstimate(Value):
    """Recall at five, precision, and recall of all findings, as means over calls."""

    recall: Estimate
    precision: Estimate
    recall_all: Estimate


class TellingScore(Value):
    """How far findings are what analysts would tell, over a corpus; `analyst`: over the calls that have two."""

    calls: tuple[TellingOfCall, ...]
    found: TellingEstimate
    longest: TellingEstimate
    analyst: TellingEstimate | None


def score_keys(call: str, comparison: Comparison, keys: Sequence[Sequence[Key]]) -> TellingOfCall:
    """Score the findings of a call against the keys of each of its analysts, one at least."""
    pairs = [(one, other) for one in keys for other in keys if one is not other]
    return TellingOfCall(
        call,
        mean_telling([score_findings(comparison, each) for each in keys]),
        mean_telling([score_longest(comparison, each) for each in keys]),
        mean_telling([score_analyst(comparison, one, other) for one, other in pairs]) if pairs else None,
    )


def summarise_telling(scores: Sequence[TellingOfCall]) -> TellingScore:
    """Bring the scores of calls, one at least, together."""
    analysts = [score.analyst for score in scores if score.analyst]
    return TellingScore(
        tuple(scores),
        estimate_telling([score.found for score in scores]),
        estimate_telling([score.longest for score in scores]),
        estimate_telling(analysts) if analysts else None,
    )


def estimate_telling(scores: Sequence[Telling]) -> TellingEstimate:
    """Return the means of scores with their intervals."""
    return TellingEstimate(
        mean_estimate([score.recall for score in scores]),
        mean_estimate([score.precision for score in scores]),
        mean_estimate([score.recall_all for score in scores]),
    )
