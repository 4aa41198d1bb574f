"""The predicates by which a sentence reports what somebody at the call said or did.

A shallow reading from left to right by closed classes: a verb of the word lists counts where it stands in the main
clause, where that is coordinated again ("..., and stressed") or in a participle clause (", stressing that"). It does
not count inside what is reported ("said that Russia demanded"), before a noun ("the agreed text") or in a relative
clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from diplocompare.reading.verbs.clause import (
    ADVERBS,
    CLOSED,
    DETERMINERS,
    PARTICLES,
    PLAIN,
    PREPOSITIONS,
    Clause,
    Subject,
)
from diplocompare.reading.verbs.grammar import Grammar, Phrase

Form = Literal["finite", "participle", "passive", "infinitive"]
# How many tokens may stand between the words of a phrase, and of one that is found as it stands.
_GAP, _EVENT_GAP = 6, 14
# How far the noun of a passive, its clause and what was told may reach, and how far on a hedge counts.
_NOUN, _CLAUSE, _CONTENT, _NEAR, _FAR = 16, 48, 400, 5, 12
_BE = frozenset(["was", "were", "is", "are", "been"])
_HAVE = frozenset(["had", "has", "have", "having"])
_RELATIVE = frozenset("that which who what as if when because since after before until how why whether than".split())
_CUTS = _RELATIVE | frozenset([",", ";", ":", "but", "while", "whereas", "where", "then", "yet"])
_STRONG = frozenset([";", ":", "."])
_CONTENT_OPENERS = frozenset(["that", "whether", "how"])
# Words of adverbials between a verb and its particle: "dealt in particular with".
_ASIDE = frozenset("him her them in at particular detail depth length great".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten several many further more".split())
_BEGUN = frozenset("began opened concluded ended responded closed started begin open conclude".split())


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
    """A phrase in the sentence, from its first token up to the one after it; `words`: its base form."""

    entry: Any
    words: str
    start: int
    after: int


class _Context(NamedTuple):
    """Why a verb counts where it stands; `first`: its first token, adverbs and auxiliaries included."""

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
    """One pass over the words of a sentence, with what the last predicate was and who acted in it."""

    def __init__(self, text: str, known: Grammar) -> None:
        super().__init__(text, known)
        self.form: Form | None = None
        self.verb = 0
        self.subject: Subject = "none"
        self.carrier: int | None = None
        self.opened = False

    def at(self, i: int) -> Predicate | None:
        """The predicate whose verb is this token."""
        low = self.low[i]
        if low in self.known.events and not self.last:
            event = self._phrase(i, self.known.events[low], _EVENT_GAP)
            if event:
                return self._told(i, event, _Context("passive", "none", i))
        # "Security Council calls", "United States": a capital letter inside the sentence is a name's.
        if i and self.written[i][0].isupper() and not self.is_mark(i - 1):
            return None
        for kind, verb in self.known.forms.get(low, ()):
            context = self._context(i, kind, verb)
            if context is None:
                continue
            found = self._phrase(i, self.known.phrases.get(verb, ()), _GAP, passive=context.form == "passive")
            if self._carries(i, verb, found):
                self.carrier, self.opened = i, True
                self.subject = context.subject if context.subject != "none" else self.subject
                return None
            if found:
                return self._told(i, found, context)
        return None

    def _carries(self, i: int, verb: str, told: _Match | None) -> bool:
        """Whether a verb only brings the talk about: "spoke with X", "asked to convey"."""
        if self._has_form(i + 1, "participle"):  # "had rejected"
            return False
        found = self._phrase(i, self.known.carriers.get(verb, ()), _GAP)
        leads_on = self.low[i + 1] == "to" and any(
            kind == "base" for kind, _ in self.known.forms.get(self.low[i + 2], ())
        )
        return found is not None and (told is None or found.words.count(" ") > told.words.count(" ") or leads_on)

    def _told(self, i: int, found: _Match, context: _Context) -> Predicate | None:
        after = found.after
        if context.form in ("passive", "finite") and self._is_past(after):
            return None
        first = min(context.first, found.start)
        marks = []
        if not {"no", "nothing"} & set(found.words.split()) and self._is_negated(first, after):
            marks.append("negated")
        if self._is_hedged(found, first):
            marks.append("hedged")
        lifted = any(low in self.known.lift for low in self.low[first : after + 1])
        self.last, self.form, self.carrier, self.opened = after, context.form, None, True
        self.verb = i
        if context.form in ("finite", "passive"):
            self.subject = context.subject
        last = after - 1 - (self.low[after - 1] == "that")
        span = self.tokens[found.start].start(), self.tokens[last].end()
        return Predicate(*span, found.entry, found.words, context.form, context.subject, tuple(marks), lifted)

    def _is_negated(self, first: int, after: int) -> bool:
        lows = zip(self.low[first:after], self.low[first + 1 : after + 1], strict=True)
        negated = any(low in self.known.negation and (low, following) != ("not", "only") for low, following in lows)
        return negated or self.low[after] in ("no", "nothing", "neither")

    def _is_hedged(self, found: _Match, first: int) -> bool:
        if found.words in self.known.hedges or not self.known.before.isdisjoint(self.low[first : found.after]):
            return True
        far = self.low[found.after : found.after + _FAR]
        near, far_off = f" {' '.join(far[:_NEAR])} ", f" {' '.join(far)} "
        return any(f" {phrase} " in (far_off if phrase.startswith("if ") else near) for phrase in self.known.after)

    def _is_past(self, after: int) -> bool:
        """Whether it was on another day: "agreed in 2020", "last week"."""
        near = self.low[after : after + 3]
        return near[0] in ("last", "earlier", "previously") or (
            near[0] == "in" and any(low.isdecimal() and len(low) == 4 for low in near)
        )

    # The phrase that a verb begins.

    def _phrase(self, i: int, phrases: Sequence[Phrase], gap: int, *, passive: bool = False) -> _Match | None:
        """The longest phrase, of these the one that ends first."""
        best: _Match | None = None
        longest = 0
        for phrase in phrases:
            if best and len(phrase.rest) < longest:
                break
            found = self._match(i, phrase, gap)
            if found is None and passive and len(phrase.rest) == 1:
                found = self._turned(i, phrase)
            if found and (best is None or found.after < best.after):
                best, longest = found, len(phrase.rest)
        return best

    def _match(self, i: int, phrase: Phrase, gap: int) -> _Match | None:
        words, at = [self._verb(i)], i + 1
        for wanted in phrase.rest:
            particle = gap == _GAP and wanted[0] in PARTICLES
            for low in self.low[at : at + (3 if particle else gap + 1)]:
                if low in wanted:
                    break
                if not self._may_stand_between(at, particle=particle, wide=gap != _GAP):
                    return None
                at += 1
            else:
                return None
            words.append(self.low[at])
            at += 1
        return _Match(phrase.entry, " ".join(words), i, at)

    def _verb(self, i: int) -> str:
        return next((verb for _, verb in self.known.forms.get(self.low[i], ())), self.low[i])

    def _may_stand_between(self, at: int, *, particle: bool, wide: bool) -> bool:
        low = self.low[at]
        if not low or not (low[0].isalnum() or (wide and low in '()"“”,')):
            return False
        if particle:
            return low.endswith("ly") or low in ADVERBS or low in _ASIDE
        return wide or low not in CLOSED or (low == "to" and self.is_name(at + 1))

    def _turned(self, i: int, phrase: Phrase) -> _Match | None:
        """A phrase in the passive: "concern about the situation was expressed"."""
        for at in range(i - 1, max(self.last - 1, i - _NOUN, -1), -1):
            if self.low[at] in phrase.rest[0] and self.low[at] not in PARTICLES:
                return _Match(phrase.entry, f"{self._verb(i)} {self.low[at]}", at, i + 1)
        return None

    # The place of a verb in the sentence.

    def _context(self, i: int, kind: str, verb: str) -> _Context | None:
        before = self.before(i)
        low = self.low[before]
        if kind == "participle" and low in _BE:
            return self._passive(before)
        if kind == "participle" and low in ("has", "have"):
            elsewhere = not self.known.elsewhere.isdisjoint(self.low[before:i])
            return None if elsewhere else self._finite(i, self.before(before), verb)
        if kind == "base":
            return self._base(i, before, verb)
        if kind == "ing":
            return self._participle(i, before, verb)
        return self._finite(i, before, verb, kind) if kind in ("past", "s") else None

    def _has_form(self, at: int, kind: str) -> bool:
        return any(form == kind for form, _ in self.known.forms.get(self.low[at], ()))

    def _base(self, i: int, before: int, verb: str) -> _Context | None:
        low = self.low[before]
        if low == "to":
            return self._infinitive(before)
        if low in ("did", "do", "does", "didn't", "doesn't") or low in self.known.before:
            found = self._finite(i, self.before(before), verb, "does" if low.startswith("do") else "past")
            return found and found._replace(first=min(found.first, before))
        if low in ("and", ",") and self.last:
            if self.form == "infinitive":
                return _Context("infinitive", self.subject, before + 1)
            return self._finite(i, before, verb) if self._has_form(self.verb, "base") else None
        return self._finite(i, before, verb) if low in self.known.several else None

    def _infinitive(self, to: int) -> _Context | None:
        coordinated = self.form == "infinitive" and self.low[to - 1] in ("and", ",")
        carried = self.carrier is not None and self.carrier >= self.last
        purpose = self.low[to - 1] in self.known.not_after and self.carrier != to - 1
        return _Context("infinitive", self.subject, to + 1) if (carried or coordinated) and not purpose else None

    def _participle(self, i: int, before: int, verb: str) -> _Context | None:
        low = self.low[before]
        if verb in self.known.gerunds and self.low[i + 1] != "that":
            return None
        alone = before < 0 or low in ("while", "whilst") or (low == "by" and self.low[before - 1] in _BEGUN)
        again = self.is_mark(before) or (low in ("and", "as") and self.form == "participle")
        if alone or (again and (self.opened or self.opener(before) != "none")):
            return _Context("participle", self.subject, before + 1)
        found = self.agent(before)
        if found and self.low[found.start - 1] in ("with", "while", ","):
            return _Context("participle", found.who, before + 1)
        return None

    def _passive(self, be: int) -> _Context | None:
        before = self.before(be)
        if (self.low[be] in ("is", "are") and self.low[before] != "it") or self.low[before] in _RELATIVE | {"had"}:
            return None
        start = before
        while start >= max(self.last, be - _CLAUSE) and not self._cuts(start):
            start -= 1
        # "The steps that Ankara has were named": the relative clause has a verb of its own.
        closed = any(self.low[at] in self.known.forms or self.low[at] in _BE | _HAVE for at in range(start + 1, be))
        if self.low[start] in _RELATIVE and not closed:
            return None
        if self.last and (start < self.last or self._is_content(start)):
            return None
        return _Context("passive", "none", max(start + 1, 0))

    def _cuts(self, at: int) -> bool:
        return self.low[at] in _CUTS or (self.low[at] == "and" and bool(self.last))

    def _is_content(self, until: int) -> bool:
        """Whether what was told last goes on here: it began with "that", and no strong mark has closed it."""
        if not self.last:
            return False
        since = self.low[self.last - 1 : min(until + 1, self.last + _CONTENT)]
        return not _CONTENT_OPENERS.isdisjoint(since) and _STRONG.isdisjoint(since)

    def _finite(self, i: int, before: int, verb: str, kind: str = "past") -> _Context | None:
        low = self.low[before]
        if before < 0 or self.breaks(before):
            return self._coordinated(i, before, kind) if self._may_stand_alone(i, before, verb) else None
        if low == "who":
            return _Context("finite", "one", before) if self.low[before - 1] == "," else None
        found = self.agent(before)
        if found is None or (kind == "s" and found.who == "several"):
            return None
        link = self.low[found.start - 1]
        if link in _RELATIVE and self.low[found.start - 2] not in PREPOSITIONS:
            return None
        again = self.breaks(found.start - 1) and not (
            self._is_content(found.start - 1)
            and (found.country or (found.who == "several" and link not in ("while", ";", "and")))
        )
        return _Context("finite", found.who, found.start) if not self.last or link in _STRONG or again else None

    def _may_stand_alone(self, i: int, before: int, verb: str) -> bool:
        """Whether a verb without a subject beside it may be a predicate, and not a participle before a noun."""
        following = self.low[i + 1]
        named = following in DETERMINERS or following == "that" or following in _NUMBERS or self.is_name(i + 1)
        bare = following[:1].isalpha() and following not in PLAIN and not named and not following.endswith("ly")
        attribute = verb in self.known.attributes and (bare or before < 0)
        return not attribute and following not in ("by", "during") and (named or before >= 0)

    def _coordinated(self, i: int, before: int, kind: str) -> _Context | None:
        """A predicate without a subject of its own: "..., and stressed"."""
        if kind in ("s", "does") and not self._has_form(self.verb, "s"):
            return None
        if before >= 0 and not self.opened and (self.opener(before) == "none" or "had" in self.low[:before]):
            return None
        if self._is_content(before):
            # "said that Russia had attacked and demanded more": the two may have one subject.
            plain = before == i - 1 and self.low[before - 1] != ","
            since = self.low[self.last : min(before + 1, self.last + _CONTENT)]
            if self.low[i] in _BE or (plain and not _HAVE.isdisjoint(since)):
                return None
        return _Context("finite", self.subject if self.opened else self.opener(before), before + 1)
