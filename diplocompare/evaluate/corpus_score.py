"""The metrics of a whole corpus: means and pooled figures over its calls, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from diplocompare.evaluate.calibration import Calibration, calibrate
from diplocompare.evaluate.counts import (
    Agreement,
    Confusion,
    Estimate,
    accuracy,
    class_f1,
    estimate,
    mean_estimate,
    resample,
)
from diplocompare.evaluate.gold import gold_comparison
from diplocompare.evaluate.score import CallScore, mean_score, score_call
from diplocompare.evaluate.telling_score import TellingOfCall, TellingScore, score_keys, summarise_telling
from diplocompare.model import Comparison, InputError, Readout, Value

if TYPE_CHECKING:
    from diplocompare.evaluate.annotations import Call

Compare = Callable[[tuple[Readout, ...]], Comparison]


class PairEstimate(Value):
    """Precision, recall and F1 as means over the calls."""

    precision: Estimate
    recall: Estimate
    f1: Estimate


class OmissionEstimate(Value):
    """F1 of one-sided and of shared words, pooled over the corpus, and the mean of the two."""

    one_sided: Estimate
    shared: Estimate
    macro: Estimate


class CorpusScore(Value):
    """The metrics of a corpus.

    `calls`: (call id, its score); `unscored`: calls without annotation. `row`, `same`: means over calls. All else is
    pooled over the words or points of the corpus; `speakers` and `frames` keep the counts for each class's figures.
    `telling`: how far findings are what analysts would tell, over the calls that have keys; None where none has.
    """

    calls: tuple[tuple[str, CallScore], ...]
    unscored: tuple[str, ...]
    row: PairEstimate
    same: PairEstimate
    omission: OmissionEstimate
    speaker: Estimate
    speakers: Confusion
    frame: Estimate
    frames: Confusion
    calibration: Calibration
    telling: TellingScore | None = None


def evaluate_corpus(calls: Sequence[Call], compare: Compare) -> CorpusScore:
    """Compare every annotated call and score it against its annotations.

    Raises `DiplocompareError` where no call has any.
    """
    scores = []
    telling: list[TellingOfCall] = []
    for call in calls:
        if call.golds:
            comparison = compare(call.readouts)
            scores.append((call.id, mean_score([score_call(comparison, gold) for gold in call.golds])))
            if call.keys:
                telling.append(score_keys(call.id, comparison, call.keys))
    found = summarise(scores, unscored=[call.id for call in calls if not call.golds])
    return replace(found, telling=summarise_telling(telling) if telling else None)


def annotator_agreement(calls: Sequence[Call]) -> CorpusScore | None:
    """Score the second annotation of each call against the first; None where no call has two."""
    scores = [
        (call.id, score_call(gold_comparison(call.readouts, call.golds[1]), call.golds[0]))
        for call in calls
        if len(call.golds) > 1
    ]
    return summarise(scores) if scores else None


def summarise(scores: Sequence[tuple[str, CallScore]], *, unscored: Sequence[str] = ()) -> CorpusScore:
    """Bring the scores of the calls together. Raises `DiplocompareError` where there are none."""
    if not scores:
        names = ", ".join(unscored) or "the corpus"
        raise InputError(f"{names}: no gold.json to score against, add one beside the readouts of a call")
    each = [score for _, score in scores]
    speaker, speakers = _accuracy([score.speaker for score in each])
    frame, frames = _accuracy([score.frame for score in each])
    return CorpusScore(
        calls=tuple(scores),
        unscored=tuple(unscored),
        row=_pairs([score.row for score in each]),
        same=_pairs([score.same for score in each]),
        omission=_omission([score.omission for score in each]),
        speaker=speaker,
        speakers=speakers,
        frame=frame,
        frames=frames,
        calibration=calibrate([forecast for score in each for forecast in score.forecasts]),
    )


def _pairs(scores: Sequence[Agreement]) -> PairEstimate:
    return PairEstimate(
        mean_estimate([score.precision for score in scores]),
        mean_estimate([score.recall for score in scores]),
        mean_estimate([score.f1 for score in scores]),
    )


def _omission(scores: Sequence[Confusion]) -> OmissionEstimate:
    counts = np.stack([score.array for score in scores])
    pooled, drawn = counts.sum(axis=0), np.tensordot(resample(len(scores)), counts, axes=1)
    one_sided, shared = (float(class_f1(pooled, at)) for at in (0, 1))
    drawn_one_sided, drawn_shared = (class_f1(drawn, at) for at in (0, 1))
    return OmissionEstimate(
        one_sided=estimate(one_sided, drawn_one_sided),
        shared=estimate(shared, drawn_shared),
        macro=estimate((one_sided + shared) / 2, (drawn_one_sided + drawn_shared) / 2),
    )


def _accuracy(scores: Sequence[Confusion]) -> tuple[Estimate, Confusion]:
    counts = np.stack([score.array for score in scores])
    pooled = counts.sum(axis=0)
    drawn = np.tensordot(resample(len(scores)), counts, axes=1)
    return estimate(float(accuracy(pooled)), accuracy(drawn)), Confusion.from_array(scores[0].classes, pooled)
