"""The metrics of one call: the labels of its words by a comparison against those of its annotations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import get_args

import numpy as np

from diplocompare.evaluate.calibration import Forecast
from diplocompare.evaluate.counts import Agreement, Confusion
from diplocompare.evaluate.gold import Gold
from diplocompare.evaluate.labels import Label, Labelling, label_comparison, label_gold
from diplocompare.model import Comparison, Speaker, Value

ONE_SIDED, SHARED = "one-sided", "shared"
FRAME, OTHER = "frame", "other"
UNSET = "unset"  # what the system says of the speaker of a word that it has as frame, or in no point
SPEAKERS: tuple[str, ...] = get_args(Speaker)


class CallScore(Value):
    """The metrics of one call. Against several annotations: the mean of scores and counts.

    `row`, `same`: word pairs of one topic, and of points that report the same. `omission`: words by one-sided or
    shared. `speaker`: words by who speaks. `frame`: words by frame or not, of those the annotation covers.
    `forecasts`: one for each of the system's points that has words.
    """

    row: Agreement
    same: Agreement
    omission: Confusion
    speaker: Confusion
    frame: Confusion
    forecasts: tuple[Forecast, ...]

    @property
    def omission_macro(self) -> float:
        """Mean of the F1 of one-sided and of shared words."""
        return (self.omission.score(ONE_SIDED).f1 + self.omission.score(SHARED).f1) / 2


def score_call(comparison: Comparison, gold: Gold) -> CallScore:
    """Score a comparison against one annotation of its call."""
    found, truth = label_comparison(comparison), label_gold(comparison.readouts, gold)
    words = [pair for sides in zip(truth.words, found.words, strict=True) for pair in zip(*sides, strict=True)]
    return CallScore(
        row=_row(truth, found),
        same=_same(truth, found),
        omission=Confusion.of((ONE_SIDED, SHARED), _omission(words, truth, found)),
        speaker=Confusion.of((*SPEAKERS, UNSET), ((t.speaker, f.speaker or UNSET) for t, f in words if t.speaker)),
        frame=Confusion.of((FRAME, OTHER), (_frame(t, f) for t, f in words if t.frame or t.topic)),
        forecasts=_forecasts(comparison, words, truth),
    )


def mean_score(scores: Sequence[CallScore]) -> CallScore:
    """Average the scores of one comparison against several annotations."""
    return CallScore(
        row=_mean_agreement([score.row for score in scores]),
        same=_mean_agreement([score.same for score in scores]),
        omission=_mean_confusion([score.omission for score in scores]),
        speaker=_mean_confusion([score.speaker for score in scores]),
        frame=_mean_confusion([score.frame for score in scores]),
        forecasts=tuple(
            Forecast(group[0].probability, sum(forecast.observed for forecast in group) / len(group))
            for group in zip(*(score.forecasts for score in scores), strict=True)
        ),
    )


def _row(truth: Labelling, found: Labelling) -> Agreement:
    """Count word pairs of two sides in one topic. Counts are multiplied: the pairs themselves are never listed."""
    both = gold = system = 0
    joint = [
        Counter((t.topic, f.topic) for t, f in zip(*sides, strict=True))
        for sides in zip(truth.words, found.words, strict=True)
    ]
    in_gold = [Counter(label.topic for label in words if label.topic) for words in truth.words]
    in_system = [Counter(label.topic for label in words if label.topic) for words in found.words]
    for one, other in combinations(range(len(joint)), 2):
        both += sum(n * joint[other][key] for key, n in joint[one].items() if None not in key)
        gold += sum(n * in_gold[other][key] for key, n in in_gold[one].items())
        system += sum(n * in_system[other][key] for key, n in in_system[one].items())
    return Agreement.of(both, gold, system)


def _same(truth: Labelling, found: Labelling) -> Agreement:
    """Count word pairs of points linked by `same`."""
    joint: dict[str | None, Counter[str | None]] = defaultdict(Counter)
    for sides in zip(truth.words, found.words, strict=True):
        for t, f in zip(*sides, strict=True):
            joint[t.point][f.point] += 1
    in_gold = Counter(label.point for words in truth.words for label in words)
    in_system = Counter(label.point for words in found.words for label in words)
    both = sum(
        n * m
        for one, other in truth.same
        for first, n in joint[one].items()
        for second, m in joint[other].items()
        if (first, second) in found.same
    )
    gold = sum(in_gold[one] * in_gold[other] for one, other in truth.same)
    system = sum(in_system[one] * in_system[other] for one, other in found.same)
    return Agreement.of(both, gold, system)


def _omission(words: list[tuple[Label, Label]], truth: Labelling, found: Labelling) -> Iterator[tuple[str, str]]:
    """Yield gold and system class of each word with a gold topic; a word in no system topic is one-sided."""
    for t, f in words:
        if t.topic:
            yield SHARED if t.topic in truth.shared else ONE_SIDED, SHARED if f.topic in found.shared else ONE_SIDED


def _frame(truth: Label, found: Label) -> tuple[str, str]:
    return FRAME if truth.frame else OTHER, FRAME if found.frame else OTHER


def _forecasts(comparison: Comparison, words: list[tuple[Label, Label]], truth: Labelling) -> tuple[Forecast, ...]:
    """One forecast a point, in the order of the texts; the event: over half of its words are shared in the gold."""
    size = Counter(f.point for _, f in words)
    shared = Counter(f.point for t, f in words if t.topic in truth.shared)
    probability = {
        point: topic.confidence if topic.status == SHARED else 1 - topic.confidence
        for topic in comparison.topics
        for point in topic.points
    }
    return tuple(
        Forecast(probability[point], float(2 * shared[point] > number))
        for point, number in size.items()
        if point is not None and point in probability
    )


def _mean_agreement(scores: Sequence[Agreement]) -> Agreement:
    number = len(scores)
    return Agreement(
        sum(score.precision for score in scores) / number,
        sum(score.recall for score in scores) / number,
        sum(score.f1 for score in scores) / number,
    )


def _mean_confusion(scores: Sequence[Confusion]) -> Confusion:
    return Confusion.from_array(scores[0].classes, np.mean([score.array for score in scores], axis=0))
