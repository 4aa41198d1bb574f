"""Fit how telling a difference is, on what analysts would tell of a call: `python -m training.findings [DATA]`.

Read are the calls of `corpora/readouts` and `corpora/synthetic` that have a keys.json, and with DATA those of
DATA/real, whose keys lie in DATA/keys. A synthetic call is aligned by the weights of its fold, which did not see it.
Prints how far the keys of each call are reached by weights fitted on the other calls (of the synthetic ones: on the
other two thirds), then writes findings.json into diplocompare/weights, fitted on all, and into training/folds.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from diplocompare.embed.encoder import Encoder
from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import Call, read_corpus, read_keys
from diplocompare.evaluate.telling import FIRST, Key, reaches
from diplocompare.evaluate.telling_score import TellingOfCall, score_keys, summarise_telling
from diplocompare.files import settings as config
from diplocompare.findings.candidates import Candidate, candidates
from diplocompare.findings.features import features
from diplocompare.findings.ranking import rank
from diplocompare.findings.view import Seen, View
from diplocompare.lenses.run import run_lenses
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import SCHEMA, Comparison, Signature, Value
from diplocompare.pairs.similarity import Matrix
from diplocompare.phrasing.scores import ANALYST, LONGEST
from diplocompare.pipeline import align_call
from diplocompare.topics.grouping import Settings
from diplocompare.version import __version__
from diplocompare.weights import PACKAGED, borrow_weights
from diplocompare.weights.logistic import Regression
from training.pairs import fit, fold_encoders
from training.views import FOLDS, fold_of, fold_weights, store

# How much a candidate of a synthetic call counts, and a key after the first five.
_SYNTHETIC, _LATER = 0.3, 0.5
_RIDGE = 30.0
# A feature that fewer candidates have is not learnt from.
_FEWEST = 20


class Example(Value):
    """A call with its candidates and the keys of its analysts; `fold`: in which it is left out, of synthetic ones."""

    call: str
    view: View
    candidates: tuple[Candidate, ...]
    keys: tuple[tuple[Key, ...], ...]
    fold: int | None = None

    @property
    def synthetic(self) -> bool:
        """Whether it is of `corpora/synthetic`."""
        return self.fold is not None

    @property
    def texts(self) -> dict[str, str]:
        """The texts by the ids of their readouts."""
        return {readout.id: readout.text for readout in self.view.call.readouts}


def read_examples(data: Path | None) -> Iterator[Example]:
    """Yield every call with keys: those of readouts first, then the synthetic ones."""
    encoder = load_encoder(cache_folder=config.cache_folder(), report=print)
    for call in read_corpus(Path("corpora/readouts"), warn=print):
        yield _example(call, call.keys, encoder)
    for call in read_corpus(data / "real", warn=print) if data else ():
        files = (data / "keys" / f"{call.id}{number}.json" for number in ("", "-2")) if data else ()
        stems = dict(zip(call.stems, call.readouts, strict=True))
        keys = call.keys or tuple(read_keys(file, stems) for file in files if file.exists())
        yield _example(call, keys, encoder)
    encoders = fold_encoders()
    for number, call in enumerate(read_corpus(Path("corpora/synthetic"), warn=print)):
        if call.keys:
            fold = fold_of(number)
            with borrow_weights(fold_weights(fold)):
                yield _example(call, call.keys, encoders[fold], fold)


def _example(call: Call, keys: tuple[tuple[Key, ...], ...], encoder: Encoder, fold: int | None = None) -> Example:
    aligned, scores = align_call(call.readouts, encoder, Settings(), load_lexicon())
    view = View.of(aligned, scores, Seen.of(run_lenses(aligned)))
    return Example(call.id, view, tuple(candidates(view)), keys, fold)


def worth(example: Example, candidate: Candidate) -> float:
    """Return how far analysts would tell a candidate: the mean over them, 1 for one of their first five keys."""
    told = []
    for keys in example.keys:
        reached = [at for at, key in enumerate(keys) if reaches(example.texts, candidate.evidence, key)]
        told.append(0.0 if not reached else 1.0 if reached[0] < FIRST else _LATER)
    return sum(told) / len(told)


class Rows(Value, eq=False):
    """The candidates of a call as the regression sees them."""

    features: tuple[dict[str, float], ...]
    worth: tuple[float, ...]
    weight: float


def rows_of(example: Example) -> Rows:
    """Return the features of every candidate of a call and what it is worth."""
    return Rows(
        tuple(features(example.view, each) for each in example.candidates),
        tuple(worth(example, each) for each in example.candidates),
        _SYNTHETIC if example.synthetic else 1.0,
    )


def fit_rows(rows: Sequence[Rows], ridge: float = _RIDGE) -> Regression:
    """Return the regression over the candidates of some calls."""
    found = [each for call in rows for each in call.features]
    names = sorted({name for each in found for name in each})
    names = [name for name in names if sum(name in each for each in found) >= _FEWEST]
    values: Matrix = np.array([[each.get(name, 0.0) for name in names] for each in found])
    event = np.array([value for call in rows for value in call.worth])
    count = np.array([call.weight for call in rows for _ in call.worth])
    return fit(names, values, event, count, ridge)


def score(example: Example, regression: Regression) -> TellingOfCall:
    """Return how far the findings that these weights choose reach the keys of a call."""
    call = example.view.call
    found = rank(example.view, example.candidates, regression)
    comparison = Comparison(SCHEMA, Signature(__version__, "", ""), call.readouts, call.topics, found)
    return score_keys(example.call, comparison, example.keys)


def validate(examples: Sequence[Example], rows: Sequence[Rows], ridge: float = _RIDGE) -> list[TellingOfCall]:
    """Return the score of each call by weights that did not see it."""
    scores = []
    folds = [fit_rows(unseen(examples, rows, fold), ridge) for fold in range(FOLDS)]
    for at, example in enumerate(examples):
        others = [each for other, each in enumerate(rows) if other != at]
        scores.append(score(example, fit_rows(others, ridge) if example.fold is None else folds[example.fold]))
    return scores


def unseen(examples: Sequence[Example], rows: Sequence[Rows], fold: int) -> list[Rows]:
    """Return the rows of all calls but the synthetic ones of a fold."""
    return [row for example, row in zip(examples, rows, strict=True) if example.fold != fold]


def report(scores: Sequence[TellingOfCall], *, calls: bool) -> Iterator[str]:
    """Yield lines of figures: of every call where asked for, of all, of the plain way to choose, and of analysts."""
    if calls:
        for each in scores:
            found = each.found
            yield f"{each.call:32}  {found.recall:.2f}  {found.precision:.2f}  {found.recall_all:.2f}"
    score = summarise_telling(scores)
    for name, mean in (("all", score.found), (LONGEST, score.longest), (ANALYST, score.analyst)):
        if mean:
            figures = (mean.recall, mean.precision, mean.recall_all)
            yield f"{name:32}" + "".join(f"  {each.value:.2f} [{each.low:.2f}, {each.high:.2f}]" for each in figures)


def main() -> None:
    """Validate, print, fit on all and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--measure", action="store_true", help="write nothing")
    asked = parser.parse_args()
    examples = list(read_examples(asked.data))
    rows = [rows_of(each) for each in examples]
    scores = validate(examples, rows)
    print("recall at five, precision, recall of all, by weights that saw no key of the call")
    for name, synthetic in (("readouts", False), ("synthetic", True)):
        print(f"\n{name}")
        of_kind = [each for call, each in zip(examples, scores, strict=True) if call.synthetic == synthetic]
        print(*report(of_kind, calls=not synthetic), sep="\n")
    if not asked.measure:
        store(PACKAGED, "findings", fit_rows(rows))
        for fold in range(FOLDS):
            store(fold_weights(fold), "findings", fit_rows(unseen(examples, rows, fold)))


if __name__ == "__main__":
    main()
