"""How much room each readout gives a topic: its words, its points and its share of all words."""

from __future__ import annotations

import math
from collections.abc import Iterator

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.phrasing import findings as sentences

# A gap of less is not worth a sentence, and one below this z may be chance (one-sided 5%).
_LEAST_GAP, _LEAST_Z = 0.15, 1.64


def analyse(call: AlignedCall) -> LensResult:
    """Return the topics of several sides to which two give room more unlike than their lengths explain."""
    return LensResult(findings=tuple(_findings(call)))


def _findings(call: AlignedCall) -> Iterator[UnrankedFinding]:
    points = {readout.id: len(readout.claims) for readout in call.readouts}
    for topic in call.topics:
        given = sorted((e for e in topic.emphasis if e.rank is not None), key=lambda e: (-e.share, e.readout))
        if len(given) < 2:
            continue
        more, less = given[0], given[-1]
        if _unlike((more.share, points[more.readout]), (less.share, points[less.readout])):
            sides = [(call.names[e.readout], f"{e.share:.0%}") for e in (more, less)]
            text = sentences.share_gap(topic.label, *sides)
            evidence = call.evidence(*topic.points)
            yield UnrankedFinding("share", text, topic.confidence, more.share - less.share, evidence, topic.id)


def _unlike(one: tuple[float, int], other: tuple[float, int]) -> bool:
    """Whether two shares differ by more than chance would have it in texts of so many points (z of two proportions).

    Words come by points, so that the points and not the words are what is drawn.
    """
    (p, n), (q, m) = one, other
    pooled = (p * n + q * m) / (n + m)
    spread = math.sqrt(pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m))
    return p - q >= _LEAST_GAP and spread > 0.0 and (p - q) / spread >= _LEAST_Z
