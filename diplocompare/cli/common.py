"""What several commands do: tell, load the encoder, read a call, write a comparison."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplocompare.cli.terminal import table_width, wants_color, write
from diplocompare.files import settings as config
from diplocompare.files.read import shown
from diplocompare.model import InputError, Readout, Value
from diplocompare.model.lenses import LENSES, Lens
from diplocompare.render import Detail, Format

if TYPE_CHECKING:
    from diplocompare.embed.encoder import Encoder
    from diplocompare.model import Comparison
    from diplocompare.sources.fetch import Options


def tell(message: str) -> None:
    """Print a message as one harmless line on standard error: it may repeat names and values of the input."""
    click.echo("".join(c if c.isprintable() else ascii(c)[1:-1] for c in message), err=True)


def notice(*, quiet: bool) -> Callable[[str], None]:
    """Where warnings and progress go: standard error, or nowhere."""
    return (lambda _: None) if quiet else tell


@contextmanager
def progress(length: int, *, quiet: bool) -> Iterator[Callable[[Comparison], Comparison]]:
    """Draw a bar on standard error where that is a terminal; yields what counts one comparison and hands it on."""
    hidden = quiet or not sys.stderr.isatty()
    with click.progressbar(length=length, label="comparing", file=sys.stderr, hidden=hidden) as bar:

        def done(comparison: Comparison) -> Comparison:
            bar.update(1)
            return comparison

        yield done


def encoder(model: str | None, revision: str | None, report: Callable[[str], None], *, adapted: bool = True) -> Encoder:
    """Return the encoder of a model, without the project's adapter where `adapted` is false."""
    from diplocompare.embed.load import load_encoder

    return load_encoder(model, revision=revision, adapted=adapted, cache_folder=config.cache_folder(), report=report)


class Web(Value):
    """How addresses are to be fetched, as the user says."""

    refresh: bool = False
    offline: bool = False
    allow_private: bool = False

    def options(self, arguments: Sequence[str]) -> Options | None:
        """Return the options of fetching, with the user's own cache; None where no argument is an address."""
        from diplocompare.sources import readouts as sources

        if self.refresh and self.offline:
            raise click.UsageError("--refresh and --offline exclude each other")
        if not any(map(sources.is_address, arguments)):
            return None
        from diplocompare.sources.fetch import Options  # what it needs takes time to load

        return Options(
            config.cache_folder(), refresh=self.refresh, offline=self.offline, allow_private=self.allow_private
        )


def read_call(
    arguments: Sequence[str], sides: Sequence[str], warn: Callable[[str], None], web: Web = Web()
) -> tuple[Readout, ...]:
    """Read one call: several files, or one folder."""
    from diplocompare.sources import readouts as sources

    if arguments.count("-") > 1:
        raise click.UsageError("standard input (-) can be only one of the readouts")
    if len(arguments) > 1:
        options = web.options(arguments)
        found = tuple(sources.read(argument, warn=warn, web=options) for argument in arguments)
    elif is_folder(arguments[0]):
        found = sources.read_folder(Path(arguments[0]), warn=warn)
    else:
        name = shown(arguments[0])
        raise InputError(f"{name}: only one readout, give two or more files, or the folder of a call")
    if len(sides) > len(found):
        raise click.UsageError(f"--side is given {len(sides)} times for {len(found)} readouts")
    return sources.name_readouts(found, sides)


def is_folder(argument: str) -> bool:
    """Whether an argument names a folder."""
    try:
        return Path(argument).is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


def comparer(
    model: str | None, revision: str | None, lenses: Sequence[Lens], lexicon: Sequence[Path], quiet: bool
) -> partial[Comparison]:
    """Load what compares a call; by name, so that each process of a batch can do it for itself."""
    from diplocompare.lexicon.lists import load_lexicon
    from diplocompare.pipeline import compare as compare_readouts

    words = load_lexicon(lexicon)
    return partial(
        compare_readouts, encoder=encoder(model, revision, notice(quiet=quiet)), lenses=lenses, lexicon=words
    )


def chosen(only: Sequence[Lens], without: Sequence[Lens]) -> tuple[Lens, ...]:
    """Return the lenses that are asked for and not left out."""
    return tuple(lens for lens in only or LENSES if lens not in without)


def write_comparison(
    comparison: Comparison, format: Format, detail: Detail | None, *, width: int | None, output: str | None
) -> None:
    """Render a comparison and write it, to standard output unless a file is named."""
    from diplocompare.render import render as render_comparison

    columns, color = table_width(width), wants_color(output)
    write(render_comparison(comparison, format, width=columns, color=color, detail=detail or "normal"), output)
