"""What the large judge learns from: pairs of points across sides, whether they are of one topic, and how they stand."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from diplocompare.embed.encoder import Encoder
from diplocompare.evaluate.annotations import read_corpus
from diplocompare.evaluate.gold import Gold
from diplocompare.model import Value
from diplocompare.pairs.probability import probabilities
from diplocompare.pairs.similarity import Matrix
from training.paired import PAIRED, read_paired
from training.pairs import NEAR, see
from training.views import View, views

CORPUS = Path("corpora/synthetic")
Source = Literal["paired", "near", "far"]
# How often a call is drawn: the labels of real readouts are the best, those of calls with few shared words the least.
_OFTEN: dict[Source, float] = {"paired": 4.0, "near": 2.0, "far": 0.6}
_MOST_TOGETHER = 12
# Of one call in one draw: pairs of one topic, pairs that only look so, and one of the rest.
_TOGETHER, _ALIKE = 4, 3
# How many of a point's likeliest wrong partners count as alike.
_RIVALS = 3
# What the links of synthetic calls count: their writers' `same` is less sure than their topics.
_SURE: dict[Source, float] = {"paired": 1.0, "near": 0.5, "far": 0.5}


class Labelled(Value):
    """A pair of texts: 1 or 0 for of one topic, reporting the same, differing; and how much the last two count."""

    texts: tuple[str, str]
    topic: float = 0.0
    same: float = 0.0
    differs: float = 0.0
    sure: float = 0.0


class Lesson(Value):
    """The pairs across sides of a call: those of one topic, wrong ones that look alike, and all wrong ones."""

    source: Source
    together: tuple[Labelled, ...]
    alike: tuple[Labelled, ...]
    apart: tuple[Labelled, ...]

    @property
    def often(self) -> float:
        """How often it is drawn, beside the others."""
        return _OFTEN[self.source] * math.sqrt(min(_MOST_TOGETHER, len(self.together)))


def lessons(encoder: Encoder, data: Path | None) -> list[Lesson]:
    """Return the lessons of `corpora/synthetic`, and of the labelled pairs of real readouts where `data` has them."""
    found = []
    for call, _ in read_paired(data / PAIRED) if data else ():
        # Its cuts are the tool's own: to cut again would bring other points than those that were labelled.
        found.append(_lesson("paired", next(views(call)), encoder, _differing(call.golds[0])))
    for call in read_corpus(CORPUS, warn=print):
        source: Source = "near" if re.match(NEAR, call.id) else "far"
        found += [_lesson(source, view, encoder, frozenset()) for view in views(call)]
    return [lesson for lesson in found if lesson.together and lesson.alike]


def draw(found: Sequence[Lesson], lot: random.Random, count: int) -> list[Labelled]:
    """Draw pairs, call by call, so that about half of them are of one topic."""
    often = [lesson.often for lesson in found]
    drawn: list[Labelled] = []
    while len(drawn) < count:
        lesson = lot.choices(found, often)[0]
        drawn += lot.sample(lesson.together, min(_TOGETHER, len(lesson.together)))
        drawn += lot.sample(lesson.alike, min(_ALIKE, len(lesson.alike)))
        drawn.append(lot.choice(lesson.apart))
    return drawn[:count]


def across(view: View) -> list[tuple[int, int]]:
    """Return the pairs of claims of a view that are of two sides."""
    side = [at for at, readout in enumerate(view.readouts) for _ in readout.claims]
    return [(i, j) for j in range(len(side)) for i in range(j) if side[i] != side[j]]


def _lesson(source: Source, view: View, encoder: Encoder, differing: frozenset[tuple[int, int]]) -> Lesson:
    """`differing`: the pairs of claims that differ."""
    _, claims, cosine = see(view, encoder)
    small = probabilities(claims, cosine)
    texts = [" ".join(text.split()) for text in view.texts]
    together: list[Labelled] = []
    wrong: dict[tuple[int, int], Labelled] = {}
    for i, j in across(view):
        pair = Labelled((texts[i], texts[j]))
        if view.topics[i] == view.topics[j]:
            same, differs = float((i, j) in view.same), float((i, j) in differing)
            together.append(replace(pair, topic=1.0, same=same, differs=differs, sure=_SURE[source]))
        else:
            wrong[i, j] = pair
    return Lesson(source, tuple(together), tuple(wrong[at] for at in _rivals(wrong, small)), tuple(wrong.values()))


def _rivals(wrong: dict[tuple[int, int], Labelled], small: Matrix) -> list[tuple[int, int]]:
    """The wrong pairs that are among the likeliest of one of their points."""
    of: dict[int, list[tuple[int, int]]] = {}
    for pair in wrong:
        for end in pair:
            of.setdefault(end, []).append(pair)
    likeliest = (sorted(pairs, key=lambda pair: (-small[pair], pair))[:_RIVALS] for pairs in of.values())
    return sorted({pair for pairs in likeliest for pair in pairs})


def _differing(gold: Gold) -> frozenset[tuple[int, int]]:
    """The pairs of gold points that differ, by their numbers in the order of the readouts and their texts."""
    places = sorted((point.readout, point.start) for topic in gold.topics for point in topic.points)
    number = {place: at for at, place in enumerate(places)}
    pairs = ((topic.points[one], topic.points[other]) for topic in gold.topics for one, other in topic.differs)
    ends = (sorted((number[a.readout, a.start], number[b.readout, b.start])) for a, b in pairs)
    return frozenset((first, last) for first, last in ends)
