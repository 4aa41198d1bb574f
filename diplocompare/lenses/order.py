"""In which order each readout first mentions the topics."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.phrasing import findings as sentences

# Where in the order, 0 to 1, a topic that another side begins with has to stand to be worth a sentence.
_LATE = 0.6


def analyse(call: AlignedCall) -> LensResult:
    """Return a finding for each topic that one side begins with and another comes to late."""
    return LensResult(findings=tuple(_findings(call)))


def _findings(call: AlignedCall) -> Iterator[UnrankedFinding]:
    topics_of_side = {readout.id: len({point.topic for point in readout.claims}) for readout in call.readouts}
    for topic in call.topics:
        ranks = sorted((entry.rank, entry.readout) for entry in topic.emphasis if entry.rank is not None)
        (first_rank, first), (last_rank, last) = ranks[0], ranks[-1]
        late = (last_rank - 1) / max(1, topics_of_side[last] - 1)
        if first_rank == 1 and late >= _LATE:
            place = last_rank, topics_of_side[last]
            text = sentences.opens_with(topic.label, call.names[first], call.names[last], place)
            yield UnrankedFinding("order", text, topic.confidence, late, call.evidence(*topic.points), topic.id)
