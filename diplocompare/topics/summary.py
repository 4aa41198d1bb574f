"""The comparison in numbers, and in two sentences."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.model import Finding, Readout, SideSummary, Summary, Topic
from diplocompare.topics.told import tell


def summarise(readouts: Sequence[Readout], topics: Sequence[Topic], findings: Sequence[Finding] = ()) -> Summary:
    """Return how many topics are on several sides, how many on each alone, and how much of each text is shared.

    `findings`: what is told of in the sentences that sum it up, besides the topics.
    """
    shared = [topic for topic in topics if topic.status == "shared"]
    sides = []
    for at, readout in enumerate(readouts):
        own = [topic for topic in topics if topic.emphasis[at].rank is not None]
        share = sum(topic.emphasis[at].share for topic in shared)
        alone = [topic for topic in own if topic.status == "one-sided"]
        uncertain = sum(topic.uncertain for topic in alone)
        sides.append(SideSummary(readout.id, len(own), len(alone) - uncertain, round(share, 4), uncertain))
    return Summary(
        topics=len(topics),
        shared=len(shared),
        one_sided=len(topics) - len(shared),
        date=_one([readout.date for readout in readouts]),
        event=_one([readout.event for readout in readouts]),
        sides=tuple(sides),
        uncertain=sum(side.uncertain for side in sides),
        told=tell(readouts, topics, findings),
    )


def _one(values: Sequence[str | None]) -> str | None:
    """The value that all sides give, those apart that give none; None where they differ."""
    given = {value for value in values if value}
    return given.pop() if len(given) == 1 else None
