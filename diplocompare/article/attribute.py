"""An article's sentences and clauses, each with the one to whom its words are put down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from diplocompare.article.actors import Actors, Memory
from diplocompare.article.lines import Block
from diplocompare.article.quotes import quotations
from diplocompare.article.tags import QUOTED, Tag, Tags
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tables.news import Asides
from diplocompare.model import WORD, Span, Value, count_words
from diplocompare.parties.references import JOINT, OTHER
from diplocompare.points.sentences import sentences

REPORTER, FRAME, FURNITURE = "reporter", "frame", "furniture"
_AND = re.compile(r"[,;]\s+(?=(?:and|while|but|whereas)\b)|;\s+")
_SEAT = re.compile(r"(?:[Mm]ore from |Now )?[Tt]he ((?:[A-Z][\w’\-]+ ?){1,3})")
_ITS = re.compile(r"\bits (?!own)")
_HERE = re.compile(r"\b(?:in|during|of) (?:the|their) (?:\w+ )?(?:call|conversation|meeting|talks|summit)\b")


class Piece(Value):
    """A stretch of the article by one and the same: a side's number or `OTHER`, and what else it is."""

    start: int
    end: int
    by: int | str


class _Paragraph(msgspec.Struct):
    """Who spoke so far in a paragraph."""

    last: int | str | None = None
    office: int | None = None
    pieces: list[Piece] = msgspec.field(default_factory=list)


class Reader:
    """Reads paragraphs in order; remembers whom "he" and "the official" mean."""

    def __init__(self, text: str, actors: Actors, lexicon: Lexicon, lead: Span | None) -> None:
        """Prepare to read; `lead`: the sentence that tells of the contact."""
        self.text, self.actors, self.lexicon, self.lead = text, actors, lexicon, lead
        self.tags, self.memory = Tags(actors, lexicon), Memory()
        self.asides = _aside_patterns(lexicon.article.asides)
        self.opening = tuple(lexicon.article.elsewhere.openings)

    def read(self, block: Block) -> list[Piece]:
        """Return the pieces of a paragraph in order."""
        told = _Paragraph()
        pending: list[Span] = []
        for unit in sentences(self.text, block.span):
            quoted = self._quoted(unit)
            if quoted and told.last is None:
                pending.append(unit)
                continue
            for clause, by in self._clauses(unit, told, quoted=quoted):
                told.pieces += self._without_asides(clause, by)
                told.last = by
        first = told.pieces[0].by if told.pieces else REPORTER
        return [*(Piece(*unit, first) for unit in pending), *told.pieces]

    def _quoted(self, unit: Span) -> bool:
        """Whether a sentence is a quotation and hardly more."""
        inside = sum(count_words(self.text[quote.start : quote.end]) for quote in quotations(self.text, *unit))
        return inside > 0 and count_words(self.text[unit.start : unit.end]) - inside < 2

    def _clauses(self, unit: Span, told: _Paragraph, *, quoted: bool) -> Iterator[tuple[Span, int | str]]:
        """Yield the clauses of a sentence, each with the one to whom it is put down."""
        if quoted:
            yield unit, REPORTER if told.last is None else told.last
            return
        blanked = self._blanked(unit)
        opening = self.actors.opens(blanked)
        if opening is not None and _ITS.search(blanked):
            self.memory.office = opening
        tags = self.tags.find(blanked, self.memory)
        if self.lead and self.lead.start < unit.end and unit.start < self.lead.end:
            # Of those who are named in the lead, "he" is the one whom the article begins with.
            if any(tag.who.side == 0 for tag in tags):
                self.memory.person = 0
            yield unit, FRAME
            return
        # What stands before the lead in its paragraph leads up to it.
        if not tags and self.lead and block_end(self.text, unit) > self.lead.start > unit.start:
            yield unit, FRAME
            return
        self._keep_office(blanked, tags)
        cut = _split(blanked, tags)
        if cut is None:
            yield unit, self._attributed(blanked, tags, told)
            return
        for start, end in ((0, cut), (cut, len(blanked))):
            inside = [tag for tag in tags if start <= tag.start < end]
            yield Span(unit.start + start, unit.start + end), self._attributed(blanked[start:end], inside, told)

    def _keep_office(self, text: str, tags: Sequence[Tag]) -> None:
        """Keep the seat that a sentence begins with, though it reports by no verb: "The Kremlin is out with a text"."""
        seat = _SEAT.match(text)
        offices = self.actors.offices(seat[1]) if seat else set()
        if len(offices) == 1 and all(tag.who.level != "office" for tag in tags):
            self.memory.office = offices.pop()
            self.memory.person = self.memory.person if tags else self.memory.office

    def _blanked(self, unit: Span) -> str:
        """A sentence with its quotations blanked: what is said in them tags nothing."""
        text = self.text[unit.start : unit.end]
        for quote in quotations(self.text, *unit):
            start, end = quote.start - unit.start, quote.end - unit.start
            text = text[:start] + QUOTED * (end - start) + text[end:]
        return text

    def _attributed(self, text: str, tags: Sequence[Tag], told: _Paragraph) -> int | str:
        """To whom a clause is put down, by its tags."""
        small = text.lower()
        if any(phrase in small for phrase in self.lexicon.article.silence.phrases):
            return REPORTER
        # Another occasion, unless it says that it was in this call.
        if small.startswith(self.opening) and not _HERE.search(small):
            return REPORTER
        outer = _outer(tags, self.actors)
        if outer is None or outer.habit or outer.who.side == OTHER:
            told.office = None
            return REPORTER
        if outer.who.side == JOINT:
            return told.last if isinstance(told.last, int) else FRAME
        if outer.who.level == "office":
            told.office = outer.who.side
        # What an office tells of a talk goes on with what the other leader said in it.
        elif told.office is not None and isinstance(told.last, int):
            return told.office
        return outer.who.side

    def _without_asides(self, clause: Span, by: int | str) -> Iterator[Piece]:
        """Yield a clause in pieces: what the reporter puts into what a side said is the reporter's."""
        if not isinstance(by, int):
            yield Piece(*clause, by)
            return
        at = clause.start
        text = self._blanked(clause)
        matches = (match for pattern in self.asides for match in pattern.finditer(text))
        for found in sorted(matches, key=lambda match: match.start()):
            start, end = clause.start + found.start("aside"), clause.start + found.end("aside")
            if start < at:
                continue
            yield from (Piece(at, start, by), Piece(start, end, REPORTER))
            at = end
        if WORD.search(self.text, at, clause.end):
            yield Piece(at, clause.end, by)


def block_end(text: str, unit: Span) -> int:
    """Where the paragraph of a sentence ends."""
    end = text.find("\n\n", unit.end)
    return len(text) if end < 0 else end


def _outer(tags: Sequence[Tag], actors: Actors) -> Tag | None:
    """The tag in whose account all the others stand: "Putin told Macron ..., an official said"."""
    sided = [tag for tag in tags if tag.who.side != OTHER]
    # Who passes on what a side says is not who says it.
    tags = [tag for tag in tags if not (sided and tag.who.side == OTHER and actors.relays_only(tag.phrase))]
    if not tags:
        return None
    according = [tag for tag in tags if tag.kind == "according"]
    if according:
        return according[-1]
    first, trailing = tags[0], [tag for tag in tags if tag.kind == "after"]
    if not trailing:
        return first
    # What an office tells in front of a leader's "he said" it tells of that too.
    if first.kind == "before" and first.who.level == "office" and trailing[-1].who.level == "leader":
        return first
    return next((tag for tag in reversed(trailing) if tag.who.level == "office"), trailing[-1])


def _split(text: str, tags: Sequence[Tag]) -> int | None:
    """Where a sentence goes over from one who speaks to another; None where it does not."""
    # Leaders who speak in turn inside one account do not part it: "Putin told Macron ..., he added".
    offices = [tag for tag in tags if tag.who.level == "office" or tag.kind == "according"]
    for earlier, later in pairwise(offices):
        if earlier.who.side == later.who.side or JOINT in (earlier.who.side, later.who.side):
            continue
        cuts = [found.end() for found in _AND.finditer(text, earlier.end, later.start + 1)]
        if cuts:
            # What a tag behind it says ends right there, what a tag in front of it says goes on up to the next tag.
            return cuts[-1] if earlier.kind == "before" else cuts[0]
    return None


def _aside_patterns(asides: Asides) -> tuple[re.Pattern[str], ...]:
    participles, verbs, nouns = map("|".join, (asides.participles, asides.verbs, asides.nouns))
    end = rf"[^,;{QUOTED}]*?(?:,(?=\s)|[;.](?=\s|$)|$)"
    figure = rf"(?:\d[\d,.]*(?<=\d)|\b(?:half|third|quarter|hundred|thousand|million|billion|dozen)s?\b){end}"
    return (
        # A figure that hangs on what a side said is more likely the reporter's than the side's.
        re.compile(
            rf",\s+(?P<aside>(?:which|who|whose|where)\b(?![^,;]*\b(?:he|she|they|it)\s)[^,;{QUOTED}]*?{figure})"
        ),
        re.compile(
            rf",\s+(?P<aside>(?:which|who) (?:is|are|was|were|has been|have been) (?:\w+ly )?(?:{participles})\b{end})"
        ),
        re.compile(rf",\s+(?P<aside>(?:which|whom) (?:[A-Z][\w.]+|the [A-Z]\w+)(?: and [A-Z]\w+)? (?:{verbs})\b{end})"),
        re.compile(
            rf",\s+(?P<aside>an? (?:\w+ )?(?:{nouns}) (?:that|which|widely|often|seen|read|understood|to)\b.*$)"
        ),
        re.compile(r",\s+(?P<aside>in which (?:the|he|she)\b.*$)"),
    )
