"""The commands on one call: compare, render, explain, segment, schema, article."""

from __future__ import annotations

import json

import click

from diplocompare.cli import steps
from diplocompare.cli.options import CompareOptions, takes, verbose_option
from diplocompare.cli.terminal import table_width, wants_color, write
from diplocompare.files.settings import cache_folder


@click.command()
@click.argument("readouts", nargs=-1, required=True, metavar="READOUT READOUT... | CALL_FOLDER")
@click.option("--side", "sides", multiple=True, metavar="NAME", help="A readout's side; once per readout, in order.")
@takes("format", "detail", "lenses", "output", "width", "model", "web", "quiet")
def compare(readouts: tuple[str, ...], sides: tuple[str, ...], options: CompareOptions) -> None:
    """Compare two or more readouts of one call.

    READOUT is a file (text, Markdown, HTML, PDF, DOCX), a web address, or - for standard input; CALL_FOLDER holds all
    readouts of one call.
    """
    found = steps.read_call(readouts, sides, options)
    steps.write_comparison(steps.load_comparer(options)(found), options)


@click.command()
@click.argument("comparison", metavar="COMPARISON.json")
@takes("format", "detail", "output", "width")
def render(comparison: str, options: CompareOptions) -> None:
    """Print a saved comparison in another format.

    COMPARISON.json may be - for standard input. No model is needed.
    """
    from diplocompare.sources.saved import read_comparison

    steps.write_comparison(read_comparison(comparison), options)


@click.command()
@click.argument("comparison", metavar="COMPARISON.json")
@click.argument("id", metavar="ID")
@takes("width")
def explain(comparison: str, id: str, options: CompareOptions) -> None:
    """Say why a point, match, topic or finding is what it is.

    COMPARISON.json is a saved comparison, or - for standard input; ID is that of a point (a3), a match (m1), a topic
    (t2), a finding (f1) or a cross-check (x1) in it.
    """
    from diplocompare.render.table.explanation import explanation
    from diplocompare.sources.saved import read_comparison

    loaded = read_comparison(comparison)
    write(explanation(loaded, id, width=table_width(options.width), color=wants_color(None)), None)


@click.command()
@click.argument("readout", metavar="READOUT")
@takes("format", "output", "width", "quiet", formats=("table", "json"))
def segment(readout: str, options: CompareOptions) -> None:
    """Show the points of one readout and their roles."""
    from diplocompare.lexicon.lists import load_lexicon
    from diplocompare.pipeline import cut
    from diplocompare.render.table.points import points_json, points_table
    from diplocompare.sources.readouts import name_readouts, read

    (found,), _ = cut(name_readouts([read(readout, warn=options.notice)]), load_lexicon(cache_folder=cache_folder()))
    if options.format == "json":
        text = points_json(found)
    else:
        text = points_table(found, width=table_width(options.width), color=wants_color(options.output))
    write(text, options.output)


@click.command()
@verbose_option
def schema() -> None:
    """Print the JSON Schema of a comparison."""
    from diplocompare.model import json_schema

    write(json.dumps(json_schema(), indent=1) + "\n", None)


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--party",
    "parties",
    multiple=True,
    metavar="NAME=WORD,WORD...",
    help="A side and what the article calls it; repeatable.",
)
@takes("format", "detail", "lenses", "output", "width", "model", "web", "quiet")
def article(file: str, parties: tuple[str, ...], options: CompareOptions) -> None:
    """Compare what one news article reports of each side.

    FILE is the article (text, HTML, PDF, DOCX), a web address, or - for standard input. What the reporter says stays
    out of the comparison.
    """
    from diplocompare.article.extracts import attach
    from diplocompare.lexicon.lists import load_lexicon

    lexicon = load_lexicon(options.lexicon, cache_folder=cache_folder())
    found = steps.read_article(file, parties, lexicon, options)
    comparison = steps.load_comparer(options, lexicon)(found.readouts)
    steps.write_comparison(attach(comparison, found), options)
