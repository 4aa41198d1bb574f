"""A matter that only one side's text has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Commitment, Evidence, Observation, Topic
from diplocompare.phrasing import findings as sentences

_LIKELY = 0.5


def analyse(call: AlignedCall) -> LensResult:
    """Return one finding for each topic of fewer than all sides."""
    return LensResult(findings=tuple(_findings(call)))


def without_shared(findings: Sequence[UnrankedFinding], commitments: Sequence[Commitment]) -> list[UnrankedFinding]:
    """Return the findings without silences on what the ledger of commitments has from several sides."""
    shared = [seen for each in commitments if len(each.reported_by) > 1 for seen in each.observations]
    return [finding for finding in findings if finding.kind != "silence" or not _overlaps(finding.evidence, shared)]


def _overlaps(evidence: Sequence[Evidence], seen: Sequence[Observation]) -> bool:
    return any(e.readout == o.readout and e.start < o.end and o.start < e.end for e in evidence for o in seen)


def _findings(call: AlignedCall) -> Iterator[UnrankedFinding]:
    with_points = [readout.id for readout in call.readouts if readout.claims]
    for topic in call.topics:
        telling = {entry.readout: entry.share for entry in topic.emphasis if entry.rank is not None}
        silent = [side for side in with_points if side not in telling]
        # A topic of several sides has no confidence about those that are left over.
        if len(telling) == 1 and silent and topic.confidence >= _LIKELY:
            yield _finding(call, topic, next(iter(telling)), silent)


def _finding(call: AlignedCall, topic: Topic, side: str, silent: list[str]) -> UnrankedFinding:
    names = [call.names[each] for each in silent]
    longest = max(topic.points, key=lambda point: (len(call.quote(point)), point))
    words = sentences.quoted(call.quote(longest))
    text = sentences.one_sided(topic.confidence, call.names[side], words, names)
    share = next(entry.share for entry in topic.emphasis if entry.readout == side)
    return UnrankedFinding("silence", text, topic.confidence, share, call.evidence(*topic.points), topic.id)
