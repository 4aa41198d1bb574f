"""In which order each readout first mentions the topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.emphasis import sentences
from diplocompare.emphasis.scene import Draft, Scene, Sight
from diplocompare.model import Readout, Topic
from diplocompare.naming import ordinal

# Where in the order, 0 to 1, a topic that another side begins with has to stand to be worth a sentence.
_LATE = 0.6


def ranks(readout: Readout, topics: Sequence[Topic]) -> tuple[int | None, ...]:
    """Return each topic's place in the order of first mention, from 1; None where the readout is silent."""
    order = list(dict.fromkeys(point.topic for point in readout.claims if point.topic is not None))
    return tuple(order.index(topic.id) + 1 if topic.id in order else None for topic in topics)


def look(scene: Scene) -> Sight:
    """Return the topics that one side begins with and another comes to late."""
    return Sight(findings=tuple(_findings(scene)))


def _findings(scene: Scene) -> Iterator[Draft]:
    counts = {
        readout.id: len({point.topic for point in readout.claims if point.topic is not None})
        for readout in scene.readouts
    }
    for topic in scene.topics:
        given = sorted((e.rank, e.readout) for e in topic.emphasis if e.rank is not None)
        if len(given) < 2 or given[0][0] != 1:
            continue
        (_, first), (rank, last) = given[0], given[-1]
        late = (rank - 1) / max(1, counts[last] - 1)
        if late >= _LATE:
            place = f"{ordinal(rank)} of {counts[last]}"
            text = sentences.opens_with(topic.label, scene.names[first], (scene.names[last], place))
            yield Draft("order", text, topic.confidence, late, scene.evidence(*topic.points), topic.id)
