"""The topics in a terminal: a label, then what each side says, in its own words, or that nothing like it was found."""

from __future__ import annotations

from rich.text import Text

from diplocompare.model import Comparison, Point, Topic, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import percent
from diplocompare.render.safe import safe
from diplocompare.render.selection import Points, Section, nearest_in, points_by_id, points_in
from diplocompare.render.table.layout import (
    BOLD,
    DIM,
    GAP,
    INDENT,
    Lines,
    bar,
    beside,
    crop,
    hanging,
    indented,
    ink,
    join,
    padded,
)
from diplocompare.render.table.sheet import Sheet

_NAME_CELLS = 24
_NEAREST_CELLS = 72
_BAR_CELLS, _SHORTEST_BAR = 10, 4
# " 100% · 10th of 12" and the marker: what a side's line holds besides its name and its bar.
_NUMBER_CELLS = 22


def section_title(section: Section, comparison: Comparison, sheet: Sheet) -> Text:
    """Return the heading of a section, in the colour of its side where it has one."""
    name = section.side and sheet.names[section.side]
    title = phrases.section(comparison, name, uncertain=section.uncertain)
    return ink(title, f"{BOLD} {sheet.colors[section.side]}" if section.side else BOLD)


class TopicRows(Value):
    """Draws the topics of one comparison on one sheet. `gutters`: the room for the ids of a side's points, in cells."""

    comparison: Comparison
    sheet: Sheet
    points: Points
    gutters: dict[str, int]

    @classmethod
    def of(cls, comparison: Comparison, sheet: Sheet) -> TopicRows:
        """Look up once what every topic needs: texts may have thousands of points."""
        gutters = {
            readout.id: max((len(point.id) for point in readout.points), default=0) + 2
            for readout in comparison.readouts
        }
        return cls(comparison, sheet, points_by_id(comparison), gutters)

    def topic(self, topic: Topic) -> Lines:
        """Return one topic: its label, then its sides, beside each other or stacked."""
        sheet = self.sheet
        gutter = max(INDENT, len(topic.id) + 2)
        label = join(ink(topic.label, BOLD), Text(phrases.certainty(topic)), gap=" · ")
        lines = hanging(ink(topic.id, DIM), sheet.wrap(label, sheet.width - gutter), gutter)
        width = (sheet.width - INDENT - len(GAP) * (sheet.columns - 1)) // sheet.columns
        said = {side: points_in(topic, side, self.points) for side in sheet.names}
        if sheet.columns > 1:
            blocks = [
                self._side(topic, side, points, width) if points else self._absence(topic, [side], width)
                for side, points in said.items()
            ]
            return lines + indented(beside(blocks, width), INDENT)
        # Where sides stand below each other, those without a point are told of together, at the end.
        body = [line for side, points in said.items() if points for line in self._side(topic, side, points, width)]
        if silent := [side for side, points in said.items() if not points]:
            body += self._absence(topic, silent, width)
        return lines + indented(body, INDENT)

    def _side(self, topic: Topic, side: str, points: list[Point], width: int) -> Lines:
        """Return a side's name and measures, then its points word for word."""
        lines = self._measures(topic, side, width)
        readout, gutter = self.comparison.readout(side), self.gutters[side]
        for point in points:
            note = phrases.speaker_note(point, self.sheet.names)
            mark = ink(f"· {note}", DIM) if note else Text()
            words = self.sheet.wrap_with(ink(readout.quote(point)), mark, width - gutter, gap=" ")
            lines += hanging(ink(point.id, DIM), words, gutter)
        return lines

    def _measures(self, topic: Topic, side: str, width: int) -> Lines:
        """Return a side's name, its share as bar and number, its place in the order of first mention and its verb."""
        color = self.sheet.colors[side]
        entry = next(entry for entry in topic.emphasis if entry.readout == side)
        longest = min(_NAME_CELLS, self.sheet.longest_name)
        name = padded(Text(crop(self.sheet.names[side], longest), f"{BOLD} {color}"), longest)
        cells = min(_BAR_CELLS, width - longest - _NUMBER_CELLS)
        drawn = bar(entry.share, cells, color) if cells >= _SHORTEST_BAR else Text()
        place = ink(phrases.place(entry, self.comparison.summary))
        verb = ink(f"“{phrases.verb(self.comparison.readout(side), entry)}”", DIM) if entry.verb else Text()
        numbers = join(Text(f"{percent(entry.share):>4}"), place, verb, gap=" · ")
        measures = join(name, drawn, numbers, gap=" ")
        return self.sheet.wrap(join(Text("■ ", color), measures), width)

    def _absence(self, topic: Topic, silent: list[str], width: int) -> Lines:
        """Return that a topic was not found on these sides, and the nearest miss where it is one of theirs."""
        nearest = None
        if topic.nearest and (found := nearest_in(topic, silent, self.points)):
            readout, point = found
            words = crop(safe(readout.quote(point)), _NEAREST_CELLS)
            score = phrases.score(self.comparison, topic.nearest.score)
            nearest = self.sheet.names[readout.id], phrases.nearest_point(point.id, words, score)
        said = phrases.not_found(topic, [self.sheet.names[side] for side in silent], nearest)
        marker = Text("□", self.sheet.colors[silent[0]] if len(silent) == 1 else "")
        return hanging(marker, self.sheet.wrap(ink(said), width - 2), 2)
