"""A sentence as its words, numbers and signs, and the word list of figures in the form in which it is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import WordPhrases
from diplocompare.lexicon.tokens import Token, cut
from diplocompare.reading.annotation import Found

# Numbers stand apart from the letters and signs around them, as in "$500m" and "30-day", and are whole: 2022-03-18,
# 18.3.2022, 1,50,000.5, 13.6. A run of one sign ("...") is one.
_PIECE = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,3}(?:,\d{2,3}){0,4},\d{3}(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
    r"|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?|([^\w\s])\1*"
)
_DASHES = frozenset("-–—")


class Line:
    """A sentence cut for reading figures; before its first and after its last piece there is nothing."""

    def __init__(self, text: str) -> None:
        """Cut a text."""
        self.pieces: tuple[Token, ...] = tuple(cut(text, _PIECE))
        # As the word list has them: letters bare, numbers and signs as written.
        self.words = [piece.bare if piece.text[0].isalpha() else piece.text for piece in self.pieces]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.pieces)

    def word(self, at: int) -> str:
        """Return a piece as the word list has it, empty outside the line."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def written(self, at: int) -> str:
        """Return a piece as it is written, empty outside the line."""
        return self.pieces[at].text if 0 <= at < len(self.pieces) else ""

    def is_tight(self, at: int) -> bool:
        """Tell whether there is a piece that nothing separates from the one before it."""
        return 0 < at < len(self.pieces) and self.pieces[at].start == self.pieces[at - 1].end

    def is_range(self, at: int) -> bool:
        """Tell whether a piece may stand between the two ends of a range."""
        return self.word(at) in _DASHES or self.word(at) in ("to", "or")

    def is_and_a_half(self, at: int) -> bool:
        """Tell whether "and a half" stands there."""
        return self.words[at : at + 3] == ["and", "a", "half"]

    def found(self, at: int, after: int, kind: str, value: str) -> Found:
        """Return the pieces from one place to before another as found words."""
        return Found(self.pieces[at].start, self.pieces[after - 1].end, kind, value)


class FigureLists(NamedTuple):
    """The word list by the forms that a text has. `starts`: the words that a figure may begin with, besides digits."""

    numerals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    money: WordPhrases[str]
    durations: WordPhrases[str]
    share: WordPhrases[str]
    months: Mapping[str, int]
    context: Mapping[str, frozenset[str]]
    starts: frozenset[str]


@cache
def figure_lists(lexicon: Lexicon) -> FigureLists:
    """Return the word list of figures, turned round for looking up."""
    lists = lexicon.figures
    numerals, months = _worth_by_form(lists.numerals), _worth_by_form(lists.months)
    money = _phrases(lists.money)
    return FigureLists(
        numerals,
        _worth_by_form(lists.scales),
        _worth_by_form(lists.suffixes),
        money,
        _phrases(lists.durations),
        _phrases(lists.share),
        months,
        {name: frozenset(" ".join(Line(form).words) for form in forms) for name, forms in lists.context.items()},
        frozenset().union(money.first_words, numerals, months, ("a", "an", "half")),
    )


def _worth_by_form(forms: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {" ".join(Line(form).words): int(worth) for worth, entries in forms.items() for form in entries}


def _phrases(forms: Mapping[str, Sequence[str]]) -> WordPhrases[str]:
    return WordPhrases((Line(form).words, key) for key, entries in forms.items() for form in entries)
