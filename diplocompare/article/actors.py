"""Who is meant by the subject of a reporting verb: a side, its leader or its office, both together, or someone else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from diplocompare.article.places import countries_in, persons_in, stands_for
from diplocompare.article.sides import Side
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import Token, bare_words, tokens
from diplocompare.model import Value
from diplocompare.parties.persons import name_words

Level = Literal["office", "leader"]
OTHER, JOINT = -1, -2
_OWNED = re.compile(r"\s*['’]")
_DEFINITE = frozenset("the same this that these those his her its their".split())
_PREPOSITIONS = frozenset(
    "in on at after during with before by to from for under amid as through since following".split()
)
_NOUN_PHRASE = re.compile(
    r"\b(?:the|his|her|its|their)\s+(?:(?!the\b|his\b|her\b|its\b|their\b)[\w’'\-]+\s*)+$", re.IGNORECASE
)
_NOBODY = frozenset("neither none nobody no".split())
_AND = re.compile(r"\band\b")
_LONGEST = 16  # words of a subject
_MODEST = frozenset("the a an mr mrs ms dr former late then president-elect".split())


class Who(Value):
    """One who speaks: the number of a side, `OTHER` or `JOINT`; `level`: an office speaks for its leader too."""

    side: int
    level: Level = "leader"


class Memory(msgspec.Struct):
    """Whom "he", "it" and "the official" mean: the person and the office that were named last."""

    person: int | None = None
    office: int | None = None
    known: dict[str, Who] = msgspec.field(default_factory=dict)


class _Mention(Value):
    side: int
    kind: Literal["leader", "place", "alias", "known"]
    start: int
    end: int


class Actors:
    """Tells who is meant, by the sides of the talk and the word list "article"."""

    def __init__(self, sides: Sequence[Side], lexicon: Lexicon) -> None:
        """Prepare the names of the sides."""
        self.sides, self.lexicon = tuple(sides), lexicon
        self.invented = tuple(side.name for side in sides if side.country is None and side.name != side.principal)
        self.together = lexicon.article.together.subjects
        self.sources = _pattern(lexicon.article.sources.nouns)
        self.outsiders, self.relays = _pattern(lexicon.article.apart.outsiders), _pattern(lexicon.article.apart.relays)
        aliases = {alias.lower(): at for at, side in enumerate(sides) for alias in side.aliases}
        self.aliases = aliases
        self.alias = _pattern(list(aliases)) if aliases else None
        self.owners = {
            word: at
            for word, name in lexicon.article.sources.owners.items()
            for at, side in enumerate(sides)
            if name in (side.name, side.country)
        }

    def who(self, phrase: str, memory: Memory) -> Who | None:
        """Return who a noun phrase means, None where it is nobody who speaks."""
        phrase = phrase.strip(" ,;:—–-\n\t")
        words = list(bare_words(phrase))
        if not words or len(words) > _LONGEST:
            return None
        if words[0] in _PREPOSITIONS:
            return self._behind(phrase, words, memory)
        if " ".join(words) in ("he", "she", "it"):
            return _meant(words[0], memory)
        if words[0] in _NOBODY:
            return Who(OTHER)
        mentions = list(self._mentions(phrase, memory))
        if " ".join(words) in self.together or self._joined(phrase, mentions):
            return Who(JOINT)
        return self._named(phrase, words, mentions, memory)

    def _joined(self, phrase: str, mentions: Sequence[_Mention]) -> bool:
        """Whether leaders of two sides are named together: "X and Y"."""
        leaders = {mention.side for mention in mentions if mention.kind == "leader"}
        return len(leaders) > 1 and bool(_AND.search(phrase)) and not self.sources.search(phrase)

    def _behind(self, phrase: str, words: Sequence[str], memory: Memory) -> Who | None:
        """One who stands behind an adverbial without a comma: "In Moscow the Kremlin", "After the call Putin"."""
        if any(" ".join(words[-size:]) in self.together for size in (1, 2, 3)):
            return Who(JOINT)
        behind = _NOUN_PHRASE.search(phrase)
        if behind and (who := self.who(behind.group(), memory)) and who.side != OTHER:
            return who
        last = next(reversed(list(self._mentions(phrase, memory))), None)
        if last is None or phrase[last.end :].strip() or last.side == OTHER:
            return None
        if last.kind == "place" and words[-2:-1] != ["the"]:
            return None
        return Who(last.side, "leader" if last.kind == "leader" else "office")

    def opens(self, text: str) -> int | None:
        """The side whose country or seat is the subject of a sentence's first words: "Ardesh sees no need"."""
        first = next(self._mentions(text, Memory()), None)
        if first is None or first.kind != "place" or not re.match(r" [a-z]", text[first.end :]):
            return None
        return first.side if text[: first.start].lower() in ("", "the ") else None

    def relays_only(self, phrase: str) -> bool:
        """Whether a phrase means one who passes on what others say."""
        return bool(self.relays.search(phrase))

    def offices(self, text: str) -> set[int]:
        """The sides whose seat, government or capital a text names."""
        return {mention.side for mention in self._mentions(text, Memory()) if mention.kind in ("place", "alias")} - {
            OTHER
        }

    def leads(self, text: str, memory: Memory) -> list[int]:
        """The sides whose leaders a text names, in order."""
        return [mention.side for mention in self._mentions(text, memory) if mention.kind == "leader"]

    def _named(self, phrase: str, words: Sequence[str], mentions: Sequence[_Mention], memory: Memory) -> Who | None:
        last = mentions[-1] if mentions else None
        ends = last is not None and not phrase[last.end :].strip(" ,")
        alias = next((mention for mention in mentions if mention.kind == "alias"), None)
        if alias:
            return Who(alias.side, "office")
        if self.outsiders.search(phrase) and not (last and last.kind == "leader" and ends):
            return Who(OTHER, "office")
        if last and ends and last.kind in ("leader", "known"):
            return Who(last.side) if last.kind == "leader" else Who(last.side, "office")
        if self.sources.search(phrase):
            return self._office(phrase, words, mentions, memory)
        if mentions and mentions[0].kind == "place":
            return self._of_place(phrase, mentions[0], memory)
        return self._titled(words, memory) or self._stranger(phrase, words, memory)

    def _office(self, phrase: str, words: Sequence[str], mentions: Sequence[_Mention], memory: Memory) -> Who:
        """One who speaks for a side, by the side that is named with it or was before."""
        side = next((mention.side for mention in mentions if mention.side >= 0), None)
        if side is None and mentions:
            side = OTHER
        if side is None:
            side = next((self.owners[word] for word in words if word in self.owners), None)
        if side is None and ("his" in words or "her" in words):
            side = memory.person
        if side is None and ("its" in words or "their" in words or words[0] in _DEFINITE):
            side = memory.office if memory.office is not None else memory.person
        if side is None and words[0] not in ("a", "an", "one", "two", "several", "some"):
            side = memory.person if memory.person is not None else memory.office
        if side is None:
            side = memory.office if memory.office is not None else OTHER
        who = Who(side, "office")
        self._learn(phrase, who, memory)
        return who

    def _of_place(self, phrase: str, place: _Mention, memory: Memory) -> Who | None:
        """A country alone, or somebody who is tied to it by an office: "Iran's supreme leader, Ayatollah X"."""
        before = set(bare_words(phrase[: place.start]))
        rest = phrase[place.end :].lstrip("'’s ")
        if before - _MODEST - self.lexicon.vocabulary.titles:
            return None
        after = bare_words(rest)
        if not after:
            owned = _OWNED.match(phrase, place.end) or phrase[place.start : place.end].endswith(("'s", "’s"))
            return None if owned else Who(place.side, "office")
        titled = any(word in self.lexicon.vocabulary.titles for word in after)
        if not titled:
            return None
        who = Who(place.side)
        self._learn(rest, who, memory)
        return who

    def _titled(self, words: Sequence[str], memory: Memory) -> Who | None:
        """A title without a name: the one who has it, or of several the one named last."""
        title = " ".join(word for word in words if word not in ("the", "both"))
        if words[0] != "the" or title not in self.lexicon.vocabulary.titles | {"minister", "leader"}:
            return None
        holders = [at for at, side in enumerate(self.sides) if title in side.titles]
        if len(holders) == 1:
            return Who(holders[0])
        return None if memory.person is None else Who(memory.person)

    def _stranger(self, phrase: str, words: Sequence[str], memory: Memory) -> Who | None:
        """Somebody else: a name, or "a European diplomat"."""
        persons = persons_in(phrase, self.invented, self.lexicon)
        if persons or words[0] in ("a", "an", "one", "two", "some", "several", "many") or len(words) <= 2:
            who = Who(OTHER)
            self._learn(phrase, who, memory)
            return who
        return None

    def _learn(self, phrase: str, who: Who, memory: Memory) -> None:
        """Keep the name of one who speaks: later the name stands alone."""
        taken = {name for side in self.sides for name in side.names}
        for person in persons_in(phrase, self.invented, self.lexicon):
            for word in name_words(person.name, self.lexicon) - taken - self.lexicon.vocabulary.titles:
                if len(word) > 2 and not self.sources.fullmatch(word):
                    memory.known[word] = who

    def _mentions(self, text: str, memory: Memory) -> Iterator[_Mention]:
        """Yield those who are named, in order; of places also those that are no side's."""
        places = {span.start: (span.end, name) for span, name in countries_in(text)}
        aliases = {found.start(): found for found in self.alias.finditer(text)} if self.alias else {}
        end = 0
        for word in tokens(text):
            start = word.start
            if start < end:
                continue
            if start in aliases:
                end = aliases[start].end()
                yield _Mention(self.aliases[aliases[start].group().lower()], "alias", start, end)
            elif start in places:
                end, name = places[start]
                yield _Mention(self._side(name), "place", start, end)
            elif word.is_capital and (mention := self._name(word, memory)):
                end = mention.end
                yield mention

    def _name(self, word: Token, memory: Memory) -> _Mention | None:
        for at, side in enumerate(self.sides):
            if word.bare in side.names:
                return _Mention(at, "leader", word.start, word.end)
        place = stands_for(word.text, self.invented)
        if place:
            return _Mention(self._side(place), "place", word.start, word.end)
        who = memory.known.get(word.bare)
        return _Mention(who.side, "known", word.start, word.end) if who else None

    def _side(self, place: str) -> int:
        return next((at for at, side in enumerate(self.sides) if place in (side.country, side.name)), OTHER)


def _meant(pronoun: str, memory: Memory) -> Who | None:
    if pronoun == "it":
        return None if memory.office is None else Who(memory.office, "office")
    return None if memory.person is None else Who(memory.person)


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    listed = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in listed) + r")\b", re.IGNORECASE)
