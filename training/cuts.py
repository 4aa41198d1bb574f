"""Train where a sentence is cut and what is frame, from corpora/synthetic alone: `python -m training.cuts`.

Writes diplocompare/weights/cuts.json and frame.json, for each fold those that saw none of its calls into
training/folds, and prints cross-validated figures. Needs scikit-learn, which sentence-transformers brings.
Deterministic; about a minute.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from diplocompare.evaluate.annotations import read_corpus
from diplocompare.evaluate.gold import Gold
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Readout, Span, Value
from diplocompare.parties.identify import identify
from diplocompare.points import cuts
from diplocompare.points import frame as framing
from diplocompare.points.places import find_places
from diplocompare.points.sentences import read_sentences
from diplocompare.points.words import Word, read
from diplocompare.weights import PACKAGED
from diplocompare.weights.logistic import Regression
from training.views import FOLDS, fold_of, fold_weights, store

SEED = 0
# The feature that every example has: its weight is the bias, under the same penalty as the others.
ALWAYS = "always"
# Of how many sentences from the start a moved copy is shown, and how much that counts.
MOVED_SENTENCES, MOVED_WEIGHT = 4, 0.5
Vector = NDArray[np.float64]


class Example(Value):
    """Something to judge: its features, the right answer, how much it counts, and the fold of its call."""

    fold: int
    features: frozenset[str]
    answer: bool
    weight: float


class Plan(Value):
    """What makes a regression: a feature needs `least` examples; `strength`: the inverse of the penalty on weights."""

    name: str
    least: int
    strength: float


def examples(folder: Path) -> tuple[list[Example], list[Example]]:
    """Return the examples of cutting and those of the frame from every call of a corpus."""
    lexicon = load_lexicon()
    cutting: list[Example] = []
    frames: list[Example] = []
    for fold, call in ((fold_of(at), call) for at, call in enumerate(read_corpus(folder, warn=print))):
        readouts, parties = identify(call.readouts, lexicon)
        for readout in readouts:
            labels = word_labels(call.golds[0], readout)
            found = read_sentences(readout.text)
            for number, (span, heading) in enumerate(found):
                words = read(readout.text, span, parties, lexicon)
                if heading or not words:
                    continue
                cutting += cut_examples(fold, words, labels)
                frames += frame_examples(fold, words, labels, (number, len(found)))
    return cutting, frames


def word_labels(gold: Gold, readout: Readout) -> list[tuple[Span, int]]:
    """Return the gold spans of a readout in order, each with its topic's number, -1 for frame."""
    spans = [(span, -1) for side, span in gold.frame if side == readout.id]
    spans += [
        (Span(point.start, point.end), number)
        for number, topic in enumerate(gold.topics)
        for point in topic.points
        if point.readout == readout.id
    ]
    return sorted(spans)


def label_of(labels: Sequence[tuple[Span, int]], word: Word) -> int | None:
    """Return the topic of a word, None where no span covers it."""
    return next((topic for span, topic in labels if span.start < word.end and word.start < span.end), None)


def cut_examples(fold: int, words: Sequence[Word], labels: Sequence[tuple[Span, int]]) -> list[Example]:
    """Return one example a place where a sentence may be cut; the answer: whether the topic changes there."""
    topics: list[int | None] = []
    for word in words:
        topic = label_of(labels, word)
        topics.append(topics[-1] if topic is None and topics else topic)
    places = find_places(words)
    found = []
    for place in places:
        before, after = topics[place.at - 1], topics[place.at]
        seen = frozenset({ALWAYS, *cuts.features(words, place, len(places))})
        found.append(Example(fold, seen, before is not None and before != after, 1.0))
    return found


def frame_examples(
    fold: int, words: Sequence[Word], labels: Sequence[tuple[Span, int]], place: tuple[int, int]
) -> list[Example]:
    """Return a sentence as an example; the answer: whether most of its labelled words are frame.

    It is there again, at less weight, as if its readout began with it or had begun before: some releases leave the
    opening out, and a first sentence is not frame for being first.
    """
    found = [topic for word in words if (topic := label_of(labels, word)) is not None]
    if not found:
        return []
    number, count = place
    moved = (1, count) if number == 0 else (0, count - number)
    views = [(place, 1.0)] + [(moved, MOVED_WEIGHT)] * (number < MOVED_SENTENCES)
    answer = 2 * found.count(-1) > len(found)
    sentence = words[: framing.LONGEST]
    return [
        Example(fold, frozenset({ALWAYS, *framing.features(sentence, *view)}), answer, weight * len(found) ** 0.5)
        for view, weight in views
    ]


def matrix(found: Sequence[Example], names: Sequence[str]) -> csr_matrix:
    """Return `(n, f)`: row i is example i, 1 where it has the feature."""
    column = {name: at for at, name in enumerate(names)}
    pairs = [(row, column[name]) for row, one in enumerate(found) for name in sorted(one.features) if name in column]
    rows, columns = zip(*pairs, strict=True)
    return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(found), len(names)))


def names_of(found: Sequence[Example], least: int) -> list[str]:
    """Return the features that at least so many examples have, in order."""
    counts = Counter(name for one in found for name in one.features)
    return sorted(name for name, count in counts.items() if count >= least)


def fit(found: Sequence[Example], names: Sequence[str], strength: float) -> Vector:
    """Return a weight a feature."""
    model = LogisticRegression(C=strength, solver="liblinear", fit_intercept=False, max_iter=500, random_state=SEED)
    weights = np.array([one.weight for one in found])
    model.fit(matrix(found, names), [one.answer for one in found], sample_weight=weights / weights.mean())
    return np.asarray(model.coef_[0])


def cross_validate(found: Sequence[Example], plan: Plan) -> Vector:
    """Return the probability of each example by a regression that saw no example of its fold; these are written."""
    folds = np.array([one.fold for one in found])
    probabilities = np.zeros(len(found))
    for number in range(FOLDS):
        seen = [one for one in found if one.fold != number]
        names = names_of(seen, plan.least)
        weights = fit(seen, names, plan.strength)
        store(fold_weights(number), plan.name, regression(names, weights))
        scores = matrix([one for one in found if one.fold == number], names) @ weights
        probabilities[folds == number] = 1.0 / (1.0 + np.exp(-scores))
    return probabilities


def regression(names: Sequence[str], weights: Vector) -> Regression:
    """Return fitted weights, but for those that hardly weigh, as they are kept."""
    rounded = weights.astype(np.float16).tolist()  # more digits would only make the file longer
    kept = {name: rounded[at] for at, name in enumerate(names) if abs(weights[at]) >= SMALLEST}
    return Regression(kept.pop(ALWAYS, 0.0), kept)


# Weights nearer to nothing than this are left out.
SMALLEST = 0.01
CUTS = Plan("cuts", least=8, strength=0.1)
FRAME = Plan("frame", least=8, strength=0.03)


def scores(found: Sequence[Example], probabilities: Vector, threshold: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the answer yes, by weight squared (words, for sentences)."""
    yes = np.array([one.answer for one in found])
    size = np.array([one.weight**2 for one in found])
    said = probabilities >= threshold
    right = float(size[yes & said].sum())
    precision, recall = right / max(1.0, size[said].sum()), right / size[yes].sum()
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(corpus: str = "corpora/synthetic") -> None:
    """Fit both regressions and print how they do on calls they were not trained on."""
    cutting, frames = examples(Path(corpus))
    for found, plan, threshold in ((cutting, CUTS, cuts.THRESHOLD), (frames, FRAME, framing.THRESHOLD)):
        probabilities = cross_validate(found, plan)
        figures = " ".join(f"{figure:.3f}" for figure in scores(found, probabilities, threshold))
        print(f"{plan.name}: {len(found)} examples, precision, recall, F1 {figures}")
        names = names_of(found, plan.least)
        store(PACKAGED, plan.name, regression(names, fit(found, names, plan.strength)))


if __name__ == "__main__":
    main(*sys.argv[1:])
