"""Why a point, a match or a topic is what it is, with the exact words that this rests on."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.text import Text

from diplocompare.model import Comparison, CrossCheck, Finding, InputError, Match, Nearest, Point, Readout, Topic
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing import explanation as says
from diplocompare.render.selection import points_by_id
from diplocompare.render.table.layout import BOLD, DIM, INDENT, Lines, hanging, indented, ink, join
from diplocompare.render.table.sheet import Sheet, console, fill_sheet

_HEAD_CELLS = 12  # of "Candidates  "


def explanation(comparison: Comparison, id: str, *, width: int, color: bool) -> str:
    """Return the explanation of what has this id. Raises `DiplocompareError` where nothing has it."""
    output = StringIO()
    sheet = fill_sheet(comparison, console(output, width, color=color))
    lines = [line for found in _Explainer(comparison, sheet).explain(id) for line in found]
    sheet.console.print(Text("\n").join(lines), soft_wrap=True)
    return output.getvalue()


class _Explainer:
    def __init__(self, comparison: Comparison, sheet: Sheet) -> None:
        self.comparison = comparison
        self.sheet = sheet
        self.points = points_by_id(comparison)
        self.topics = {topic.id: topic for topic in comparison.topics}
        self.matches = {match.id: (topic, match) for topic in comparison.topics for match in topic.matches}
        self.findings = {finding.id: finding for finding in comparison.findings}
        self.checks = {check.id: check for check in comparison.cross_checks}

    def explain(self, id: str) -> Iterator[Lines]:
        if id in self.points:
            return self.point(*self.points[id])
        if id in self.topics:
            return self.topic(self.topics[id])
        if id in self.matches:
            return self.match(*self.matches[id])
        if id in self.findings:
            return self.finding(self.findings[id])
        if id in self.checks:
            return self.check(self.checks[id])
        kinds = (self.topics, self.points, self.matches, self.findings, self.checks)
        known = ", ".join(name for kind in kinds for name in list(kind)[:1])
        raise InputError(f"{id}: nothing in it has this id, give one such as {known or 'a1'}")

    def point(self, readout: Readout, point: Point) -> Iterator[Lines]:
        yield from self.words(readout, point)
        yield self.line(says.CUT, point.cut or says.NOT_RECORDED)
        if point.role == "frame":
            yield self.line("Role", says.FRAME)
            return
        yield self.line("Role", says.role(phrases.speaker_note(point, self.sheet.names)))
        masked = [" ".join(readout.text[start:end].split()) for start, end in point.masked]
        yield self.line(says.LEFT_OUT, says.left_out(masked))
        topic = self.topics.get(point.topic or "")
        if topic:
            yield self.line("Topic", says.topic(topic))
        yield from self.candidates(point)
        yield self.threshold()

    def candidates(self, point: Point) -> Iterator[Lines]:
        if not point.candidates:
            yield self.line("Candidates", says.NO_CANDIDATES)
            return
        yield self.line("Candidates", says.CANDIDATES)
        for found in point.candidates:
            same = self.points[found.point][1].topic == point.topic
            yield self.candidate(found, says.SAME_TOPIC if same else says.ANOTHER_TOPIC)

    def candidate(self, found: Nearest, standing: str) -> Lines:
        readout, point = self.points[found.point]
        head = ink(point.id.ljust(_HEAD_CELLS), BOLD)
        score = phrases.score(self.comparison, found.score)
        words = ink(says.candidate(score, self.sheet.names[readout.id], standing, readout.quote(point)))
        return self.hanging(head, words)

    def topic(self, topic: Topic) -> Iterator[Lines]:
        yield [ink(says.topic(topic), BOLD)]
        for name in topic.points:
            yield from self.words(*self.points[name])
        if topic.status == "shared":
            yield self.line("Shared", says.shared(topic.confidence))
            for match in topic.matches:
                yield self.line(match.id, says.match(match, self.score(match)))
            yield from self.would_part(topic)
        else:
            yield self.line(says.ONE_SIDE, says.one_sided(topic.confidence))
            if topic.nearest:
                yield self.line("Nearest", says.NEAREST)
                yield self.candidate(topic.nearest, says.NOT_TAKEN)
                yield from self.would_join(topic.nearest)
        yield self.threshold()

    def would_part(self, topic: Topic) -> Iterator[Lines]:
        """What would make a shared topic one-sided, where its scores are what decides: probabilities."""
        if topic.matches and not phrases.in_percentiles(self.comparison):
            best = max(topic.matches, key=lambda match: (match.relation == "differs", match.score))
            yield self.line(says.WOULD_CHANGE, says.would_be_one_sided(best, self.score(best), self.setting("stay")))

    def would_join(self, nearest: Nearest) -> Iterator[Lines]:
        """What would make a topic of one side a shared one."""
        if self.points[nearest.point][1].role == "frame":
            yield self.line(says.WOULD_CHANGE, says.would_be_surer(nearest.point))
        elif not phrases.in_percentiles(self.comparison):
            score = phrases.score(self.comparison, nearest.score)
            told = says.would_be_shared(nearest.point, score, self.setting("join"), self.setting("stay"))
            yield self.line(says.WOULD_CHANGE, told)

    def match(self, topic: Topic, match: Match) -> Iterator[Lines]:
        yield self.sheet.wrap(ink(says.match_of(match, self.score(match), topic), BOLD), self.sheet.width)
        for name in match.points:
            yield from self.words(*self.points[name])
        yield self.line("Relation", says.relation(self.setting("same")))
        yield self.threshold()

    def finding(self, finding: Finding) -> Iterator[Lines]:
        yield self.sheet.wrap(ink(f"{finding.id}  {finding.text}", BOLD), self.sheet.width)
        yield self.line("Kind", says.finding(finding))
        topic = self.topics.get(finding.topic or "")
        if topic:
            yield self.line("Topic", says.topic(topic))
        yield self.line(says.RESTS_ON, says.THESE_WORDS)
        for place in finding.evidence:
            readout = self.comparison.readout(place.readout)
            where = ink(says.place(place.start, place.end), DIM)
            yield indented([join(self.sheet.name(readout.id), where, gap="  ")], INDENT)
            words = ink(f"“{readout.text[place.start : place.end]}”")
            yield indented(self.sheet.wrap(words, self.sheet.width - 2 * INDENT), 2 * INDENT)
        yield self.line("Rank", says.telling(finding))

    def check(self, check: CrossCheck) -> Iterator[Lines]:
        readout, point = self.points[check.point]
        names = self.sheet.names
        title = says.cross_check(check, names[readout.id], names[check.of])
        yield self.sheet.wrap(ink(title, BOLD), self.sheet.width)
        yield from self.words(readout, point)
        yield self.line(says.BESIDE, says.beside(check, names[check.of], phrases.outcome(check)))
        for name in check.counterparts:
            yield from self.words(*self.points[name])
        if point.candidates:
            yield from self.candidates(point)

    def score(self, match: Match) -> str:
        return phrases.score(self.comparison, match.score)

    def setting(self, name: str) -> object:
        return self.comparison.signature.settings.get(name, "?")

    def words(self, readout: Readout, point: Point) -> Iterator[Lines]:
        where = ink(says.place(point.start, point.end), DIM)
        yield [join(ink(point.id, BOLD), self.sheet.name(readout.id), where, gap="  ")]
        yield indented(self.sheet.wrap(ink(f"“{readout.quote(point)}”"), self.sheet.width - INDENT), INDENT)

    def threshold(self) -> Lines:
        percentiles = phrases.in_percentiles(self.comparison)
        model = self.comparison.signature.model
        large = self.setting("judgement") == "large"
        text = says.threshold(self.setting("join"), self.setting("stay"), model, percentiles=percentiles, large=large)
        return self.line("Threshold", text)

    def line(self, what: str, text: str) -> Lines:
        return self.hanging(ink(what.ljust(_HEAD_CELLS), DIM), ink(text))

    def hanging(self, head: Text, words: Text) -> Lines:
        lines = self.sheet.wrap(words, self.sheet.width - _HEAD_CELLS - INDENT)
        return indented(hanging(head, lines, _HEAD_CELLS), INDENT)
