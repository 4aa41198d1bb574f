"""The topics in a terminal: a label, then what each side says, in its own words, or that nothing like it was found."""

from __future__ import annotations

from rich.text import Text

from diplocompare.model import Comparison, Nearest, Point, Readout, Topic, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import percent
from diplocompare.render.safe import safe
from diplocompare.render.table.layout import (
    BOLD,
    DIM,
    GAP,
    Lines,
    Sheet,
    bar,
    beside,
    crop,
    hanging,
    indented,
    ink,
    join,
    padded,
)

INDENT = 4
NAME_CELLS = 24
NEAREST_CELLS = 72
BAR_CELLS = 10
# " 100% · 10th of 12" and the marker: what a side's line holds besides its name and its bar.
_NUMBERS = 22


class Rows(Value):
    """Draws the topics of one comparison on one sheet."""

    comparison: Comparison
    sheet: Sheet
    readouts: dict[str, Readout]
    points: dict[str, tuple[Readout, Point]]
    gutters: dict[str, int]

    @classmethod
    def of(cls, comparison: Comparison, sheet: Sheet) -> Rows:
        """Look up once what every topic needs: texts may have thousands of points."""
        readouts = {readout.id: readout for readout in comparison.readouts}
        points = {point.id: (readout, point) for readout in comparison.readouts for point in readout.points}
        widest = {
            side: max((len(point.id) for point in readout.points), default=0) for side, readout in readouts.items()
        }
        return cls(comparison, sheet, readouts, points, {side: width + 2 for side, width in widest.items()})

    def topic(self, topic: Topic) -> Lines:
        """Return one topic: its label, then its sides, beside each other or stacked."""
        sheet = self.sheet
        gutter = max(INDENT, len(topic.id) + 2)
        label = join(ink(topic.label, BOLD), Text(phrases.certainty(topic)), gap=" · ")
        lines = hanging(ink(topic.id, DIM), sheet.wrap(label, sheet.width - gutter), gutter)
        width = (sheet.width - INDENT - len(GAP) * (sheet.columns - 1)) // sheet.columns
        spoken = {side: self._points(topic, side) for side in sheet.names}
        silent = [side for side, points in spoken.items() if not points]
        blocks = {side: self._side(topic, side, points, width) for side, points in spoken.items() if points}
        if sheet.columns == 1:
            body = [line for block in blocks.values() for line in block]
            return lines + indented(body + (self._absence(topic, silent, width) if silent else []), INDENT)
        blocks |= {side: self._absence(topic, [side], width) for side in silent}
        return lines + indented(beside([blocks[side] for side in sheet.names], width), INDENT)

    def line(self, topic: Topic) -> Lines:
        """Return one topic in a line: its label, and its share of each text that has it."""
        gutter = max(INDENT, len(topic.id) + 2)
        shares = (
            f"{self.sheet.names[entry.readout]} {percent(entry.share)}"
            for entry in topic.emphasis
            if entry.rank is not None
        )
        told = [topic.label, ", ".join(shares), phrases.certainty(topic)]
        text = ink(" · ".join(part for part in told if part))
        return hanging(ink(topic.id, DIM), self.sheet.wrap(text, self.sheet.width - gutter), gutter)

    def _points(self, topic: Topic, readout: str) -> list[Point]:
        mine = [point for text, point in map(self.points.__getitem__, topic.points) if text.id == readout]
        return sorted(mine, key=lambda point: point.start)

    def _side(self, topic: Topic, readout: str, points: list[Point], width: int) -> Lines:
        """Return a side's name and measures, then its points word for word."""
        lines = self._measures(topic, readout, width)
        text, gutter = self.readouts[readout], self.gutters[readout]
        for point in points:
            note = phrases.speaker_note(point, self.sheet.names)
            words = self._noted(ink(text.quote(point)), note, width - gutter)
            lines += hanging(ink(point.id, DIM), words, gutter)
        return lines

    def _noted(self, words: Text, note: str, width: int) -> Lines:
        """Fold a point's words and set a note after them that is not theirs, kept together."""
        lines = self.sheet.wrap(words, width)
        if not note:
            return lines
        mark = ink(f"· {note}", DIM)
        if lines[-1].cell_len + 1 + mark.cell_len <= width:
            lines[-1] = join(lines[-1], mark, gap=" ")
            return lines
        return lines + self.sheet.wrap(mark, width)

    def _measures(self, topic: Topic, readout: str, width: int) -> Lines:
        """Return a side's name with its share as bar and number and its place in the order of first mention."""
        color = self.sheet.colors[readout]
        entry = next(entry for entry in topic.emphasis if entry.readout == readout)
        longest = min(NAME_CELLS, self.sheet.longest_name)
        cells = min(BAR_CELLS, width - longest - _NUMBERS)
        name = padded(Text(crop(self.sheet.names[readout], longest), f"{BOLD} {color}"), longest)
        place = ink(phrases.place(entry, self.comparison.summary))
        verb = ink(f"“{phrases.verb(self.readouts[readout], entry)}”", DIM) if entry.verb else Text()
        numbers = join(Text(f"{percent(entry.share):>4}"), place, verb, gap=" · ")
        measures = join(name, bar(entry.share, cells, color) if cells > 3 else Text(), numbers, gap=" ")
        return self.sheet.wrap(join(Text("■ ", color), measures), width)

    def _absence(self, topic: Topic, silent: list[str], width: int) -> Lines:
        """Return that a topic was not found on these sides, and the nearest miss where it is one of theirs."""
        nearest = None
        if topic.nearest and (side := self.points[topic.nearest.point][0].id) in silent:
            nearest = self.sheet.names[side], self._quoted(topic.nearest)
        said = phrases.not_found(topic, [self.sheet.names[side] for side in silent], nearest)
        marker = Text("□", self.sheet.colors[silent[0]] if len(silent) == 1 else "")
        return hanging(marker, self.sheet.wrap(ink(said), width - 2), 2)

    def _quoted(self, nearest: Nearest) -> str:
        readout, point = self.points[nearest.point]
        words = crop(safe(readout.quote(point)), NEAREST_CELLS)
        return phrases.nearest_point(point.id, words, phrases.score(self.comparison, nearest.score))
