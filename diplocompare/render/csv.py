"""A comparison as CSV (RFC 4180), one row a point, that opens right in a spreadsheet and starts no formula there.

A cell that a spreadsheet would take for a formula, since it begins with = + - or @ (or their wide forms), gets an
apostrophe before it. Line ends, tabs and control characters in a cell are replaced as in every rendering, so that a
row is a line; the exact words are in the JSON, from `start` to `end`.
"""

from __future__ import annotations

import csv
from io import StringIO

from diplocompare.model import Comparison, Point, Readout, Topic, count_words
from diplocompare.phrasing.english import side_names
from diplocompare.render.safe import safe

HEADER = (
    *("event", "date", "readout", "side", "point", "role", "speaker", "speaker_side", "topic", "topic_label", "status"),
    *("confidence", "share", "rank", "matches", "start", "end", "words", "text"),
)
# Without it Excel takes UTF-8 for the system's old code page.
_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
Cell = str | int | float


def render(comparison: Comparison, **_terminal: object) -> str:
    """Return the comparison as CSV: a byte order mark, the header, a row for every point in the order of the texts.

    `share` and `rank`: those of the topic in this readout; `matches`: the points it is set against, each with the
    relation. Frame points have no topic.
    """
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(HEADER)
    names, matches = side_names(comparison.readouts), _matches(comparison)
    topics = {topic.id: topic for topic in comparison.topics}
    for readout in comparison.readouts:
        for point in readout.points:
            about = _about(topics.get(point.topic or ""), readout)
            speaker = names.get(point.speaker_side or "", "")
            head = (comparison.summary.event or "", readout.date or comparison.summary.date or "", readout.id)
            who = (names[readout.id], point.id, point.role, point.speaker, speaker)
            row = (*head, *who, *about, "; ".join(matches.get(point.id, ())), *_words(readout, point))
            writer.writerow([_cell(value) for value in row])
    return _BYTE_ORDER_MARK + output.getvalue()


def _about(topic: Topic | None, readout: Readout) -> tuple[Cell, ...]:
    if topic is None:
        return ("",) * 6
    entry = next(entry for entry in topic.emphasis if entry.readout == readout.id)
    return topic.id, topic.label, topic.status, topic.confidence, entry.share, entry.rank or ""


def _words(readout: Readout, point: Point) -> tuple[Cell, ...]:
    quote = readout.quote(point)
    return point.start, point.end, count_words(quote), quote


def _matches(comparison: Comparison) -> dict[str, list[str]]:
    """Return by the id of each point what it is set against: "b3 same"."""
    found: dict[str, list[str]] = {}
    for match in (match for topic in comparison.topics for match in topic.matches):
        for point, other in (match.points, match.points[::-1]):
            found.setdefault(point, []).append(f"{other} {match.relation}")
    return found


def _cell(value: Cell) -> Cell:
    """Return a value as a spreadsheet may have it: text stays text."""
    if not isinstance(value, str):
        return value
    text = safe(value).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text
