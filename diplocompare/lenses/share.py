"""How much room each readout gives a topic: its share of the words."""

from __future__ import annotations

import math
from collections.abc import Iterator

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.phrasing import findings as sentences

_LEAST_GAP = 0.15  # of two shares, to be worth a sentence
_LEAST_Z = 1.64  # below it a gap may be chance (one-sided 5%)


def analyse(call: AlignedCall) -> LensResult:
    """Return a finding for each topic to which two sides give room more unlike than their lengths explain."""
    return LensResult(findings=tuple(_findings(call)))


def _findings(call: AlignedCall) -> Iterator[UnrankedFinding]:
    points = {readout.id: len(readout.claims) for readout in call.readouts}
    for topic in call.topics:
        given = sorted((e for e in topic.emphasis if e.rank is not None), key=lambda e: (-e.share, e.readout))
        more, less = given[0], given[-1]
        gap = more.share - less.share
        if gap >= _LEAST_GAP and _z(more.share, points[more.readout], less.share, points[less.readout]) >= _LEAST_Z:
            sides = [(call.names[each.readout], f"{each.share:.0%}") for each in (more, less)]
            text = sentences.share_gap(topic.label, *sides)
            yield UnrankedFinding("share", text, topic.confidence, gap, call.evidence(*topic.points), topic.id)


def _z(more: float, n: int, less: float, m: int) -> float:
    """Return the z of two different proportions, of `n` and of `m`: here of points, since words come by points."""
    pooled = (more * n + less * m) / (n + m)
    return (more - less) / math.sqrt(pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m))
