"""Weigh the large judge against the small: `python -m training.second [CORPUS...]`, after `training.judge`.

The odds of a pair become the small judgement's, plus a weight times the large judge's logit, plus a bias: so they stay
on the scale on which the thresholds were set. Both numbers, for of one topic and for reporting the same, are chosen on
`corpora/readouts`, which the judge has not seen, by what `make tune` chooses thresholds by: the sum of row F1 and
omission macro, the F1 of `same`. They are written to large-*.json. Printed are the figures with what would be chosen
without the call that is measured, beside those of the small judgement; and those of each CORPUS by what was written.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

from benchmarks.tune import same_merit, topic_merit
from diplocompare.embed.encoder import Encoder
from diplocompare.embed.judge.load import load_judge
from diplocompare.embed.judge.protocol import Judge
from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import Call, read_corpus
from diplocompare.evaluate.corpus_score import CorpusScore, summarise
from diplocompare.evaluate.score import CallScore, mean_score, score_call
from diplocompare.files import settings as config
from diplocompare.pairs.second import SAME, TOPIC
from diplocompare.pipeline import compare
from diplocompare.weights import PACKAGED, borrow_weights
from diplocompare.weights.logistic import Regression
from training.views import store

CORPUS = Path("corpora/readouts")
# Bias and weight.
Mix = tuple[float, float]
GRID: tuple[Mix, ...] = tuple(product((-1.0, -0.5, 0.0), (0.2, 0.3, 0.5, 0.7, 1.0)))
PLAIN: Mix = (0.0, 0.3)  # for reports of the same, while the numbers for topics are chosen
# Differences up to this are noise on eight calls: of such mixes that is taken which changes the small judgement least.
TIE = 0.01


class Trial:
    """Scores calls under chosen mixes; each combination once."""

    def __init__(self, encoder: Encoder, judge: Judge) -> None:
        """Compare with these."""
        self._encoder, self._judge = encoder, judge
        self._known: dict[tuple[str, Mix, Mix], CallScore] = {}

    def score(self, call: Call, topic: Mix, same: Mix) -> CallScore:
        """Score one call by the large judgement against all its annotations."""
        key = (call.id, topic, same)
        if key not in self._known:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                for file in PACKAGED.glob("*.json"):
                    (folder / file.name).write_bytes(file.read_bytes())
                write(folder, topic, same)
                with borrow_weights(folder):
                    self._known[key] = measured(call, self._encoder, self._judge)
        return self._known[key]

    def chosen(self, calls: Sequence[Call]) -> tuple[Mix, Mix]:
        """Return the best mixes for these calls: for topics, and for reports of the same."""
        topic = best({mix: topic_merit([self.score(call, mix, PLAIN) for call in calls]) for mix in GRID})
        return topic, best({mix: same_merit([self.score(call, topic, mix) for call in calls]) for mix in GRID})


def best(merits: dict[Mix, float]) -> Mix:
    """Return the mix of the smallest weight, then bias, among those that are as good as the best."""
    bar = max(merits.values()) - TIE
    return min((mix for mix, merit in merits.items() if merit >= bar), key=lambda mix: (mix[1], abs(mix[0])))


def write(folder: Path, topic: Mix, same: Mix) -> None:
    """Write the numbers to where `pairs.second` reads them."""
    for name, (bias, weight) in ((TOPIC, topic), (SAME, same)):
        store(folder, name, Regression(bias, {"large": weight}))


def measured(call: Call, encoder: Encoder, judge: Judge | None) -> CallScore:
    """Score one call against all its annotations, by the large judgement if there is a judge."""
    comparison = compare(call.readouts, encoder, lenses=(), judge=judge)
    return mean_score([score_call(comparison, gold) for gold in call.golds])


def told(name: str, scores: Sequence[tuple[str, CallScore]]) -> str:
    """Return the figures of some calls in a line."""
    found = summarise(scores)
    figures: dict[str, Callable[[CorpusScore], float | None]] = {
        "row F1": lambda each: each.row.f1.value,
        "omission": lambda each: each.omission.macro.value,
        "same": lambda each: each.same.f1.value,
        "calibration error": lambda each: each.calibration.error,
        "AUC": lambda each: each.calibration.auc,
    }
    return f"{name:40}" + "  ".join(f"{what} {figure(found) or 0.0:.3f}" for what, figure in figures.items())


def main() -> None:
    """Choose, write and measure."""
    encoder = load_encoder(cache_folder=config.cache_folder(), report=print)
    judge = load_judge("large", cache_folder=config.cache_folder(), report=print)
    assert judge is not None  # noqa: S101 - it was asked for
    calls = read_corpus(CORPUS, warn=print)
    trial = Trial(encoder, judge)
    chosen = trial.chosen(calls)
    write(PACKAGED, *chosen)
    print(f"bias and weight: of one topic {chosen[0]}, reporting the same {chosen[1]}")
    left_out = []
    for call in calls:
        mixes = trial.chosen([other for other in calls if other is not call])
        print(f"without {call.id}: {mixes[0]}, {mixes[1]}")
        left_out.append((call.id, trial.score(call, *mixes)))
    print(told(f"{CORPUS}, small", [(call.id, measured(call, encoder, None)) for call in calls]))
    print(told(f"{CORPUS}, large, without the call", left_out))
    print(told(f"{CORPUS}, large", [(call.id, trial.score(call, *chosen)) for call in calls]))
    for path in map(Path, sys.argv[1:]):
        others = read_corpus(path, warn=print)
        for judgement, by in (("small", None), ("large", judge)):
            print(told(f"{path}, {judgement}", [(call.id, measured(call, encoder, by)) for call in others]))


if __name__ == "__main__":
    main()
