"""The points of an annotated call and the topic of each, as training sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace

from diplocompare.evaluate.annotations import Call
from diplocompare.evaluate.gold import Gold
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point, Readout, Value
from diplocompare.pairs.mask import mask
from diplocompare.pairs.scores import masked_texts
from diplocompare.parties.identify import identify
from diplocompare.parties.parties import Party
from diplocompare.pipeline import cut
from diplocompare.weights.logistic import Regression

FOLDS = 3
# For each fold the weights that were fitted on the other folds.
_FOLD_WEIGHTS = Path(__file__).with_name("folds")


class View(Value):
    """One way of cutting a call: its readouts with their points, their masked texts, a number for each claim's topic.

    Claims of no gold topic have a number that no other claim has. `same`: the pairs of claims that report the same,
    each in the order of the claims.
    """

    call: str
    readouts: tuple[Readout, ...]
    blanked: tuple[str, ...]
    topics: tuple[int, ...]
    same: frozenset[tuple[int, int]] = frozenset()
    strange: bool = False  # made of two calls

    @property
    def texts(self) -> list[str]:
        """The masked text of each claim, one readout after the other."""
        return masked_texts(self.readouts, self.blanked)


def views(call: Call) -> Iterator[View]:
    """Yield a call once cut as annotated and once as `segment` cuts."""
    lexicon = load_lexicon()
    readouts, parties = identify(call.readouts, lexicon)
    gold = call.golds[0]
    yield _view(call.id, [_annotated(readout, gold) for readout in readouts], parties, gold)
    yield _view(call.id, cut(call.readouts, lexicon)[0], parties, gold)


def strangers(one: View, other: View) -> View:
    """Return the first readout of one call beside the last of another, as if they were two of one call."""
    first, last = one.readouts[0], other.readouts[-1]
    renamed = replace(
        last, id="z", points=tuple(replace(point, id=f"z{at}") for at, point in enumerate(last.points, start=1))
    )
    topics = [
        *one.topics[: len(first.claims)],
        *(1000 + topic for topic in other.topics[len(other.topics) - len(last.claims) :]),
    ]
    return View(one.call, (first, renamed), (one.blanked[0], other.blanked[-1]), tuple(topics), strange=True)


def fold_of(number: int) -> int:
    """The fold in which the call of this number is left out."""
    return number % FOLDS


def fold_weights(fold: int) -> Path:
    """The folder of the weights that saw no call of this fold."""
    return _FOLD_WEIGHTS / str(fold)


def store(folder: Path, name: str, regression: Regression) -> None:
    """Write a regression to where `weights.logistic.fitted` reads it, one weight a line in the order of the names."""
    ordered = Regression(regression.bias, dict(sorted(regression.weights.items())))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n")


def _annotated(readout: Readout, gold: Gold) -> Readout:
    spans = sorted((p.start, p.end) for topic in gold.topics for p in topic.points if p.readout == readout.id)
    return replace(readout, points=tuple(Point(f"{readout.id}{at}", *span) for at, span in enumerate(spans, start=1)))


def _view(call: str, readouts: Sequence[Readout], parties: Sequence[Party], gold: Gold) -> View:
    masked, blanked = zip(*(mask(readout, parties, load_lexicon()) for readout in readouts), strict=True)
    topics = [_topic(readout, point, gold) for readout in masked for point in readout.claims]
    alone = len(gold.topics)
    numbers = tuple(topic if topic >= 0 else alone + at for at, topic in enumerate(topics))
    return View(call, masked, blanked, numbers, _same(masked, gold))


def _same(readouts: Sequence[Readout], gold: Gold) -> frozenset[tuple[int, int]]:
    """The pairs of claims that lie, more than in others, in gold points that report the same."""
    marks = [_mark(readout.id, point, gold) for readout in readouts for point in readout.claims]
    linked = {((at, one), (at, other)) for at, topic in enumerate(gold.topics) for one, other in topic.same}
    linked |= {pair[::-1] for pair in linked}
    return frozenset((i, j) for j in range(len(marks)) for i in range(j) if (marks[i], marks[j]) in linked)


def _mark(readout: str, point: Point, gold: Gold) -> tuple[int, int]:
    """The gold point that most of a point lies in, as numbers of topic and point; (-1, -1) where it lies in none."""
    covered = {
        (at, number): min(p.end, point.end) - max(p.start, point.start)
        for at, topic in enumerate(gold.topics)
        for number, p in enumerate(topic.points)
        if p.readout == readout
    }
    best = max(covered, key=covered.__getitem__, default=(-1, -1))
    return best if covered.get(best, 0) > 0 else (-1, -1)


def _topic(readout: Readout, point: Point, gold: Gold) -> int:
    """The number of the topic that most of a point lies in, -1 where that is none."""
    covered = [0] * len(gold.topics)
    for number, topic in enumerate(gold.topics):
        for p in topic.points:
            if p.readout == readout.id:
                covered[number] += max(0, min(p.end, point.end) - max(p.start, point.start))
    best = int(np.argmax(covered))
    return best if 2 * covered[best] > point.end - point.start else -1
