"""Why a point, a match or a topic is what it is, with the exact words that this rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import StringIO

from rich.text import Text

from diplocompare.model import Comparison, CrossCheck, Finding, InputError, Match, Nearest, Point, Readout, Topic
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import possessive
from diplocompare.render.table import console, fill_sheet
from diplocompare.render.table.layout import BOLD, DIM, Lines, Sheet, hanging, ink, join

RANKING = (
    "Findings stand in the order of how telling their kind is, how much of the text they take and how sure they are; "
    "what rests on a doubtful alignment is never among the first (diplocompare/emphasis/ranking.py)."
)
_INDENT = 4
_HEAD = 12  # cells of "Candidates  "


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
        self.points = {p.id: (readout, p) for readout in comparison.readouts for p in readout.points}
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
        yield self.said("Cut here", point.cut or "not recorded")
        if point.role == "frame":
            yield self.said("Role", "frame: it only says that the contact took place, so it is in no topic")
            return
        yield self.said("Role", f"point; {phrases.speaker_note(point, self.sheet.names) or 'the side itself speaks'}")
        masked = ", ".join(f"“{' '.join(readout.text[start:end].split())}”" for start, end in point.masked)
        kinds = "leaders, parties, titles, reporting verbs"
        yield self.said("Left out", f"{masked} ({kinds})" if masked else "nothing")
        topic = self.topics.get(point.topic or "")
        if topic:
            yield self.said("Topic", self.named(topic))
        yield from self.candidates(point)
        yield self.threshold()

    def candidates(self, point: Point) -> Iterator[Lines]:
        if not point.candidates:
            yield self.said("Candidates", "none: no other side has a point")
            return
        yield self.said("Candidates", "the likeliest counterparts on other sides, each with its score")
        for found in point.candidates:
            same = self.points[found.point][1].topic == point.topic
            yield self.candidate(found, "in the same topic" if same else "in another topic")

    def candidate(self, found: Nearest, note: str) -> Lines:
        readout, point = self.points[found.point]
        head = ink(point.id.ljust(_HEAD), BOLD)
        score = phrases.score(self.comparison, found.score)
        words = ink(f"{score}, {self.sheet.names[readout.id]}, {note}: “{readout.quote(point)}”")
        return self.indented(hanging(head, self.sheet.wrap(words, self.sheet.width - _HEAD - _INDENT), _HEAD))

    def topic(self, topic: Topic) -> Iterator[Lines]:
        yield [ink(self.named(topic), BOLD)]
        for name in topic.points:
            yield from self.words(*self.points[name])
        if topic.status == "shared":
            yield self.said("Shared", f"points of several sides are in it; confidence {topic.confidence:.2f}")
            for match in topic.matches:
                yield self.said(match.id, self.scored(match))
        else:
            yield self.said("One side", f"confidence {topic.confidence:.2f} that no other text has it")
            if topic.nearest:
                yield self.said("Nearest", "the best candidate that was not taken")
                yield self.candidate(topic.nearest, "not taken")
        yield self.threshold()

    def match(self, topic: Topic, match: Match) -> Iterator[Lines]:
        yield self.sheet.wrap(ink(f"{match.id}  {self.scored(match)}, in {self.named(topic)}", BOLD), self.sheet.width)
        for name in match.points:
            yield from self.words(*self.points[name])
        yield self.said("Relation", self.relation())
        yield self.threshold()

    def relation(self) -> str:
        same_at = self.comparison.signature.settings.get("same", "?")
        return (
            "same: of all points of their two sides in the topic they go best together by their vectors, rare words "
            f"and speakers, and the probability that they report the same thing is {same_at} or above (setting same); "
            "differs: so they do, but one of two short points says “not”; related: all else."
        )

    def finding(self, finding: Finding) -> Iterator[Lines]:
        place = "among the first" if finding.leading else "not among the first"
        yield self.sheet.wrap(ink(f"{finding.id}  {finding.text}", BOLD), self.sheet.width)
        yield self.said("Kind", f"{finding.kind}; confidence {finding.confidence:.2f}; {place}")
        topic = self.topics.get(finding.topic or "")
        if topic:
            yield self.said("Topic", self.named(topic))
        yield self.said("Rests on", "these words")
        for place_of in finding.evidence:
            readout = self.comparison.readout(place_of.readout)
            where = f"characters {place_of.start} to {place_of.end} of the text"
            head = join(ink(self.sheet.names[readout.id], self.sheet.colors[readout.id]), ink(where, DIM), gap="  ")
            yield self.indented([head])
            words = ink(f"“{readout.text[place_of.start : place_of.end]}”")
            yield self.indented(self.indented(self.sheet.wrap(words, self.sheet.width - 2 * _INDENT)))
        yield self.said("Rank", RANKING)

    def check(self, check: CrossCheck) -> Iterator[Lines]:
        readout, point = self.points[check.point]
        names = self.sheet.names
        what = "puts into the mouth of" if check.what == "said" else "reports as agreed with"
        title = f"{check.id}  What {possessive(names[readout.id])} text {what} {names[check.of]}"
        yield self.sheet.wrap(ink(title, BOLD), self.sheet.width)
        yield from self.words(readout, point)
        own = f"{possessive(names[check.of])} own text: {phrases.outcome(check)}; confidence {check.confidence:.2f}"
        yield self.said("Beside it", own)
        for name in check.counterparts:
            yield from self.words(*self.points[name])
        if point.candidates:
            yield from self.candidates(point)

    def scored(self, match: Match) -> str:
        pair, score = " and ".join(match.points), phrases.score(self.comparison, match.score)
        return f"{pair}: {match.relation}, score {score}, confidence {match.confidence:.2f}"

    def named(self, topic: Topic) -> str:
        return f"{topic.id} {topic.label} ({topic.status}, confidence {topic.confidence:.2f})"

    def words(self, readout: Readout, point: Point) -> Iterator[Lines]:
        side = self.sheet.names[readout.id]
        head = join(ink(point.id, BOLD), ink(side, self.sheet.colors[readout.id]), gap="  ")
        yield [join(head, ink(f"characters {point.start} to {point.end} of the text", DIM), gap="  ")]
        yield self.indented(self.sheet.wrap(ink(f"“{readout.quote(point)}”"), self.sheet.width - _INDENT))

    def threshold(self) -> Lines:
        settings: Mapping[str, object] = self.comparison.signature.settings
        join_at, stay_at = settings.get("join", "?"), settings.get("stay", "?")
        text = (
            f"Groups of points are joined to one topic while the mean probability that two of them speak of one matter "
            f"is {join_at} or above (setting join); a point leaves it again unless it reaches {stay_at} with a point "
            f"of another side there (setting stay). It is judged by their vectors ({self.comparison.signature.model}), "
            f"shared words and rivals; docs/experiments.md tells how. {self.scale()}"
        )
        return self.said("Threshold", text)

    def scale(self) -> str:
        if phrases.in_percentiles(self.comparison):
            return "Scores say what part of random pairs of points from different calls is less alike under this model."
        return "A score is that probability."

    def said(self, what: str, text: str) -> Lines:
        lines = self.sheet.wrap(ink(text), self.sheet.width - _HEAD - _INDENT)
        return self.indented(hanging(ink(what.ljust(_HEAD), DIM), lines, _HEAD))

    def indented(self, lines: Lines) -> Lines:
        return [join(Text(" " * _INDENT), line) for line in lines]
