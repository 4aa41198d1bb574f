"""A comparison as Markdown: headings, short tables of shares, and the points word for word as block quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from diplocompare.model import Comparison, CrossCheck, Finding, Observation, Topic, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import capitalised, counted, percent, side_names
from diplocompare.phrasing.quotations import NEAREST
from diplocompare.phrasing.shorten import shorten
from diplocompare.phrasing.silence import NO_DENIAL
from diplocompare.render.formats import Detail
from diplocompare.render.markdown_escape import escaped
from diplocompare.render.quotations import Quotation, quotations, sentence_above
from diplocompare.render.safe import safe
from diplocompare.render.selection import (
    Points,
    nearest_in,
    points_by_id,
    points_in,
    points_of,
    sections,
    shown_checks,
    shown_findings,
)

# Letters that are shown: of a name or another field of a readout, which may be of any length, and of a point that comes
# near a topic.
_FIELD_LETTERS, _NEAREST_LETTERS = 90, 72
# Letters of a text's words below a finding.
_QUOTED_LETTERS = 160
_MOST_POINTS = 6  # that a finding is said to rest on


def render(comparison: Comparison, *, detail: Detail = "normal", **_terminal: object) -> str:
    """Return the comparison as Markdown that reads well as text too; foreign text in it is never markup.

    `detail`: "brief" is findings and the list of topics, "full" adds the lesser findings, the cross-checks that agree
    and every observation.
    """
    return "\n\n".join(_Page.of(comparison, detail).blocks()) + "\n"


class _Page(Value):
    """Writes the blocks of one comparison. `names`: the sides' names as plain text, escaped where they are set."""

    comparison: Comparison
    detail: Detail
    names: Mapping[str, str]
    points: Points

    @classmethod
    def of(cls, comparison: Comparison, detail: Detail) -> _Page:
        names = {side: _cropped(name, _FIELD_LETTERS) for side, name in side_names(comparison.readouts).items()}
        return cls(comparison, detail, names, points_by_id(comparison))

    def blocks(self) -> Iterator[str]:
        yield from self.opening()
        yield from self.findings()
        for section in sections(self.comparison):
            name = section.side and self.names[section.side]
            title = phrases.section(self.comparison, name, uncertain=section.uncertain)
            yield f"## {escaped(title)}: {counted(len(section.topics), 'topic')}"
            if self.detail == "brief":
                yield "\n".join(map(self.line, section.topics))
            else:
                for topic in section.topics:
                    yield from self.topic(topic)
        if self.detail != "brief":
            yield from self.cross_checks()
            yield from self.commitments()
        if self.detail == "full":
            yield from self.observations()
        if self.detail == "brief":
            yield from map(escaped, self.brief_closing())
        else:
            yield from self.closing()

    def opening(self) -> Iterator[str]:
        """The call, the sides with what is known of them, and the summary."""
        yield f"# {escaped(' · '.join(self.names.values()))}"
        if when := phrases.occasion(self.comparison.summary):
            yield escaped(_cropped(when, 2 * _FIELD_LETTERS))
        rows = [
            (
                readout.id,
                self.names[readout.id],
                _cropped(readout.principal or "", _FIELD_LETTERS),
                _cropped(readout.issuer or "", _FIELD_LETTERS),
                f"{readout.words:,}",
                f"{len(readout.claims):,}",
            )
            for readout in self.comparison.readouts
        ]
        yield _table(("Id", "Side", "Principal", "Issuer", "Words >", "Points >"), rows)
        told = (
            phrases.topic_counts(self.comparison, self.names),
            phrases.shared_shares(self.comparison, self.names),
        )
        yield escaped(" ".join(sentence for sentence in told if sentence))

    def findings(self) -> Iterator[str]:
        """The leading findings; all of them where everything is to be told."""
        shown, told = shown_findings(self.comparison, self.detail), self.comparison.summary.told
        if not shown and not told:
            return
        yield f"## {phrases.STANDS_OUT}"
        if shown:
            yield "\n".join(line for finding in shown for line in self.finding(finding))
        yield from map(escaped, told)
        if left := len(self.comparison.findings) - len(shown):
            yield phrases.more_in_full_sentence(left)

    def finding(self, finding: Finding) -> Iterator[str]:
        """A finding's sentence and the points it rests on; of one that leads what each text has of it instead."""
        below = quotations(self.comparison, finding) if finding.leading else ()
        places = "" if below else ", ".join(points_of(self.comparison, finding.evidence)[:_MOST_POINTS])
        told = (sentence_above(self.comparison, finding, below), places, phrases.doubt(finding.confidence))
        yield f"- **{escaped(finding.id)}** " + " · ".join(escaped(part) for part in told if part)
        yield from map(self.quotation, below)

    def quotation(self, quotation: Quotation) -> str:
        """What one text has of a finding: its words, the telling ones in bold type, or that it does not have it."""
        words = "".join(
            f"**{escaped(text)}**" if marked else _escaped_within(text)
            for text, marked in quotation.pieces(_QUOTED_LETTERS)
        )
        near = f"{NEAREST} “{words}”" if quotation.silence else f"“{words}”"
        told = "; ".join(part for part in (quotation.silence, near if words else "") if part)
        places = escaped(", ".join(quotation.points[:_MOST_POINTS]))
        return f"  - {escaped(self.names[quotation.side])}: " + " · ".join(part for part in (told, places) if part)

    def line(self, topic: Topic) -> str:
        """One topic in a line: its label, and its share of each text that has it."""
        shares = ", ".join(
            f"{self.names[entry.readout]} {percent(entry.share)}" for entry in topic.emphasis if entry.rank is not None
        )
        told = (topic.label, shares, phrases.certainty(topic))
        return f"- **{escaped(topic.id)}** " + " · ".join(escaped(part) for part in told if part)

    def topic(self, topic: Topic) -> Iterator[str]:
        """One topic: its label, its shares, then what each side says, or that nothing like it was found."""
        told = (topic.label, phrases.certainty(topic))
        yield f"### {escaped(topic.id)} · " + " · ".join(escaped(part) for part in told if part)
        rows = [
            (self.names[entry.readout], percent(entry.share), phrases.place(entry, self.comparison.summary))
            for entry in topic.emphasis
            if entry.rank is not None
        ]
        yield _table(("Text", f"{phrases.SHARE_OF_WORDS} >", phrases.FIRST_MENTION), rows)
        said = {side: points_in(topic, side, self.points) for side in self.names}
        for side, points in said.items():
            if points:
                yield f"#### {escaped(self.names[side])}"
                yield "\n>\n".join(self.quote(point.id) for point in points)
        if silent := [side for side, points in said.items() if not points]:
            yield escaped(self.absence(topic, silent)) + "."

    def quote(self, id: str) -> str:
        """A point word for word as a block quote, with its id and, on a line of its own, who speaks."""
        readout, point = self.points[id]
        note = phrases.speaker_note(point, self.names)
        words = f"> **{escaped(id)}** {escaped(readout.quote(point))}"
        return f"{words}\\\n> — {escaped(note)}" if note else words

    def absence(self, topic: Topic, silent: Sequence[str]) -> str:
        """That a topic was not found on these sides, and the nearest miss where it is one of theirs."""
        nearest = None
        if topic.nearest and (found := nearest_in(topic, silent, self.points)):
            readout, point = found
            words = _cropped(readout.quote(point), _NEAREST_LETTERS)
            score = phrases.score(self.comparison, topic.nearest.score)
            nearest = self.names[readout.id], phrases.nearest_point(point.id, words, score)
        return capitalised(phrases.not_found(topic, [self.names[side] for side in silent], nearest))

    def cross_checks(self) -> Iterator[str]:
        """What each text has the others say, or agreed with them, where their own texts do not have the same."""
        shown = shown_checks(self.comparison, self.detail)
        for title, checks in groupby(shown, key=self.cross_check_title):
            yield f"## {escaped(title)}"
            for check in checks:
                yield f"**{escaped(check.id)}** {escaped(self.names[check.of])}: {escaped(phrases.outcome(check))}."
                yield "\n>\n".join(map(self.quote, (check.point, *check.counterparts)))

    def commitments(self) -> Iterator[str]:
        """Agreements, instructions, invitations, visits and next meetings, each with whose texts have it."""
        if self.comparison.commitments:
            yield f"## {phrases.COMMITMENTS}"
        for each in self.comparison.commitments:
            who = phrases.reported_by(each, self.comparison, self.names)
            yield f"**{escaped(each.id)}** {escaped(each.kind)}, {escaped(who)}."
            yield "\n>\n".join(map(self.promised, each.observations))

    def promised(self, seen: Observation) -> str:
        text = self.comparison.readout(seen.readout).text[seen.start : seen.end]
        where = f"{self.names[seen.readout]} {seen.point or ''}".strip()
        return f"> **{escaped(where)}** “{escaped(' '.join(text.split()))}”"

    def cross_check_title(self, check: CrossCheck) -> str:
        one, other = self.names[self.points[check.point][0].id], self.names[check.of]
        return f"{phrases.attributed(check.what, one, other)} · {phrases.beside_own_text(other)}"

    def observations(self) -> Iterator[str]:
        """Every word that a lens picked out, whatever the lens, with where it stands."""
        texts = {readout.id: readout.text for readout in self.comparison.readouts}
        for lens, seen in groupby(self.comparison.observations, key=lambda each: each.lens):
            yield f"## {phrases.picked_out(escaped(lens))}"
            yield "\n".join(self.observation(each, texts[each.readout]) for each in seen)

    def observation(self, seen: Observation, text: str) -> str:
        place = seen.point or phrases.in_no_point(seen.readout)
        told = (
            f"“{text[seen.start : seen.end]}”",
            f"{seen.kind}: {seen.value}" if seen.value else seen.kind,
            "" if seen.level is None else phrases.level(seen.level),
            "" if seen.by is None else phrases.by_whom(seen.by),
            ", ".join(seen.marks),
        )
        head = f"- **{escaped(place)}** ({seen.start}–{seen.end}) "
        return head + " · ".join(escaped(part) for part in told if part)

    def brief_closing(self) -> Iterator[str]:
        """What bears on all that is told."""
        yield from (phrases.note(note.text) for note in self.comparison.notes)
        if self.comparison.topics:
            yield NO_DENIAL
        if self.comparison.article:
            yield phrases.from_article(self.comparison)

    def closing(self) -> Iterator[str]:
        """What is frame, how to read it, where the texts are from and what made the comparison."""
        yield f"## {phrases.ABOUT_THIS_COMPARISON}"
        frame = ([p.id for p in readout.points if p.role == "frame"] for readout in self.comparison.readouts)
        notes = [
            phrases.about_contact_only(frame),
            *((phrases.SHARE_AND_PLACE, NO_DENIAL) if self.comparison.topics else ()),
            *(phrases.lens_note(note, self.names) for note in self.comparison.lens_notes),
            phrases.made_by(self.comparison.signature),
        ]
        yield "\n".join(f"- {escaped(note)}" for note in notes if note)
        rows = [
            (
                self.names[readout.id],
                _cropped(readout.source or "", 2 * _FIELD_LETTERS),
                readout.language or "",
                readout.sha256,
            )
            for readout in self.comparison.readouts
        ]
        yield _table(("Text", "Source", "Language", "SHA-256"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a small table; a head that ends in " >" has its column set to the right."""
    rules = ["---:" if head.endswith(" >") else "---" for head in heads]
    lines = [[head.removesuffix(" >") for head in heads], rules, *([escaped(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped_within(text: str) -> str:
    """Return a part of a line that begins or ends with a blank as it is, escaped."""
    return f"{' ' * text.startswith(' ')}{escaped(text)}{' ' * (text.endswith(' ') and len(text) > 1)}"


def _cropped(text: str, most: int) -> str:
    """Shorten text to a number of letters: metadata may be of any length."""
    return shorten(safe(text), most)
