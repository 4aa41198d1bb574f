"""How the words of each side stand below a finding, and how its sentence is spared what is quoted there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplocompare.phrasing.english import possessive
from diplocompare.phrasing.excerpt import ELLIPSIS, Piece, excerpt, passages_of, plain

# Before the words of a text that come near to what it does not have.
NEAREST = "nearest:"


def unrepeated(sentence: str, passages: Sequence[Sequence[Piece]], longest: int) -> str:
    """Shorten the quotations in a sentence that stand below it: what is left tells which of those is meant.

    `passages`: what is quoted there, in whose words the marked ones stay; `longest`: the letters that are left.
    """
    parts, end = [], 0
    for start, stop in _quotations(sentence):
        words = sentence[start:stop]
        if len(words) > longest and (found := _found(words, passages)):
            parts += [sentence[end:start], plain(excerpt([found], longest))]
            end = stop
    return "".join([*parts, sentence[end:]])


def without_nearest(sentence: str, passages: Sequence[Sequence[Piece]]) -> str:
    """Leave out of a sentence its last part where that quotes the nearest words, which stand below it.

    `passages`: those words; what follows them in the sentence stays.
    """
    quotations = list(_quotations(sentence))
    near = [place for place in quotations if _found(sentence[slice(*place)], passages)]
    if not near:
        return sentence
    part = sentence.rfind("; ", 0, near[0][0])
    if part < 0 or any(start > part and (start, stop) not in near for start, stop in quotations):
        return sentence
    return sentence[:part] + sentence[near[-1][1] + 1 :]


def is_but_words(sentence: str, sides: Sequence[str], label: str) -> bool:
    """Whether a sentence says nothing but that texts have the words that it quotes; `label`: that of its topic."""
    left, end = "", 0
    for start, stop in _quotations(sentence):
        left, end = left + sentence[end:start], stop
    left = f"{left}{sentence[end:]}".removeprefix(f"On {label}, ")
    for side in sides:
        left = left.replace(possessive(side), "")
    return end > 0 and not re.search(r"\w", re.sub(r"\b(text|has|and)\b", "", left))


def _quotations(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where quotations stand, without their marks; of those within each other the outermost."""
    depth = start = 0
    for place, letter in enumerate(sentence):
        if letter == "“":
            start = start if depth else place + 1
            depth += 1
        elif letter == "”" and depth:
            depth -= 1
            if not depth:
                yield start, place


def _found(words: str, passages: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
    """Return the words as a passage has them, with its marks; nothing where none has them.

    An ellipsis at the end stands for the rest of the passage.
    """
    core = words.strip(f"{ELLIPSIS} ")
    for passage in passages:
        text = plain(passage)
        start = text.find(core)
        if start >= 0:
            end = start + len(core) if core == words else len(text)
            return passages_of(text, [(start, end)], _marks(passage))[0]
    return ()


def _marks(passage: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in passage:
        if piece.marked:
            yield start, start + len(piece.text)
        start += len(piece.text)
