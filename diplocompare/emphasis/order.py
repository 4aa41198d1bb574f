"""In which order each readout first mentions the topics."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.model import Readout, Topic


def ranks(readout: Readout, topics: Sequence[Topic]) -> tuple[int | None, ...]:
    """Return each topic's place in the order of first mention, from 1; None where the readout is silent."""
    order = list(dict.fromkeys(point.topic for point in readout.claims if point.topic is not None))
    return tuple(order.index(topic.id) + 1 if topic.id in order else None for topic in topics)
