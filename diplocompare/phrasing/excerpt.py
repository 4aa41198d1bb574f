"""Shorten words that are quoted around those of them that tell; whole words stay, an ellipsis stands for the others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

ELLIPSIS = "…"
# What a sentence ends with, also in scripts that have signs of their own for it.
SENTENCE_ENDS = (".", "!", "?", "”", '"', ")", "]", "»", "…", "。", "！", "？", "」", "』", "؟", "।")
# Scripts that set no blanks between words have a word a letter here.
_UNSPACED = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\s{_UNSPACED}]+")
# Accents that are characters of their own belong to the letter before them.
_FROM_LETTER_TO_LETTER = re.compile("[^\\W_](?:.*[^\\W_])?[\u0300-\u036f]*", re.DOTALL)
# Signs that do not stand before an ellipsis.
_WEAK_ENDS = ",;:"
# Signs that keep a blank between themselves and an ellipsis, since a sentence ends there.
_STRONG_ENDS = (".", "!", "?")


class Piece(NamedTuple):
    """A run of words; `marked`: they are telling."""

    text: str
    marked: bool = False


class _Word(NamedTuple):
    """A word of a passage. `passage`: its number; `pieces`: its runs; `spaced`: a blank stands before it."""

    passage: int
    text: str
    pieces: tuple[Piece, ...]
    spaced: bool = False

    @property
    def marked(self) -> bool:
        """Whether any of it is."""
        return any(piece.marked for piece in self.pieces)


def plain(pieces: Sequence[Piece]) -> str:
    """Return the words of pieces without their marks."""
    return "".join(piece.text for piece in pieces)


def excerpt(
    passages: Sequence[Sequence[Piece]], longest: int, measure: Callable[[str], int] = len
) -> tuple[Piece, ...]:
    """Return as much of passages as has a length of at most `longest`: around the marks, or else from the beginning.

    What is left out between words, before or after them has an ellipsis in its place; only a single word that is too
    long is cut apart. `measure`: what a text's length is.
    """
    words = [word for number, passage in enumerate(passages) for word in _words(passage, number)]
    kept = _fitting(words, longest, measure)
    if words and not kept:
        lead = next((word for word in words if word.marked), words[0])
        return (Piece(_cut_apart(lead.text, longest, measure), lead.marked),)
    runs = groupby(_set(words, kept), key=lambda piece: piece.marked)
    return tuple(Piece(plain(list(run)), marked) for marked, run in runs)


def unbroken(
    passages: Sequence[Sequence[Piece]], longest: int, measure: Callable[[str], int] = len
) -> tuple[Piece, ...]:
    """Return as much of passages as `excerpt` does where that is words in a row, or else the beginning of the first.

    Words in a row can be read as a sentence; those around several marks often cannot.
    """
    around = excerpt(passages, longest, measure)
    if ELLIPSIS not in plain(around).strip(ELLIPSIS) or not passages:
        return around
    words = plain(excerpt([[Piece(plain(passages[0]))]], longest, measure))
    shared = len(words) if plain(passages[0]).startswith(words) else len(words.rstrip(f" {ELLIPSIS}"))
    found, end = [], 0
    for piece in passages[0]:
        if end < shared:
            found.append(Piece(piece.text[: shared - end], piece.marked))
        end += len(piece.text)
    return (*found, Piece(words[shared:])) if words[shared:] else tuple(found)


def goes_on(words: str) -> bool:
    """Whether words that are quoted end inside their sentence, which is to be seen where they are."""
    return not words.rstrip().endswith(SENTENCE_ENDS)


def passages_of(
    text: str, spans: Iterable[tuple[int, int]], marks: Iterable[tuple[int, int]]
) -> list[tuple[Piece, ...]]:
    """Return the passages of a text that some spans of it are, in order, with what lies in others as their marks.

    Spans that overlap, or that only blanks part, are one passage. A mark goes from a letter or figure to one.
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    trimmed = [_trimmed(text, start, end) for start, end in marks]
    return [tuple(_marked(text, start, end, trimmed)) for start, end in joined]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the signs at its ends, which no format can set well in another type than what follows."""
    found = _FROM_LETTER_TO_LETTER.search(text[start:end])
    return (start + found.start(), start + found.end()) if found else (start, start)


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    here = sorted((max(first, start), min(last, end)) for first, last in marks if first < end and start < last)
    for first, last in here:
        if last > start:
            if first > start:
                yield Piece(text[start:first])
            yield Piece(text[max(first, start) : last], marked=True)
            start = last
    if start < end:
        yield Piece(text[start:end])


def _words(passage: Sequence[Piece], number: int) -> Iterator[_Word]:
    text = plain(passage)
    marked = [piece.marked for piece in passage for _ in piece.text]
    end = 0
    for found in _WORD.finditer(text):
        flags = marked[found.start() : found.end()]
        if any(flags):
            runs = groupby(zip(found[0], flags, strict=True), key=lambda letter: letter[1])
            pieces = tuple(Piece("".join(letter for letter, _ in run), flag) for flag, run in runs)
        else:
            pieces = (Piece(found[0]),)
        yield _Word(number, found[0], pieces, spaced=found.start() > end)
        end = found.end()


def _fitting(words: Sequence[_Word], longest: int, measure: Callable[[str], int]) -> list[int]:
    """Return the places of the words that are kept: all, a beginning that holds all marks, or those next to marks."""
    beginning = _room_for(words, range(len(words)), longest, measure)
    marks = [place for place, word in enumerate(words) if word.marked]
    if len(beginning) == len(words):
        return beginning
    if not marks:
        return [place for place in beginning if words[place].passage == words[0].passage]
    if set(beginning).issuperset(marks):
        return beginning
    distances = _distances(words)
    return _room_for(words, sorted(range(len(words)), key=lambda place: distances[place]), longest, measure)


def _distances(words: Sequence[_Word]) -> list[int]:
    """Return for each word how many words away the next marked one of its passage is."""
    far = len(words)
    distances = [far] * far
    for order in (range(far), range(far - 1, -1, -1)):
        since, passage = far, -1
        for place in order:
            within = words[place].passage == passage
            since = 0 if words[place].marked else since + 1 if within else far
            passage = words[place].passage
            distances[place] = min(distances[place], since)
    return distances


def _room_for(words: Sequence[_Word], order: Sequence[int], longest: int, measure: Callable[[str], int]) -> list[int]:
    """Return, sorted, the first places in an order for whose words there is room."""

    # With one word more it is never shorter: a word takes at least the room of the ellipsis that it replaces.
    def length(count: int) -> int:
        return measure(plain(_set(words, sorted(order[:count]))))

    # Not by the measure alone: letters that take no room might go on for ever.
    counts = range(min(len(order), longest) + 1)
    return sorted(order[: bisect_right(counts, longest, key=length) - 1])


def _set(words: Sequence[_Word], kept: Sequence[int]) -> list[Piece]:
    """Return the kept words as they are set, in runs: an ellipsis stands for those that are left out."""
    pieces: list[Piece] = []
    before = -1
    for place in kept:
        word = words[place]
        if place == before + 1 and (not pieces or words[before].passage == word.passage):
            if word.spaced and pieces:
                pieces.append(Piece(" ", pieces[-1].marked and word.pieces[0].marked))
        else:
            _end_strongly(pieces)
            pieces.append(Piece(f" {ELLIPSIS} " if pieces else ELLIPSIS))
        pieces += word.pieces
        before = place
    if kept and before < len(words) - 1:
        _end_strongly(pieces)
        pieces.append(Piece(f" {ELLIPSIS}" if pieces and pieces[-1].text.endswith(_STRONG_ENDS) else ELLIPSIS))
    return pieces


def _end_strongly(pieces: list[Piece]) -> None:
    """Take the signs off the end that do not stand before an ellipsis."""
    while pieces and not (text := pieces[-1].text.rstrip(_WEAK_ENDS)):
        pieces.pop()
    if pieces:
        pieces[-1] = Piece(text, pieces[-1].marked)


def _cut_apart(word: str, longest: int, measure: Callable[[str], int]) -> str:
    kept = word[: max(longest - 1, 0)]
    while kept and measure(kept) >= longest:
        kept = kept[:-1]
    return kept + ELLIPSIS
