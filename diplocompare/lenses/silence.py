"""A matter that only one side's text has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Commitment, Evidence, Observation
from diplocompare.phrasing import findings as sentences

# Below this it is likelier that the others have the matter too.
_LEAST_CONFIDENCE = 0.5


def analyse(call: AlignedCall) -> LensResult:
    """Return one finding for each topic that one side alone has."""
    return LensResult(findings=tuple(_findings(call)))


def without_shared(findings: Sequence[UnrankedFinding], commitments: Sequence[Commitment]) -> list[UnrankedFinding]:
    """Return the findings without silences on what the ledger of commitments has from several sides."""
    shared = [place for each in commitments if len(each.reported_by) > 1 for place in each.observations]
    return [each for each in findings if each.kind != "silence" or not _overlaps(each.evidence, shared)]


def _overlaps(evidence: Sequence[Evidence], places: Sequence[Observation]) -> bool:
    return any(e.readout == p.readout and e.start < p.end and p.start < e.end for e in evidence for p in places)


def _findings(call: AlignedCall) -> Iterator[UnrankedFinding]:
    sides = [readout.id for readout in call.readouts if readout.claims]
    for topic in call.topics:
        shares = {entry.readout: entry.share for entry in topic.emphasis if entry.rank is not None}
        silent = [side for side in sides if side not in shares]
        # A topic of several sides has no confidence about those that are left over.
        if len(shares) == 1 and silent and topic.confidence >= _LEAST_CONFIDENCE:
            ((side, share),) = shares.items()
            longest = max(topic.points, key=lambda point: (len(call.quote(point)), point))
            words = sentences.quoted(call.quote(longest))
            text = sentences.one_sided(
                topic.confidence, call.names[side], words, [call.names[other] for other in silent]
            )
            yield UnrankedFinding("silence", text, topic.confidence, share, call.evidence(*topic.points), topic.id)
