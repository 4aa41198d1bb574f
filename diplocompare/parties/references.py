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
# tell which of several others. NOBODY: no party at all. OWN: the issuing side, as its readout sees the parties.
OTHER, JOINT, COUNTERPART, NOBODY = -1, -2, -3, -4
OWN = 0
# Words behind a title among which its country stands: "President of the Republic of X".
_WORDS_TO_COUNTRY = 5
# Words behind "we" that tell whether both sides are meant.
_WORDS_TO_ACT = 8
# Words behind a title among which its holder stands: "His Highness the Emir of the State of X, Sheikh Y".
_WORDS_TO_NAME = 9


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

    def is_of_no_country(self, at: int, lexicon: Lexicon) -> bool:
        """Whether "of the Republic" begins at a word, and no party's name follows."""
        is_state = self.words[at : at + 2] == ["of", "the"] and self.word(at + 2) in lexicon.speakers.references.states
        return is_state and at + 3 not in self.mentions

    def titles(self, lexicon: Lexicon) -> Iterator[tuple[str, Party]]:
        """Yield the titles of leaders, each with its bearer's party.

        Right before a name, behind it ("X, King of Y"), with more between ("His Highness the Emir, X"), and before the
        name of a country.
        """
        for at in range(len(self.words)):
            title = leaders_titles(lexicon).at(self.words, at)
            holder = self._holder(at, title.end, lexicon) if title else None
            if title and holder:
                yield title.value, holder

    def _holder(self, at: int, end: int, lexicon: Lexicon) -> Party | None:
        """Who bears a title that stands from `at` up to `end`."""
        place = end
        while place < min(end + _WORDS_TO_NAME, len(self.words)):
            if self.is_leader(place):
                return self.mentions[place].party
            title = leaders_titles(lexicon).at(self.words, place)
            mention = self.mentions.get(place)
            if title:
                place = title.end
            elif mention and self.words[place - 1] in ("of", "the") and not self.is_leader(mention.end):
                return mention.party  # "the President of Belmora"
            elif mention:
                place = mention.end
            elif self.words[place] in ("the", "of") or self.words[place] in lexicon.vocabulary.of_office:
                place += 1
            else:
                break
        # "X, President of the Republic of Y", "X, the Y President".
        before = at - 1
        while before > 0 and (self.words[before] == "the" or before in self.mentions) and not self.is_leader(before):
            before -= 1
        if not self.is_leader(before) or "," not in self.text[self.end(before) : self.start(at)]:
            return None
        return self.mentions[before].party


class Nameless(Value):
    """Whom words without a name mean in a text: a title that stands alone, a role ("our host"), "we" and "I".

    `groups`: what is said of several persons and does not mean the sides together: "the two ministers" of one side;
    `leader`: whom the title of a leader means that nobody in the text bears by name, None where nobody can tell.
    """

    titles: Mapping[str, int]
    roles: Mapping[str, int]
    we: int | None
    groups: Mapping[str, int] = {}
    leader: int | None = None


class ReferenceReader:
    """Finds who is referred to in parts of a text. `numbers`: of each party the one by which it is told."""

    def __init__(self, names: PartyNames, numbers: Mapping[Party, int], nameless: Nameless, lexicon: Lexicon) -> None:
        """Prepare the phrases that are looked for."""
        self.names, self.numbers, self.lexicon = names, numbers, lexicon
        self.titles, self.we, self.groups = nameless.titles, nameless.we, nameless.groups
        self.leader = nameless.leader
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
        # Not over a comma: "in the Union, President X".
        beside = mention.end if mention and not line.text[line.end(mention.end - 1) :][:1].strip() else at
        title = leaders_titles(self.lexicon).at(line.words, beside) if beside != at or not mention else None
        if title and line.is_leader(title.end):
            return self._by_name(line, start, title.end)
        if mention:
            # "the Turkish President" is the leader, "the Turkish side" the country, "both Turkish ministers" persons.
            end = mention.end
            persons = line.word(end) in self.lexicon.speakers.together.persons
            if title:
                end = title.end
            elif persons or line.word(end) in self.lexicon.speakers.references.sides:
                end += 1
            who = self.numbers[mention.party]
            return Reference(who, start, line.end(end - 1), "title" if title or persons else "country"), end
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
        bearer = self._bearer(line, at, end, title)
        if bearer is not None:
            return Reference(bearer, line.start(at), line.end(end - 1), "title"), end
        role = self.roles.at(line.words, at)
        if role and line.word(at - 1) in self.lexicon.speakers.references.determiners:
            return Reference(role.value, line.start(at), line.end(role.end - 1), "word"), role.end
        # The title of somebody else is no role of a party.
        return None, end

    def _bearer(self, line: Line, at: int, end: int, title: str) -> int | None:
        """Whom a title that stands alone means."""
        lists = self.lexicon.speakers.references
        is_leaders = title in lists.leaders
        if not self._is_determined(line, at) and not title.startswith(("his ", "her ")):
            # "Prime Minister raised the issue": of some texts the issuer's own leader goes without an article.
            begins = line.tokens[at].is_capital and (at == 0 or line.word(at - 1) == "and")
            is_named = end < len(line.words) and line.tokens[end].is_capital
            return self.we if is_leaders and begins and not is_named and line.word(end) != "of" else None
        if self.we is not None and line.is_of_no_country(end, self.lexicon):
            return self.we  # "the President of the Republic"
        if title in self.titles:
            return self.titles[title]
        return self.leader if is_leaders and not self.roles.at(line.words, at) else None

    def _is_determined(self, line: Line, at: int) -> bool:
        """Whether an article stands before a title, also in "the foreign secretary"."""
        before = at - 1
        while line.word(before) in self.lexicon.vocabulary.of_office:
            before -= 1
        return line.word(before) in self.lexicon.speakers.references.determiners

    def _by_word(self, line: Line, at: int) -> tuple[Reference | None, int]:
        """One by a pronoun or a role, or the sides together."""
        word = line.words[at]
        who: int | None = None
        end = at + 1
        role = self.roles.at(line.words, at)
        if self.we is not None and (word == "we" or line.tokens[at].text == "I"):
            who = JOINT if word == "we" and self._is_done_together(line, at) else self.we
        elif sides := self._several(line, at):
            who, end = sides
        elif role and (line.word(at - 1) in self.lexicon.speakers.references.determiners or role.end > at + 1):
            who, end = role.value, role.end
        elif word not in ("he", "she"):
            return None, end
        return Reference(who, line.start(at), line.end(end - 1), "word"), end

    def _several(self, line: Line, at: int) -> tuple[int, int] | None:
        """The sides together or several persons of one, by a noun or a pronoun, and the word behind it."""
        lists = self.lexicon.speakers.together
        before = line.word(at - 1)
        if before in self.lexicon.vocabulary.of_office:  # "both federal councillors"
            before = line.word(at - 2)
        if line.words[at] in self.groups and before in lists.counts:
            return self.groups[line.words[at]], at + 1
        sides = self.together.at(line.words, at)
        # "Leaders discussed", where a sentence begins with them.
        counted = before in lists.counts or (at == 0 and line.tokens[at].is_capital)
        if sides and counted and not self._only_counts(line, sides.end):
            return JOINT, sides.end
        if line.words[at] == "all" and line.word(at + 1) in lists.counts - {"the"}:
            return JOINT, at + 2
        if line.words[at] in lists.pronouns and not self._counts_persons(line, at):
            return JOINT, at + 1
        return None

    def _is_done_together(self, line: Line, at: int) -> bool:
        """Whether what "we" do is done with the other side: "we have just discussed", "together with X, we set"."""
        lists = self.lexicon.speakers.together
        if line.words[:2] == ["together", "with"]:
            return True
        ahead = line.words[at + 1 : at + 1 + _WORDS_TO_ACT]
        while ahead and (ahead[0] in lists.lead_in or ahead[0].endswith("ly")):
            ahead = ahead[1:]
        return any(ahead[: len(act)] == act for act in (entry.split() for entry in lists.acts))

    def _counts_persons(self, line: Line, at: int) -> bool:
        """Whether "both" or "each" only stands before persons or "other": "both federal councillors", "each other"."""
        place = at + 1
        while line.word(place) in self.lexicon.vocabulary.of_office or place in line.mentions:
            place += 1
        persons = self.lexicon.speakers.together.persons
        return (
            line.word(place) == "other"
            or line.word(place) in persons
            or self.together.at(line.words, place) is not None
        )

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
