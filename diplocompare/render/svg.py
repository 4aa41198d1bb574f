"""The table of the terminal as a picture: SVG that stands alone, with the system's own monospaced font."""

from __future__ import annotations

import hashlib
import html
import re
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from diplocompare.model import Comparison
from diplocompare.phrasing.english import side_names
from diplocompare.render.formats import Detail
from diplocompare.render.safe import safe
from diplocompare.render.table import render as render_table

# Ink on paper: every colour has a contrast of 4.5 or more, so that the picture prints and reads on any page.
_THEME = TerminalTheme(
    (255, 255, 255),
    (16, 20, 24),
    [
        (16, 20, 24),
        (179, 38, 30),
        (26, 107, 48),
        (138, 90, 0),
        (9, 80, 174),
        (130, 36, 140),
        (0, 101, 116),
        (87, 96, 106),
    ],
)
_ASPECT = 0.6  # a monospaced letter's width by its height
_LETTER = 20 * _ASPECT
# Doubled braces are rich's own: what is left is filled in by it. It leaves room for a title bar that is not drawn.
_FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{unique_id}-title" viewBox="0 32 {width} {height}">
<title id="{unique_id}-title">TITLE</title>
<style>
.{unique_id}-text {{ font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace; \
font-size: {char_height}px; line-height: {line_height}px; white-space: pre; }}
{styles}
</style>
<defs>
{lines}
</defs>
<rect x="0" y="32" width="{width}" height="{height}" fill="#ffffff"/>
<g class="{unique_id}-text" transform="translate({terminal_x}, {terminal_y})">
{backgrounds}{matrix}
</g>
</svg>
"""
_TEXT = re.compile(r'<text ([^>]*) textLength="[^"]*"([^>]*)>([^<]*)</text>')


def render(comparison: Comparison, *, width: int = 100, detail: Detail = "normal", **_terminal: object) -> str:
    """Return the table `width` cells wide as SVG that asks for nothing outside itself; ids follow from the content."""
    drawn = Text.from_ansi(render_table(comparison, width=width, color=True, detail=detail))
    console = Console(
        record=True,
        file=StringIO(),
        width=max(map(cell_len, drawn.plain.split("\n"))),
        force_terminal=True,
        force_jupyter=False,
        color_system="standard",
        legacy_windows=False,
        highlight=False,
    )
    # The empty line at the end is for rich, which forgets to make the clip path of the last one.
    console.print(drawn, Text(), sep="\n", soft_wrap=True)
    title = html.escape(safe(" · ".join(side_names(comparison.readouts).values())))
    name = f"d{hashlib.sha256(drawn.plain.encode('utf-8')).hexdigest()[:10]}"
    form = _FORMAT.replace("TITLE", title.replace("{", "{{").replace("}", "}}"))
    picture = console.export_svg(title="", theme=_THEME, code_format=form, font_aspect_ratio=_ASPECT, unique_id=name)
    return _TEXT.sub(_measured, picture)


def _measured(match: re.Match[str]) -> str:
    """Give a run of text the width of its cells: rich counts letters, which squeezes wide ones together.

    It draws line ends as runs of their own, too; those are left out.
    """
    before, after, words = match.groups()
    cells = cell_len(html.unescape(words))
    return f'<text {before} textLength="{cells * _LETTER:g}"{after}>{words}</text>' if words.strip("\n") else ""
