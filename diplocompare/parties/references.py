"""Who is referred to in a text: leaders by name, title or role, countries and their sides, both together, pronouns.

Readouts and news share this. What tells which of those who are referred to speaks is in `speakers.py` for readouts, and
for news in `article`, where the subject of a reporting verb may also be an office, a spokesman or a stranger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import WordPhrases, any_of
from diplocompare.lexicon.tokens import tokens
from diplocompare.model import Value
from diplocompare.parties.parties import Party, PartyNames
from diplocompare.parties.persons import leaders_titles

# Who is referred to, where it is not one party by its number. COUNTERPART: not the issuer of the text, and nobody can
# tell which of several others.
OTHER, JOINT, COUNTERPART = -1, -2, -3
# Words behind a title among which its country stands: "President of the Republic of X".
_WORDS_TO_COUNTRY = 5


class Reference(Value):
    """One who is referred to from `start` up to `end`, with title.

    `who`: the number of a party, or one of the numbers above; None for "he" or "she", who may be any single one. `by`:
    what is said of them at least; one who is referred to by a country only need not be one who acts. "word": a role,
    the sides together, a pronoun.
    """

    who: int | None
    start: int
    end: int
    by: Literal["name", "title", "country", "word"]


class Line:
    """A part of a text as words, and where in it parties are named."""

    def __init__(self, text: str, names: PartyNames) -> None:
        """Read a text."""
        self.text, self.tokens = text, tokens(text)
        self.words = [token.bare for token in self.tokens]
        self.mentions = {mention.start: mention for mention in names.find(self.tokens)}

    def word(self, at: int) -> str:
        """The bare word at a place, nothing outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def start(self, at: int) -> int:
        """Where a word starts in the text."""
        return self.tokens[at].start

    def end(self, at: int) -> int:
        """Where a word ends in the text."""
        return self.tokens[at].end

    def is_leader(self, at: int) -> bool:
        """Whether a leader's name begins at a word."""
        mention = self.mentions.get(at)
        return mention is not None and mention.is_leader

    def titles(self, lexicon: Lexicon) -> Iterator[tuple[str, Party]]:
        """Yield the titles right before a leader's name, each with that leader's party."""
        for at in range(len(self.words)):
            title = leaders_titles(lexicon).at(self.words, at)
            if title and self.is_leader(title.end):
                yield title.value, self.mentions[title.end].party


class Nameless(Value):
    """Whom words without a name mean in a text: a title that stands alone, a role ("our host"), "we" and "I"."""

    titles: Mapping[str, int]
    roles: Mapping[str, int]
    we: int | None


class ReferenceReader:
    """Finds who is referred to in parts of a text. `numbers`: of each party the one by which it is told."""

    def __init__(self, names: PartyNames, numbers: Mapping[Party, int], nameless: Nameless, lexicon: Lexicon) -> None:
        """Prepare the phrases that are looked for."""
        self.names, self.numbers, self.lexicon = names, numbers, lexicon
        self.titles, self.we = nameless.titles, nameless.we
        self.roles = WordPhrases((role.split(), who) for role, who in nameless.roles.items())
        self.together = _together(lexicon)

    def read(self, text: str) -> list[Reference]:
        """Return everyone who is referred to in a part of a text, in order; "X and Y" are one."""
        found: list[Reference] = []
        for one in self.each(text):
            last = found[-1] if found else None
            if last and _is_one_subject(text, last, one):
                found[-1] = Reference(JOINT, last.start, one.end, "word")
            else:
                found.append(one)
        return found

    def each(self, text: str) -> Iterator[Reference]:
        """Yield everyone who is referred to in a part of a text, each of several by itself."""
        line = Line(text, self.names)
        at = 0
        while at < len(line.words):
            one, at = self._next(line, at)
            if one:
                yield one

    def _next(self, line: Line, at: int) -> tuple[Reference | None, int]:
        """Whoever is referred to at a word, and the word to go on with."""
        start, mention = line.start(at), line.mentions.get(at)
        if mention and mention.is_leader:
            return self._by_name(line, start, at)
        title = leaders_titles(self.lexicon).at(line.words, mention.end if mention else at)
        if title and line.is_leader(title.end):
            return self._by_name(line, start, title.end)
        if mention:
            # "the Turkish President" means the leader, "the Turkish side" the country.
            end = mention.end
            if title:
                end = title.end
            elif line.word(end) in self.lexicon.speakers.references.sides:
                end += 1
            who = self.numbers[mention.party]
            return Reference(who, start, line.end(end - 1), "title" if title else "country"), end
        if title:
            return self._by_title(line, at, title.end, title.value)
        return self._by_word(line, at)

    def _by_name(self, line: Line, start: int, at: int) -> tuple[Reference, int]:
        """A leader by name, which begins at a word; `start`: where title and country before it begin."""
        party = line.mentions[at].party
        end = at + 1
        while line.word(end) in party.names and not line.text[line.end(end - 1) : line.start(end)].strip(" -"):
            end += 1
        return Reference(self.numbers[party], start, line.end(end - 1), "name"), end

    def _by_title(self, line: Line, at: int, end: int, title: str) -> tuple[Reference | None, int]:
        """A leader by a title from `at` up to `end` and the country behind it, or by the title alone."""
        if line.word(end) == "of":
            for place in range(end + 1, end + 1 + _WORDS_TO_COUNTRY):
                mention = line.mentions.get(place)
                if mention:
                    who = self.numbers[mention.party]
                    return Reference(who, line.start(at), line.end(mention.end - 1), "title"), mention.end
        if title in self.titles and line.word(at - 1) in self.lexicon.speakers.references.determiners:
            return Reference(self.titles[title], line.start(at), line.end(end - 1), "title"), end
        # The title of somebody else is no role of a party.
        return None, end

    def _by_word(self, line: Line, at: int) -> tuple[Reference | None, int]:
        """The sides together, one by a role, or a pronoun."""
        word, before, start = line.words[at], line.word(at - 1), line.start(at)
        lists = self.lexicon.speakers
        if word in ("he", "she"):
            return Reference(None, start, line.end(at), "word"), at + 1
        if self.we is not None and (word == "we" or line.tokens[at].text == "I"):
            together = word == "we" and line.word(at + 1) in ("both", "agreed", "discussed")
            return Reference(JOINT if together else self.we, start, line.end(at), "word"), at + 1
        sides = self.together.at(line.words, at)
        if sides and before in lists.together.counts and not self._only_counts(line, sides.end):
            return Reference(JOINT, start, line.end(sides.end - 1), "word"), sides.end
        if word in lists.together.pronouns:
            return Reference(JOINT, start, line.end(at), "word"), at + 1
        role = self.roles.at(line.words, at)
        if role and (before in lists.references.determiners or role.end > at + 1):
            return Reference(role.value, start, line.end(role.end - 1), "word"), role.end
        return None, at + 1

    def _only_counts(self, line: Line, end: int) -> bool:
        """Whether a "two" that ends there only counts what comes next: "the two major countries"."""
        following = line.word(end)
        is_verb = following in self.lexicon.reporting_verbs or following.endswith("ed")
        return line.word(end - 1) == "two" and not is_verb and not following.endswith("s")


def _is_one_subject(text: str, first: Reference, second: Reference) -> bool:
    """Whether two who are referred to are one subject: "X and Y"."""
    if second.who is None or first.who == second.who or (first.by == "country") != (second.by == "country"):
        return False
    return text[first.end : second.start].removesuffix("the ").split() == ["and"]


@cache
def according_to(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what puts a sentence into the mouth of whoever is named next: "according to", "in the words of"."""
    return re.compile(rf"\b(?:{any_of(lexicon.speakers.references.according)})\s+", re.IGNORECASE)


@cache
def _together(lexicon: Lexicon) -> WordPhrases[None]:
    return WordPhrases((noun.split(), None) for noun in lexicon.speakers.together.nouns)
