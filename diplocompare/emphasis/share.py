"""How much room each readout gives a topic: its words, its points and its share of all words."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.model import Readout, Topic, count_words

_PARTS = 10_000  # shares are told to four digits


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
