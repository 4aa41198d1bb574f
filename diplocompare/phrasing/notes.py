"""Notes on the texts: what to know of where they come from before they are compared, in one neutral sentence each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from diplocompare.phrasing.english import listed, possessive, text_of
from diplocompare.phrasing.shorten import shorten

# How much of a line is quoted, and how many lines are.
QUOTED_LETTERS = 60
QUOTED_LINES = 3
# A model that knows other languages than English.
MULTILINGUAL = "paraphrase-multilingual-MiniLM-L12-v2"
# From this part of a text on it is told to be in a language, and below it how much of it is.
_WHOLLY = 0.9
Claim = Literal["excerpt", "translation", "machine-translation", "transcript", "abridged-translation"]
# In the order in which they are told: a machine's translation is not told as another one besides.
SAYS_OF_ITSELF: Mapping[Claim, str] = {
    "excerpt": "calls itself an excerpt or a summary",
    "machine-translation": "calls itself a machine translation",
    "translation": "calls itself a translation",
    "transcript": "calls itself a transcript",
    "abridged-translation": "may be an abridged translation",
}


def quoted_line(words: str) -> str:
    """Return words in quotation marks, on one line, cut where they are long."""
    return f"“{shorten(' '.join(words.split()), QUOTED_LETTERS)}”"


def same_text(one: str, other: str) -> str:
    """Say that two sides' texts are the same to the last character."""
    return f"{one} and {other} are given the very same text."


def copies(one: str, other: str, same: float) -> str:
    """Say that two texts have most of their words in common. `same`: which part of them, 0 to 1."""
    return f"{one} and {other} are copies of one text: {_percent(same)} the same."


def contained(inner: str, outer: str, part: float) -> str:
    """Say that one text stands in another. `part`: how much of it, 0 to 1."""
    return f"{_percent(part)} of {text_of(inner)} stands word for word in {possessive(outer)}."


def dates_apart(dated: Sequence[tuple[str, str]]) -> str:
    """Say that the texts are of days too far apart for one call; each pair: the side and its text's date."""
    told = [f"{possessive(side)} is of {date}" for side, date in dated]
    return f"The dates do not fit one call: {listed(told)}."


def unequal_lengths(longest: tuple[str, int], shortest: tuple[str, int]) -> str:
    """Say how unequal the texts are in length; each pair: the side and how many words its text has."""
    told = [f"{possessive(side)} has {words:,} words" for side, words in (longest, shortest)]
    return f"The texts are very unequal in length: {listed(told)}."


def dropped_lines(side: str, lines: Sequence[str]) -> str:
    """Say which lines of a side's page are not in the text that is compared."""
    shown = [quoted_line(line) for line in lines[:QUOTED_LINES]]
    more = [f"{len(lines) - QUOTED_LINES} more"] if len(lines) > QUOTED_LINES else []
    count = "1 line was" if len(lines) == 1 else f"{len(lines)} lines were"
    return f"Of {possessive(side)} page {count} dropped: {listed([*shown, *more])}."


def says_of_itself(side: str, claim: Claim, words: str) -> str:
    """Say what a text calls itself, in which words."""
    return f"{text_of(side)} {SAYS_OF_ITSELF[claim]}: {quoted_line(words)}."


def is_json(side: str) -> str:
    """Say that a text is JSON."""
    return f"{text_of(side)} is JSON rather than prose."


def has_markup(side: str, marks: int) -> str:
    """Say how many marks of HTML a text holds."""
    return f"{text_of(side)} holds {marks} marks of HTML, which are compared as if they were words."


def has_omissions(side: str, count: int) -> str:
    """Say how often a text marks that words are left out of it."""
    times = "once" if count == 1 else f"{count} times"
    return f"{text_of(side)} marks {times} that words were left out."


def is_cut_off(side: str, last_words: str) -> str:
    """Say that a text seems to stop before its end."""
    return f"{text_of(side)} seems to be cut off at its end: {quoted_line(last_words)}."


def in_other_language(side: str, part: float, language: str) -> str:
    """Say that a text is in a language that the model does not know. `part`: how much of it, 0 to 1."""
    partly = "is in" if part > _WHOLLY else f"is to {_percent(part)} in"
    return f"{text_of(side)} {partly} {language}, which the embedded model does not know; --model {MULTILINGUAL} does."


def other_language_given(side: str, given: str, found: str) -> str:
    """Say that a text is in another language than is given for it."""
    return f"{text_of(side)} is given as {given} but reads as {found}."


def _percent(part: float) -> str:
    """Return a part as a percentage that says 100 only of all."""
    return f"{100 if part == 1 else min(99, round(100 * part))}%"
