"""One sentence that tells of the contact, and what its readers ask of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words, tokens
from diplocompare.model import Span

_MOST_CHARACTERS = 1_500  # of a sentence that are looked at
# Characters before a word in which the clause around it may begin.
_CLAUSE = 120


class Stated(NamedTuple):
    """What a text states, in its normal form, and the words that it rests on."""

    value: str
    span: Span


class Sentence:
    """One sentence at its place in the text; `frame`: its part before the matters of the contact begin."""

    def __init__(self, text: str, span: Span, lexicon: Lexicon) -> None:
        """Take a sentence from a text."""
        self.lexicon = lexicon
        self.offset = span.start
        self.text = text[span.start : min(span.end, span.start + _MOST_CHARACTERS)]
        matter = (word.start for word in tokens(self.text) if word.bare in lexicon.about.event.matter)
        self.frame = self.text[: next(matter, len(self.text))]

    def has(self, words: Collection[str], part: str) -> bool:
        """Tell whether a part of the text has one of some words."""
        return any(word in words for word in bare_words(part))

    def is_elsewhere(self, at: int) -> bool:
        """Tell whether what stands there belongs to another contact or day: "after the CSTO videoconference"."""
        clause = self.text[max(0, at - _CLAUSE) : at].replace("Jr.,", "Jr.").rsplit(", ", 1)[-1]
        return self.has(self.lexicon.about.event.other, clause.removeprefix("During"))

    def stated(self, value: str, found: re.Match[str], group: str | int = 0) -> Stated:
        """Return a value with the words of a match."""
        return Stated(value, Span(self.offset + found.start(group), self.offset + found.end(group)))
