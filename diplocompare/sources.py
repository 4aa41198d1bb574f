"""Files, standard input and folders to readouts; every sentence about a bad input is said here or one module down."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from diplocompare import frontmatter
from diplocompare.decode import Warn, decode
from diplocompare.intake import STDIN, read_bytes, shown, unreadable
from diplocompare.model import DiplocompareError, Readout

MAX_BYTES = 5_000_000
# Findings, commitments, matches, topics and cross-checks have ids of their own: f1, k1, m1, t1, x1.
_LETTERS = "abcdefghijklmnopqrstuvwxyz".translate(str.maketrans("", "", "fkmtx"))
SUFFIXES = (".md", ".markdown", ".txt")
WEB_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def read(argument: str, *, stdin: BinaryIO | None = None, warn: Warn) -> Readout:
    """Read one readout from a path, or from standard input where `argument` is `-`.

    The side is what the front matter says, or the file's name without its ending ("stdin" for `-`).
    `warn` gets one sentence for every guess that was made. Raises `DiplocompareError` for whatever is no readout.
    """
    fallback = "stdin" if argument == STDIN else frontmatter.one_line(Path(argument).stem) or "readout"
    name, data = read_bytes(argument, limit=MAX_BYTES, stdin=stdin)
    fields, body = frontmatter.split(decode(data, name=name, warn=warn), name=name)
    start = body[:1000].lstrip()
    if start.startswith("<") and WEB_PAGE.search(start):
        raise DiplocompareError(f"{name}: looks like a web page, save its text alone")
    side = fields.pop("side", "") or fallback
    readout = Readout.of(body, side=side, **fields)
    if not readout.words:
        raise DiplocompareError(f"{name}: has no words, give it the text of a readout")
    return readout


def readout_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a call's folder that hold readouts, by name: no hidden file, no README, no gold."""
    name = shown(str(folder))
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        raise DiplocompareError(f"{name}: no such folder, check the name") from None
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    return tuple(
        path
        for path in entries
        if path.suffix.lower() in SUFFIXES and not path.name.lower().startswith((".", "readme")) and not path.is_dir()
    )


def read_folder(folder: Path, *, warn: Warn) -> tuple[Readout, ...]:
    """Read every readout of a call's folder, in the order of the files' names. Fewer than two are an error."""
    files = readout_files(folder)
    if len(files) < 2:
        held = f"only {shown(files[0].name)}" if files else "no readout (*.md, *.txt)"
        raise DiplocompareError(f"{shown(str(folder))}: holds {held}, a comparison needs two readouts or more")
    return tuple(read(str(path), warn=warn) for path in files)


def name_readouts(readouts: Sequence[Readout], sides: Sequence[str] = ()) -> tuple[Readout, ...]:
    """Give readouts their ids (a, b ... z, aa, ab ...), and distinct sides: "Russia", "Russia (2)".

    `sides`: what the user calls the first of them; a blank name changes nothing.
    """
    renamed = [
        dataclasses.replace(readout, side=frontmatter.one_line(side) or readout.side)
        for readout, side in zip(readouts, sides, strict=False)
    ]
    readouts = (*renamed, *readouts[len(renamed) :])
    given = {readout.side for readout in readouts}
    taken: set[str] = set()
    named = []
    for index, readout in enumerate(readouts):
        side, number = readout.side, 2
        while side in taken:
            candidate = f"{readout.side} ({number})"
            side, number = (readout.side if candidate in given else candidate), number + 1
        taken.add(side)
        named.append(dataclasses.replace(readout, id=_letters(index), side=side))
    return tuple(named)


def _letters(index: int) -> str:
    rest, last = divmod(index, len(_LETTERS))
    return (_letters(rest - 1) if rest else "") + _LETTERS[last]
