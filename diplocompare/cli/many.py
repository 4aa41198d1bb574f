"""The commands on many calls: report, batch, evaluate."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

import click

from diplocompare.cli import common
from diplocompare.cli.options import (
    format_option,
    lens_options,
    model_options,
    output_option,
    quiet_option,
    width_option,
)
from diplocompare.cli.terminal import table_width, wants_color, write
from diplocompare.model.lenses import Lens


@click.command()
@click.argument("corpus", metavar="CORPUS", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    required=True,
    metavar="DIR",
    help="The folder of the pages.",
)
@lens_options
@model_options
@quiet_option
def report(
    corpus: Path,
    output: Path,
    only: tuple[Lens, ...],
    without: tuple[Lens, ...],
    lexicon: tuple[Path, ...],
    model: str | None,
    revision: str | None,
    quiet: bool,
) -> int:
    """Write a page for every call of a corpus, one for every side, and an index.

    Only calls that changed are compared again. A call that cannot be compared is named and left out, and the exit
    code is 1.
    """
    from diplocompare.report import fingerprint
    from diplocompare.report.update import build

    lenses = common.chosen(only, without)
    compare_call = common.comparer(model, revision, lenses, lexicon, quiet)
    encoder, words = compare_call.keywords["encoder"], compare_call.keywords["lexicon"]
    stamp = fingerprint(encoder.name, encoder.sha256, encoder.adapter, words.name, lenses)
    done = build(corpus, output, compare_call, stamp, common.notice(quiet=quiet))
    for problem in done.problems:
        common.tell(problem)
    told = f"{done.built} compared, {done.kept} unchanged, {done.removed} removed, {len(done.problems)} left out"
    common.notice(quiet=quiet)(told)
    return 1 if done.problems else 0


@click.command()
@click.argument("calls", metavar="[CALLS.jsonl]", default="-")
@click.option("--strict", is_flag=True, help="Stop at the first bad line.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to work in.")
@lens_options
@model_options
@quiet_option
def batch(
    calls: str,
    strict: bool,
    jobs: int,
    only: tuple[Lens, ...],
    without: tuple[Lens, ...],
    lexicon: tuple[Path, ...],
    model: str | None,
    revision: str | None,
    quiet: bool,
) -> int:
    """Compare many calls: JSON Lines in, one comparison a line out.

    A line is {"id": ..., "readouts": [{"side": ..., "text" or "path": ...}, ...]}, from a file or standard input. A bad
    line gives an object with "error" and "line", and the exit code is 1.
    """
    from diplocompare.batch import Work, opened, outcomes

    make = partial(common.comparer, model, revision, common.chosen(only, without), lexicon, quiet)
    failed = False
    with (
        opened(calls) as (lines, folder),
        closing(outcomes(lines, Work(make, folder, None if quiet else common.tell), strict=strict, jobs=jobs)) as found,
    ):
        for outcome in found:
            if outcome.problem:
                failed = True
                common.tell(outcome.problem)
            write(outcome.text + "\n", None)
    return int(failed)


@click.command()
@click.argument("corpus", metavar="CORPUS", type=click.Path(path_type=Path, readable=False))
@format_option(("table", "json"))
@output_option
@width_option
@model_options
@quiet_option
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
    from diplocompare.evaluate.annotations import read_corpus
    from diplocompare.evaluate.baseline import compare_plainly
    from diplocompare.evaluate.corpus_score import annotator_agreement, evaluate_corpus
    from diplocompare.pipeline import compare as compare_readouts
    from diplocompare.render.table.scores import scores_json, scores_table

    notice = common.notice(quiet=quiet)
    calls = read_corpus(corpus, warn=notice)
    encoder, plain = (common.encoder(model, revision, notice, adapted=adapted) for adapted in (True, False))
    with common.progress(2 * len(calls), quiet=quiet) as done:
        scores = evaluate_corpus(calls, lambda readouts: done(compare_readouts(readouts, encoder)))
        baseline = evaluate_corpus(calls, lambda readouts: done(compare_plainly(readouts, plain)))
    agreement = annotator_agreement(calls)
    if format == "json":
        write(scores_json(scores, baseline, agreement), output)
    else:
        table = scores_table(scores, baseline, agreement, width=table_width(width), color=wants_color(output))
        write(table, output)
