"""Weigh the large judge against the small: `python -m training.second [CORPUS...]`, after `training.judge`.

Two logistic regressions of what annotators say on the small judgement's odds and the large judge's logit: of one topic,
over the pairs that are put to the judge; reporting the same, over those of them that come into one topic. They are
fitted on `corpora/readouts`, which the judge has not seen, and written to large-*.json. Printed is how well calls are
compared by weights from all others, and beside it the small judgement; and, by the written weights, each CORPUS.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from diplocompare.embed.encoder import Encoder
from diplocompare.embed.judge.load import load_judge
from diplocompare.embed.judge.protocol import Judge
from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import Call, read_corpus
from diplocompare.evaluate.corpus_score import CorpusScore, summarise
from diplocompare.evaluate.score import CallScore, mean_score, score_call
from diplocompare.files import settings as config
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Value
from diplocompare.pairs.confidence import log_odds
from diplocompare.pairs.features import claims_of
from diplocompare.pairs.probability import probabilities, report_probabilities
from diplocompare.pairs.scale import Probabilities
from diplocompare.pairs.scores import PairScores
from diplocompare.pairs.second import Opinion, ask, heed
from diplocompare.pairs.similarity import Matrix, cosines
from diplocompare.pipeline import compare
from diplocompare.topics.align import align
from diplocompare.topics.grouping import Settings
from diplocompare.weights import PACKAGED, borrow_weights
from diplocompare.weights.logistic import Regression
from training.pairs import fit
from training.views import View, store, views

CORPUS = Path("corpora/readouts")
NAMES = ("small", "large")
TOPIC, SAME = "large-topic", "large-same"


class Judged(Value):
    """A call as the tool cuts it, by one annotation: the small judgement's planes `(n, n)` and the judge's opinion."""

    view: View
    together: Matrix
    same: Matrix
    opinion: Opinion


def judged(call: Call, encoder: Encoder, judge: Judge) -> Iterator[Judged]:
    """Yield a call once for each of its annotations."""
    for at in range(len(call.golds)):
        *_, view = views(replace(call, golds=call.golds[at:]))
        pairs = zip(view.readouts, view.blanked, strict=True)
        vectors = [encoder.encode(text, [point.span for point in readout.claims]) for readout, text in pairs]
        cosine = cosines(np.concatenate(vectors).astype(np.float64))
        claims = claims_of(view.readouts, view.blanked, load_lexicon())
        together = probabilities(claims, cosine)
        opinion = ask(judge, view.texts, claims, together)
        yield Judged(view, together, report_probabilities(claims, cosine), opinion)


def fit_topic(seen: Sequence[Judged]) -> Regression:
    """Return the regression for pairs to be of one topic, over those that the judge was asked about."""
    rows = []
    for each in seen:
        topic = np.array(each.view.topics)
        asked = np.triu(~np.isnan(each.opinion.topic), 1)
        rows.append(_rows(each.together, each.opinion.topic, topic[:, None] == topic[None, :], asked))
    return _fitted(rows)


def fit_same(seen: Sequence[Judged]) -> Regression:
    """Return the regression for pairs to report the same, over those asked about that come into one topic.

    That for topics must have been written, see `borrow_weights`.
    """
    rows = []
    for each in seen:
        mixed = heed(each.together, each.opinion.topic, TOPIC)
        scores = PairScores(mixed, np.zeros_like(mixed), mixed, Probabilities())
        readouts, _ = align(each.view.readouts, scores, Settings(), load_lexicon())
        found = np.array([point.topic for readout in readouts for point in readout.claims])
        asked = np.triu(~np.isnan(each.opinion.same) & (found[:, None] == found[None, :]), 1)
        same = np.zeros(mixed.shape, dtype=bool)
        for pair in each.view.same:
            same[pair] = True
        rows.append(_rows(each.same, each.opinion.same, same, asked))
    return _fitted(rows)


def _rows(small: Matrix, large: Matrix, event: np.ndarray, chosen: np.ndarray) -> Matrix:
    odds = [log_odds(float(each)) for each in small[chosen]]
    return np.stack([np.array(odds), large[chosen], event[chosen].astype(np.float64)], axis=1)


def _fitted(rows: Sequence[Matrix]) -> Regression:
    every = np.concatenate(rows)
    return fit(NAMES, every[:, :-1], every[:, -1], np.ones(len(every)))


@contextmanager
def weighed(seen: Sequence[Judged]) -> Iterator[Path]:
    """Use weights by which the judge is weighed as these calls tell; yields their folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in PACKAGED.glob("*.json"):
            shutil.copy(file, folder)
        with borrow_weights(folder):
            store(folder, TOPIC, fit_topic(seen))
            store(folder, SAME, fit_same(seen))
            yield folder


def score(call: Call, encoder: Encoder, judge: Judge | None) -> CallScore:
    """Score one call against all its annotations."""
    comparison = compare(call.readouts, encoder, judge=judge)
    return mean_score([score_call(comparison, gold) for gold in call.golds])


def told(name: str, scores: Sequence[tuple[str, CallScore]]) -> str:
    """Return the figures of some calls in a line."""
    found: CorpusScore = summarise(scores)
    figures: dict[str, Callable[[CorpusScore], float | None]] = {
        "row F1": lambda each: each.row.f1.value,
        "omission": lambda each: each.omission.macro.value,
        "same": lambda each: each.same.f1.value,
        "calibration error": lambda each: each.calibration.error,
        "AUC": lambda each: each.calibration.auc,
    }
    return f"{name:44}" + "  ".join(f"{what} {figure(found) or 0.0:.3f}" for what, figure in figures.items())


def main() -> None:
    """Fit, write and measure."""
    encoder = load_encoder(cache_folder=config.cache_folder(), report=print)
    judge = load_judge("large", cache_folder=config.cache_folder(), report=print)
    assert judge is not None  # noqa: S101 - it was asked for
    calls = read_corpus(CORPUS, warn=print)
    seen = {call.id: list(judged(call, encoder, judge)) for call in calls}
    left_out = []
    for call in calls:
        with weighed([each for name, found in seen.items() if name != call.id for each in found]):
            left_out.append((call.id, score(call, encoder, judge)))
    with weighed([each for found in seen.values() for each in found]) as folder:
        for name in (TOPIC, SAME):
            shutil.copy(folder / f"{name}.json", PACKAGED)
            print(name, (folder / f"{name}.json").read_text(encoding="utf-8").replace("\n", ""))
        print(told(f"{CORPUS}, small", [(call.id, score(call, encoder, None)) for call in calls]))
        print(told(f"{CORPUS}, large, by all other calls", left_out))
        for path in map(Path, sys.argv[1:]):
            others = read_corpus(path, warn=print)
            for judgement, by in (("small", None), ("large", judge)):
                print(told(f"{path}, {judgement}", [(call.id, score(call, encoder, by)) for call in others]))


if __name__ == "__main__":
    main()
