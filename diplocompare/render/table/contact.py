"""What each text says of the contact itself, in a terminal."""

from __future__ import annotations

from diplocompare.model import Comparison
from diplocompare.render.table.layout import DIM, INDENT, Lines, hanging, indented, ink, join, quotation
from diplocompare.render.table.sheet import Sheet

_FIELDS = ("date", "channel", "initiator", "place", "duration", "participants")
_FIELD_CELLS = max(map(len, _FIELDS)) + 2


def contact_lines(comparison: Comparison, sheet: Sheet) -> Lines:
    """Return a line for each thing that a text says of the contact: date, channel, who initiated it and so on."""
    texts = {readout.id: readout.text for readout in comparison.readouts}
    lines: Lines = []
    for field in _FIELDS:
        for each in comparison.observations:
            if each.lens == "about" and each.kind == field:
                words = quotation(texts[each.readout][each.start : each.end])
                told = join(sheet.name(each.readout), ink(each.value), words, gap="  ")
                lines += hanging(ink(field, DIM), sheet.wrap(told, sheet.width - _FIELD_CELLS), _FIELD_CELLS)
    return indented(lines, INDENT)
