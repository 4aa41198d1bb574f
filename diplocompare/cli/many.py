"""The commands on many calls: report, batch, evaluate."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

import click

from diplocompare.cli import steps
from diplocompare.cli.options import CompareOptions, takes, tell_error
from diplocompare.cli.terminal import progress, table_width, tell, wants_color, write

_CORPUS = click.Path(path_type=Path, readable=False)


@click.command()
@click.argument("corpus", metavar="CORPUS", type=_CORPUS)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, readable=False),
    required=True,
    metavar="DIR",
    help="The folder of the pages.",
)
@takes("lenses", "model", "quiet")
def report(corpus: Path, folder: Path, options: CompareOptions) -> int:
    """Write a page for every call of a corpus, one for every side, and an index.

    Only calls that changed are compared again. A call that cannot be compared is named and left out, and the exit
    code is 1.
    """
    from diplocompare.report import fingerprint
    from diplocompare.report.update import build

    compare = steps.load_comparer(options)
    encoder = compare.encoder
    judge = compare.judge.sha256 if compare.judge else "small"
    stamp = fingerprint(encoder.name, encoder.sha256, encoder.adapter, compare.lexicon.name, options.lenses, judge)
    done = build(corpus, folder, compare, stamp, options.notice)
    for problem in done.problems:
        tell_error(str(problem), problem.trace())
    left_out = len(done.problems)
    options.notice(f"{done.built} compared, {done.kept} unchanged, {done.removed} removed, {left_out} left out")
    return int(left_out > 0)


@click.command()
@click.argument("calls", metavar="[CALLS.jsonl]", default="-")
@click.option("--strict", is_flag=True, help="Stop at the first bad line.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to work in.")
@takes("lenses", "model", "quiet")
def batch(calls: str, *, strict: bool, jobs: int, options: CompareOptions) -> int:
    """Compare many calls: JSON Lines in, one comparison a line out.

    A line is {"id": ..., "readouts": [{"side": ..., "text" or "path": ...}, ...]}, from a file or standard input. A bad
    line gives an object with "error" and "line", and the exit code is 1.
    """
    from diplocompare.batch import Work, opened, outcomes

    failed = False
    with opened(calls) as (lines, folder):
        work = Work(partial(steps.load_comparer, options), folder, None if options.quiet else tell)
        with closing(outcomes(lines, work, strict=strict, jobs=jobs)) as found:
            for outcome in found:
                if outcome.problem:
                    failed = True
                    tell_error(outcome.problem, outcome.trace)
                write(outcome.text + "\n", None)
    return int(failed)


@click.command()
@click.argument("corpus", metavar="CORPUS", type=_CORPUS)
@takes("format", "output", "width", "model", "quiet", formats=("table", "json"))
def evaluate(corpus: Path, options: CompareOptions) -> None:
    """Measure against the gold files of a corpus or call."""
    from diplocompare.evaluate.annotations import read_corpus
    from diplocompare.evaluate.baseline import compare_plainly
    from diplocompare.evaluate.corpus_score import annotator_agreement, evaluate_corpus
    from diplocompare.pipeline import compare
    from diplocompare.render.table.scores import scores_json, scores_table

    calls = read_corpus(corpus, warn=options.notice)
    encoder, plain = (steps.load_encoder(options, adapted=adapted) for adapted in (True, False))
    judge = steps.load_judge(options)
    with progress(2 * len(calls), quiet=options.quiet) as done:
        scores = evaluate_corpus(calls, lambda readouts: done(compare(readouts, encoder, judge=judge)))
        baseline = evaluate_corpus(calls, lambda readouts: done(compare_plainly(readouts, plain)))
    found = scores, baseline, annotator_agreement(calls)
    if options.format == "json":
        text = scores_json(*found)
    else:
        text = scores_table(*found, width=table_width(options.width), color=wants_color(options.output))
    write(text, options.output)
