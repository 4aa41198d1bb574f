"""The label of every word of a call, by an annotation or by a comparison: all that the metrics look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diplocompare.evaluate.gold import Gold
from diplocompare.model import WORD, Comparison, Readout, Span, Speaker, Value


class Label(NamedTuple):
    """What is said of one word: its topic and point, who speaks, or that it is frame. All empty: it is not covered."""

    topic: str | None = None
    point: str | None = None
    speaker: Speaker | None = None
    frame: bool = False


UNCOVERED = Label()
FRAME = Label(frame=True)


class Labelling(Value):
    """The labels of all words of a call.

    `words`: one tuple a readout, in the readouts' order, one label a word; `shared`: the topics with points on
    two or more sides; `same`: pairs of points that report the same, each pair in the order of the readouts.
    """

    words: tuple[tuple[Label, ...], ...]
    shared: frozenset[str]
    same: frozenset[tuple[str, str]]


def label_gold(readouts: Sequence[Readout], gold: Gold) -> Labelling:
    """Label the words of the readouts as the annotation has them."""
    order = [readout.id for readout in readouts]
    spans: dict[str, list[tuple[Span, Label]]] = {side: [] for side in order}
    for side, span in gold.frame:
        spans[side].append((span, FRAME))
    shared, same = set(), set()
    for number, topic in enumerate(gold.topics):
        name = f"t{number}"
        points = [f"{name}.{index}" for index in range(len(topic.points))]
        for point, mark in zip(topic.points, points, strict=True):
            spans[point.readout].append((Span(point.start, point.end), Label(name, mark, point.speaker)))
        if len({point.readout for point in topic.points}) > 1:
            shared.add(name)
        for pair in topic.same:
            first, second = sorted(pair, key=lambda index: order.index(topic.points[index].readout))
            same.add((points[first], points[second]))
    return Labelling(_words(readouts, spans), frozenset(shared), frozenset(same))


def label_comparison(comparison: Comparison) -> Labelling:
    """Label the words of a comparison's readouts as the comparison has them."""
    spans: dict[str, list[tuple[Span, Label]]] = {}
    sides: dict[str, set[int]] = {}
    order: dict[str, int] = {}
    for number, readout in enumerate(comparison.readouts):
        spans[readout.id] = []
        for point in readout.points:
            order[point.id] = number
            if point.topic is not None:
                sides.setdefault(point.topic, set()).add(number)
            label = FRAME if point.role == "frame" else Label(point.topic, point.id, point.speaker)
            spans[readout.id].append((point.span, label))
    same = set()
    for match in (match for topic in comparison.topics for match in topic.matches):
        if match.relation == "same":
            first, second = sorted(match.points, key=order.__getitem__)
            same.add((first, second))
    shared = frozenset(topic for topic, where in sides.items() if len(where) > 1)
    return Labelling(_words(comparison.readouts, spans), shared, frozenset(same))


def _words(readouts: Sequence[Readout], spans: dict[str, list[tuple[Span, Label]]]) -> tuple[tuple[Label, ...], ...]:
    return tuple(tuple(label_words(readout.text, spans[readout.id])) for readout in readouts)


def label_words(text: str, spans: Sequence[tuple[Span, Label]]) -> list[Label]:
    """Give each word of a text the label of the span that overlaps it; the first one, where a word lies in two.

    The spans themselves do not overlap, and may be in any order.
    """
    ordered = sorted(spans, key=lambda item: item[0])
    labels, at = [], 0
    for word in WORD.finditer(text):
        while at < len(ordered) and ordered[at][0].end <= word.start():
            at += 1
        covered = at < len(ordered) and ordered[at][0].start < word.end()
        labels.append(ordered[at][1] if covered else UNCOVERED)
    return labels
