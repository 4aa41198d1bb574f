"""Lay out styled text on a grid of terminal cells: wrapping, hanging indents, columns, bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from diplocompare.phrasing.shorten import shorten_at_word
from diplocompare.render.safe import safe

DIM = "dim"
BOLD = "bold"
GAP = " │ "
# Cells to the left of what stands below a topic's or a commitment's id, and of a quotation at the most.
INDENT = 4
_QUOTED_CELLS = 160
_EIGHTHS = "▏▎▍▌▋▊▉"
Lines = list[Text]


def ink(text: str, style: str | Style = "") -> Text:
    """Return foreign text ready to print: made safe, and never read as markup. All text passes here."""
    return Text(safe(text), style=style)


def join(*parts: Text, gap: str = "") -> Text:
    """Return the parts that are not empty, one after the other."""
    # Joined by plain text: a style of the gap would become the style of the whole.
    return Text(gap).join(part for part in parts if part)


def crop(text: str, cells: int) -> str:
    """Shorten safe text to a number of cells, at a word's end where one is near, with an ellipsis."""
    return shorten_at_word(text, cells, measure=cell_len, beginning=set_cell_size)


def quotation(words: str) -> Text:
    """Return words in quotation marks, shortened where they are long."""
    return ink(f"“{crop(safe(' '.join(words.split())), _QUOTED_CELLS)}”")


def indented(lines: Lines, cells: int) -> Lines:
    """Move lines to the right."""
    return [join(Text(" " * cells), line) for line in lines]


def hanging(head: Text, lines: Lines, cells: int) -> Lines:
    """Set `head` before the first line and leave `cells` cells free before the others."""
    first, *others = lines
    return [join(padded(head, cells), first), *indented(others, cells)]


def beside(blocks: Sequence[Lines], width: int) -> Lines:
    """Set blocks of lines beside each other, in columns of `width` cells with a rule between them."""
    lines = []
    for row in zip_longest(*blocks, fillvalue=Text()):
        *left, last = row
        line = join(*(part for cell in left for part in (padded(cell, width), Text(GAP, DIM))), last)
        line.rstrip()
        lines.append(line)
    return lines


def bar(share: float, cells: int, color: str) -> Text:
    """Draw a share of 0 to 1 as part of a track; what is not nothing shows at least an eighth of a cell."""
    eighths = max(round(min(share, 1) * cells * 8), 1 if share > 0 else 0)
    full, rest = divmod(eighths, 8)
    filled = "█" * full + (_EIGHTHS[rest - 1] if rest else "")
    return Text.assemble((filled, color), ("─" * (cells - len(filled)), DIM))


def rule(title: Text, width: int) -> Text:
    """Return a title with a line drawn after it to the full width."""
    left = width - title.cell_len - 4
    return Text.assemble(("── ", DIM), title, (f" {'─' * left}" if left > 0 else "", DIM))


def padded(text: Text, cells: int) -> Text:
    """Fill up with blanks to a number of cells."""
    return join(text, Text(" " * (cells - text.cell_len)))
