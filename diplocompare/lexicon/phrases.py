"""Lists of names and phrases, found by their longest entries: in the letters of a text, or in a line of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, NamedTuple, TypeVar

_WORD = re.compile(r"\w+")
# Entries are kept by their first letters, so that few are tried at each word.
_KEY = 2
T = TypeVar("T")


class Place(NamedTuple, Generic[T]):
    """Where an entry stands, in letters of a text or in words of a line, and what it stands for."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Names and phrases with what each stands for; of two that are spelled alike the first counts.

    An entry with a capital letter is found as it is spelled, another in any case; each also with a plural "s".
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Sort the entries by their first letters."""
        self._values: dict[str, T] = {}
        folders: dict[str, list[str]] = {}
        for phrase, value in entries:
            if phrase and phrase not in self._values:
                self._values[phrase] = value
                folders.setdefault(phrase[:_KEY], []).append(phrase)
        self._folders = {key: tuple(sorted(found, key=len, reverse=True)) for key, found in folders.items()}

    def has(self, phrase: str) -> bool:
        """Whether there is such an entry."""
        return phrase in self._values

    def at(self, text: str, start: int, small: str | None = None) -> Place[T] | None:
        """Return the longest entry that begins at a place of a text. `small`: the text in lower case."""
        return next(self.every(text, start, small), None)

    def every(self, text: str, start: int, small: str | None = None) -> Iterator[Place[T]]:
        """Yield the entries that begin at a place of a text, the longest first."""
        yield from self._beginning(text, start)
        if text[start].isupper():
            yield from self._beginning(small or smaller(text), start)

    def all_in(self, text: str, *, nested: bool = False) -> Iterator[Place[T]]:
        """Yield the entries in a text from left to right; `nested`: also those that begin inside another."""
        small, end = smaller(text), 0
        for word in _WORD.finditer(text):
            if word.start() >= end or nested:
                place = self.at(text, word.start(), small)
                if place:
                    yield place
                    end = place.end

    def _beginning(self, text: str, start: int) -> Iterator[Place[T]]:
        phrases = self._folders.get(text[start : start + _KEY], ())
        if phrases and text.startswith(phrases, start):
            for phrase in phrases:
                if text.startswith(phrase, start) and (end := _ends(text, start + len(phrase))):
                    yield Place(start, end, self._values[phrase])


class WordPhrases(Generic[T]):
    """Phrases as words, with what each stands for; of two with the same words the first counts."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]]) -> None:
        """Note for each first word how many words its phrases have."""
        self._values: dict[tuple[str, ...], T] = {}
        sizes: dict[str, set[int]] = {}
        for words, value in entries:
            if words:
                self._values.setdefault(tuple(words), value)
                sizes.setdefault(words[0], set()).add(len(words))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    @property
    def first_words(self) -> AbstractSet[str]:
        """The words that a phrase begins with."""
        return self._sizes.keys()

    def at(self, line: Sequence[str], at: int) -> Place[T] | None:
        """Return the longest phrase that begins at a word of a line; None beyond its end."""
        return next(self.every(line, at), None)

    def every(self, line: Sequence[str], at: int) -> Iterator[Place[T]]:
        """Yield the phrases that begin at a word of a line, the longest first."""
        for size in self._sizes.get(line[at], ()) if at < len(line) else ():
            words = tuple(line[at : at + size])
            if len(words) == size and words in self._values:
                yield Place(at, at + size, self._values[words])

    def all_in(self, line: Sequence[str]) -> Iterator[Place[T]]:
        """Yield the phrases in a line from left to right, none inside another."""
        at = 0
        while at < len(line):
            place = self.at(line, at)
            if place:
                yield place
            at = place.end if place else at + 1


def any_of(phrases: Iterable[str]) -> str:
    """Return a regular expression of any of some phrases, the longest first; of nothing where there are none."""
    return "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))) or "(?!)"


def smaller(text: str) -> str:
    """Return a text in lower case, every letter in its place."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _ends(text: str, end: int) -> int | None:
    """The end of a word there, with a plural "s" where one follows."""
    for after in (end, end + 1):
        if (after == end or text[end : end + 1] == "s") and not text[after : after + 1].isalnum():
            return after
    return None
