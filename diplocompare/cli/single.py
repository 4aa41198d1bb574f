"""The commands on one call: compare, render, explain, segment, schema."""

from __future__ import annotations

import json
from pathlib import Path

import click

from diplocompare.cli import common
from diplocompare.cli.options import (
    detail_options,
    format_option,
    lens_options,
    model_options,
    output_option,
    quiet_option,
    web_options,
    width_option,
)
from diplocompare.cli.terminal import table_width, wants_color, write
from diplocompare.model import DiplocompareError, InputError
from diplocompare.model.lenses import Lens
from diplocompare.render import FORMATS, Detail, Format


@click.command()
@click.argument("readouts", nargs=-1, required=True, metavar="READOUT READOUT... | CALL_FOLDER")
@click.option("--side", "sides", multiple=True, metavar="NAME", help="A readout's side; once per readout, in order.")
@format_option(FORMATS)
@detail_options
@lens_options
@output_option
@width_option
@model_options
@web_options
@quiet_option
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
    refresh: bool,
    offline: bool,
    allow_private: bool,
    quiet: bool,
) -> None:
    """Compare two or more readouts of one call.

    READOUT is a file (text, Markdown, HTML, PDF, DOCX), a web address, or - for standard input; CALL_FOLDER holds all
    readouts of one call.
    """
    found = common.read_call(readouts, sides, common.notice(quiet=quiet), common.Web(refresh, offline, allow_private))
    comparison = common.comparer(model, revision, common.chosen(only, without), lexicon, quiet)(found)
    common.write_comparison(comparison, format, detail, width=width, output=output)


@click.command()
@click.argument("comparison", metavar="COMPARISON.json")
@format_option(FORMATS)
@detail_options
@output_option
@width_option
def render(comparison: str, format: Format, detail: Detail | None, output: str | None, width: int | None) -> None:
    """Print a saved comparison in another format.

    COMPARISON.json may be - for standard input. No model is needed.
    """
    from diplocompare.sources.saved import read_comparison

    common.write_comparison(read_comparison(comparison), format, detail, width=width, output=output)


@click.command()
@click.argument("comparison", metavar="COMPARISON.json")
@click.argument("id", metavar="ID")
@width_option
def explain(comparison: str, id: str, width: int | None) -> None:
    """Say why a point, match, topic or finding is what it is.

    COMPARISON.json is a saved comparison, or - for standard input; ID is that of a point (a3), a match (m1), a topic
    (t2), a finding (f1) or a cross-check (x1) in it.
    """
    from diplocompare.render.table.explanation import explanation
    from diplocompare.sources.saved import read_comparison

    loaded = read_comparison(comparison)
    write(explanation(loaded, id, width=table_width(width), color=wants_color(None)), None)


@click.command()
@click.argument("readout", metavar="READOUT")
@format_option(("table", "json"))
@output_option
@width_option
@quiet_option
def segment(readout: str, format: str, output: str | None, width: int | None, quiet: bool) -> None:
    """Show the points of one readout and their roles."""
    from diplocompare.pipeline import cut
    from diplocompare.render.table.points import points_json, points_table
    from diplocompare.sources import readouts as sources

    found = sources.read(readout, warn=common.notice(quiet=quiet))
    (cut_readout,), _ = cut(sources.name_readouts([found]))
    if format == "json":
        write(points_json(cut_readout), output)
    else:
        write(points_table(cut_readout, width=table_width(width), color=wants_color(output)), output)


@click.command()
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
@format_option(FORMATS)
@detail_options
@lens_options
@output_option
@width_option
@model_options
@web_options
@quiet_option
def article(
    file: str,
    parties: tuple[str, ...],
    format: Format,
    detail: Detail | None,
    only: tuple[Lens, ...],
    without: tuple[Lens, ...],
    lexicon: tuple[Path, ...],
    output: str | None,
    width: int | None,
    model: str | None,
    revision: str | None,
    refresh: bool,
    offline: bool,
    allow_private: bool,
    quiet: bool,
) -> None:
    """Compare what one news article reports of each side.

    FILE is the article (text, HTML, PDF, DOCX), a web address, or - for standard input. What the reporter says stays
    out of the comparison.
    """
    from diplocompare.article import read_article
    from diplocompare.article.extracts import attach, comparable
    from diplocompare.files.read import shown
    from diplocompare.lexicon.lists import load_lexicon
    from diplocompare.sources import readouts as sources

    web = common.Web(refresh, offline, allow_private).options([file])
    text = sources.read(file, warn=common.notice(quiet=quiet), web=web).text
    try:
        found = read_article(text, parties, load_lexicon(lexicon))
        extracts = comparable(found)
    except DiplocompareError as error:
        raise InputError(f"{shown(file)}: {error}") from error
    comparison = common.comparer(model, revision, common.chosen(only, without), lexicon, quiet)(extracts)
    common.write_comparison(attach(comparison, found), format, detail, width=width, output=output)
