"""In which order each readout first mentions the topics."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.phrasing import findings as sentences

# Where in the order, 0 to 1, a topic that another side begins with has to stand to be worth a sentence.
_LATE = 0.6


def analyse(call: AlignedCall) -> LensResult:
    """Return the topics that one side begins with and another comes to late."""
    return LensResult(findings=tuple(_findings(call)))


def _findings(call: AlignedCall) -> Iterator[UnrankedFinding]:
    counts = {
        readout.id: len({point.topic for point in readout.claims if point.topic is not None})
        for readout in call.readouts
    }
    for topic in call.topics:
        given = sorted((e.rank, e.readout) for e in topic.emphasis if e.rank is not None)
        if len(given) < 2 or given[0][0] != 1:
            continue
        (_, first), (rank, last) = given[0], given[-1]
        late = (rank - 1) / max(1, counts[last] - 1)
        if late >= _LATE:
            text = sentences.opens_with(topic.label, call.names[first], call.names[last], (rank, counts[last]))
            yield UnrankedFinding("order", text, topic.confidence, late, call.evidence(*topic.points), topic.id)
