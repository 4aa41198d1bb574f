"""The points of one readout, for the terminal and as JSON."""

from __future__ import annotations

import json
from io import StringIO

import msgspec
from rich import box
from rich.table import Table
from rich.text import Text

from diplocompare.model import Readout
from diplocompare.render.safe import safe
from diplocompare.render.table.sheet import console


def points_json(readout: Readout) -> str:
    """Return the readout with its points, in the form they have in a comparison."""
    return json.dumps(msgspec.to_builtins(readout), ensure_ascii=False, indent=1) + "\n"


def points_table(readout: Readout, *, width: int, color: bool) -> str:
    """Return one row a point: id, offsets, role, speaker, its exact words."""
    table = Table(box=box.SIMPLE_HEAD, expand=True)
    for heading in ("point", "offsets", "role", "speaker"):
        table.add_column(heading, no_wrap=True)
    table.add_column("words", ratio=1)
    for point in readout.points:
        speaker = point.speaker if point.role == "point" else ""
        offsets = f"{point.start}-{point.end}"
        words = Text(safe(readout.quote(point)))
        table.add_row(point.id, offsets, point.role, speaker, words, style="dim" if point.role == "frame" else "")
    output = StringIO()
    console(output, width, color=color).print(table)
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines()) + "\n"
