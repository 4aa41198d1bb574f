"""Which topics stand together, and which points a finding rests on, alike in every format."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from diplocompare.model import Comparison, Evidence, Topic


def sections(comparison: Comparison) -> Iterator[tuple[str | None, list[Topic]]]:
    """Yield the shared topics (None), then each side's own (the id of its readout); a section has a topic at least."""
    shared = [topic for topic in comparison.topics if topic.status == "shared"]
    if shared:
        yield None, shared
    for readout in comparison.readouts:
        own = {point.id for point in readout.points}
        only = [topic for topic in comparison.topics if topic.status == "one-sided" and own & set(topic.points)]
        if only:
            yield readout.id, only


def points_of(comparison: Comparison, evidence: Sequence[Evidence]) -> list[str]:
    """Return the ids of the points in which evidence lies, in order, each once."""
    points = {readout.id: readout.points for readout in comparison.readouts}
    found: list[str] = []
    for place in evidence:
        here = points[place.readout]
        # Points are in order and do not overlap, so the first that ends behind the beginning is the first of it.
        for point in here[bisect_right(here, place.start, key=lambda point: point.end) :]:
            if point.start >= place.end:
                break
            found.append(point.id)
    return list(dict.fromkeys(found))
