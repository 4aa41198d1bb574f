"""A comparison as a table for a terminal: shared topics side by side, then what stands in one text only."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.text import Text

from diplocompare.model import Comparison
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import counted
from diplocompare.render.formats import Detail
from diplocompare.render.selection import sections, shown_checks, shown_findings
from diplocompare.render.table.brief import brief_lines
from diplocompare.render.table.commitments import commitment_lines
from diplocompare.render.table.contact import contact_lines
from diplocompare.render.table.cross_checks import cross_check_lines
from diplocompare.render.table.findings import findings_lines, told_lines
from diplocompare.render.table.header import closing, opening
from diplocompare.render.table.layout import BOLD, DIM, Lines, ink, join
from diplocompare.render.table.sheet import Sheet, console, fill_sheet
from diplocompare.render.table.terms import term_lines
from diplocompare.render.table.topics import TopicRows, section_title


def render(comparison: Comparison, *, width: int, color: bool, detail: Detail = "normal") -> str:
    """Return the table, no line wider than `width` cells (20 at the least); without `color` it is plain text."""
    output = StringIO()
    sheet = fill_sheet(comparison, console(output, width, color=color))
    lines = brief_lines(comparison, sheet) if detail == "brief" else _lines(comparison, sheet, detail)
    sheet.console.print(Text("\n").join(lines), soft_wrap=True)
    return output.getvalue()


def _lines(comparison: Comparison, sheet: Sheet, detail: Detail) -> Lines:
    lines = opening(comparison, sheet) + _findings(comparison, sheet, detail)
    rows = TopicRows.of(comparison, sheet)
    for section in sections(comparison):
        count = Text(counted(len(section.topics), "topic"))
        lines += sheet.title(join(section_title(section, comparison, sheet), count, gap=" · "))
        for topic in section.topics:
            lines += [Text(), *rows.topic(topic)]
    lines += cross_check_lines(comparison, sheet, shown_checks(comparison, detail))
    lines += _below_title(sheet, phrases.COMMITMENTS, commitment_lines(comparison, sheet))
    if detail == "full":
        lines += _below_title(sheet, phrases.ABOUT_THE_CONTACT, [contact_lines(comparison, sheet)])
        lines += _below_title(sheet, phrases.SET_APART_WITH_FIGURES, term_lines(comparison, sheet))
    return [*lines, Text(), Text("─" * sheet.width, DIM), *closing(comparison, sheet)]


def _findings(comparison: Comparison, sheet: Sheet, detail: Detail) -> Lines:
    """Return the findings that are shown at this detail, with how many are not, and the pair summed up."""
    shown = shown_findings(comparison, detail)
    told = told_lines(comparison, sheet)
    if not shown and not told:
        return []
    left = len(comparison.findings) - len(shown)
    title = join(ink(phrases.STANDS_OUT, BOLD), ink(phrases.more_in_full(left) if left else "", DIM), gap=" · ")
    blocks = [findings_lines(comparison, sheet, shown), told]
    return [*sheet.title(title), *(line for block in blocks if block for line in (Text(), *block))]


def _below_title(sheet: Sheet, title: str, blocks: Iterable[Lines]) -> Lines:
    """Return a title and below it blocks of lines, with an empty line before each; nothing where there are none."""
    lines = [line for block in blocks if block for line in (Text(), *block)]
    return [*sheet.title(ink(title, BOLD)), *lines] if lines else []
