"""What was promised, what each text says of the contact, and the words that set the texts apart, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from diplocompare.model import Comparison, Contrast, Observation
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import counted
from diplocompare.render.safe import safe
from diplocompare.render.table.layout import BOLD, DIM, Lines, Sheet, crop, hanging, indented, ink, join

_INDENT = 4
_QUOTE_CELLS = 160
_FIELDS = ("date", "channel", "initiator", "place", "duration", "participants")
_TERMS = 6


def commitment_lines(comparison: Comparison, sheet: Sheet) -> Iterator[Lines]:
    """Yield one block a commitment: its kind and who reports it, then the words of each text."""
    for each in comparison.commitments:
        head = join(ink(each.kind, BOLD), ink(phrases.reported_by(each, comparison, sheet.names)), gap=" · ")
        gutter = max(_INDENT, len(each.id) + 2)
        lines = hanging(ink(each.id, DIM), sheet.wrap(head, sheet.width - gutter), gutter)
        yield lines + [line for seen in each.observations for line in _words(comparison, sheet, seen)]


def about_lines(comparison: Comparison, sheet: Sheet) -> Lines:
    """Return a line for each thing that a text says of the contact: date, channel, who initiated it and so on."""
    lines: Lines = []
    seen = [each for each in comparison.observations if each.lens == "about"]
    for field in _FIELDS:
        for each in (one for one in seen if one.kind == field):
            side = Text(sheet.names[each.readout], sheet.colors[each.readout])
            told = join(side, ink(each.value), _quote(comparison, each), gap="  ")
            lines += hanging(ink(field, DIM), sheet.wrap(told, sheet.width - _FIELD), _FIELD)
    return indented(lines, _INDENT)


_FIELD = max(map(len, _FIELDS)) + 2


def contrast_lines(comparison: Comparison, sheet: Sheet) -> Iterator[Lines]:
    """Yield for each text the words that set it apart in the whole call, or that there is too little of it."""
    for each in comparison.contrasts:
        if each.topic is None:
            side = Text(sheet.names[each.readout], sheet.colors[each.readout])
            told = join(side, ink(_terms(each)), gap="  ")
            yield indented(sheet.wrap(told, sheet.width - _INDENT), _INDENT)


def _terms(contrast: Contrast) -> str:
    if contrast.note:
        return f"{contrast.note} ({counted(contrast.words, 'word')})"
    told = (f"“{t.term}” {t.z:.1f} ({t.count_own}/{t.count_other})" for t in contrast.terms[:_TERMS])
    return ", ".join(told) or "none"


def _words(comparison: Comparison, sheet: Sheet, seen: Observation) -> Lines:
    side = Text(sheet.names[seen.readout], sheet.colors[seen.readout])
    told = join(side, ink(seen.point or "", DIM), _quote(comparison, seen), gap="  ")
    return indented(sheet.wrap(told, sheet.width - _INDENT), _INDENT)


def _quote(comparison: Comparison, seen: Observation) -> Text:
    words = " ".join(comparison.readout(seen.readout).text[seen.start : seen.end].split())
    return ink(f"“{crop(safe(words), _QUOTE_CELLS)}”")
