"""A matter that only one side's text has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.lenses.scene import Draft, Scene, Sight
from diplocompare.model import Commitment, Evidence, Observation, Topic
from diplocompare.phrasing import findings as sentences

_LIKELY = 0.5


def look(scene: Scene) -> Sight:
    """Return one finding for each topic of fewer than all sides."""
    return Sight(findings=tuple(_findings(scene)))


def without_shared(drafts: Sequence[Draft], commitments: Sequence[Commitment]) -> list[Draft]:
    """Return the drafts without silences on what the ledger of commitments has from several sides."""
    shared = [seen for each in commitments if len(each.reported_by) > 1 for seen in each.observations]
    return [draft for draft in drafts if draft.kind != "silence" or not _overlaps(draft.evidence, shared)]


def _overlaps(evidence: Sequence[Evidence], seen: Sequence[Observation]) -> bool:
    return any(e.readout == o.readout and e.start < o.end and o.start < e.end for e in evidence for o in seen)


def _findings(scene: Scene) -> Iterator[Draft]:
    with_points = [readout.id for readout in scene.readouts if readout.claims]
    for topic in scene.topics:
        telling = {entry.readout: entry.share for entry in topic.emphasis if entry.rank is not None}
        silent = [side for side in with_points if side not in telling]
        # A topic of several sides has no confidence about those that are left over.
        if len(telling) == 1 and silent and topic.confidence >= _LIKELY:
            yield _finding(scene, topic, next(iter(telling)), silent)


def _finding(scene: Scene, topic: Topic, side: str, silent: list[str]) -> Draft:
    names = [scene.names[each] for each in silent]
    longest = max(topic.points, key=lambda point: (len(scene.quote(point)), point))
    words = sentences.quoted(scene.quote(longest))
    text = sentences.one_sided(topic.confidence, scene.names[side], words, names)
    share = next(entry.share for entry in topic.emphasis if entry.readout == side)
    return Draft("silence", text, topic.confidence, share, scene.evidence(*topic.points), topic.id)
