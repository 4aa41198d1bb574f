"""The topics, side by side: each side's share and points, or that nothing like them was found in its text."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.model import Emphasis, Point, Relation, Topic, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import percent, possessive
from diplocompare.render.html.index import Index, Ref
from diplocompare.render.html.wording import RELATIONS, cropped

_NEAREST = 160


class Said(Value):
    """A point in its row: its words, who speaks where it is not the side itself, and its counterparts by relation."""

    ref: Ref
    note: str
    partners: tuple[str, ...]
    relations: tuple[tuple[str, tuple[Ref, ...]], ...]


class Absence(Value):
    """That nothing like a topic was found in a text; `nearest`: the best candidate not taken, with its score."""

    words: str
    nearest: Ref | None = None
    quote: str = ""
    score: str = ""


class Lane(Value):
    """One side's part in a topic. `width`: of the bar, in percent of the longest bar; `verb`: its strongest, if any."""

    color: str
    name: str
    language: str
    share: str
    width: float
    place: str
    verb: str
    said: tuple[Said, ...]
    absence: Absence | None


class Row(Value):
    """One topic with a lane a side."""

    id: str
    key: str
    label: str
    doubt: str
    confidence: str
    lanes: tuple[Lane, ...]


class Group(Value):
    """Topics under one heading: the shared ones, or those of one side (`color`: its class)."""

    key: str
    title: str
    color: str
    rows: tuple[Row, ...]


def groups(index: Index) -> tuple[Group, ...]:
    """Return the shared topics, then each side's own; a group without topics is left out."""
    comparison = index.comparison
    longest = longest_share(index)
    rows = {topic.id: _row(topic, index, longest) for topic in comparison.topics}
    shared = [topic for topic in comparison.topics if topic.status == "shared"]
    found = [Group("shared", f"In {phrases.several(comparison)}", "", tuple(rows[topic.id] for topic in shared))]
    for place, readout in enumerate(comparison.readouts):
        own = {point.id for point in readout.points}
        only = [topic for topic in comparison.topics if topic.status == "one-sided" and own & set(topic.points)]
        title = f"Only in {possessive(index.names[readout.id])} text"
        found.append(Group(f"only-{place}", title, index.colors[readout.id], tuple(rows[topic.id] for topic in only)))
    return tuple(group for group in found if group.rows)


def longest_share(index: Index) -> float:
    """Return the largest share of any topic in any text, to which all bars are drawn."""
    return max((entry.share for topic in index.comparison.topics for entry in topic.emphasis), default=0.0)


def _row(topic: Topic, index: Index, longest: float) -> Row:
    shares = {entry.readout: entry for entry in topic.emphasis}
    lanes = []
    for side in index.names:
        mine = [point for text, point in map(index.points.__getitem__, topic.points) if text.id == side]
        mine.sort(key=lambda point: point.start)
        lanes.append(_lane(topic, shares[side], mine, index, longest))
    return Row(
        id=topic.id,
        key=index.keys[topic.id],
        label=topic.label,
        doubt=phrases.certainty(topic),
        confidence=f"{topic.confidence:.2f}",
        lanes=tuple(lanes),
    )


def _lane(topic: Topic, entry: Emphasis, points: Sequence[Point], index: Index, longest: float) -> Lane:
    side = entry.readout
    return Lane(
        color=index.colors[side],
        name=index.names[side],
        language=index.languages[side],
        share=percent(entry.share),
        width=round(100 * entry.share / longest, 2) if longest else 0.0,
        place=phrases.place(entry, index.comparison.summary),
        verb=phrases.verb(index.comparison.readout(side), entry),
        said=tuple(_said(point, index) for point in points),
        absence=None if points else _absence(topic, side, index),
    )


def _said(point: Point, index: Index) -> Said:
    by_relation: dict[Relation, list[Ref]] = {}
    for match, other in index.partners.get(point.id, ()):
        by_relation.setdefault(match.relation, []).append(index.refs[other])
    return Said(
        ref=index.refs[point.id],
        note=phrases.speaker_note(point, index.names),
        partners=tuple(ref.key for refs in by_relation.values() for ref in refs),
        relations=tuple(
            (words, tuple(by_relation[relation])) for relation, words in RELATIONS.items() if relation in by_relation
        ),
    )


def _absence(topic: Topic, side: str, index: Index) -> Absence:
    name, nearest = index.names[side], topic.nearest
    words = phrases.no_counterpart([name])
    if not nearest or index.points[nearest.point][0].id != side:
        return Absence(words)
    if topic.confidence < phrases.UNLIKELY_BELOW:
        words = phrases.possibly_also(name)
    ref = index.refs[nearest.point]
    return Absence(words, ref, cropped(ref.quote, _NEAREST), phrases.score(index.comparison, nearest.score))
