"""The page that a comparison is drawn on in a terminal: its width, its columns, the sides' names and colours."""

from __future__ import annotations

import re
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from diplocompare.model import Comparison, Value
from diplocompare.phrasing.english import side_names
from diplocompare.render.safe import safe
from diplocompare.render.table.layout import Lines, crop, join, rule

# The sixteen colours of every terminal follow its theme, light or dark; red is left out, as it judges.
COLORS = ("cyan", "magenta", "green", "yellow", "blue")
# Cells: a line longer than these reads badly, of texts beside each other and of one below the other.
WIDEST, WIDEST_STACKED = 180, 100
NARROWEST = 20
# What each text needs beside the others, and what the ids and the margins need besides.
_SIDE_CELLS, _MARGIN_CELLS = 40, 20
_NAME_CELLS = 40
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Sheet(Value):
    """The page to be filled: who draws it, how wide it is, how many columns stand beside each other (1: stacked),
    and by the id of each readout its side's name, short and safe, and its colour."""

    console: Console
    width: int
    columns: int
    names: dict[str, str]
    colors: dict[str, str]

    @property
    def longest_name(self) -> int:
        """How many cells the longest side name takes."""
        return max(map(cell_len, self.names.values()))

    def name(self, side: str, style: str = "") -> Text:
        """Return a side's name in its colour; `side`: the id of its readout."""
        return Text(self.names[side], f"{style} {self.colors[side]}".strip())

    def title(self, title: Text) -> Lines:
        """Return an empty line, then a title with a line drawn after it."""
        return [Text(), *self.wrap(rule(title, self.width), self.width)]

    def wrap(self, text: Text, width: int) -> Lines:
        """Fold text to lines of at most `width` cells, between words where a word fits a line at all."""
        lines = list(text.wrap(self.console, max(width, 2), overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines or [Text()]

    def wrap_with(self, words: Text, mark: Text, width: int, *, gap: str) -> Lines:
        """Fold words and set a mark after them that is not theirs, kept together; it may be empty."""
        lines = self.wrap(words, width)
        if not mark:
            return lines
        if lines[-1].cell_len + len(gap) + mark.cell_len <= width:
            return [*lines[:-1], join(lines[-1], mark, gap=gap)]
        return lines + self.wrap(mark, width)


def console(output: StringIO, width: int, *, color: bool) -> Console:
    """Return what draws on a terminal `width` cells wide, into `output`.

    Everything that rich would otherwise take from the environment is given: the text depends on nothing else.
    """
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
    stacked = console.width < _MARGIN_CELLS + _SIDE_CELLS * sides or reordered
    names = side_names(comparison.readouts)
    return Sheet(
        console=console,
        width=min(console.width, WIDEST_STACKED if stacked else WIDEST),
        columns=1 if stacked else sides,
        names={side: crop(safe(name), min(_NAME_CELLS, console.width // 2)) for side, name in names.items()},
        colors={side: COLORS[place % len(COLORS)] for place, side in enumerate(names)},
    )
