"""Which matters and which findings the two sentences that sum a pair up are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from diplocompare.model import Finding, Readout, Topic
from diplocompare.phrasing import told as phrases
from diplocompare.phrasing.english import listed, side_names
from diplocompare.phrasing.excerpt import excerpt, passages_of, plain
from diplocompare.phrasing.findings import quoted
from diplocompare.phrasing.silence import not_found

_MOST_MATTERS = 3
_QUOTED_LETTERS = 44


def tell(readouts: Sequence[Readout], topics: Sequence[Topic], findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return what the texts have in common and what parts them, a sentence each; nothing where there are no topics."""
    if not topics:
        return ()
    return _in_common(topics, len(readouts)), _parted_by(readouts, topics, findings)


def _in_common(topics: Sequence[Topic], sides: int) -> str:
    """Name the shared topics that take most of the texts, on the whole; uncertain ones are passed over."""
    shared = [topic for topic in topics if topic.status == "shared" and not topic.uncertain]
    # A stable sort: of the same size in the order of the comparison.
    largest = sorted(shared, key=lambda topic: -sum(entry.share for entry in topic.emphasis))[:_MOST_MATTERS]
    matters = [phrases.with_evidence(topic.label, topic.id) for topic in largest]
    return phrases.in_common(matters, len(shared) - len(largest), sides)


def _parted_by(readouts: Sequence[Readout], topics: Sequence[Topic], findings: Sequence[Finding]) -> str:
    """Name the leading findings: those of the same sides together, in the order of the first of them."""
    names, labels = side_names(readouts), {topic.id: topic.label for topic in topics}
    texts = {readout.id: readout.text for readout in readouts}
    groups: dict[tuple[tuple[str, ...], tuple[str, ...], str], list[Finding]] = {}
    for finding in findings:
        if finding.leading:
            groups.setdefault(_group(finding), []).append(finding)
    parts = []
    for (sides, silent, _), found in groups.items():
        if silent:
            words = [phrases.with_evidence(_matter(each, labels, texts, sides[0]), each.id) for each in found]
            surest = min(each.confidence for each in found)
            parts.append(phrases.one_sided(surest, _named(sides, names), words, _named(silent, names)))
        else:
            parts.append(phrases.differ_in([_difference(each, labels, texts) for each in found]))
    return phrases.parted_by(parts)


def _group(finding: Finding) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Return the sides that have it, those that do not, and how surely; nothing of these where no side is silent."""
    if not finding.silent or not _sides(finding):
        return (), (), ""
    return _sides(finding), finding.silent, not_found(finding.confidence)


def _named(sides: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return [names[side] for side in sides]


def _difference(finding: Finding, labels: Mapping[str, str], texts: Mapping[str, str]) -> str:
    words = listed([_quoted(finding, texts, side) for side in _sides(finding)]) or finding.kind
    difference = phrases.difference(finding.kind, labels.get(finding.topic or "", words), words)
    return phrases.with_evidence(difference, finding.id)


def _matter(finding: Finding, labels: Mapping[str, str], texts: Mapping[str, str], side: str) -> str:
    """Name what a side alone has by the label of its topic, or else by its words."""
    label = labels.get(finding.topic or "")
    return phrases.words_on(label) if label else _quoted(finding, texts, side)


def _sides(finding: Finding) -> tuple[str, ...]:
    """Return the ids of the readouts that have it, in the order of its evidence."""
    return tuple(dict.fromkeys(each.readout for each in finding.evidence if each.readout not in finding.silent))


def _quoted(finding: Finding, texts: Mapping[str, str], side: str) -> str:
    """Return the telling words of a side, or how its evidence begins."""
    marks, evidence = (
        [(place.start, place.end) for place in places if place.readout == side]
        for places in (finding.marks, finding.evidence)
    )
    spans = marks or evidence
    return quoted(plain(excerpt(passages_of(texts[side], spans, spans), _QUOTED_LETTERS)))
