"""Results to standard output or a file, as wide and as coloured as the terminal takes; all else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplocompare.files.settings import DEFAULT_WIDTH, NARROWEST
from diplocompare.files.write import write_file
from diplocompare.model import DiplocompareError

if TYPE_CHECKING:
    from diplocompare.model import Comparison

Tell = Callable[[str], None]
# Wider lines than any screen's would only fill memory with blanks.
_WIDEST = 1000


def tell(message: str) -> None:
    """Print a message as one harmless line on standard error: it may repeat names and values of the input."""
    click.echo("".join(c if c.isprintable() else ascii(c)[1:-1] for c in message), err=True)


def ignore(_: str) -> None:
    """Say nothing."""


@contextmanager
def progress(length: int, *, quiet: bool) -> Iterator[Callable[[Comparison], Comparison]]:
    """Draw a bar on standard error where that is a terminal; yields what counts one comparison and hands it on."""
    hidden = quiet or not sys.stderr.isatty()
    with click.progressbar(length=length, label="comparing", file=sys.stderr, hidden=hidden) as bar:

        def done(comparison: Comparison) -> Comparison:
            bar.update(1)
            return comparison

        yield done


def write(text: str, output: str | None) -> None:
    """Write a result as UTF-8 to a file, or to standard output where none (or `-`) is named.

    Raises `DiplocompareError` where it cannot be written; `BrokenPipeError` where nobody reads standard output.
    """
    if output is None or output == "-":
        _write_stdout(text)
    else:
        write_file(Path(output), text)


def _write_stdout(text: str) -> None:
    if sys.stdout is None:  # a process may be started with its standard output closed
        raise DiplocompareError("standard output: is closed, name a file with -o")
    data = text.encode("utf-8")
    try:
        sys.stdout.flush()
        left = memoryview(data)
        while left:  # an unbuffered stream (PYTHONUNBUFFERED) may take less than it is given
            left = left[sys.stdout.buffer.write(left) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_stdout()
        raise DiplocompareError(f"standard output: {error.strerror or error}, write elsewhere") from error


def abandon_stdout() -> None:
    """Point standard output at nothing: Python flushes it once more when it ends, and would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_color(output: str | None) -> bool:
    """Whether a table may be coloured: on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise."""
    if output not in (None, "-") or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def table_width(width: int | None) -> int:
    """Return the width to fill: as told, else COLUMNS or the terminal's, else 100."""
    found = width or shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
    return min(max(NARROWEST, found), _WIDEST)
