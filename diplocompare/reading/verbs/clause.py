"""The words of one sentence, and who acts in it: what may be said of them by closed classes alone."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from diplocompare.reading.verbs.grammar import Grammar

Subject = Literal["one", "several", "none"]
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w[\w'’\-]*|[^\w\s]")
# Tokens before the first and after the last, so that a look beyond either end finds nothing.
_MARGIN = [""] * 24
# How many tokens a subject may have, how far from the beginning it may stand, and how far brackets may reach.
_LONGEST, REACH, _BRACKETS = 32, 32, 8
PARTICLES = frozenset(
    "about against at behind down for forth forward in into of off on out over to up upon with".split()
)
PREPOSITIONS = PARTICLES | frozenset(
    "after among amid before between by during from since through toward towards under".split()
)
CLOSED = PREPOSITIONS | frozenset("that which who whether how why what when where while if because as".split())
DETERMINERS = frozenset("a an the this that these those his her their its our any all some several both no".split())
ADVERBS = frozenset(
    "also again once further both each all then too often still even first later today yesterday now furthermore thus "
    "moreover however therefore instead likewise not never alike together".split()
)
PLAIN = CLOSED | DETERMINERS | ADVERBS
_BOUNDARY = frozenset([",", ";", ":", "and", "but", "while", "whereas", "where", "then", "yet"])
_PRONOUNS = frozenset("he she they we i who".split())
# Words inside a subject: "the President of the Republic and his counterpart".
_LINKS = frozenset("of the and two three for his her their its other 's al bin a an new no".split())


class Agent(NamedTuple):
    """Who acts, the token where they are first named, and whether that is no more than a country's name."""

    who: Subject
    start: int
    country: bool


class Clause:
    """The tokens of a sentence, `low` in lower case; `last`: the token after the last predicate, 0 before the first."""

    def __init__(self, text: str, known: Grammar) -> None:
        """Cut a sentence into its tokens."""
        self.known = known
        self.tokens = list(_TOKEN.finditer(text))
        self.written = [found.group() for found in self.tokens] + _MARGIN
        self.low = [word.lower().replace("’", "'") for word in self.written]
        self.last = 0

    def is_mark(self, at: int) -> bool:
        """Whether a token is punctuation other than a bracket."""
        low = self.low[at]
        return bool(low) and not (low[0].isalnum() or low[0] in "()_")

    def breaks(self, at: int) -> bool:
        """Whether a clause may begin after this token."""
        return self.low[at] in _BOUNDARY or self.is_mark(at)

    def is_name(self, at: int) -> bool:
        """Whether a token is a name or part of one, by its capital letter."""
        return at >= 0 and self.written[at][:1].isupper() and self.low[at] not in PLAIN

    def before(self, i: int) -> int:
        """Return the token before this one and its adverbs, -1 for none."""
        at = i - 1
        while at >= 0:
            low = self.low[at]
            itself = low in ("both", "all", "each") and (at == 0 or self.breaks(at - 1))
            if (low in ADVERBS and not itself) or (low.endswith("ly") and not self.is_name(at)):
                at -= 1
            elif low in ("turn", "part") and self.low[at - 1] in ("in", "his", "her", "its", "their"):
                at -= 2 + (low == "part")
            elif low == "and" and at < i - 1 and self.low[at - 1].endswith("ly"):
                at -= 1
            else:
                break
        return at

    def opener(self, until: int) -> Subject:
        """Return who the sentence begins with, up to this token."""
        names = 0
        for at in range(min(until, REACH)):
            low = self.low[at]
            if low in self.known.several:
                return "several"
            names += low in self.known.one or (at > 0 and self.is_name(at))
        return "one" if names else "none"

    def agent(self, end: int) -> Agent | None:
        """Return who acts in the words that end with this token; None where they name nobody who speaks."""
        if self.low[end] == ")":
            end = next((at - 1 for at in range(end, max(end - _BRACKETS, 0), -1) if self.low[at] == "("), -1)
        if end < 0 or not self._may_act(end):
            return None
        if self.low[end] in _PRONOUNS:
            return self._agent(end, end)
        start = end
        while start > max(self.last, end - _LONGEST) and (self._may_act(start - 1) or self.low[start - 1] in _LINKS):
            start -= 1
        while start < end and (self.low[start] == "and" or (start == self.last and self.low[start] in ("of", "for"))):
            start += 1
        if self.low[start] in ("of", "for") or self.low[start - 1] in PREPOSITIONS:
            return self._after_preposition(start, end)
        return self._agent(start, end)

    def _after_preposition(self, start: int, end: int) -> Agent | None:
        """Who acts where a preposition stands before the words: "officials in Ankara", "with whom the President"."""
        # "... for the crew of Lysmark and the President thanked": a subject of its own begins after "and".
        anew = next((at + 1 for at in range(end - 1, start, -1) if self.low[at] == "and"), start)
        if self.last and anew > start:
            return self._agent(anew, end)
        if self.low[start] in ("of", "for"):
            return None
        if self.low[start - 1] == "with":
            return self._agent(start, end)
        return self.agent(start - 2) if start - 2 >= self.last else None

    def _may_act(self, at: int) -> bool:
        low = self.low[at]
        of_state = low == "state" and self.low[at - 1] == "of"
        return self.is_name(at) or low in self.known.one or low in self.known.several or of_state

    def _agent(self, start: int, end: int) -> Agent:
        lows = set(self.low[start : end + 1])
        country = not lows & (self.known.one | self.known.several) and ("the" in lows or start == end)
        listed = self.low[start - 1] == "and" and not self.last and self.is_name(start - 2)
        several = bool(lows & self.known.several) or "and" in lows or listed
        return Agent("several" if several else "one", start, country)
