"""The findings in a terminal; every line names the points it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.model import Comparison, Finding
from diplocompare.phrasing import comparison as phrases
from diplocompare.render.selection import points_of
from diplocompare.render.table.layout import DIM, Lines, hanging, ink, join
from diplocompare.render.table.sheet import Sheet

_MOST_POINTS = 6  # that a finding is said to rest on


def findings_lines(comparison: Comparison, sheet: Sheet, findings: Sequence[Finding]) -> Lines:
    """Return one paragraph a finding: its id, its sentence, then the points whose words it rests on."""
    gutter = max((len(finding.id) for finding in findings), default=0) + 2
    lines: Lines = []
    for finding in findings:
        places = ", ".join(points_of(comparison, finding.evidence)[:_MOST_POINTS])
        doubt = phrases.doubt(finding.confidence)
        note = ink(" · ".join(part for part in (places, doubt) if part), DIM)
        told = sheet.wrap(join(ink(finding.text), note, gap="  "), sheet.width - gutter)
        lines += hanging(ink(finding.id, DIM), told, gutter)
    return lines
