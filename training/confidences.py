"""Fit how sure topics, matches and reports of the same are: `python -m training.confidences [DATA]`.

After `training.pairs`. Learnt from near calls of `corpora/synthetic`, whose sides share about as many words as real
ones do, and, where DATA/paired-readouts.jsonl is there, from real readouts. Those are of no one call, so that less in
them is shared than in two texts on one call: how much they count was chosen on `corpora/readouts` and four real
calls, between what is best on either. Writes confidence-*.json into diplocompare/weights and, for each fold, into
training/folds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np

from diplocompare.embed.encoder import Encoder
from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import Call, read_corpus
from diplocompare.files import settings as config
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.pairs.confidence import Judged, pair_evidence, report_evidence, shared_evidence
from diplocompare.pairs.probability import probabilities, report_probabilities
from diplocompare.pairs.scale import Probabilities
from diplocompare.pairs.scores import PairScores
from diplocompare.topics.align import Group, align
from diplocompare.topics.grouping import Settings
from diplocompare.weights import PACKAGED, borrow_weights
from training.paired import PAIRED, read_paired
from training.pairs import NEAR, Seen, fit, fold_encoders, see
from training.views import FOLDS, View, fold_of, fold_weights, store, views

# How much a sample of real readouts counts beside one of invented calls, by what is judged.
_REAL: Mapping[Judged, float] = {"shared": 0.1, "one-sided": 0.1, "match": 0.5, "same": 2.0}


class Sample(NamedTuple):
    """What something would be judged by, whether it is so, and how much that counts."""

    evidence: dict[str, float]
    event: bool
    weight: float = 1.0


def samples(seen: Seen) -> Iterator[tuple[Judged, Sample]]:
    """Yield what the topics and matches of a view would be judged by, and what is true of them."""
    view, claims, cosine = seen
    together, same = probabilities(claims, cosine), report_probabilities(claims, cosine)
    place = {point.id: at for at, point in enumerate(p for readout in view.readouts for p in readout.claims)}
    side, topic = np.array([claim.side for claim in claims]), np.array(view.topics)
    shared = ((topic[:, None] == topic[None, :]) & (side[:, None] != side[None, :])).any(axis=1)
    scores = PairScores(together, same, together, Probabilities())
    for found in align(view.readouts, scores, Settings(), load_lexicon())[1]:
        own = [place[name] for name in found.points]
        others = own if found.status == "shared" else list(range(len(claims)))
        abroad = np.where(side[own][:, None] != side[others][None, :], together[np.ix_(own, others)], 0.0)
        evidence = shared_evidence(abroad.max(axis=1).tolist())
        yield from ((found.status, Sample(evidence, bool(shared[at]))) for at in own)
        yield from _of_matches(found, place, seen, scores)


def _of_matches(
    found: Group, place: Mapping[str, int], seen: Seen, scores: PairScores
) -> Iterator[tuple[Judged, Sample]]:
    view = seen[0]
    for match in found.matches:
        first, second = sorted(place[name] for name in match.points)
        likely = float(scores.together[first, second])
        yield "match", Sample(pair_evidence(likely), view.topics[first] == view.topics[second])
        if match.relation == "same":
            evidence = report_evidence(likely, float(scores.same[first, second]))
            yield "same", Sample(evidence, (first, second) in view.same)


def real_samples(calls: Sequence[Call], encoder: Encoder) -> list[tuple[Judged, Sample]]:
    """Return those of the labelled pairs of real readouts."""
    found = [each for call in calls for each in samples(see(_as_cut(call), encoder))]
    return [(judged, sample._replace(weight=_REAL[judged])) for judged, sample in found]


def _as_cut(call: Call) -> View:
    """The call as `segment` cuts it: that is what users get."""
    return list(views(call))[1]


def fit_confidences(found: Sequence[tuple[Judged, Sample]], folder: Path) -> None:
    """Fit the regressions of the confidences and write them."""
    for judged in get_args(Judged):
        mine = [sample for each, sample in found if each == judged]
        names = list(mine[0].evidence)
        values = np.array([[sample.evidence[name] for name in names] for sample in mine])
        event = np.array([float(sample.event) for sample in mine])
        store(folder, f"confidence-{judged}", fit(names, values, event, np.array([sample.weight for sample in mine])))


def main() -> None:
    """Fit those of each fold, and those of the package, and write them."""
    data = Path(sys.argv[1]) / PAIRED if len(sys.argv) > 1 else None
    if data is None or not data.is_file():
        print(f"no {PAIRED}: confidences are fitted on invented calls alone, and are too high on real ones")
        real: list[Call] = []
    else:
        real = [call for call, _ in read_paired(data)]
    numbered = [(at, call) for at, call in enumerate(read_corpus(Path("corpora/synthetic"), warn=print))]
    near = [(fold_of(at), call) for at, call in numbered if re.match(NEAR, call.id)]
    encoders = fold_encoders()
    for fold in range(FOLDS):
        with borrow_weights(fold_weights(fold)):
            # The other folds' calls as an adapter sees them that has not seen them either.
            seen = [see(_as_cut(call), encoders[of]) for of, call in near if of != fold]
            found = [each for view in seen for each in samples(view)]
            fit_confidences(found + real_samples(real, encoders[fold]), fold_weights(fold))
    seen = [see(_as_cut(call), encoders[of]) for of, call in near]
    found = [each for view in seen for each in samples(view)]
    packaged = load_encoder(cache_folder=config.cache_folder(), report=print)
    fit_confidences(found + real_samples(real, packaged), PACKAGED)


if __name__ == "__main__":
    main()
