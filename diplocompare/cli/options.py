"""The options that several commands have, and the one value in which a command takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from diplocompare.cli.terminal import Tell, ignore, tell
from diplocompare.files.read import shown
from diplocompare.files.settings import NARROWEST
from diplocompare.model import Value
from diplocompare.model.judgement import JUDGEMENTS, Judgement
from diplocompare.model.lenses import LENSES, Lens
from diplocompare.render import FORMATS, Detail, Format

# What a file's name says of its format. Where two endings mean one format, messages name both.
ENDINGS: dict[str, Format] = {
    ".txt": "table",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".svg": "svg",
}
_VERBOSE = "diplocompare.verbose"


class CompareOptions(Value):
    """What a user asks of a comparison and of its printing; a command that lacks an option has its default.

    `lenses`: those that look; `lexicon`: files of further words; `model`, `revision`: what encodes; `judgement`: how
    pairs are judged, None for what is installed; `output`: a file in place of standard output; `width`: columns of a
    table, None for the terminal's; `refresh`, `offline`, `allow_private`: how addresses are fetched; `quiet`: neither
    warnings nor progress.
    """

    lenses: tuple[Lens, ...] = LENSES
    lexicon: tuple[Path, ...] = ()
    model: str | None = None
    revision: str | None = None
    judgement: Judgement | None = None
    format: Format = "table"
    detail: Detail = "normal"
    output: str | None = None
    width: int | None = None
    refresh: bool = False
    offline: bool = False
    allow_private: bool = False
    quiet: bool = False

    @property
    def notice(self) -> Tell:
        """Where warnings and progress go: to standard error, or nowhere."""
        return ignore if self.quiet else tell


# A group of options, by the name that commands ask for it with. In a group the first stands first in the help.
_GROUPS: dict[str, tuple[Callable[[Any], Any], ...]] = {
    "detail": (
        click.option("--brief", "detail", flag_value="brief", help="Findings and the list of topics only."),
        click.option("--full", "detail", flag_value="full", help="Every finding and every cross-check."),
    ),
    "lenses": (
        click.option(
            "--lens",
            "only",
            type=click.Choice(LENSES),
            multiple=True,
            help="Look through this lens only; repeatable.",
        ),
        click.option(
            "--no-lens", "without", type=click.Choice(LENSES), multiple=True, help="Leave this lens out; repeatable."
        ),
        click.option(
            "--lexicon",
            multiple=True,
            type=click.Path(path_type=Path, readable=False),
            envvar="DIPLOCOMPARE_LEXICON",
            help="Add a TOML file of words to the word lists; repeatable.",
        ),
    ),
    "output": (
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=True),
            metavar="FILE",
            help="Write to FILE, whole or not at all.",
        ),
    ),
    "width": (
        click.option(
            "--width", type=click.IntRange(min=NARROWEST), envvar="DIPLOCOMPARE_WIDTH", help="Columns of the table."
        ),
    ),
    "model": (
        click.option(
            "--model",
            metavar="NAME_OR_PATH",
            envvar="DIPLOCOMPARE_MODEL",
            help="A sentence-transformers model [default: the embedded all-MiniLM-L6-v2].",
        ),
        click.option(
            "--revision", metavar="REV", envvar="DIPLOCOMPARE_REVISION", help="Pin the model's revision on its hub."
        ),
        click.option(
            "--judgement",
            type=click.Choice(JUDGEMENTS),
            envvar="DIPLOCOMPARE_JUDGEMENT",
            help="Judge pairs by the large model too [default: large where its extra is installed].",
        ),
    ),
    "web": (
        click.option("--refresh", is_flag=True, help="Fetch pages anew that have a kept copy."),
        click.option("--offline", is_flag=True, envvar="DIPLOCOMPARE_OFFLINE", help="Use kept copies of pages only."),
        click.option("--allow-private", is_flag=True, help="Fetch from private and local networks too."),
    ),
    "quiet": (
        click.option("-q", "--quiet", is_flag=True, envvar="DIPLOCOMPARE_QUIET", help="No warnings, no progress."),
    ),
}
# The parameters of all groups: the fields of the options, but for the two that lenses are chosen by.
_PARAMETERS = {"only", "without", *CompareOptions.__struct_fields__}


def takes(*groups: str, formats: Sequence[Format] = FORMATS) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command groups of options; it takes all of them as one argument, `options`, a `CompareOptions`.

    `groups`: names in `_GROUPS`, or "format", in the order of the help; `formats`: what "format" may choose from, the
    first where nothing is chosen. `--verbose` comes by itself.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def gathered(**values: Any) -> Any:
            given = {name: values.pop(name) for name in _PARAMETERS & values.keys()}
            return command(**values, options=_gather(given, formats))

        decorated: Callable[..., Any] = verbose_option(gathered)
        # Like decorators: the one that is applied last stands first.
        for group in reversed(groups):
            for option in reversed((_format_option(formats),) if group == "format" else _GROUPS[group]):
                decorated = option(decorated)
        return decorated

    return decorate


def verbose_option(command: Any) -> Any:
    """Give a command, or the group, `--verbose`; the command need not know of it: see `tell_error`."""

    def note(context: click.Context, _: click.Parameter, value: Any) -> None:
        # The contexts of the group and of a command have one `meta`, so it holds before a command's name and behind.
        context.meta[_VERBOSE] = value or context.meta.get(_VERBOSE, False)

    return click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        envvar="DIPLOCOMPARE_DEBUG",
        callback=note,
        help="Show below an error what led to it.",
    )(command)


def tell_error(sentence: str, trace: str) -> None:
    """Print an error's sentence on standard error, and below it, with `--verbose`, the traceback of what led to it."""
    tell(sentence)
    if click.get_current_context().meta.get(_VERBOSE):
        for line in trace.rstrip("\n").split("\n"):
            tell(line)


def _format_option(formats: Sequence[Format]) -> Callable[[Any], Any]:
    return click.option(
        "--format",
        type=click.Choice(formats),
        help=f"What to print [default: as the ending of --output says, or {formats[0]}].",
    )


def _gather(given: dict[str, Any], formats: Sequence[Format]) -> CompareOptions:
    """Make the options of what click read. Raises `click.UsageError` for two that do not go together."""
    if given.get("refresh") and given.get("offline"):
        raise click.UsageError("--refresh and --offline exclude each other")
    only, without = given.pop("only", ()), given.pop("without", ())
    given["lenses"] = tuple(lens for lens in only or LENSES if lens not in without)
    given["detail"] = given.pop("detail", None) or "normal"
    given["format"] = given.pop("format", None) or _format_of(given.get("output"), formats)
    return CompareOptions(**given)


def _format_of(output: str | None, formats: Sequence[Format]) -> Format:
    """Return the format that a file's ending names, the first of `formats` where there is no ending.

    Raises `click.UsageError` for an ending that names none: to guess would write a table into a `.pdf`.
    """
    ending = Path(output or "").suffix.lower()
    if not ending:
        return formats[0]
    found = ENDINGS.get(ending)
    if found is not None and found in formats:
        return found
    known = ", ".join(each for each, named in ENDINGS.items() if named in formats)
    raise click.UsageError(f"{shown(output or '')}: its ending names no format, give --format or one of {known}")
