"""What annotators found in a call: the values read from its gold files, and gold as a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from msgspec.structs import replace

from diplocompare.model import (
    SCHEMA,
    Comparison,
    Match,
    Point,
    Readout,
    Relation,
    Signature,
    Span,
    Speaker,
    Status,
    Topic,
    Value,
)
from diplocompare.version import __version__


class GoldPoint(Value):
    """A span that an annotator marked as one claim. `speaker` is None where the annotator named none."""

    readout: str
    start: int
    end: int
    speaker: Speaker | None = None


class GoldTopic(Value):
    """One matter as an annotator saw it. `same` and `differs` hold pairs of indices into `points`."""

    heading: str
    points: tuple[GoldPoint, ...]
    same: tuple[tuple[int, int], ...] = ()
    differs: tuple[tuple[int, int], ...] = ()


class Gold(Value):
    """One annotation of a call. `frame`: (readout id, span). Invariant: no two spans of a readout overlap."""

    frame: tuple[tuple[str, Span], ...]
    topics: tuple[GoldTopic, ...]


def gold_comparison(readouts: Sequence[Readout], gold: Gold) -> Comparison:
    """Return the comparison that an annotation amounts to: an oracle, or one annotator to score against another.

    Labels are the headings; emphasis is left out, since nothing is measured on it.
    """
    ids = _point_ids(gold)
    placed = [
        (side, Point(id=ids[side, span.start], start=span.start, end=span.end, role="frame", speaker="none"))
        for side, span in gold.frame
    ]
    for number, topic in enumerate(gold.topics, start=1):
        for mark in topic.points:
            point = Point(
                id=ids[mark.readout, mark.start],
                start=mark.start,
                end=mark.end,
                speaker=mark.speaker or "own",
                topic=f"t{number}",
            )
            placed.append((mark.readout, point))
    placed.sort(key=lambda item: item[1].start)
    return Comparison(
        schema=SCHEMA,
        signature=Signature(version=__version__, model="gold", model_sha256=""),
        readouts=tuple(
            replace(readout, points=tuple(point for side, point in placed if side == readout.id))
            for readout in readouts
        ),
        topics=_topics(gold, ids),
    )


def _point_ids(gold: Gold) -> dict[tuple[str, int], str]:
    """Number the spans of each readout in the order of its text: (readout id, start) -> point id."""
    starts = {(side, span.start) for side, span in gold.frame}
    starts |= {(point.readout, point.start) for topic in gold.topics for point in topic.points}
    numbers: dict[str, int] = {}
    ids = {}
    for side, start in sorted(starts):
        numbers[side] = numbers.get(side, 0) + 1
        ids[side, start] = f"{side}{numbers[side]}"
    return ids


def _topics(gold: Gold, ids: dict[tuple[str, int], str]) -> tuple[Topic, ...]:
    match_numbers = count(1)
    topics = []
    for number, topic in enumerate(gold.topics, start=1):
        names = [ids[point.readout, point.start] for point in topic.points]
        links: list[tuple[Relation, tuple[int, int]]] = [
            *(("same", pair) for pair in topic.same),
            *(("differs", pair) for pair in topic.differs),
        ]
        matches = tuple(
            Match(f"m{next(match_numbers)}", (names[first], names[second]), 1.0, 1.0, relation)
            for relation, (first, second) in links
        )
        shared = len({point.readout for point in topic.points}) > 1
        status: Status = "shared" if shared else "one-sided"
        topics.append(Topic(f"t{number}", topic.heading, status, 1.0, tuple(names), matches=matches))
    return tuple(topics)
