"""How much room each readout gives a topic: its words, its points and its share of all words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from diplocompare.emphasis import sentences
from diplocompare.emphasis.scene import Draft, Scene, Sight
from diplocompare.model import Readout, Topic, count_words

_PARTS = 10_000  # shares are told to four digits
# A gap of less is not worth a sentence, and one below this z may be chance (one-sided 5%).
_LEAST_GAP, _LEAST_Z = 0.15, 1.64


def words_per_topic(readout: Readout, topics: Sequence[Topic]) -> tuple[int, ...]:
    """Return the number of words that a readout gives each topic."""
    counts = {topic.id: 0 for topic in topics}
    for point in readout.claims:
        if point.topic is not None:
            counts[point.topic] += count_words(readout.quote(point))
    return tuple(counts.values())


def points_per_topic(readout: Readout, topics: Sequence[Topic]) -> tuple[int, ...]:
    """Return the number of points that a readout gives each topic."""
    return tuple(sum(point.topic == topic.id for point in readout.claims) for topic in topics)


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


def look(scene: Scene) -> Sight:
    """Return the topics of several sides to which two give room more unlike than their lengths explain."""
    return Sight(findings=tuple(_findings(scene)))


def _findings(scene: Scene) -> Iterator[Draft]:
    points = {readout.id: len(readout.claims) for readout in scene.readouts}
    for topic in scene.topics:
        given = sorted((e for e in topic.emphasis if e.rank is not None), key=lambda e: (-e.share, e.readout))
        if len(given) < 2:
            continue
        more, less = given[0], given[-1]
        if _unlike((more.share, points[more.readout]), (less.share, points[less.readout])):
            sides = [(scene.names[e.readout], f"{e.share:.0%}") for e in (more, less)]
            text = sentences.share_gap(topic.label, *sides)
            evidence = scene.evidence(*topic.points)
            yield Draft("share", text, topic.confidence, more.share - less.share, evidence, topic.id)


def _unlike(one: tuple[float, int], other: tuple[float, int]) -> bool:
    """Whether two shares differ by more than chance would have it in texts of so many points (z of two proportions).

    Words come by points, so that the points and not the words are what is drawn.
    """
    (p, n), (q, m) = one, other
    pooled = (p * n + q * m) / (n + m)
    spread = math.sqrt(pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m))
    return p - q >= _LEAST_GAP and spread > 0.0 and (p - q) / spread >= _LEAST_Z
