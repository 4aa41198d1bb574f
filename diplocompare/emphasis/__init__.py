"""What the sides make of a topic: one lens a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplocompare.emphasis.order import ranks
from diplocompare.emphasis.space import points_per_topic, shares, words_per_topic
from diplocompare.model import Emphasis, Readout, Topic


def weigh(readouts: Sequence[Readout], topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Return the topics with one emphasis entry a readout."""
    columns = []
    for readout in readouts:
        words = words_per_topic(readout, topics)
        measures = zip(shares(words), ranks(readout, topics), words, points_per_topic(readout, topics), strict=True)
        columns.append([Emphasis(readout.id, *measure) for measure in measures])
    return tuple(
        replace(topic, emphasis=entries) for topic, entries in zip(topics, zip(*columns, strict=True), strict=True)
    )
