"""Weigh the large judge against the small: `python -m training.second [CORPUS...]`, after `training.judge`.

The odds of a pair become the small judgement's, plus a weight times the large judge's logit, plus a bias: so they stay
on the scale on which the thresholds were set. All is chosen on `corpora/readouts`, which the judge has not seen: the
weight for of one topic by the average precision of pairs, its bias by the sum of row F1 and omission macro, the weight
for reporting the same by the F1 of `same`. Written to large-*.json. Printed are the figures with what would be chosen
without the call that is measured, beside those of the small judgement; and those of each CORPUS by what was written.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from benchmarks.tune import same_merit, topic_merit
from diplocompare.embed.encoder import Encoder
from diplocompare.embed.judge.load import load_judge
from diplocompare.embed.judge.protocol import Judge
from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import Call, read_corpus
from diplocompare.evaluate.corpus_score import CorpusScore, summarise
from diplocompare.evaluate.score import CallScore, mean_score, score_call
from diplocompare.files import settings as config
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.pairs.confidence import log_odds
from diplocompare.pairs.features import claims_of
from diplocompare.pairs.second import SAME, TOPIC, ask
from diplocompare.pairs.similarity import Matrix
from diplocompare.pipeline import compare
from diplocompare.weights import PACKAGED, borrow_weights
from diplocompare.weights.logistic import Regression
from training.judged import across, small_probabilities
from training.views import store, views

CORPUS = Path("corpora/readouts")
# Bias and weight.
Mix = tuple[float, float]
WEIGHTS, BIASES = (0.2, 0.3, 0.5, 0.7, 1.0), (-1.0, -0.5, 0.0)
PLAIN: Mix = (0.0, 0.3)  # for reports of the same, while the numbers for topics are chosen
Merit = Callable[[Sequence[CallScore]], float]


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

    def precision(self, call: Call, weight: float) -> float:
        """Return the average precision of pairs across sides, as the tool cuts; the mean over the annotations."""
        found = []
        for small, large, event in self._pairs(call):
            order = np.argsort(-(small + weight * large), kind="stable")
            hits = event[order]
            found.append(float((np.cumsum(hits) / np.arange(1, len(hits) + 1) * hits).sum() / max(1, hits.sum())))
        return float(np.mean(found))

    def _pairs(self, call: Call) -> Iterator[tuple[Matrix, Matrix, Matrix]]:
        """Yield, for each annotation, small odds, logits (0 where not asked) and truth of the pairs across sides."""
        for at in range(len(call.golds)):
            *_, view = views(replace(call, golds=call.golds[at:]))
            together = small_probabilities(view, self._encoder)
            claims = claims_of(view.readouts, view.blanked, load_lexicon())
            large = np.nan_to_num(ask(self._judge, view.texts, claims, together).topic)
            pairs = across(view)
            event = np.array([float(view.topics[i] == view.topics[j]) for i, j in pairs])
            yield (
                np.array([log_odds(float(together[at])) for at in pairs]),
                np.array([large[at] for at in pairs]),
                event,
            )

    def chosen(self, calls: Sequence[Call]) -> tuple[Mix, Mix]:
        """Return the best mixes for these calls: for topics, and for reports of the same."""
        weight = max(WEIGHTS, key=lambda each: sum(self.precision(call, each) for call in calls))

        def merit(mix: tuple[Mix, Mix], judged_by: Merit) -> float:
            return judged_by([self.score(call, *mix) for call in calls])

        bias = max(BIASES, key=lambda each: merit(((each, weight), PLAIN), topic_merit))
        topic = (bias, weight)
        return topic, (0.0, max(WEIGHTS, key=lambda each: merit((topic, (0.0, each)), same_merit)))


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
