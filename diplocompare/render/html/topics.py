"""The topics, side by side: each side's share and points, or that nothing like them was found in its text."""

from __future__ import annotations

from diplocompare.model import Emphasis, Point, Relation, Topic, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import percent
from diplocompare.phrasing.pages import relation
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.phrasing.silence import no_counterpart
from diplocompare.render.html.lookup import Lookup, Ref
from diplocompare.render.selection import nearest_in, points_in, sections

_NEAREST_LETTERS = 160
_ORDER: tuple[Relation, ...] = ("same", "differs", "related")


class PointItem(Value):
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
    said: tuple[PointItem, ...]
    absence: Absence | None


class TopicRow(Value):
    """One topic with a lane a side."""

    id: str
    key: str
    label: str
    sureness: str
    doubt: str
    lanes: tuple[Lane, ...]


class TopicGroup(Value):
    """Topics under one heading: the shared ones, or those of one side (`color`: its class)."""

    key: str
    title: str
    color: str
    rows: tuple[TopicRow, ...]


def topic_groups(lookup: Lookup) -> tuple[TopicGroup, ...]:
    """Return the shared topics, then each side's own; a group without topics is left out."""
    comparison = lookup.comparison
    longest = longest_share(lookup)
    rows = {topic.id: _row(topic, lookup, longest) for topic in comparison.topics}
    places = {readout.id: place for place, readout in enumerate(comparison.readouts)}
    groups = []
    for section in sections(comparison):
        side = section.side
        title = phrases.section(comparison, side and lookup.names[side], uncertain=section.uncertain)
        here = tuple(rows[topic.id] for topic in section.topics)
        if side is None:
            groups.append(TopicGroup("shared", title, "", here))
        else:
            kind = "uncertain" if section.uncertain else "only"
            groups.append(TopicGroup(f"{kind}-{places[side]}", title, lookup.colors[side], here))
    return tuple(groups)


def longest_share(lookup: Lookup) -> float:
    """Return the largest share of any topic in any text, to which all bars are drawn."""
    return max((entry.share for topic in lookup.comparison.topics for entry in topic.emphasis), default=0.0)


def _row(topic: Topic, lookup: Lookup, longest: float) -> TopicRow:
    emphasis = {entry.readout: entry for entry in topic.emphasis}
    return TopicRow(
        id=topic.id,
        key=lookup.keys[topic.id],
        label=topic.label,
        sureness=phrases.sureness(topic.confidence),
        doubt=phrases.certainty(topic),
        lanes=tuple(_lane(topic, emphasis[side], lookup, longest) for side in lookup.names),
    )


def _lane(topic: Topic, entry: Emphasis, lookup: Lookup, longest: float) -> Lane:
    side = entry.readout
    points = points_in(topic, side, lookup.points)
    return Lane(
        color=lookup.colors[side],
        name=lookup.names[side],
        language=lookup.languages[side],
        share=percent(entry.share),
        width=round(100 * entry.share / longest, 2) if longest else 0.0,
        place=phrases.place(entry, lookup.comparison.summary),
        verb=phrases.verb(lookup.comparison.readout(side), entry),
        said=tuple(_point_item(point, lookup) for point in points),
        absence=None if points else _absence(topic, side, lookup),
    )


def _point_item(point: Point, lookup: Lookup) -> PointItem:
    by_relation: dict[str, list[Ref]] = {}
    # The surest and the nearest first.
    found = sorted(lookup.partners.get(point.id, ()), key=lambda each: _ORDER.index(each[0].relation))
    for match, other in found:
        by_relation.setdefault(relation(match), []).append(lookup.refs[other])
    return PointItem(
        ref=lookup.refs[point.id],
        note=phrases.speaker_note(point, lookup.names),
        partners=tuple(ref.key for refs in by_relation.values() for ref in refs),
        relations=tuple((words, tuple(refs)) for words, refs in by_relation.items()),
    )


def _absence(topic: Topic, side: str, lookup: Lookup) -> Absence:
    name = lookup.names[side]
    if not topic.nearest or not nearest_in(topic, [side], lookup.points):
        return Absence(no_counterpart([name]))
    likely = topic.confidence < phrases.UNLIKELY_BELOW
    ref = lookup.refs[topic.nearest.point]
    return Absence(
        words=phrases.possibly_also(name) if likely else no_counterpart([name]),
        nearest=ref,
        quote=shorten_line(ref.quote, _NEAREST_LETTERS),
        score=phrases.score(lookup.comparison, topic.nearest.score),
    )
