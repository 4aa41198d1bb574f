"""The predicates by which a sentence reports what somebody at the call said or did.

A shallow reading from left to right by closed classes: a verb of the word lists counts where it stands in the main
clause, where that is coordinated again ("..., and stressed") or in a participle clause (", stressing that"). It does
not count inside what is reported ("said that Russia demanded"), before a noun ("the agreed text") or in a relative
clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from diplocompare.reading.verbs.clause import Clause, Subject
from diplocompare.reading.verbs.grammar import Grammar, Phrase

Form = Literal["finite", "participle", "passive", "infinitive"]
# How many words may stand between two of a phrase: before its noun, before its particle, in one found as it stands.
_NOUN_GAP = 6
_PARTICLE_GAP = 2
_EVENT_GAP = 14
# How far before a passive its noun and the beginning of its clause may be.
_PASSIVE_NOUN = 16
_PASSIVE_CLAUSE = 48
# In how many words after a predicate its content may go on.
_CONTENT = 400
# Within how many words after a predicate a hedge counts, and one that begins with "if".
_HEDGE = 5
_IF_HEDGE = 12
# Within how many words a year or "last" says that it was on another day.
_PAST = 3
# Marks at which a clause ends, and those after which another begins that was not reported by the one before.
_CLAUSE_MARKS = frozenset(",;:")
_STRONG_MARKS = frozenset(";:.")


class Predicate(NamedTuple):
    """A predicate in a sentence; `entry`: what the word list has for it; `words`: its base form."""

    start: int
    end: int
    entry: Any
    words: str
    form: Form
    subject: Subject
    marks: tuple[str, ...]
    lifted: bool


class _Match(NamedTuple):
    """A phrase in the sentence, from its first word up to the one after it; `words`: its base form."""

    entry: Any
    words: str
    start: int
    after: int


class _Context(NamedTuple):
    """Why a verb counts where it stands; `first`: its first word, adverbs and auxiliaries included."""

    form: Form
    subject: Subject
    first: int


def predicates(text: str, known: Grammar) -> Iterator[Predicate]:
    """Yield the predicates of one sentence, in order and without overlaps."""
    reading = _Reading(text, known)
    for at, low in enumerate(reading.low):
        if at >= reading.last and (low in known.forms or low in known.events):
            found = reading.at(at)
            if found:
                yield found


class _Reading(Clause):
    """One pass over the words of a sentence, with what is known of the last predicate.

    `form`, `verb`, `subject`: its form, its verb and who acted; `carrier`: a verb after it that only brings the talk
    about ("spoke with X to discuss"); `opened`: whether there was either.
    """

    def __init__(self, text: str, known: Grammar) -> None:
        super().__init__(text, known)
        self.form: Form | None = None
        self.verb = 0
        self.subject: Subject = "none"
        self.carrier: int | None = None
        self.opened = False
        self.cuts = self.closed.relatives | self.closed.coordinators - {"and"} | _CLAUSE_MARKS

    def at(self, i: int) -> Predicate | None:
        """Return the predicate whose verb is this word."""
        low = self.low[i]
        if low in self.known.events and not self.last:
            event = self._phrase(i, self.known.events[low], is_event=True)
            if event:
                return self._told(i, event, _Context("passive", "none", i))
        # "Security Council calls", "United States": a capital letter inside the sentence is a name's.
        if i and self.written[i][0].isupper() and not self.is_mark(i - 1):
            return None
        for kind, verb in self.known.forms.get(low, ()):
            context = self._context(i, kind, verb)
            if context is None:
                continue
            found = self._phrase(i, self.known.phrases.get(verb, ()), is_passive=context.form == "passive")
            if self._carries(i, verb, found):
                self.carrier, self.opened = i, True
                self.subject = context.subject if context.subject != "none" else self.subject
                return None
            if found:
                return self._told(i, found, context)
        return None

    def _carries(self, i: int, verb: str, told: _Match | None) -> bool:
        """Tell whether a verb only brings the talk about: "spoke with X", "asked to convey"."""
        if self.known.has_form(self.low[i + 1], "participle"):  # "had rejected"
            return False
        found = self._phrase(i, self.known.carriers.get(verb, ()))
        leads_on = self.low[i + 1] == "to" and self.known.has_form(self.low[i + 2], "base")
        return found is not None and (told is None or found.words.count(" ") > told.words.count(" ") or leads_on)

    def _told(self, i: int, found: _Match, context: _Context) -> Predicate | None:
        """Return a phrase as a predicate and keep it in mind; None where it tells of another day."""
        after = found.after
        if context.form in ("passive", "finite") and self._is_past(after):
            return None
        first = min(context.first, found.start)
        marks = []
        if not {"no", "nothing"} & set(found.words.split()) and self._is_negated(first, after):
            marks.append("negated")
        if self._is_hedged(found, first):
            marks.append("hedged")
        lifted = any(low in self.known.lists.lift.words for low in self.low[first : after + 1])
        self.last, self.form, self.carrier, self.opened = after, context.form, None, True
        self.verb = i
        if context.form in ("finite", "passive"):
            self.subject = context.subject
        last = after - 1 - (self.low[after - 1] == "that")
        start, end = self.tokens[found.start].start, self.tokens[last].end
        return Predicate(start, end, found.entry, found.words, context.form, context.subject, tuple(marks), lifted)

    def _is_negated(self, first: int, after: int) -> bool:
        for at in range(first, after):
            not_only = self.low[at] == "not" and self.low[at + 1] == "only"
            if self.low[at] in self.known.lists.negation.words and not not_only:
                return True
        return self.low[after] in ("no", "nothing", "neither")

    def _is_hedged(self, found: _Match, first: int) -> bool:
        hedge = self.known.lists.hedge
        if found.words in hedge.verbs or not hedge.before.isdisjoint(self.low[first : found.after]):
            return True
        after = self.low[found.after : found.after + _IF_HEDGE]
        near, far = f" {' '.join(after[:_HEDGE])} ", f" {' '.join(after)} "
        return any(f" {phrase} " in (far if phrase.startswith("if ") else near) for phrase in hedge.after)

    def _is_past(self, after: int) -> bool:
        """Tell whether it was on another day: "agreed in 2020", "last week"."""
        near = self.low[after : after + _PAST]
        in_year = near[0] == "in" and any(low.isdecimal() and len(low) == 4 for low in near)
        return in_year or near[0] in ("last", "earlier", "previously")

    # The phrase that a verb begins.

    def _phrase(
        self, i: int, phrases: Sequence[Phrase], *, is_event: bool = False, is_passive: bool = False
    ) -> _Match | None:
        """Return the longest of the phrases that stands there, of those the one that ends first."""
        best: _Match | None = None
        longest = 0
        for phrase in phrases:
            if best and len(phrase.rest) < longest:
                break
            found = self._match(i, phrase, is_event=is_event)
            if found is None and is_passive and len(phrase.rest) == 1:
                found = self._turned(i, phrase)
            if found and (best is None or found.after < best.after):
                best, longest = found, len(phrase.rest)
        return best

    def _match(self, i: int, phrase: Phrase, *, is_event: bool) -> _Match | None:
        """Return a phrase whose verb is this word, with no more than a gap before each of its other words."""
        words, at = [self._verb(i)], i + 1
        for wanted in phrase.rest:
            is_particle = not is_event and wanted[0] in self.closed.particles
            last = at + (_PARTICLE_GAP if is_particle else _EVENT_GAP if is_event else _NOUN_GAP)
            while self.low[at] not in wanted:
                if at == last or not self._may_stand_between(at, is_particle=is_particle, is_event=is_event):
                    return None
                at += 1
            words.append(self.low[at])
            at += 1
        return _Match(phrase.entry, " ".join(words), i, at)

    def _verb(self, i: int) -> str:
        """Return the base form of a verb."""
        return next((verb for _, verb in self.known.forms.get(self.low[i], ())), self.low[i])

    def _may_stand_between(self, at: int, *, is_particle: bool, is_event: bool) -> bool:
        """Tell whether a word may stand between two of a phrase: in an event any, before a noun none that is closed."""
        low = self.low[at]
        if not low or not (low[0].isalnum() or (is_event and low in '()"“”,')):
            return False
        if is_particle:
            return low.endswith("ly") or low in self.closed.adverbs or low in self.closed.asides
        if is_event or (low == "to" and self.is_name(at + 1)):
            return True
        return low not in self.known.prepositions and low not in self.closed.openers

    def _turned(self, i: int, phrase: Phrase) -> _Match | None:
        """Return a phrase in the passive: "concern about the situation was expressed"."""
        for at in range(i - 1, max(self.last - 1, i - _PASSIVE_NOUN, -1), -1):
            if self.low[at] in phrase.rest[0] and self.low[at] not in self.closed.particles:
                return _Match(phrase.entry, f"{self._verb(i)} {self.low[at]}", at, i + 1)
        return None

    # The place of a verb in the sentence.

    def _context(self, i: int, kind: str, verb: str) -> _Context | None:
        """Return why a verb of this form counts where it stands, None where it does not."""
        before = self.before(i)
        low = self.low[before]
        if kind == "participle" and low in self.closed.be:
            return self._passive(before)
        if kind == "participle" and low in ("has", "have"):
            elsewhere = not self.known.lists.shape.elsewhere.isdisjoint(self.low[before:i])
            return None if elsewhere else self._finite(i, self.before(before), verb)
        if kind == "base":
            return self._base(i, before, verb)
        if kind == "ing":
            return self._participle(i, before, verb)
        return self._finite(i, before, verb, kind) if kind in ("past", "s") else None

    def _base(self, i: int, before: int, verb: str) -> _Context | None:
        """A base form: "to discuss", "did not agree", "would welcome", "the sides agree"."""
        low = self.low[before]
        if low == "to":
            return self._infinitive(before)
        if low in ("did", "do", "does", "didn't", "doesn't") or low in self.known.lists.hedge.before:
            found = self._finite(i, self.before(before), verb, "does" if low.startswith("do") else "past")
            return found and found._replace(first=min(found.first, before))
        if low in ("and", ",") and self.last:
            if self.form == "infinitive":
                return _Context("infinitive", self.subject, before + 1)
            return self._finite(i, before, verb) if self.known.has_form(self.low[self.verb], "base") else None
        return self._finite(i, before, verb) if low in self.known.several else None

    def _infinitive(self, to: int) -> _Context | None:
        """After a carrier ("met to discuss") or another infinitive, where it does not say what a noun is for."""
        coordinated = self.form == "infinitive" and self.low[to - 1] in ("and", ",")
        carried = self.carrier is not None and self.carrier >= self.last
        purpose = self.low[to - 1] in self.known.lists.carrier.not_after and self.carrier != to - 1
        return _Context("infinitive", self.subject, to + 1) if (carried or coordinated) and not purpose else None

    def _participle(self, i: int, before: int, verb: str) -> _Context | None:
        """An -ing form that begins a clause: "Stressing ...", "began by thanking", ", noting that", "with X saying"."""
        low = self.low[before]
        if verb in self.known.lists.shape.gerunds and self.low[i + 1] != "that":
            return None
        begun = low == "by" and self.low[before - 1] in self.closed.begun
        again = self.is_mark(before) or (low in ("and", "as") and self.form == "participle")
        if before < 0 or low in ("while", "whilst") or begun:
            return _Context("participle", self.subject, before + 1)
        if again and (self.opened or self.opener(before) != "none"):
            return _Context("participle", self.subject, before + 1)
        found = self.agent(before)
        if found and self.low[found.start - 1] in ("with", "while", ","):
            return _Context("participle", found.who, before + 1)
        return None

    def _passive(self, be: int) -> _Context | None:
        """A passive in the main clause: "ways were discussed", "it is agreed"."""
        before = self.before(be)
        if self.low[be] in ("is", "are") and self.low[before] != "it":
            return None
        if self.low[before] in self.closed.relatives or self.low[before] == "had":
            return None
        start = before
        while start >= max(self.last, be - _PASSIVE_CLAUSE) and not self._cuts(start):
            start -= 1
        # "The steps that Ankara has were named": the relative clause has a verb of its own.
        within = self.low[start + 1 : be]
        has_verb = any(low in self.known.forms or low in self.closed.be or low in self.closed.have for low in within)
        if self.low[start] in self.closed.relatives and not has_verb:
            return None
        if self.last and (start < self.last or self._is_content(start)):
            return None
        return _Context("passive", "none", max(start + 1, 0))

    def _cuts(self, at: int) -> bool:
        return self.low[at] in self.cuts or (self.low[at] == "and" and bool(self.last))

    def _is_content(self, until: int) -> bool:
        """Tell whether what was told last goes on here: it began with "that", and no strong mark has closed it."""
        if not self.last:
            return False
        since = self.low[self.last - 1 : min(until + 1, self.last + _CONTENT)]
        return not self.closed.content.isdisjoint(since) and _STRONG_MARKS.isdisjoint(since)

    def _finite(self, i: int, before: int, verb: str, kind: str = "past") -> _Context | None:
        """A finite verb with its subject before it, or one that shares the subject of the verb before."""
        low = self.low[before]
        if before < 0 or self.breaks(before):
            return self._coordinated(i, before, kind) if self._may_stand_alone(i, before, verb) else None
        if low == "who":
            return _Context("finite", "one", before) if self.low[before - 1] == "," else None
        found = self.agent(before)
        if found is None or (kind == "s" and found.who == "several"):
            return None
        link = self.low[found.start - 1]
        if link in self.closed.relatives and self.low[found.start - 2] not in self.known.prepositions:
            return None
        # Inside of what was told a country acts, and so do several unless a clause beside it begins with them.
        inside = found.country or (found.who == "several" and link not in ("while", ";", "and"))
        again = self.breaks(found.start - 1) and not (inside and self._is_content(found.start - 1))
        return _Context("finite", found.who, found.start) if not self.last or link in _STRONG_MARKS or again else None

    def _may_stand_alone(self, i: int, before: int, verb: str) -> bool:
        """Tell whether a verb without a subject beside it may be a predicate, and not a participle before a noun."""
        following = self.low[i + 1]
        determined = following in self.closed.determiners or following in self.closed.numbers or self.is_name(i + 1)
        named = determined or following == "that"
        bare = following[:1].isalpha() and following not in self.known.plain and not named
        attribute = verb in self.known.lists.shape.attributes and (
            before < 0 or (bare and not following.endswith("ly"))
        )
        return not attribute and following not in ("by", "during") and (named or before >= 0)

    def _coordinated(self, i: int, before: int, kind: str) -> _Context | None:
        """A predicate without a subject of its own: "..., and stressed"."""
        if kind in ("s", "does") and not self.known.has_form(self.low[self.verb], "s"):
            return None
        if before >= 0 and not self.opened and (self.opener(before) == "none" or "had" in self.low[:before]):
            return None
        if self._is_content(before):
            # "said that Russia had attacked and demanded more": the two may have one subject.
            plain = before == i - 1 and self.low[before - 1] != ","
            since = self.low[self.last : min(before + 1, self.last + _CONTENT)]
            if self.low[i] in self.closed.be or (plain and not self.closed.have.isdisjoint(since)):
                return None
        return _Context("finite", self.subject if self.opened else self.opener(before), before + 1)
