"""The words and marks of a text: where each stands, and the one form in which word lists, names and stems find it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Enough of a word to tell it from others and to join its inflections ("sanction", "sanctioned").
_STEM = 6
# An abbreviation with dots, a word with its hyphens and apostrophes, or one mark.
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w[\w'’\-]*|[^\w\s]")
# Sentences and points are asked for again by every stage and lens; whole texts are not worth their room.
_SHORT = 2_000
POSSESSIVE = re.compile(r"['’]s?$")


class Token(NamedTuple):
    """A word or mark of a text, as it is written there from `start` up to `end`.

    `low`: in lower case, with straight apostrophes; `bare`: that without possessive ending and abbreviation dots.
    """

    text: str
    low: str
    bare: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number and no mark."""
        return self.text[0].isalnum() or self.text[0] == "_"

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text, in order."""
    return _cached_words(text) if len(text) < _SHORT else _words(text)


def words_and_marks(text: str) -> tuple[Token, ...]:
    """Return the words of a text and the marks between them, in order."""
    return _cached_all(text) if len(text) < _SHORT else _all(text)


def cut(text: str, pattern: re.Pattern[str] = _TOKEN) -> Iterator[Token]:
    """Yield what a pattern finds in a text as tokens; for readers whose words are other than those of `tokens`."""
    for found in pattern.finditer(text):
        yield Token(found[0], *_forms(found[0]), *found.span())


def bare_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in their bare form."""
    return tuple(token.bare for token in tokens(text))


def _all(text: str) -> tuple[Token, ...]:
    return tuple(cut(text))


def _words(text: str) -> tuple[Token, ...]:
    return tuple(token for token in words_and_marks(text) if token.is_word)


_cached_all = lru_cache(maxsize=2048)(_all)
_cached_words = lru_cache(maxsize=2048)(_words)


@lru_cache(maxsize=8192)  # every stage looks at the same words again
def _forms(word: str) -> tuple[str, str]:
    plain = word.replace("’", "'")
    return plain.lower(), POSSESSIVE.sub("", plain).replace(".", "").lower()


def bare(word: str) -> str:
    """Return a word in lower case, without possessive ending and abbreviation dots."""
    return _forms(word)[1]


def stem(word: str) -> str:
    """Return enough of a bare word to join the inflections of its word."""
    return word[:_STEM]
