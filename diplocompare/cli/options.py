"""The options that several commands have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from diplocompare.files.settings import NARROWEST
from diplocompare.model.lenses import LENSES


def format_option(formats: Sequence[str]) -> Callable[[Any], Any]:
    """Which of these formats to print, the first by default."""
    return click.option(
        "--format", "format", type=click.Choice(formats), default=formats[0], show_default=True, help="What to print."
    )


def output_option(command: Any) -> Any:
    """Write to a file instead of standard output."""
    return click.option(
        "-o", "--output", type=click.Path(dir_okay=True), metavar="FILE", help="Write to FILE, whole or not at all."
    )(command)


def width_option(command: Any) -> Any:
    """How wide the table may be."""
    return click.option(
        "--width", type=click.IntRange(min=NARROWEST), envvar="DIPLOCOMPARE_WIDTH", help="Columns of the table."
    )(command)


def detail_options(command: Any) -> Any:
    """How much to tell."""
    brief = click.option("--brief", "detail", flag_value="brief", help="Findings and the list of topics only.")
    full = click.option("--full", "detail", flag_value="full", help="Every finding and every cross-check.")
    return brief(full(command))


def lens_options(command: Any) -> Any:
    """Which lenses look, and by which words."""
    known = click.Choice(LENSES)
    only = click.option("--lens", "only", type=known, multiple=True, help="Look through this lens only; repeatable.")
    without = click.option("--no-lens", "without", type=known, multiple=True, help="Leave this lens out; repeatable.")
    lexicon = click.option(
        "--lexicon",
        multiple=True,
        type=click.Path(path_type=Path, readable=False),
        envvar="DIPLOCOMPARE_LEXICON",
        help="Add a TOML file of words to the word lists; repeatable.",
    )
    return only(without(lexicon(command)))


def quiet_option(command: Any) -> Any:
    """Say nothing on standard error but errors."""
    return click.option("-q", "--quiet", is_flag=True, envvar="DIPLOCOMPARE_QUIET", help="No warnings, no progress.")(
        command
    )


def model_options(command: Any) -> Any:
    """Which model encodes."""
    command = click.option(
        "--revision", metavar="REV", envvar="DIPLOCOMPARE_REVISION", help="Pin the model's revision on its hub."
    )(command)
    return click.option(
        "--model",
        metavar="NAME_OR_PATH",
        envvar="DIPLOCOMPARE_MODEL",
        help="A sentence-transformers model [default: the embedded all-MiniLM-L6-v2].",
    )(command)


def web_options(command: Any) -> Any:
    """How addresses are fetched."""
    refresh = click.option("--refresh", is_flag=True, help="Fetch pages anew that have a kept copy.")
    offline = click.option(
        "--offline", is_flag=True, envvar="DIPLOCOMPARE_OFFLINE", help="Use kept copies of pages only."
    )
    private = click.option("--allow-private", is_flag=True, help="Fetch from private and local networks too.")
    return refresh(offline(private(command)))
