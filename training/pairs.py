"""Fit the regressions over pairs, on `corpora/synthetic` alone: `python -m training.pairs`.

Vectors come from adapters that were not trained on the call in question (training/folds), so that nothing learns to
trust them more than it may. Writes pair-*.json and report-same.json into diplocompare/weights; and into training/folds,
for each fold, those that saw none of its calls, on points cut by weights that did not either.
"""

from __future__ import annotations

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
from diplocompare.pairs.confidence import Judged
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
            yield see(view, encoder)
            yield see(strangers(view, stranger), encoder)


def see(view: View, encoder: Encoder) -> Seen:
    """Return a view with its claims and their cosines."""
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

    That for reports rests on what those for pairs find, so these have to be written first.
    """
    store(folder, "pair-across", fit_pairs(seen, abroad=True))
    store(folder, "pair-within", fit_pairs(seen, abroad=False))
    for judged in get_args(Judged):
        store(folder, f"confidence-{judged}", Regression(0.0, {}))  # aligning reads them, though they decide nothing
    with borrow_weights(folder):
        store(folder, "report-same", fit_reports(seen))


if __name__ == "__main__":
    main()
