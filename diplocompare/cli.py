"""click commands, the error funnel, progress, output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diplocompare import __version__, config
from diplocompare.intake import shown
from diplocompare.lenses import LENSES, Lens
from diplocompare.model import DiplocompareError, Readout
from diplocompare.output import NARROWEST, abandon_stdout, table_width, wants_color, write
from diplocompare.render import FORMATS, Detail, Format

if TYPE_CHECKING:
    from diplocompare.embed import Encoder
    from diplocompare.model import Comparison

# Everything else is imported inside the commands: `--help` must not wait for what it does not use.
_INTERRUPTED = 130


class Funnel(click.Group):
    """The one place where errors become messages and exit codes."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # click's own signature
        """Run a command: 0 done, 1 bad input, 2 wrong usage, 130 on Ctrl-C; a closed pipe ends quietly."""
        try:
            status = super().main(*args, **{**kwargs, "standalone_mode": False})
        except DiplocompareError as error:
            _tell(str(error))
            status = 1
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            status = _INTERRUPTED
        sys.exit(status)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command with the settings of the configuration file; flags and environment go before them."""
        settings = config.read_config()
        ctx.default_map = dict.fromkeys(self.commands, settings)
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click itself would end with 1
            abandon_stdout()
            return 0


def _tell(message: str) -> None:
    """Print a message as one harmless line on standard error: it may repeat names and values of the input."""
    click.echo("".join(c if c.isprintable() else ascii(c)[1:-1] for c in message), err=True)


def _notice(*, quiet: bool) -> Callable[[str], None]:
    """Where warnings and progress go: standard error, or nowhere."""
    return (lambda _: None) if quiet else _tell


@contextmanager
def _progress(length: int, *, quiet: bool) -> Iterator[Callable[[Comparison], Comparison]]:
    """Draw a bar on standard error where that is a terminal; yields what counts one comparison and hands it on."""
    hidden = quiet or not sys.stderr.isatty()
    with click.progressbar(length=length, label="comparing", file=sys.stderr, hidden=hidden) as bar:

        def done(comparison: Comparison) -> Comparison:
            bar.update(1)
            return comparison

        yield done


def _encoder(
    model: str | None, revision: str | None, report: Callable[[str], None], *, adapted: bool = True
) -> Encoder:
    from diplocompare.embed import load_encoder

    return load_encoder(model, revision=revision, adapted=adapted, cache_folder=config.cache_folder(), report=report)


def _read_call(arguments: Sequence[str], sides: Sequence[str], warn: Callable[[str], None]) -> tuple[Readout, ...]:
    """Read one call: several files, or one folder."""
    from diplocompare import sources

    if arguments.count("-") > 1:
        raise click.UsageError("standard input (-) can be only one of the readouts")
    if len(arguments) > 1:
        found = tuple(sources.read(argument, warn=warn) for argument in arguments)
    elif _is_folder(arguments[0]):
        found = sources.read_folder(Path(arguments[0]), warn=warn)
    else:
        name = shown(arguments[0])
        raise DiplocompareError(f"{name}: only one readout, give two or more files, or the folder of a call")
    if len(sides) > len(found):
        raise click.UsageError(f"--side is given {len(sides)} times for {len(found)} readouts")
    return sources.name_readouts(found, sides)


def _is_folder(argument: str) -> bool:
    try:
        return Path(argument).is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


def _format_option(formats: Sequence[str]) -> Callable[[Any], Any]:
    return click.option(
        "--format", "format", type=click.Choice(formats), default=formats[0], show_default=True, help="What to print."
    )


def _output_option(command: Any) -> Any:
    return click.option(
        "-o", "--output", type=click.Path(dir_okay=True), metavar="FILE", help="Write to FILE, whole or not at all."
    )(command)


def _width_option(command: Any) -> Any:
    return click.option(
        "--width", type=click.IntRange(min=NARROWEST), envvar="DIPLOCOMPARE_WIDTH", help="Columns of the table."
    )(command)


def _detail_options(command: Any) -> Any:
    brief = click.option("--brief", "detail", flag_value="brief", help="Findings and the list of topics only.")
    full = click.option("--full", "detail", flag_value="full", help="Every finding and every cross-check.")
    return brief(full(command))


def _lens_options(command: Any) -> Any:
    known = click.Choice(LENSES)
    only = click.option("--lens", "only", type=known, multiple=True, help="Look through this lens only; repeatable.")
    without = click.option("--no-lens", "without", type=known, multiple=True, help="Leave this lens out; repeatable.")
    lexicon = click.option(
        "--lexicon",
        multiple=True,
        type=click.Path(path_type=Path),
        envvar="DIPLOCOMPARE_LEXICON",
        help="Add a TOML file of words to the word lists; repeatable.",
    )
    return only(without(lexicon(command)))


def _quiet_option(command: Any) -> Any:
    return click.option("-q", "--quiet", is_flag=True, envvar="DIPLOCOMPARE_QUIET", help="No warnings, no progress.")(
        command
    )


def _model_options(command: Any) -> Any:
    command = click.option(
        "--revision", metavar="REV", envvar="DIPLOCOMPARE_REVISION", help="Pin the model's revision on its hub."
    )(command)
    return click.option(
        "--model",
        metavar="NAME_OR_PATH",
        envvar="DIPLOCOMPARE_MODEL",
        help="A sentence-transformers model [default: the embedded all-MiniLM-L6-v2].",
    )(command)


@click.group(cls=Funnel, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="diplocompare")
def main() -> None:
    """Compare governments' readouts of the same call, topic by topic.

    Bad input ends with exit code 1 and one line on standard error, wrong usage with 2.
    """


@main.command()
@click.argument("readouts", nargs=-1, required=True, metavar="READOUT READOUT... | CALL_FOLDER")
@click.option("--side", "sides", multiple=True, metavar="NAME", help="A readout's side; once per readout, in order.")
@_format_option(FORMATS)
@_detail_options
@_lens_options
@_output_option
@_width_option
@_model_options
@_quiet_option
def compare(
    readouts: tuple[str, ...],
    sides: tuple[str, ...],
    format: Format,
    detail: Detail | None,
    only: tuple[Lens, ...],
    without: tuple[Lens, ...],
    lexicon: tuple[Path, ...],
    output: str | None,
    width: int | None,
    model: str | None,
    revision: str | None,
    quiet: bool,
) -> None:
    """Compare two or more readouts of one call.

    READOUT is a file, or - for standard input; CALL_FOLDER holds all readouts of one call.
    """
    from diplocompare.compare import compare as compare_readouts
    from diplocompare.lexicon.words import load_lexicon

    notice = _notice(quiet=quiet)
    words = load_lexicon(lexicon)
    found = _read_call(readouts, sides, notice)
    lenses = tuple(lens for lens in only or LENSES if lens not in without)
    comparison = compare_readouts(found, _encoder(model, revision, notice), lenses=lenses, lexicon=words)
    _write_comparison(comparison, format, detail, width=width, output=output)


@main.command()
@click.argument("comparison", metavar="COMPARISON.json")
@_format_option(FORMATS)
@_detail_options
@_output_option
@_width_option
def render(comparison: str, format: Format, detail: Detail | None, output: str | None, width: int | None) -> None:
    """Print a saved comparison in another format.

    COMPARISON.json may be - for standard input. No model is needed.
    """
    from diplocompare.saved import read_comparison

    _write_comparison(read_comparison(comparison), format, detail, width=width, output=output)


def _write_comparison(
    comparison: Comparison, format: Format, detail: Detail | None, *, width: int | None, output: str | None
) -> None:
    from diplocompare.render import render as render_comparison

    columns, color = table_width(width), wants_color(output)
    write(render_comparison(comparison, format, width=columns, color=color, detail=detail or "normal"), output)


@main.command()
@click.argument("comparison", metavar="COMPARISON.json")
@click.argument("id", metavar="ID")
@_width_option
def explain(comparison: str, id: str, width: int | None) -> None:
    """Say why a point, match, topic or finding is what it is.

    COMPARISON.json is a saved comparison, or - for standard input; ID is that of a point (a3), a match (m1), a topic
    (t2), a finding (f1) or a cross-check (x1) in it.
    """
    from diplocompare.render.explanation import explanation
    from diplocompare.saved import read_comparison

    loaded = read_comparison(comparison)
    write(explanation(loaded, id, width=table_width(width), color=wants_color(None)), None)


@main.command()
@click.argument("readout", metavar="READOUT")
@_format_option(("table", "json"))
@_output_option
@_width_option
@_quiet_option
def segment(readout: str, format: str, output: str | None, width: int | None, quiet: bool) -> None:
    """Show the points of one readout and their roles."""
    from diplocompare import sources
    from diplocompare.compare import cut
    from diplocompare.render.points import points_json, points_table

    found = sources.read(readout, warn=_notice(quiet=quiet))
    (cut_readout,), _ = cut(sources.name_readouts([found]))
    if format == "json":
        write(points_json(cut_readout), output)
    else:
        write(points_table(cut_readout, width=table_width(width), color=wants_color(output)), output)


@main.command()
@click.argument("corpus", metavar="CORPUS", type=click.Path(path_type=Path))
@_format_option(("table", "json"))
@_output_option
@_width_option
@_model_options
@_quiet_option
def evaluate(
    corpus: Path,
    format: str,
    output: str | None,
    width: int | None,
    model: str | None,
    revision: str | None,
    quiet: bool,
) -> None:
    """Measure against the gold files of a corpus or call."""
    from diplocompare.baseline import compare_plainly
    from diplocompare.compare import compare as compare_readouts
    from diplocompare.corpus import read_corpus
    from diplocompare.evaluate import annotator_agreement, evaluate_corpus
    from diplocompare.render.scores import scores_json, scores_table

    notice = _notice(quiet=quiet)
    calls = read_corpus(corpus, warn=notice)
    encoder, plain = (_encoder(model, revision, notice, adapted=adapted) for adapted in (True, False))
    with _progress(2 * len(calls), quiet=quiet) as done:
        scores = evaluate_corpus(calls, lambda readouts: done(compare_readouts(readouts, encoder)))
        baseline = evaluate_corpus(calls, lambda readouts: done(compare_plainly(readouts, plain)))
    agreement = annotator_agreement(calls)
    if format == "json":
        write(scores_json(scores, baseline, agreement), output)
    else:
        table = scores_table(scores, baseline, agreement, width=table_width(width), color=wants_color(output))
        write(table, output)


@main.command()
def schema() -> None:
    """Print the JSON Schema of a comparison."""
    from diplocompare.model import json_schema

    write(json.dumps(json_schema(), indent=1) + "\n", None)


@main.group()
def cache() -> None:
    """Look at, or empty, the folder of prepared models and vectors."""


@cache.command("info")
def cache_info() -> None:
    """Say where the cache is and what it holds."""
    from diplocompare.embed import describe_cache

    write(describe_cache(config.cache_folder()) + "\n", None)


@cache.command("clear")
def cache_clear() -> None:
    """Remove prepared models and vectors; they are made again when needed."""
    from diplocompare.embed import clear_cache

    write(clear_cache(config.cache_folder()) + "\n", None)


if __name__ == "__main__":
    main()
