"""A comparison as a table for a terminal: shared topics side by side, then what stands in one text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.text import Text

from diplocompare.model import Comparison, CrossCheck, Topic
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import capitalised, counted, side_names
from diplocompare.render.formats import Detail
from diplocompare.render.safe import safe
from diplocompare.render.sections import sections
from diplocompare.render.table.findings import cross_check_lines, cross_check_title, findings_lines
from diplocompare.render.table.header import closing, opening
from diplocompare.render.table.layout import BOLD, DIM, Lines, Sheet, crop, ink, join, rule
from diplocompare.render.table.ledger import about_lines, commitment_lines, contrast_lines
from diplocompare.render.table.rows import Rows

# The sixteen colours of every terminal follow its theme, light or dark; red is left out, as it judges.
COLORS = ("cyan", "magenta", "green", "yellow", "blue")
NARROWEST, WIDEST, WIDEST_STACKED = 20, 180, 100
NAME_CELLS = 40
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def render(comparison: Comparison, *, width: int, color: bool, detail: Detail = "normal") -> str:
    """Return the table, no line wider than `width` cells (20 at the least); without `color` it is plain text."""
    output = StringIO()
    sheet = fill_sheet(comparison, console(output, width, color=color))
    lines = opening(comparison, sheet) + _findings(comparison, sheet, detail)
    rows = Rows.of(comparison, sheet)
    for title, topics in _sections(comparison, sheet):
        lines += _heading(title, sheet)
        for topic in topics:
            lines += [Text()] * (detail != "brief") + (rows.line(topic) if detail == "brief" else rows.topic(topic))
    if detail != "brief":
        lines += _cross_checks(comparison, sheet, detail) + _ledgers(comparison, sheet, detail)
    lines += [Text(), Text("─" * sheet.width, DIM), *closing(comparison, sheet)]
    sheet.console.print(Text("\n").join(lines), soft_wrap=True)
    return output.getvalue()


def console(output: StringIO, width: int, *, color: bool) -> Console:
    """Everything rich would otherwise take from the environment is given, so that the text depends on nothing else."""
    return Console(
        file=output,
        width=max(width, NARROWEST),
        height=25,
        force_terminal=color,
        force_jupyter=False,
        color_system="standard" if color else None,
        no_color=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def fill_sheet(comparison: Comparison, console: Console) -> Sheet:
    """Return the page for a comparison: its measures, names and colours."""
    sides = len(comparison.readouts)
    # Terminals that reorder right-to-left text would swap two such columns, so those texts never share a line.
    reordered = sum(bool(_RIGHT_TO_LEFT.search(readout.text)) for readout in comparison.readouts) > 1
    stacked = console.width < 20 + 40 * sides or reordered
    names = side_names(comparison.readouts)
    return Sheet(
        console=console,
        width=min(console.width, WIDEST_STACKED if stacked else WIDEST),
        columns=1 if stacked else sides,
        names={side: crop(safe(name), min(NAME_CELLS, console.width // 2)) for side, name in names.items()},
        colors={side: COLORS[place % len(COLORS)] for place, side in enumerate(names)},
    )


def _sections(comparison: Comparison, sheet: Sheet) -> Iterator[tuple[Text, list[Topic]]]:
    """Yield the shared topics, then each side's own, with their titles; a section without topics is left out."""
    for side, topics in sections(comparison):
        title = phrases.in_several(comparison) if side is None else phrases.only_in(sheet.names[side])
        style = BOLD if side is None else f"{BOLD} {sheet.colors[side]}"
        yield join(ink(capitalised(title), style), Text(counted(len(topics), "topic")), gap=" · "), topics


def _heading(title: Text, sheet: Sheet) -> Lines:
    return [Text(), *sheet.wrap(rule(title, sheet.width), sheet.width)]


def _findings(comparison: Comparison, sheet: Sheet, detail: Detail) -> Lines:
    """The leading findings; all of them where everything is to be told."""
    shown = [finding for finding in comparison.findings if finding.leading or detail == "full"]
    if not shown:
        return []
    left = len(comparison.findings) - len(shown)
    more = phrases.more_in_full(left) if left else ""
    lines = _heading(join(ink(phrases.STANDS_OUT, BOLD), ink(more, DIM), gap=" · "), sheet)
    return [*lines, Text(), *findings_lines(comparison, sheet, shown)]


def _cross_checks(comparison: Comparison, sheet: Sheet, detail: Detail) -> Lines:
    """What each text has the others say, or agreed with them, where their own texts do not have the same."""
    shown = [check for check in comparison.cross_checks if check.outcome != "both" or detail == "full"]
    lines: Lines = []
    for _, found in groupby(shown, key=lambda check: cross_check_title(check, comparison, sheet).plain):
        checks: list[CrossCheck] = list(found)
        lines += _heading(cross_check_title(checks[0], comparison, sheet), sheet)
        for block in cross_check_lines(comparison, sheet, checks):
            lines += [Text(), *block]
    return lines


def _ledgers(comparison: Comparison, sheet: Sheet, detail: Detail) -> Lines:
    """What was promised; in full also what each text says of the contact, and the words that set the texts apart."""
    lines: Lines = []
    parts = [(phrases.COMMITMENTS, list(commitment_lines(comparison, sheet)))]
    if detail == "full":
        parts.append((phrases.ABOUT_THE_CONTACT, [about_lines(comparison, sheet)]))
        parts.append((phrases.SET_APART_WITH_FIGURES, list(contrast_lines(comparison, sheet))))
    for title, blocks in parts:
        if any(blocks):
            lines += _heading(ink(title, BOLD), sheet)
            lines += [line for block in blocks for line in (Text(), *block)]
    return lines
