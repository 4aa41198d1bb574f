"""Where two texts contradict each other: one affirms what the other denies, refuses or reports as not done.

A contradiction is gravest where it is about what somebody said: one text puts into the other side's mouth what that
side's own text has otherwise. Different figures are told by the lens of figures where it finds them, else here.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Match, Point, Readout, Topic
from diplocompare.phrasing import findings as sentences

# That two points said to contradict each other do: of those on labelled pairs so many are right.
_CONFIDENCE = 0.85


def analyse(call: AlignedCall) -> LensResult:
    """Return a finding for every match of points that contradict each other."""
    return LensResult(findings=tuple(_findings(call)))


def _findings(call: AlignedCall) -> Iterator[UnrankedFinding]:
    legible = {readout.id for readout in call.legible}
    for topic in call.topics:
        for match in topic.matches:
            if match.how and {call.point(point)[0].id for point in match.points} <= legible:
                yield _finding(call, topic, match)


def _finding(call: AlignedCall, topic: Topic, match: Match) -> UnrankedFinding:
    ends = sorted((call.point(point) for point in match.points), key=lambda end: call.names[end[0].id])
    one, other = ((call.names[readout.id], sentences.quoted(readout.quote(point))) for readout, point in ends)
    attributed = next((end for end, own in (ends, ends[::-1]) if _is_put_in_mouth(end, own)), None)
    if "opposed" not in match.how:
        text = sentences.other_figures(topic.label, one, other)
    elif attributed:
        first, second = (one, other) if attributed is ends[0] else (other, one)
        text = sentences.opposed_to_attribution(first, second)
    else:
        text = sentences.opposed(topic.label, one, other)
    evidence = call.evidence(*(point.id for _, point in ends))
    weight = 1.0 if attributed else 0.9
    return UnrankedFinding("opposition", text, min(_CONFIDENCE, match.confidence), weight, evidence, topic.id)


def _is_put_in_mouth(end: tuple[Readout, Point], own: tuple[Readout, Point]) -> bool:
    """Tell whether a point is put into the mouth of the side that another point is that side's own word of."""
    return end[1].speaker == "counterpart" and end[1].speaker_side in (None, own[0].id) and own[1].speaker == "own"
