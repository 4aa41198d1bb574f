"""The findings in a terminal: a sentence each, the words of each text below it, and the points that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from diplocompare.model import Comparison, Finding, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.excerpt import Piece
from diplocompare.phrasing.quotations import NEAREST
from diplocompare.render.quotations import Quotation, quotations, sentence_above
from diplocompare.render.selection import points_of
from diplocompare.render.table.layout import DIM, Lines, hanging, ink, join
from diplocompare.render.table.sheet import Sheet

_QUOTED_CELLS = 80  # a line that may be quoted of a text
_MOST_POINTS = 6  # that a finding is said to rest on
_MOST_QUOTED_POINTS = 3
_TELLING = Style(bold=True, underline=True)
# Beside a name that is longer than this, or on a narrower sheet, there is no room for a column of names.
_NAME_CELLS, _READABLE_CELLS = 24, 30
# Cells of a quotation at the least, those of its marks and of the blanks around it, and those that a line loses, on
# the whole, to a word that goes to the next one.
_FEWEST_CELLS, _BETWEEN, _LOST = 20, 5, 6
# Where this much of a quotation fits on one line, it takes no second one.
_LONG_LINE = 120
# Cells that are left of what a sentence quotes and its quotations repeat, and where there is less room.
_SPARED_CELLS = (48, 24)


class Room(Value):
    """How much room the words of the texts have. `lines`: those of a text are to fit on, at the most.

    `terse`: sides that do not have it stand behind the sentence, without words that come nearest; `runs_in`: so they
    do, and a sentence that says only that words are quoted below gives way to who has them and who does not.
    """

    lines: int = 2
    terse: bool = False
    runs_in: bool = False


AMPLE = Room()


def findings_lines(comparison: Comparison, sheet: Sheet, findings: Sequence[Finding], room: Room = AMPLE) -> Lines:
    """Return one paragraph a finding: its id and sentence, then what each text has of it where it leads."""
    gutter = max((len(finding.id) for finding in findings), default=0) + 2
    lines: Lines = []
    for finding in findings:
        below = quotations(comparison, finding) if finding.leading else ()
        silent = [each for each in below if each.silence] if room.terse or room.runs_in else []
        spared = room.terse or room.runs_in
        sentence = ink(sentence_above(comparison, finding, below, _SPARED_CELLS[spared], runs_in=room.runs_in))
        places = "" if below else _named(points_of(comparison, finding.evidence), _MOST_POINTS)
        note = ink(" · ".join(part for part in (places, phrases.doubt(finding.confidence)) if part), DIM)
        told = sheet.wrap(join(sentence, _silences(silent, finding, sheet), note, gap="  "), sheet.width - gutter)
        for quotation in below:
            told += _quotation(quotation, sheet, sheet.width - gutter, room) if quotation not in silent else []
        lines += hanging(ink(finding.id, DIM), told, gutter)
    return lines


def _silences(silent: Sequence[Quotation], finding: Finding, sheet: Sheet) -> Text:
    """Return which texts do not have a finding, if its sentence does not say so itself."""
    if not silent or silent[0].silence in finding.text:
        return Text()
    return join(Text(", ").join(sheet.name(each.side) for each in silent), ink(f": {silent[0].silence}"))


def told_lines(comparison: Comparison, sheet: Sheet) -> Lines:
    """Return what sums the pair up, a paragraph a sentence."""
    return [line for told in comparison.summary.told for line in sheet.wrap(ink(told), sheet.width)]


def _quotation(quotation: Quotation, sheet: Sheet, width: int, room: Room) -> Lines:
    """Return a side's name and beside it its words, or that they have no counterpart, and the points they stand in."""
    name, gutter = sheet.name(quotation.side), sheet.longest_name + 2
    if gutter <= _NAME_CELLS and width - gutter >= _READABLE_CELLS:
        return hanging(name, _told(quotation, Text(), sheet, width - gutter, room), gutter)
    return _told(quotation, name, sheet, width, room)


def _told(quotation: Quotation, name: Text, sheet: Sheet, width: int, room: Room) -> Lines:
    """Return what a text has of a finding on lines of a width; `name`: what stands before it there, if anything."""
    head = join(name, ink(quotation.silence), gap="  ")
    near = join(head, ink(NEAREST), gap="; ") if quotation.silence else head
    places = ink(_named(quotation.points, _MOST_QUOTED_POINTS), DIM)
    line = width - near.cell_len - places.cell_len - _BETWEEN
    cells = line if line >= _LONG_LINE else line + (width - _LOST) * (room.lines - 1)
    if not quotation.passages or (quotation.silence and cells < _READABLE_CELLS):
        return sheet.wrap(head, width)
    words = _words(quotation.pieces(min(_QUOTED_CELLS * room.lines, max(cells, _FEWEST_CELLS)), cell_len))
    return sheet.wrap_with(join(near, words, gap=" "), places, width, gap="  ")


def _words(pieces: Sequence[Piece]) -> Text:
    """Return words in quotation marks, the telling ones set off by their type alone: a sign might be the text's own."""
    return join(Text("“"), *(ink(text, _TELLING if marked else "") for text, marked in pieces), Text("”"))


def _named(points: Sequence[str], most: int) -> str:
    return ", ".join(points[:most])
