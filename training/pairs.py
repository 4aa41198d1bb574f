"""Fit the regressions over pairs and the confidences, on `corpora/synthetic` alone: `python -m training.pairs`.

Vectors come from adapters that were not trained on the call in question (training/folds), so that nothing learns to
trust them more than it may. Writes pair-*.json, report-same.json and confidence-*.json into
diplocompare/weights; and into training/folds, for each fold, those that saw none of its calls, on points cut by weights
that did not either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import numpy as np

from diplocompare.embed.cache_folder import open_cache
from diplocompare.embed.encoder import Encoder
from diplocompare.embed.load import encoder_of
from diplocompare.embed.models import ADAPTER, adapt, find_model
from diplocompare.evaluate.annotations import Call, read_corpus
from diplocompare.files import settings as config
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.pairs.confidence import Judged, pair_evidence, shared_evidence
from diplocompare.pairs.features import Claim, claims_of, features, report_features
from diplocompare.pairs.probability import probabilities
from diplocompare.pairs.scale import Probabilities
from diplocompare.pairs.scores import PairScores
from diplocompare.pairs.similarity import Matrix, cosines
from diplocompare.topics.align import align
from diplocompare.topics.grouping import Settings
from diplocompare.weights import PACKAGED, borrow_weights
from diplocompare.weights.logistic import Regression
from training.views import FOLDS, View, fold_of, fold_weights, store, strangers, views

_RIDGE = 3.3
# How much a pair of two calls counts: enough to be learnt from, without making it timid inside a call.
_STRANGE = 0.25
_ROUNDS = 30
_DIGITS = 4

Sample = tuple[dict[str, float], bool]
Seen = tuple[View, tuple[Claim, ...], Matrix]
# Calls whose sides share about as many words as real ones do.
NEAR = r"syn-s1[1-7]-"
_SEEN_A_CALL = 4
_APART = 17  # calls of a fold between the two that are put together


def fold_encoders() -> list[Encoder]:
    """Return one encoder a fold, each with the adapter that saw none of the fold's calls."""
    cache = open_cache(config.cache_folder(), print)
    plain = find_model(None, revision=None, cache=cache, report=print)
    adapters = [adapt(plain, fold_weights(fold) / ADAPTER.name) for fold in range(FOLDS)]
    return [encoder_of(model, cache=cache, report=print) for model in adapters]


def read_views(calls: Sequence[Call], encoders: Sequence[Encoder]) -> Iterator[Seen]:
    """Yield every view of every call with its claims and their cosines `(n, n)`, and as many made of two calls.

    Two readouts of different calls have no topic in common: from them is learnt that the best candidate there is
    need not be a good one.
    """
    made = [list(views(call)) for call in calls]
    for number, found in enumerate(made):
        encoder = encoders[fold_of(number)]
        other = made[(number + _APART * FOLDS) % (len(made) - len(made) % FOLDS)]  # of the same fold
        for view, stranger in zip(found, other, strict=True):
            yield _seen(view, encoder)
            yield _seen(strangers(view, stranger), encoder)


def _seen(view: View, encoder: Encoder) -> Seen:
    pairs = zip(view.readouts, view.blanked, strict=True)
    vectors = [encoder.encode(text, [point.span for point in readout.claims]) for readout, text in pairs]
    claims = claims_of(view.readouts, view.blanked, load_lexicon())
    return view, claims, cosines(np.concatenate(vectors).astype(np.float64))


def pair_samples(view: View, claims: Sequence[Claim], cosine: Matrix, *, abroad: bool) -> Matrix:
    """Return one row for each pair across sides, or within one: its features, 1 if of one topic, how much it counts."""
    side, topic = np.array([claim.side for claim in claims]), np.array(view.topics)
    chosen = np.triu((side[:, None] != side[None, :]) == abroad, 1)
    planes = [plane[chosen] for _, plane in features(claims, cosine)]
    event = (topic[:, None] == topic[None, :])[chosen].astype(np.float64)
    return np.stack([*planes, event, np.full(len(event), _STRANGE if view.strange else 1.0)], axis=1)


def topic_samples(view: View, scores: Matrix) -> Iterator[tuple[str, Sample]]:
    """Yield what the topics and matches of a view would be judged by, and what is true of them."""
    points = [point for readout in view.readouts for point in readout.claims]
    place = {point.id: at for at, point in enumerate(points)}
    side = np.array([at for at, readout in enumerate(view.readouts) for _ in readout.claims])
    topic = np.array(view.topics)
    truly_shared = ((topic[:, None] == topic[None, :]) & (side[:, None] != side[None, :])).any(axis=1)
    for found in align(view.readouts, _without_reports(scores), Settings(), load_lexicon())[1]:
        own = [place[name] for name in found.points]
        others = own if found.status == "shared" else list(range(len(points)))
        abroad = np.where(side[own][:, None] != side[others][None, :], scores[np.ix_(own, others)], 0.0)
        evidence = shared_evidence(abroad.max(axis=1).tolist())
        yield from ((found.status, (evidence, bool(truly_shared[at]))) for at in own)
        for match in found.matches:
            first, second = (place[name] for name in match.points)
            yield "match", (pair_evidence(float(scores[first, second])), bool(topic[first] == topic[second]))


def report_samples(view: View, claims: Sequence[Claim], cosine: Matrix) -> Matrix:
    """Return one row for each pair across sides in one topic as found: its features, 1 if it reports the same."""
    scores = probabilities(claims, cosine)
    readouts, _ = align(view.readouts, _without_reports(scores), Settings(), load_lexicon())
    topic = np.array([point.topic for readout in readouts for point in readout.claims])
    side = np.array([claim.side for claim in claims])
    chosen = np.triu((side[:, None] != side[None, :]) & (topic[:, None] == topic[None, :]), 1)
    same = np.zeros(chosen.shape)
    for pair in view.same:
        same[pair] = 1.0
    return np.stack([plane[chosen] for plane in (*dict(report_features(claims, cosine)).values(), same)], axis=1)


def _without_reports(scores: Matrix) -> PairScores:
    """The scores to align by where nothing is known yet of what reports the same; `scores`: to be of one topic."""
    return PairScores(scores, np.zeros_like(scores), scores, Probabilities())


def fit(names: Sequence[str], values: Matrix, event: Matrix, count: Matrix, ridge: float = _RIDGE) -> Regression:
    """Return a ridge logistic regression by Newton's method, for unscaled features.

    `values`: `(n, d)`; `event`: `(n,)`, 0 or 1; `count`: `(n,)`, how much each row counts.
    """
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread[spread == 0.0] = 1.0
    x = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    penalty = np.diag([*[ridge] * values.shape[1], 0.0])
    weights = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        likely = 1.0 / (1.0 + np.exp(-x @ weights))
        slope = x.T @ (count * (likely - event)) + penalty @ weights
        curve = (x * (count * likely * (1.0 - likely))[:, None]).T @ x + penalty
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    bias = float(weights[-1] - scaled @ mean)
    return Regression(
        round(bias, _DIGITS), {name: round(float(each), _DIGITS) for name, each in zip(names, scaled, strict=True)}
    )


def fit_pairs(seen: Sequence[Seen], *, abroad: bool) -> Regression:
    """Return the regression for pairs across sides, or for pairs within one."""
    names = [name for name, _ in features(*seen[0][1:])]
    rows = np.concatenate([pair_samples(*each, abroad=abroad) for each in seen])
    useful = [at for at in range(len(names)) if rows[:, at].any()]
    return fit([names[at] for at in useful], rows[:, useful], rows[:, -2], rows[:, -1])


def fit_confidences(seen: Sequence[Seen]) -> dict[str, Regression]:
    """Return the regressions of the confidences by name; those of pairs must have been written.

    Expects only calls whose sides share about as many words as real ones do: where they share few, a low probability
    still means a common matter more often than not.
    """
    samples: dict[str, list[Sample]] = {judged: [] for judged in get_args(Judged)}
    for view, claims, cosine in seen[2::_SEEN_A_CALL]:  # a call as `segment` cuts it: that is what users get
        for judged, sample in topic_samples(view, probabilities(claims, cosine)):
            samples[judged].append(sample)
    fitted = {}
    for judged, found in samples.items():
        names = list(found[0][0])
        values = np.array([[evidence[name] for name in names] for evidence, _ in found])
        event = np.array([float(true) for _, true in found])
        fitted[f"confidence-{judged}"] = fit(names, values, event, np.ones(len(event)))
    return fitted


def fit_reports(seen: Sequence[Seen]) -> Regression:
    """Return the regression for reports of the same; those of pairs must have been written."""
    own = seen[2::_SEEN_A_CALL]
    names = [name for name, _ in report_features(*own[0][1:])]
    rows = np.concatenate([report_samples(*each) for each in own])
    return fit(names, rows[:, :-1], rows[:, -1], np.ones(len(rows)))


def main() -> None:
    """Fit both and write them."""
    calls = read_corpus(Path("corpora/synthetic"), warn=print)
    encoders = fold_encoders()
    for fold in range(FOLDS):
        with borrow_weights(fold_weights(fold)):
            seen = list(read_views(calls, encoders))
        fit_all([each for at, each in enumerate(seen) if fold_of(at // _SEEN_A_CALL) != fold], fold_weights(fold))
    fit_all(list(read_views(calls, encoders)), PACKAGED)


def fit_all(seen: Sequence[Seen], folder: Path) -> None:
    """Fit all regressions over pairs on these views and write them.

    Those for reports and confidences rest on what those for pairs find, so these have to be written first.
    """
    store(folder, "pair-across", fit_pairs(seen, abroad=True))
    store(folder, "pair-within", fit_pairs(seen, abroad=False))
    for judged in get_args(Judged):
        store(folder, f"confidence-{judged}", Regression(0.0, {}))  # aligning reads them, though they decide nothing
    with borrow_weights(folder):
        store(folder, "report-same", fit_reports(seen))
        for name, fitted in fit_confidences([each for each in seen if re.match(NEAR, each[0].call)]).items():
            store(folder, name, fitted)


if __name__ == "__main__":
    main()
