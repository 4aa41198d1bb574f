"""The metrics of a corpus, beside those of the plain baseline, for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

import msgspec
from rich import box
from rich.table import Table
from rich.text import Text

from diplocompare.evaluate.calibration import Calibration
from diplocompare.evaluate.corpus_score import CorpusScore
from diplocompare.evaluate.counts import Agreement, Confusion, Estimate
from diplocompare.evaluate.score import FRAME, SPEAKERS, CallScore
from diplocompare.evaluate.telling_score import TellingScore
from diplocompare.phrasing import scores as says
from diplocompare.render.safe import safe
from diplocompare.render.table.sheet import console

_DIGITS = 4
# Five cells each, so that all of them stand beside a call's name on a terminal of 80.
_COLUMNS = ("P", "R", "F1", "omit", "same", "speak", "frame", "plain\nF1", "plain\nomit")


def scores_json(scores: CorpusScore, baseline: CorpusScore | None = None, agreement: CorpusScore | None = None) -> str:
    """Return the metrics as JSON, rounded: `calls`, `unscored`, `mean`, `calibration`.

    `baseline` and `agreement` (of the annotators) hold the same of theirs, or null.
    """
    data = {
        **_plain(scores),
        "baseline": None if baseline is None else _plain(baseline),
        "agreement": None if agreement is None else _plain(agreement),
    }
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def scores_table(
    scores: CorpusScore,
    baseline: CorpusScore | None = None,
    agreement: CorpusScore | None = None,
    *,
    width: int,
    color: bool,
) -> str:
    """Return one row a call and the means with their intervals, then each class, then how far confidence holds."""
    output = StringIO()
    terminal = console(output, width, color=color)
    table = _calls(scores, baseline)
    if agreement:
        table.add_row("annotators", *_figures([mean.value for mean in _means(agreement, None)]))
    terminal.print(table)
    terminal.print()
    terminal.print(Text(says.HOW_TO_READ, style="dim"))
    if scores.unscored:
        terminal.print(Text(safe(says.without_gold(scores.unscored))))
    if scores.telling:
        terminal.print(_telling(scores.telling))
        terminal.print(Text(says.HOW_TO_READ_TELLING, style="dim"))
    terminal.print(_classes(scores))
    terminal.print(_reliability(scores.calibration))
    calibration = scores.calibration
    error, auc = ("none" if value is None else f"{value:.3f}" for value in (calibration.error, calibration.auc))
    terminal.print(Text(says.calibration_error(error, auc)))
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines()) + "\n"


def _calls(scores: CorpusScore, baseline: CorpusScore | None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column("call", overflow="fold")
    for heading in _COLUMNS if baseline else _COLUMNS[:-2]:
        table.add_column(heading, justify="right", min_width=5)
    plain = dict(baseline.calls) if baseline else {}
    for call, score in scores.calls:
        table.add_row(Text(safe(call)), *_figures(_call_values(score, plain.get(call))))
    table.add_section()
    means = _means(scores, baseline)
    table.add_row(says.ALL_CALLS, *_figures([mean.value for mean in means]), style="bold")
    table.add_row("", *(f"[{mean.low:.2f}" for mean in means))
    table.add_row("", *(f"{mean.high:.2f}]" for mean in means))
    return table


def _call_values(score: CallScore, plain: CallScore | None) -> list[float]:
    row = score.row
    values = [row.precision, row.recall, row.f1, score.omission_macro]
    values += [score.same.f1, score.speaker.accuracy, score.frame.accuracy]
    return values + ([plain.row.f1, plain.omission_macro] if plain else [])


def _means(scores: CorpusScore, baseline: CorpusScore | None) -> list[Estimate]:
    row = scores.row
    means = [row.precision, row.recall, row.f1, scores.omission.macro, scores.same.f1, scores.speaker, scores.frame]
    return means + ([baseline.row.f1, baseline.omission.macro] if baseline else [])


def _figures(values: Sequence[float]) -> Iterator[str]:
    return (f"{value:.2f}" for value in values)


def _classes(scores: CorpusScore) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("class")
    for heading in ("P", "R", "F1"):
        table.add_column(heading, justify="right")
    omission = scores.omission
    for name, estimate in ((says.ONE_SIDED_WORDS, omission.one_sided), (says.SHARED_WORDS, omission.shared)):
        table.add_row(name, "", "", f"{estimate.value:.2f}")
    for name, score in _class_scores(scores).items():
        table.add_row(name, *_figures([score.precision, score.recall, score.f1]))
    return table


def _class_scores(scores: CorpusScore) -> dict[str, Agreement]:
    speakers = {says.speaker_class(name): scores.speakers.score(name) for name in SPEAKERS}
    return {**speakers, "frame": scores.frames.score(FRAME)}


def _telling(scores: TellingScore) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("call", overflow="fold")
    for heading in says.TELLING:
        table.add_column(heading, justify="right")
    for each in scores.calls:
        found = each.found
        table.add_row(Text(safe(each.call)), *_figures([found.recall, found.precision, found.recall_all]))
    table.add_section()
    for name, mean in ((says.ALL_CALLS, scores.found), (says.LONGEST, scores.longest), (says.ANALYST, scores.analyst)):
        if mean:
            estimates = (mean.recall, mean.precision, mean.recall_all)
            table.add_row(name, *(f"{each.value:.2f} [{each.low:.2f}, {each.high:.2f}]" for each in estimates))
    return table


def _reliability(calibration: Calibration) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for heading in says.CALIBRATION:
        table.add_column(heading, justify="right")
    for row in calibration.bins:
        table.add_row(*_figures([row.predicted, row.observed]), str(row.points))
    return table


def _plain(scores: CorpusScore) -> dict[str, Any]:
    means = {
        "row": scores.row,
        "omission": scores.omission,
        "same": scores.same,
        "speaker": scores.speaker,
        "speaker_classes": _named(scores.speakers, SPEAKERS),
        "frame": scores.frame,
        "frame_classes": _named(scores.frames, (FRAME,)),
    }
    data = {
        "calls": [{"call": call, **_call(score)} for call, score in scores.calls],
        "unscored": scores.unscored,
        "mean": means,
        "calibration": scores.calibration,
        "telling": scores.telling,
    }
    rounded: dict[str, Any] = _rounded(msgspec.to_builtins(data))
    return rounded


def _call(score: CallScore) -> dict[str, Any]:
    one_sided, shared = (score.omission.score(name).f1 for name in score.omission.classes)
    return {
        "row": score.row,
        "omission": {"one_sided": one_sided, "shared": shared, "macro": score.omission_macro},
        "same": score.same,
        "speaker": score.speaker.accuracy,
        "frame": score.frame.accuracy,
    }


def _named(confusion: Confusion, names: Sequence[str]) -> dict[str, Agreement]:
    return {name: confusion.score(name) for name in names}


def _rounded(value: Any) -> Any:
    """Round every float of a JSON value, so that the last bits of a sum do not show."""
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {key: _rounded(entry) for key, entry in value.items()}
    return [_rounded(entry) for entry in value] if isinstance(value, list | tuple) else value
