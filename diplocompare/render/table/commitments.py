"""The commitments in a terminal: what kind, whose texts have it, and in which words."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.model import Comparison
from diplocompare.phrasing import comparison as phrases
from diplocompare.render.table.layout import BOLD, DIM, INDENT, Lines, hanging, indented, ink, join, quotation
from diplocompare.render.table.sheet import Sheet


def commitment_lines(comparison: Comparison, sheet: Sheet) -> Iterator[Lines]:
    """Yield one block a commitment: its kind and who reports it, then the words of each text."""
    texts = {readout.id: readout.text for readout in comparison.readouts}
    for each in comparison.commitments:
        head = join(ink(each.kind, BOLD), ink(phrases.reported_by(each, comparison, sheet.names)), gap=" · ")
        gutter = max(INDENT, len(each.id) + 2)
        lines = hanging(ink(each.id, DIM), sheet.wrap(head, sheet.width - gutter), gutter)
        for seen in each.observations:
            words = quotation(texts[seen.readout][seen.start : seen.end])
            told = join(sheet.name(seen.readout), ink(seen.point or "", DIM), words, gap="  ")
            lines += indented(sheet.wrap(told, sheet.width - INDENT), INDENT)
        yield lines
