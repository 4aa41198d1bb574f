"""Who is named in a text: leaders by name, title or role, sides, countries, both together, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare, bare_words, tokens
from diplocompare.model import Readout, Span, Speaker, Value
from diplocompare.parties.parties import Party, mentions

_ARTICLES = frozenset({"the", "our", "my", "a", "an", "both", "his", "her"})
_GROUPS = frozenset({"the", "both", "two", "three", "four", "all"})
_SIDES = frozenset({"side", "party", "leader", "delegation", "colleague", "counterpart", "head"})
_LONGEST = 6  # words of a title, a name or a role
_LEAD = 250  # characters in which a text says who its own leader is


class Voice(Value):
    """Who speaks: as in `Point.speaker` and `Point.speaker_side`."""

    speaker: Speaker
    side: str | None = None


class Named(Value):
    """One who is named from `start` to `end`, with title. `voice`: None for "he" or "she".

    `country`: named by a country only, which need not mean one who acts.
    """

    voice: Voice | None
    start: int
    end: int
    country: bool = False


OWN, JOINT = Voice("own"), Voice("joint")
# One who is named at a word and the number of words that takes.
_Find = tuple[Named | None, int]


class _Phrases(NamedTuple):
    """Phrases as tuples of words, and the words that they begin with, which are asked first."""

    all: frozenset[tuple[str, ...]]
    first: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, ...]]) -> _Phrases:
        found = frozenset(phrases)
        return cls(found, frozenset(phrase[0] for phrase in found if phrase))


class Cast:
    """Who may be named in one readout, and as whom."""

    def __init__(self, readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> None:
        """Learn from the readout's text which leader has which title; `parties`: its own among them."""
        lists = lexicon.speakers
        self.lexicon = lexicon
        own = next(party for party in parties if party.readout == readout.id)
        self.parties = (own, *(party for party in parties if party != own))
        self.together = _phrases(lists.together.nouns)
        self.plural = lists.together.pronouns
        self.roles = {role: self._role(name) for name, roles in lists.roles.items() for role in _phrases(roles).all}
        self.called = _Phrases.of(self.roles)
        self.titles = self._titles(_Line(readout.text, self.parties))

    def named(self, text: str) -> list[Named]:
        """Return everyone who is named in a part of the text, in order; two of them joined by "and" as one."""
        line = _Line(text, self.parties)
        found: list[Named] = []
        at = 0
        while at < len(line.words):
            one, size = self._leader(line, at)
            if one is None and size == 1:
                one, size = self._anybody(line, at)
            if one and found and _joined(text, found[-1], one):
                found[-1] = Named(JOINT, found[-1].start, one.end)
            elif one:
                found.append(one)
            at += size
        return found

    def _leader(self, line: _Line, at: int) -> _Find:
        """A leader or a country, by name or by title: "President X", "the Turkish President", "the President"."""
        start = line.start(at)
        country = line.places.get(start)
        if country and not line.is_leader(at):
            party, span = country
            size = line.count(span)
            title = line.longest(at + size, _titles(self.lexicon))
            if title and line.is_leader(at + size + title):
                return self._leader_named(line, at + size + title, start, at)
            if title or line.word(at + size) in _SIDES:
                end = at + size + (title or 1)
                return Named(self._voice(party), start, line.end(end - 1), country=not title), end - at
            return Named(self._voice(party), start, span.end, country=True), size
        if country:
            return self._leader_named(line, at, start, at)
        title = line.longest(at, _titles(self.lexicon))
        return self._titled(line, at, title) if title else (None, 1)

    def _titled(self, line: _Line, at: int, size: int) -> _Find:
        after, start = at + size, line.start(at)
        if line.is_leader(after):
            return self._leader_named(line, after, start, at)
        if line.word(after) == "of":
            for place in range(after + 1, min(after + _LONGEST, len(line.words))):
                if line.start(place) in line.places:
                    party, span = line.places[line.start(place)]
                    return Named(self._voice(party), start, span.end), place - at + 1
        alone = self.titles.get(tuple(line.word(place) for place in range(at, after)))
        if alone and line.word(at - 1) in _ARTICLES:
            return Named(alone, start, line.end(after - 1)), size
        return None, max(size, 2)  # a title of somebody else is nobody's pronoun or role

    def _leader_named(self, line: _Line, at: int, start: int, first: int) -> _Find:
        """A leader whose names begin at a word, of what began at word `first`."""
        party, _ = line.places[line.start(at)]
        end = at + 1
        while line.word(end) in party.names and not line.text[line.end(end - 1) : line.start(end)].strip(" -"):
            end += 1
        return Named(self._voice(party), start, line.end(end - 1)), end - first

    def _anybody(self, line: _Line, at: int) -> _Find:
        """A pronoun, a role, the sides together."""
        word, before, start = line.word(at), line.word(at - 1), line.start(at)
        group, role = line.longest(at, self.together), line.longest(at, self.called)
        if word in ("he", "she"):
            return Named(None, start, line.end(at)), 1
        if word == "we" or line.text[start : line.end(at)] == "I":
            together = word == "we" and line.word(at + 1) in ("both", "agreed", "discussed")
            return Named(JOINT if together else OWN, start, line.end(at)), 1
        if group and before in _GROUPS and not _only_counts(line, at + group - 1, self.lexicon):
            return Named(JOINT, start, line.end(at + group - 1)), group
        if word in self.plural:
            return Named(JOINT, start, line.end(at)), 1
        if role and (before in _ARTICLES or role > 1):
            meant = self.roles[tuple(line.word(place) for place in range(at, at + role))]
            return Named(meant, start, line.end(at + role - 1)), role
        return None, 1

    def _titles(self, line: _Line) -> dict[tuple[str, ...], Voice]:
        """Which voice a title alone means: of several who have it, the issuer's own leader needs no name."""
        found: dict[tuple[str, ...], Voice] = {}
        for at in range(len(line.words)):
            size = line.longest(at, _titles(self.lexicon))
            if size and line.is_leader(at + size):
                title = tuple(line.word(place) for place in range(at, at + size))
                voice = self._voice(line.places[line.start(at + size)][0])
                found[title] = voice if found.get(title, voice) == voice else OWN
        opening = _opening_title(line, self.lexicon)
        return {**found, opening: OWN} if opening else found

    def _voice(self, party: Party) -> Voice:
        return OWN if party == self.parties[0] else Voice("counterpart", party.readout)

    def _role(self, name: str) -> Voice:
        if name == "own":
            return OWN
        return Voice("counterpart", self.parties[1].readout if len(self.parties) == 2 else None)


class _Line:
    """A text as words, and where in it parties are named."""

    def __init__(self, text: str, parties: Sequence[Party]) -> None:
        self.text = text
        self.words = tokens(text)
        self.places: Mapping[int, tuple[Party, Span]] = {
            span.start: (party, span) for party, span in mentions(text, parties)
        }

    def word(self, at: int) -> str:
        """The bare word at a place, nothing outside the text."""
        return self.words[at].bare if 0 <= at < len(self.words) else ""

    def start(self, at: int) -> int:
        """Where a word starts."""
        return self.words[at].start

    def end(self, at: int) -> int:
        """Where a word ends."""
        return self.words[at].end

    def is_leader(self, at: int) -> bool:
        """Whether a leader's name begins at this word."""
        if not 0 <= at < len(self.words) or self.start(at) not in self.places:
            return False
        party, span = self.places[self.start(at)]
        return bare(self.text[span.start : span.end]) in party.names

    def count(self, span: Span) -> int:
        """The number of words of a span."""
        return len(tokens(self.text[span.start : span.end]))

    def longest(self, at: int, phrases: _Phrases) -> int:
        """The number of words of the longest phrase at this place, 0 where there is none."""
        if self.word(at) not in phrases.first:
            return 0
        ahead = tuple(word.bare for word in self.words[at : at + _LONGEST])
        return next((size for size in range(len(ahead), 0, -1) if ahead[:size] in phrases.all), 0)


def _joined(text: str, first: Named, second: Named) -> bool:
    """Whether two who are named are one subject: "X and Y"."""
    if second.voice is None or first.voice == second.voice or first.country != second.country:
        return False
    return text[first.end : second.start].removesuffix("the ").split() == ["and"]


def _only_counts(line: _Line, at: int, lexicon: Lexicon) -> bool:
    """Whether "two" only counts what comes next: "the two major countries"."""
    following = line.word(at + 1)
    return line.word(at) == "two" and not following.endswith(("ed", "s")) and following not in lexicon.reporting_verbs


def _opening_title(line: _Line, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The title that a text begins with and no name follows: "The Prime Minister spoke to ..."."""
    for at in range(len(line.words)):
        if line.start(at) > _LEAD or line.is_leader(at):
            return None
        size = line.longest(at, _titles(lexicon))
        following = line.word(at + size)
        if size and line.word(at - 1) == "the" and following != "of" and (following,) not in _titles(lexicon).all:
            return None if line.is_leader(at + size) else tuple(line.word(place) for place in range(at, at + size))
    return None


@cache
def _titles(lexicon: Lexicon) -> _Phrases:
    titles = (bare_words(title) for title in lexicon.vocabulary.titles)
    return _Phrases.of([*titles, ("minister",)])


def _phrases(entries: Iterable[str]) -> _Phrases:
    return _Phrases.of(tuple(entry.split()) for entry in entries)
