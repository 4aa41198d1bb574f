"""In which order each readout first mentions the topics."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lenses.scene import Draft, Scene, Sight
from diplocompare.phrasing import findings as sentences

# Where in the order, 0 to 1, a topic that another side begins with has to stand to be worth a sentence.
_LATE = 0.6


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
            text = sentences.opens_with(topic.label, scene.names[first], scene.names[last], (rank, counts[last]))
            yield Draft("order", text, topic.confidence, late, scene.evidence(*topic.points), topic.id)
