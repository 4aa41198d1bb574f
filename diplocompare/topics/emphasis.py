"""How much of each readout a topic takes: words, points, place in the order, strongest verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from diplocompare.model import Emphasis, Observation, Point, Readout, Topic, count_words
from diplocompare.topics.align import Group

_PARTS = 10_000  # shares are told to four digits
# A verb further off than this many characters governs nothing: no reader would still follow the sentence.
_FARTHEST_VERB = 2_000
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")


def weigh(readouts: Sequence[Readout], groups: Sequence[Group], labels: Sequence[str]) -> tuple[Topic, ...]:
    """Return the topics that groups and their labels make, with one emphasis entry a readout.

    `readouts`: each claim has its topic.
    """
    columns = [_column(readout, groups) for readout in readouts]
    return tuple(
        Topic(
            id=group.id,
            label=label,
            status=group.status,
            confidence=group.confidence,
            points=group.points,
            emphasis=tuple(column[at] for column in columns),
            matches=group.matches,
            nearest=group.nearest,
        )
        for at, (group, label) in enumerate(zip(groups, labels, strict=True))
    )


def add_verbs(
    readouts: Sequence[Readout], topics: Sequence[Topic], observations: Sequence[Observation]
) -> tuple[Topic, ...]:
    """Return the topics with the strongest verb of each side, as far as verbs have been looked for."""
    verbs = {readout.id: by_topic(observations, readout) for readout in readouts}
    return tuple(
        replace(
            topic,
            emphasis=tuple(replace(entry, verb=verbs[entry.readout].get(topic.id)) for entry in topic.emphasis),
        )
        for topic in topics
    )


def _column(readout: Readout, groups: Sequence[Group]) -> list[Emphasis]:
    """How much of a readout each group takes: its part of the words, its place, its words and points."""
    words = {group.id: 0 for group in groups}
    points = dict.fromkeys(words, 0)
    place: dict[str, int] = {}  # in the order of first mention
    for point in readout.claims:
        if point.topic is not None:
            words[point.topic] += count_words(readout.quote(point))
            points[point.topic] += 1
            place.setdefault(point.topic, len(place) + 1)
    return [
        Emphasis(readout.id, share=share, rank=place.get(topic), words=words[topic], points=points[topic])
        for topic, share in zip(words, shares(tuple(words.values())), strict=True)
    ]


def shares(words: Sequence[int]) -> tuple[float, ...]:
    """Return parts of a whole, rounded to four digits so that they still sum to 1; all 0 where there are no words.

    What rounding down leaves goes to the largest remainders (Hamilton's method).
    """
    total = sum(words)
    if total == 0:
        return tuple(0.0 for _ in words)
    parts = [count * _PARTS // total for count in words]
    by_remainder = sorted(range(len(words)), key=lambda at: (-(words[at] * _PARTS % total), at))
    for at in by_remainder[: _PARTS - sum(parts)]:
        parts[at] += 1
    return tuple(part / _PARTS for part in parts)


def by_topic(observations: Iterable[Observation], readout: Readout) -> dict[str, Observation]:
    """Return the strongest verb by which a readout reports each topic, the first of equals, by the topic's id.

    A point without a verb of its own goes with the one before it in its sentence. What is negated is left out.
    """
    verbs = [seen for seen in observations if seen.lens == "verbs" and seen.readout == readout.id]
    starts = [verb.start for verb in verbs]
    found: dict[str, Observation] = {}
    for point in readout.claims:
        first, after = bisect_left(starts, point.start), bisect_left(starts, point.end)
        own = verbs[first:after]
        if not own and first > 0 and _goes_on(readout.text, verbs[first - 1], point):
            own = [verbs[first - 1]]
        for verb in own:
            known = found.get(point.topic or "")
            if "negated" not in verb.marks and (known is None or verb_level(verb) > verb_level(known)):
                found[point.topic or ""] = verb
    return found


def _goes_on(text: str, verb: Observation, point: Point) -> bool:
    """Whether a point is still in the sentence of a verb before it."""
    return point.start - verb.end <= _FARTHEST_VERB and not any(
        end in text[verb.end : point.start] for end in _SENTENCE_ENDS
    )


def verb_level(verb: Observation) -> int:
    """Return how strong a reporting verb is, from 1; 0 where it has no level."""
    return verb.level or 0
