"""The words of one sentence, and who acts in it: what may be said of them by closed classes of words alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

from diplocompare.lexicon.tokens import words_and_marks
from diplocompare.reading.verbs.grammar import Grammar

Subject = Literal["one", "several", "none"]
# Words before the first and after the last, so that a look beyond either end finds nothing.
_MARGIN = [""] * 24
# How many words a subject may have, how far from the beginning it may stand, and how far brackets may reach.
_SUBJECT_WORDS = 32
_OPENING_WORDS = 32
_BRACKET_WORDS = 8


class Agent(NamedTuple):
    """Who acts, the word where they are first named, and whether that is no more than a country's name."""

    who: Subject
    start: int
    country: bool


class Clause:
    """The words and marks of a sentence: `written`, and `low` in lower case.

    `last`: the word after the last predicate that was found, 0 before the first.
    """

    def __init__(self, text: str, known: Grammar) -> None:
        """Cut a sentence."""
        self.known = known
        self.closed = known.lists.closed
        self.tokens = words_and_marks(text)
        self.written = [token.text for token in self.tokens] + _MARGIN
        self.low = [token.low for token in self.tokens] + _MARGIN
        self.last = 0

    def is_mark(self, at: int) -> bool:
        """Tell whether something is punctuation other than a bracket."""
        low = self.low[at]
        return bool(low) and not (low[0].isalnum() or low[0] in "()_")

    def breaks(self, at: int) -> bool:
        """Tell whether a clause may begin after this word."""
        return self.low[at] in self.closed.coordinators or self.is_mark(at)

    def is_name(self, at: int) -> bool:
        """Tell whether a word is a name or part of one, by its capital letter."""
        return at >= 0 and self.written[at][:1].isupper() and self.low[at] not in self.known.plain

    def before(self, i: int) -> int:
        """Return the word before this one, adverbs and "in turn", "for his part" left out; -1 for none."""
        at = i - 1
        while at >= 0:
            low = self.low[at]
            # "both", "all", "each" at the beginning of a clause are its subject.
            is_subject = low in ("both", "all", "each") and (at == 0 or self.breaks(at - 1))
            if (low in self.closed.adverbs and not is_subject) or (low.endswith("ly") and not self.is_name(at)):
                at -= 1
            elif low == "turn" and self.low[at - 1] == "in":
                at -= 2
            elif low == "part" and self.low[at - 1] in ("his", "her", "its", "their"):
                at -= 3
            elif low == "and" and at < i - 1 and self.low[at - 1].endswith("ly"):  # "openly and sharply criticised"
                at -= 1
            else:
                break
        return at

    def opener(self, until: int) -> Subject:
        """Return who the sentence begins with, up to this word."""
        named = False
        for at in range(min(until, _OPENING_WORDS)):
            if self.low[at] in self.known.several:
                return "several"
            named = named or self.low[at] in self.known.one or (at > 0 and self.is_name(at))
        return "one" if named else "none"

    def agent(self, end: int) -> Agent | None:
        """Return who acts in the words that end with this one; None where they name nobody who speaks."""
        if self.low[end] == ")":
            opened = (at for at in range(end, max(end - _BRACKET_WORDS, 0), -1) if self.low[at] == "(")
            end = next(opened, 0) - 1
        if end < 0 or not self._may_act(end):
            return None
        if self.low[end] in self.closed.pronouns:
            return self._agent(end, end)
        first = max(self.last, end - _SUBJECT_WORDS)
        start = end
        while start > first and (self._may_act(start - 1) or self.low[start - 1] in self.closed.in_subject):
            start -= 1
        while start < end and (self.low[start] == "and" or (start == self.last and self.low[start] in ("of", "for"))):
            start += 1
        if self.low[start] in ("of", "for") or self.low[start - 1] in self.known.prepositions:
            return self._after_preposition(start, end)
        return self._agent(start, end)

    def _after_preposition(self, start: int, end: int) -> Agent | None:
        """Return who acts after a preposition, or before it: "with whom the President", "officials in Ankara"."""
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
        """Tell whether a word may be the last of a subject: a name, or a noun for somebody who speaks."""
        low = self.low[at]
        of_state = low == "state" and self.low[at - 1] == "of"
        return self.is_name(at) or low in self.known.one or low in self.known.several or of_state

    def _agent(self, start: int, end: int) -> Agent:
        words = set(self.low[start : end + 1])
        country = not words & (self.known.one | self.known.several) and ("the" in words or start == end)
        # "Lysmark, Osmarra and Ardesh": the last of several names at the beginning.
        listed = self.low[start - 1] == "and" and not self.last and self.is_name(start - 2)
        several = bool(words & self.known.several) or "and" in words or listed
        return Agent("several" if several else "one", start, country)
