"""What of a comparison is shown, in which order, and where its points are: alike in every format."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from diplocompare.model import Comparison, CrossCheck, Evidence, Finding, Point, Readout, Topic, Value
from diplocompare.render.formats import Detail

# By a point's id: the readout that it stands in, and the point. Texts may have thousands, so it is made once.
Points = Mapping[str, tuple[Readout, Point]]


def points_by_id(comparison: Comparison) -> Points:
    """Return every point of a comparison."""
    return {point.id: (readout, point) for readout in comparison.readouts for point in readout.points}


class Section(Value):
    """Topics under one heading, one at least: the shared ones (no `side`), or those found in one side's text.

    `side`: the id of its readout; `uncertain`: whether they may well stand elsewhere too.
    """

    side: str | None
    uncertain: bool
    topics: tuple[Topic, ...]


def sections(comparison: Comparison) -> Iterator[Section]:
    """Yield the shared topics, then each side's own, then those that were found on one side and are uncertain."""
    shared = tuple(topic for topic in comparison.topics if topic.status == "shared")
    if shared:
        yield Section(side=None, uncertain=False, topics=shared)
    for uncertain in (False, True):
        for readout in comparison.readouts:
            own = {point.id for point in readout.points}
            alone = (each for each in comparison.topics if each.status == "one-sided" and own & set(each.points))
            found = tuple(each for each in alone if each.uncertain == uncertain)
            if found:
                yield Section(side=readout.id, uncertain=uncertain, topics=found)


def points_in(topic: Topic, side: str, points: Points) -> list[Point]:
    """Return the points that one side has in a topic, in the order of its text; `side`: the id of its readout."""
    mine = [point for readout, point in (points[each] for each in topic.points) if readout.id == side]
    return sorted(mine, key=lambda point: point.start)


def nearest_in(topic: Topic, silent: Sequence[str], points: Points) -> tuple[Readout, Point] | None:
    """Return the best candidate that was not taken into a topic, where it is one of these sides'."""
    if topic.nearest is None:
        return None
    readout, point = points[topic.nearest.point]
    return (readout, point) if readout.id in silent else None


def shown_findings(comparison: Comparison, detail: Detail) -> list[Finding]:
    """Return the leading findings; all of them where everything is to be told."""
    return [finding for finding in comparison.findings if finding.leading or detail == "full"]


def shown_checks(comparison: Comparison, detail: Detail) -> list[CrossCheck]:
    """Return the cross-checks on which the other side's own text does not have the same; all in full detail."""
    return [check for check in comparison.cross_checks if check.outcome != "both" or detail == "full"]


def points_of(comparison: Comparison, evidence: Sequence[Evidence]) -> list[str]:
    """Return the ids of the points in which evidence lies, in order, each once."""
    points = {readout.id: readout.points for readout in comparison.readouts}
    found: list[str] = []
    for place in evidence:
        here = points[place.readout]
        # Points are in order and do not overlap: the first of these ends behind the place's beginning.
        first = bisect_right(here, place.start, key=lambda point: point.end)
        for point in here[first:]:
            if point.start >= place.end:
                break
            found.append(point.id)
    return list(dict.fromkeys(found))
