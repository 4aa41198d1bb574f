"""The words that set each text apart from the others, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.model import Comparison, Contrast
from diplocompare.phrasing.english import counted
from diplocompare.render.table.layout import INDENT, Lines, indented, ink, join
from diplocompare.render.table.sheet import Sheet

_MOST_TERMS = 6


def term_lines(comparison: Comparison, sheet: Sheet) -> Iterator[Lines]:
    """Yield for each text the words that set it apart in the whole call, or that there is too little of it."""
    for each in comparison.contrasts:
        if each.topic is None:
            told = join(sheet.name(each.readout), ink(_terms(each)), gap="  ")
            yield indented(sheet.wrap(told, sheet.width - INDENT), INDENT)


def _terms(contrast: Contrast) -> str:
    if contrast.note:
        return f"{contrast.note} ({counted(contrast.words, 'word')})"
    told = (f"“{t.term}” {t.z:.1f} ({t.count_own}/{t.count_other})" for t in contrast.terms[:_MOST_TERMS])
    return ", ".join(told) or "none"
