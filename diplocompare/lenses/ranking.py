"""Which findings come first, the one place where that is decided.

A finding is worth the more, the more telling its kind is to a reader of readouts, the more it weighs among those of its
kind, and the surer it is. Up to five lead: none that rests on a doubtful alignment or weighs nothing, none on words
that another leading one rests on already, and not more than two of one kind, so that ten minutes of reading see
different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from diplocompare.lenses.result import UnrankedFinding
from diplocompare.model import Finding
from diplocompare.model.lenses import FindingKind

# What readers of readouts look for first: where the texts are opposed, what one side has the other say, then
# what one leaves out, then wording.
KINDS: Mapping[FindingKind, float] = {
    "opposition": 1.0,
    "attribution": 1.0,
    "agreement": 0.95,
    "commitment": 0.9,
    "contested": 0.9,
    "silence": 0.85,
    "names": 0.8,
    "scope": 0.75,
    "verbs": 0.7,
    "figures": 0.65,
    "about": 0.65,
    "share": 0.6,
    "tone": 0.5,
    "order": 0.4,
    "courtesy": 0.3,
    "terms": 0.3,
}
LEADING = 5
OF_ONE_KIND = 2
LEAST_SURE = 0.75
_DIGITS = 3


def rank(findings: Sequence[UnrankedFinding]) -> tuple[Finding, ...]:
    """Return the findings in order, the leading ones first."""
    ordered = sorted(findings, key=lambda finding: (-_worth(finding), finding.kind, finding.text))
    leading: list[UnrankedFinding] = []
    for finding in ordered:
        if len(leading) < LEADING and _may_lead(finding, leading):
            leading.append(finding)
    rest = [finding for finding in ordered if finding not in leading]
    return tuple(
        Finding(
            f"f{number}",
            finding.kind,
            finding.text,
            round(finding.confidence, _DIGITS),
            finding.evidence,
            leading=number <= len(leading),
            topic=finding.topic,
        )
        for number, finding in enumerate([*leading, *rest], start=1)
    )


def _worth(finding: UnrankedFinding) -> float:
    """A product, so that what is doubtful, light or of a lesser kind falls behind however good the rest."""
    return round(KINDS[finding.kind] * (0.5 + 0.5 * min(1.0, finding.weight)) * finding.confidence, 6)


def _may_lead(finding: UnrankedFinding, leading: Sequence[UnrankedFinding]) -> bool:
    kinds = Counter(each.kind for each in leading)
    told = {place for each in leading for place in each.evidence}
    return (
        finding.confidence >= LEAST_SURE
        and finding.weight > 0.0
        and kinds[finding.kind] < OF_ONE_KIND
        and not told.issuperset(finding.evidence)
    )
