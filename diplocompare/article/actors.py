"""Who is meant by the subject of a reporting verb: a side, its leader or its office, both together, or someone else.

By which names, titles and countries leaders and sides are called is read as in readouts (`parties/references.py`). In
news others speak besides: offices and officials of a side, strangers whose names are learned, and whom the user names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

import msgspec

from diplocompare.article.places import persons_in
from diplocompare.article.sides import Side
from diplocompare.lexicon.countries import countries, find_country
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import any_of
from diplocompare.lexicon.tokens import POSSESSIVE, bare_words, tokens
from diplocompare.model import Value
from diplocompare.parties.parties import Party, PartyNames, places_of, stands_for
from diplocompare.parties.references import JOINT, OTHER, Line, Nameless, ReferenceReader

_MOST_WORDS = 16  # of a subject
_MOST_WORDS_TOGETHER = 3  # of a subject that means the sides together: "the two leaders"
_SHORT_STRANGER = 2  # words of a subject that may be anybody
_LEAST_LETTERS_LEARNED = 3  # of a word by which a stranger is found again
_AND = re.compile(r"\band\b")
_NOUN_PHRASE = re.compile(
    r"\b(?:the|his|her|its|their)\s+(?:(?!the\b|his\b|her\b|its\b|their\b)[\w’'\-]+\s*)+$", re.IGNORECASE
)


class Who(Value):
    """One who speaks: the number of a side, `OTHER` or `JOINT`; `level`: an office speaks for its leader too."""

    side: int
    level: Literal["office", "leader"] = "leader"


class Memory(msgspec.Struct):
    """Whom "he", "it" and "the official" mean: the person and the office that were named last.

    `known`: strangers and spokesmen, by the words of their names.
    """

    person: int | None = None
    office: int | None = None
    known: dict[str, Who] = msgspec.field(default_factory=dict)


class _Named(Value):
    """A side that is named from `start` up to `end`, or `OTHER`; "known": by one who spoke for it before."""

    side: int
    by: Literal["name", "title", "country", "alias", "known"]
    start: int
    end: int


class Actors:
    """Tells who is meant, by the sides of the talk and the word list "article"."""

    def __init__(self, text: str, sides: Sequence[Side], lexicon: Lexicon) -> None:
        """Learn from an article which leader has which title."""
        self.lexicon, self.lists = lexicon, lexicon.article
        # A side that has no country is called as its leader is.
        self.invented = tuple(
            side.name for side in sides if side.country is None and not side.names.issuperset(bare_words(side.name))
        )
        self.taken = frozenset(word for side in sides for word in side.names)
        self.sources = _pattern(self.lists.sources.nouns)
        self.outsiders, self.relays = _pattern(self.lists.apart.outsiders), _pattern(self.lists.apart.relays)
        self.aliases = {alias.lower(): at for at, side in enumerate(sides) for alias in side.aliases}
        self.alias = _pattern(self.aliases) if self.aliases else None
        self.owners = {
            word: at
            for word, name in self.lists.sources.owners.items()
            for at, side in enumerate(sides)
            if name in (side.name, side.country)
        }
        self.references = self._reference_reader(text, sides)

    def _reference_reader(self, text: str, sides: Sequence[Side]) -> ReferenceReader:
        parties = []
        for side in sides:
            is_place = side.country is not None or side.name in self.invented
            places = places_of(side.name, find_country(side.country)) if is_place else frozenset()
            parties.append(Party(None, side.name, side.principal, side.names, places))
        others = _other_countries()
        numbers = {others: OTHER, **{party: at for at, party in enumerate(parties)}}

        def adjective_of(word: str) -> Party | None:
            invented = stands_for(POSSESSIVE.sub("", word), self.invented)
            return next((party for party in parties if party.side == invented), None)

        names = PartyNames([*parties, others], adjective_of)
        holders: dict[str, set[int]] = {}
        for title, party in Line(text, names).titles(self.lexicon):
            holders.setdefault(title, set()).add(numbers[party])
        alone = {title: min(found) for title, found in holders.items() if len(found) == 1}
        return ReferenceReader(names, numbers, Nameless(alone, {}, None), self.lexicon)

    def who(self, phrase: str, memory: Memory) -> Who | None:
        """Return who a noun phrase means, None where it is nobody who speaks."""
        phrase = phrase.strip(" ,;:—–-\n\t")
        words = bare_words(phrase)
        if not words or len(words) > _MOST_WORDS:
            return None
        if words[0] in self.lists.subjects.prepositions:
            return self._behind(phrase, words, memory)
        if len(words) == 1 and words[0] in ("he", "she", "it"):
            side = memory.office if words[0] == "it" else memory.person
            return None if side is None else Who(side, "office" if words[0] == "it" else "leader")
        if words[0] in self.lists.subjects.nobody:
            return Who(OTHER)
        named = self._named_in(phrase, memory)
        # "X and Y", "X and his Russian counterpart, Y"; but an aide to both is one voice.
        leaders = {each.side for each in named if each.by == "name"}
        joined = len(leaders) > 1 and _AND.search(phrase) and not self.sources.search(phrase)
        if joined or " ".join(words) in self.lists.together.subjects:
            return Who(JOINT)
        return self._subject(phrase, words, named, memory)

    def _behind(self, phrase: str, words: Sequence[str], memory: Memory) -> Who | None:
        """One who stands behind an adverbial without a comma: "In Moscow the Kremlin", "After the call Putin"."""
        together = self.lists.together.subjects
        if any(" ".join(words[-size:]) in together for size in range(1, _MOST_WORDS_TOGETHER + 1)):
            return Who(JOINT)
        behind = _NOUN_PHRASE.search(phrase)
        if behind and (who := self.who(behind.group(), memory)) and who.side != OTHER:
            return who
        named = self._named_in(phrase, memory)
        if not named or named[-1].side == OTHER or phrase[named[-1].end :].strip():
            return None
        last = named[-1]
        # "In Moscow" is where, "in talks the Kremlin" is who.
        if last.by == "country" and words[-2:-1] != ("the",):
            return None
        return Who(last.side, "leader" if last.by in ("name", "title") else "office")

    def _subject(self, phrase: str, words: Sequence[str], named: Sequence[_Named], memory: Memory) -> Who | None:
        """One who is meant by a phrase in which these are named."""
        alias = next((each for each in named if each.by == "alias"), None)
        if alias:
            return Who(alias.side, "office")
        last = named[-1] if named and not phrase[named[-1].end :].strip(" ,") else None
        if self.outsiders.search(phrase) and not (last and last.by == "name"):
            return Who(OTHER, "office")
        if last and last.by in ("name", "known"):
            return Who(last.side, "leader" if last.by == "name" else "office")
        if self.sources.search(phrase):
            return self._office(phrase, words, named, memory)
        if named and named[0].by in ("country", "title"):
            return self._of_country(phrase, named[0], memory)
        return self._unnamed(phrase, words, memory)

    def _unnamed(self, phrase: str, words: Sequence[str], memory: Memory) -> Who | None:
        """Whoever was named last, by a title that several have or nobody who was named; or a stranger."""
        title = " ".join(word for word in words if word not in ("the", "both"))
        if words[0] == "the" and title in self.lexicon.vocabulary.titles:
            return None if memory.person is None else Who(memory.person)
        # A name, or "a European diplomat".
        is_somebody = words[0] in self.lists.subjects.indefinite or len(words) <= _SHORT_STRANGER
        if is_somebody or persons_in(phrase, self.invented, self.lexicon):
            return self._learned(phrase, Who(OTHER), memory)
        return None

    def _office(self, phrase: str, words: Sequence[str], named: Sequence[_Named], memory: Memory) -> Who:
        """One who speaks for a side, by the side that is named with it or was before."""
        side = next((each.side for each in named if each.side >= 0), OTHER if named else None)
        if side is None:
            side = next((self.owners[word] for word in words if word in self.owners), None)
        if side is None and ("his" in words or "her" in words):
            side = memory.person
        if side is None and ("its" in words or "their" in words or words[0] in self.lists.subjects.definite):
            side = memory.office if memory.office is not None else memory.person
        if side is None and words[0] not in self.lists.subjects.indefinite:
            side = memory.person if memory.person is not None else memory.office
        if side is None:
            side = memory.office if memory.office is not None else OTHER
        return self._learned(phrase, Who(side, "office"), memory)

    def _of_country(self, phrase: str, first: _Named, memory: Memory) -> Who | None:
        """A country alone, or somebody who is tied to it by an office: "Iran's supreme leader, Ayatollah X"."""
        before = set(bare_words(phrase[: first.start]))
        if before - self.lists.subjects.modest - self.lexicon.vocabulary.titles:
            return None
        rest = phrase[first.end :]
        after = bare_words(rest)
        if first.by == "title" or not self.lexicon.vocabulary.titles.isdisjoint(after):
            return self._learned(rest, Who(first.side), memory)
        if after or POSSESSIVE.search(phrase[: first.end]):
            return None
        return Who(first.side, "office")

    def _learned(self, phrase: str, who: Who, memory: Memory) -> Who:
        """Keep the name of one who speaks: later the name stands alone."""
        for person in persons_in(phrase, self.invented, self.lexicon):
            for word in person.words - self.taken - self.lexicon.vocabulary.titles:
                if len(word) >= _LEAST_LETTERS_LEARNED and not self.sources.fullmatch(word):
                    memory.known[word] = who
        return who

    def opens(self, text: str) -> int | None:
        """The side whose country or seat is the subject of a sentence's first words: "Ardesh sees no need"."""
        named = self._named_in(text, Memory())
        if not named or named[0].by != "country" or POSSESSIVE.search(text[: named[0].end]):
            return None
        begins = text[: named[0].start].lower() in ("", "the ") and re.match(r" [a-z]", text[named[0].end :])
        return named[0].side if begins else None

    def relays_only(self, phrase: str) -> bool:
        """Whether a phrase means one who passes on what others say."""
        return bool(self.relays.search(phrase))

    def offices(self, text: str) -> set[int]:
        """The sides whose seat, government or capital a text names."""
        named = self._named_in(text, Memory())
        return {each.side for each in named if each.by in ("country", "alias") and each.side != OTHER}

    def leads(self, text: str, memory: Memory) -> list[int]:
        """The sides whose leaders a text names, in order."""
        return [each.side for each in self._named_in(text, memory) if each.by == "name"]

    def _named_in(self, text: str, memory: Memory) -> list[_Named]:
        """Return the sides that are named in a text, in order; of countries also those that are no side's."""
        found: list[_Named] = []
        for alias in self.alias.finditer(text) if self.alias else ():
            found.append(_Named(self.aliases[alias.group().lower()], "alias", *alias.span()))
        for one in self.references.each(text):
            if one.who is not None and one.who != JOINT and one.by != "word":
                found.append(_Named(one.who, one.by, one.start, one.end))
        for word in tokens(text):
            if word.is_capital and word.bare in memory.known:
                found.append(_Named(memory.known[word.bare].side, "known", word.start, word.end))
        # What the user calls a side goes before what it is called otherwise, and that before the names of strangers.
        named: list[_Named] = []
        for each in found:
            if all(each.end <= other.start or each.start >= other.end for other in named):
                named.append(each)
        return sorted(named, key=lambda each: each.start)


@cache
def _other_countries() -> Party:
    """All countries as one: those that are no side's are known too, "Chad's president" is somebody else."""
    places = (places_of(country.name, country) for country in countries())
    return Party(None, "", None, frozenset(), frozenset().union(*places))


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(phrases)})\b", re.IGNORECASE)
