"""The findings, and what each text has another side say, in a terminal; every line names the points it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from diplocompare.model import Comparison, CrossCheck, Finding
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import text_of
from diplocompare.render.sections import points_of
from diplocompare.render.table.layout import BOLD, DIM, GAP, Lines, Sheet, beside, hanging, indented, ink, join

_INDENT, _STEP = 4, 2
_MOST_POINTS = 6


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


def cross_check_lines(comparison: Comparison, sheet: Sheet, checks: Sequence[CrossCheck]) -> Iterator[Lines]:
    """Yield one block a cross-check: the words of the one text, beside them what the other's own text has."""
    points = {point.id: (readout, point) for readout in comparison.readouts for point in readout.points}
    two = sheet.columns > 1
    width = (sheet.width - _INDENT - len(GAP)) // 2 if two else sheet.width - _INDENT
    for check in checks:
        readout, point = points[check.point]
        left = _quote(sheet, point.id, readout.quote(point), width)
        room = width if two else width - _STEP
        right = sheet.wrap(ink(phrases.outcome(check), BOLD if check.outcome == "absent" else ""), room)
        for name in check.counterparts[:2]:
            other, counterpart = points[name]
            right += _quote(sheet, name, other.quote(counterpart), room)
        yield indented(beside([left, right], width) if two else left + indented(right, _STEP), _INDENT)


def cross_check_title(check: CrossCheck, comparison: Comparison, sheet: Sheet) -> Text:
    """Return the heading of the cross-checks of one text with one other side."""
    readout = next(r.id for r in comparison.readouts if any(point.id == check.point for point in r.points))
    one, other = sheet.names[readout], sheet.names[check.of]
    attributes = ink(f"{text_of(one)} {phrases.ATTRIBUTES[check.what]} ", BOLD)
    title = join(attributes, Text(other, f"{BOLD} {sheet.colors[check.of]}"))
    return join(title, ink(phrases.beside_own_text(other)), gap=" · ")


def _quote(sheet: Sheet, id: str, text: str, width: int) -> Lines:
    gutter = len(id) + 2
    return hanging(ink(id, DIM), sheet.wrap(ink(f"“{text}”"), width - gutter), gutter)
