"""The comparison on one screen: the call, the findings with their quotations, two sentences, the list of topics."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Literal

from rich.text import Text

from diplocompare.model import Comparison, Topic
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import counted, percent
from diplocompare.render.selection import Section, sections, shown_findings
from diplocompare.render.table.findings import Room, findings_lines, told_lines
from diplocompare.render.table.header import closing, headline, side_lines
from diplocompare.render.table.layout import BOLD, DIM, INDENT, Lines, hanging, indented, ink, join
from diplocompare.render.table.sheet import Sheet
from diplocompare.render.table.topics import section_title

# Lines of a screen, of which the last one is for what is typed next.
SCREEN = 50
# How the topics of a section stand.
_Form = Literal["lines", "paragraph", "run-in"]
# How many lines a text is quoted on: the first finding, the second and so on; the last number is for all that follow.
_Quoted = tuple[int, ...]
# The first of these forms is taken that is on one screen.
_FORMS: Sequence[tuple[_Form, _Quoted]] = (
    ("lines", (4,)),
    ("paragraph", (4,)),
    *(
        ("run-in", quoted)
        for quoted in ((4,), (4, 3), (3,), (3, 3, 2), (3, 2), (2,), (2, 2, 2, 1), (2, 2, 1), (2, 1), (1,))
    ),
)


def brief_lines(comparison: Comparison, sheet: Sheet) -> Lines:
    """Return the longest form that is on one screen; where there is too much for any of them, the shortest."""
    screen = _Screen(comparison, sheet)
    lines: Lines = []
    for form, quoted in _FORMS:
        lines = screen.lines(form, [Room(count, runs_in=True) for count in quoted])
        if len(lines) < SCREEN:
            return lines
    tightest = screen.lines("run-in", [Room(1, terse=True, runs_in=True)])
    return min((lines, tightest), key=len)


class _Screen:
    """The parts of the screen, each drawn once for every form and every room that it has in one of the forms."""

    def __init__(self, comparison: Comparison, sheet: Sheet) -> None:
        self.shown = shown_findings(comparison, "brief")
        self.opening = cache(partial(_opening, comparison, sheet))
        self.topics = cache(partial(_topics, comparison, sheet))
        self.finding = cache(lambda finding, room: findings_lines(comparison, sheet, [finding], room))
        self.title = _title(comparison, sheet, len(self.shown))
        self.told, self.closing = told_lines(comparison, sheet), closing(comparison, sheet, brief=True)

    def lines(self, form: _Form, rooms: Sequence[Room]) -> Lines:
        """Return everything in one form. `rooms`: of the findings in order; the last one is that of all that follow."""
        return [
            *self.opening(form),
            *self.findings(rooms),
            *([] if form == "lines" or rooms[0].terse else [Text()]),
            *self.topics(form),
            *self.closing,
        ]

    def findings(self, rooms: Sequence[Room]) -> Lines:
        """Return the findings under their title, and below them what sums the pair up."""
        roomy = zip(self.shown, [*rooms, *[rooms[-1]] * len(self.shown)], strict=False)
        found = [line for finding, room in roomy for line in self.finding(finding, room)]
        spaced = [] if rooms[0].terse or not found else [Text()]
        return [*self.title, *found, *spaced, *self.told] if found or self.told else []


def _opening(comparison: Comparison, sheet: Sheet, form: _Form) -> Lines:
    """Return the call, the sides and the summary; what counts the topics is left out where their headings run in."""
    counts = "" if form == "run-in" else phrases.topic_counts(comparison, sheet.names)
    told = " ".join(part for part in (counts, phrases.shared_shares(comparison, sheet.names)) if part)
    summary = sheet.wrap(ink(told), sheet.width) if told else []
    return [*headline(comparison, sheet), *side_lines(comparison, sheet, brief=True), *summary]


def _title(comparison: Comparison, sheet: Sheet, shown: int) -> Lines:
    """Return the title of the findings, with how many of them are not shown."""
    left = len(comparison.findings) - shown
    more = ink(phrases.more_in_full(left) if left else "", DIM)
    return sheet.title(join(ink(phrases.STANDS_OUT, BOLD), more, gap=" · "))


def _topics(comparison: Comparison, sheet: Sheet, form: _Form) -> Lines:
    """Return the topics under the headings of their sections."""
    lines: Lines = []
    for section in sections(comparison):
        count = Text(counted(len(section.topics), "topic"))
        title = join(section_title(section, comparison, sheet), count, gap=" · ")
        if form == "lines":
            lines += [*sheet.title(title), *(line for topic in section.topics for line in _line(topic, sheet))]
            continue
        named = section.side is None and form == "paragraph"
        told = Text("; ").join(_in_a_row(topic, section, sheet, named=named) for topic in section.topics)
        if form == "run-in":
            sides = Text("" if section.side else f" ({', '.join(sheet.names.values())})")
            first, *others = sheet.wrap(join(title, sides, Text(": "), told), sheet.width - INDENT)
            lines += [first, *indented(others, INDENT)]
        else:
            lines += sheet.wrap(title, sheet.width) + indented(sheet.wrap(told, sheet.width - INDENT), INDENT)
    return lines


def _line(topic: Topic, sheet: Sheet) -> Lines:
    """Return one topic in a line: its label, and its share of each text that has it."""
    gutter = max(INDENT, len(topic.id) + 2)
    shares = ", ".join(
        f"{sheet.names[entry.readout]} {percent(entry.share)}" for entry in topic.emphasis if entry.rank is not None
    )
    told = " · ".join(part for part in (topic.label, shares, phrases.certainty(topic)) if part)
    return hanging(ink(topic.id, DIM), sheet.wrap(ink(told), sheet.width - gutter), gutter)


def _in_a_row(topic: Topic, section: Section, sheet: Sheet, *, named: bool) -> Text:
    """Return one topic among others, without what the heading of its section says of it.

    `named`: whether the sides are named beside their shares; where they are not, a dash stands for those without one.
    """
    entries = [entry for entry in topic.emphasis if entry.rank is not None or not (named or section.side)]
    shares = [percent(entry.share) if entry.rank is not None else "–" for entry in entries]
    if named:
        shares = [f"{sheet.names[entry.readout]} {share}" for entry, share in zip(entries, shares, strict=True)]
    told = [*shares, *([] if section.uncertain else [phrases.certainty(topic)])]
    return join(ink(topic.id, DIM), ink(topic.label), ink(f"({', '.join(filter(None, told))})"), gap=" ")
