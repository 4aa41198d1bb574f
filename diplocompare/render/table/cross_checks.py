"""What each text attributes to another side, beside that side's own text, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from diplocompare.model import Comparison, CrossCheck
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import text_of
from diplocompare.render.selection import Points, points_by_id
from diplocompare.render.table.layout import BOLD, DIM, GAP, INDENT, Lines, beside, hanging, indented, ink, join
from diplocompare.render.table.sheet import Sheet

# How far the other side's own text stands to the right where it stands below.
_STEP = 2
_MOST_COUNTERPARTS = 2


def cross_check_lines(comparison: Comparison, sheet: Sheet, checks: Sequence[CrossCheck]) -> Lines:
    """Return the cross-checks under a title for each text, other side and kind, in the order given."""
    points = points_by_id(comparison)
    lines: Lines = []
    for (side, what, other), found in groupby(checks, key=lambda each: (points[each.point][0].id, each.what, each.of)):
        attributes = ink(f"{text_of(sheet.names[side])} {phrases.ATTRIBUTES[what]} ", BOLD)
        title = join(attributes, sheet.name(other, BOLD))
        beside_it = ink(phrases.beside_own_text(sheet.names[other]))
        lines += sheet.title(join(title, beside_it, gap=" · "))
        for check in found:
            lines += [Text(), *_check(check, sheet, points)]
    return lines


def _check(check: CrossCheck, sheet: Sheet, points: Points) -> Lines:
    """Return the words of the one text, and beside or below them what the other's own text has."""
    two = sheet.columns > 1
    width = (sheet.width - INDENT - len(GAP)) // 2 if two else sheet.width - INDENT
    left = _point(check.point, sheet, points, width)
    room = width if two else width - _STEP
    right = sheet.wrap(ink(phrases.outcome(check), BOLD if check.outcome == "absent" else ""), room)
    for counterpart in check.counterparts[:_MOST_COUNTERPARTS]:
        right += _point(counterpart, sheet, points, room)
    return indented(beside([left, right], width) if two else left + indented(right, _STEP), INDENT)


def _point(id: str, sheet: Sheet, points: Points, width: int) -> Lines:
    """Return a point's id and, beside it, its words in quotation marks."""
    readout, point = points[id]
    gutter = len(id) + 2
    return hanging(ink(id, DIM), sheet.wrap(ink(f"“{readout.quote(point)}”"), width - gutter), gutter)
