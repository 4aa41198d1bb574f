"""The steps that commands have in common: read a call or an article, load what compares it, write the result."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplocompare.cli.options import CompareOptions
from diplocompare.cli.terminal import table_width, wants_color, write
from diplocompare.files import settings
from diplocompare.files.read import shown
from diplocompare.model import DiplocompareError, InputError, Readout, Value
from diplocompare.model.lenses import Lens

if TYPE_CHECKING:
    from diplocompare.article.extracts import Article
    from diplocompare.embed import Encoder
    from diplocompare.embed.judge.protocol import Judge
    from diplocompare.lexicon.lists import Lexicon
    from diplocompare.model import Comparison
    from diplocompare.sources import fetch


class Comparer(Value):
    """Compares the readouts of a call with what was loaded once: encoder, word lists, lenses, the large judge."""

    encoder: Encoder
    lexicon: Lexicon
    lenses: tuple[Lens, ...]
    judge: Judge | None = None

    def __call__(self, readouts: tuple[Readout, ...]) -> Comparison:
        """Return the comparison of two or more readouts, each with an id of its own."""
        from diplocompare.pipeline import compare

        return compare(readouts, self.encoder, lenses=self.lenses, lexicon=self.lexicon, judge=self.judge)


def load_comparer(options: CompareOptions, lexicon: Lexicon | None = None) -> Comparer:
    """Load what compares a call as the user asks. `lexicon`: the word lists, where they are loaded already.

    Each process of a batch calls it for itself: a name and frozen options can be sent there, a loaded model cannot.
    """
    from diplocompare.lexicon.lists import load_lexicon

    words = lexicon or load_lexicon(options.lexicon, cache_folder=settings.cache_folder())
    return Comparer(load_encoder(options), words, options.lenses, load_judge(options))


def load_encoder(options: CompareOptions, *, adapted: bool = True) -> Encoder:
    """Return the encoder of the model that is asked for, without the project's adapter where `adapted` is false."""
    from diplocompare import embed

    return embed.load_encoder(
        options.model,
        revision=options.revision,
        adapted=adapted,
        cache_folder=settings.cache_folder(),
        report=options.notice,
    )


def load_judge(options: CompareOptions) -> Judge | None:
    """Return the large judge where its judgement is asked for, or is the default."""
    from diplocompare.embed.judge import load

    return load.load_judge(
        options.judgement, model=options.model, cache_folder=settings.cache_folder(), report=options.notice
    )


def read_call(arguments: Sequence[str], sides: Sequence[str], options: CompareOptions) -> tuple[Readout, ...]:
    """Read one call: several files or addresses, or one folder. `sides`: what the user calls the first of them.

    Raises `click.UsageError` where standard input, or a side, is named more often than can be.
    """
    from diplocompare.sources.readouts import name_readouts, read, read_folder

    if arguments.count("-") > 1:
        raise click.UsageError("standard input (-) can be only one of the readouts")
    if len(arguments) > 1:
        web = fetching(arguments, options)
        found = tuple(read(argument, warn=options.notice, web=web) for argument in arguments)
    elif is_folder(arguments[0]):
        found = read_folder(Path(arguments[0]), warn=options.notice)
    else:
        name = shown(arguments[0])
        raise InputError(f"{name}: only one readout, give two or more files, or the folder of a call")
    if len(sides) > len(found):
        raise click.UsageError(f"--side is given {len(sides)} times for {len(found)} readouts")
    return name_readouts(found, sides)


def read_article(argument: str, parties: Sequence[str], lexicon: Lexicon, options: CompareOptions) -> Article:
    """Read one article and take it apart. `parties`: the sides as the user names them.

    Raises `DiplocompareError`, naming the file, where fewer than two sides say anything in it.
    """
    from diplocompare import article
    from diplocompare.article.extracts import comparable
    from diplocompare.sources.readouts import read

    text = read(argument, warn=options.notice, web=fetching([argument], options)).text
    try:
        found = article.read_article(text, parties, lexicon)
        comparable(found)
    except DiplocompareError as error:
        raise InputError(f"{shown(argument)}: {error}") from error
    return found


def fetching(arguments: Sequence[str], options: CompareOptions) -> fetch.Options | None:
    """Return how to fetch, with the user's own cache; None where no argument is an address."""
    from diplocompare.sources.readouts import is_address

    if not any(map(is_address, arguments)):
        return None
    from diplocompare.sources import fetch  # what it needs takes time to load

    return fetch.Options(
        settings.cache_folder(),
        refresh=options.refresh,
        offline=options.offline,
        allow_private=options.allow_private,
    )


def is_folder(argument: str) -> bool:
    """Whether an argument names a folder."""
    try:
        return Path(argument).is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


def write_comparison(comparison: Comparison, options: CompareOptions) -> None:
    """Render a comparison as the user asks and write it, to standard output unless a file is named."""
    from diplocompare.render import render

    width, color = table_width(options.width), wants_color(options.output)
    write(render(comparison, options.format, width=width, color=color, detail=options.detail), options.output)
