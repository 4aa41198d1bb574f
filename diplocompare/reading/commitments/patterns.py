"""The patterns by which commitments are found: what `lexicon/en/commitments.toml` says of their signs, word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import Token, tokens

_MOST_TOKENS = 1_000  # of a sentence that are looked at
_ADVERBS = 4  # that "~" may stand for
_UP_TO = re.compile(r"(\.\.|-)(\d+)")


class Sentence:
    """One sentence by its tokens, `words` in their bare form."""

    def __init__(self, text: str) -> None:
        """Cut a text."""
        self.text = text
        self.tokens: tuple[Token, ...] = tokens(text)[:_MOST_TOKENS]
        self.words = tuple(token.bare for token in self.tokens)

    def gap(self, at: int) -> str:
        """Return what stands before a token, but for spaces, quotation marks and the like."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start].strip(" \"“”'’()-") if at else ""

    def is_joined(self, at: int) -> bool:
        """Tell whether no more than a comma parts a token from the one before."""
        return not self.gap(at).strip(",")


class _Skip(NamedTuple):
    """Up to `most` words: any but those of `stops`; with `fillers` only these and adverbs."""

    most: int
    stops: frozenset[str] = frozenset()
    fillers: frozenset[str] | None = None

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield the tokens at which one may stand after it."""
        yield at
        for place in range(at, min(len(sentence.words), at + self.most)):
            word = sentence.words[place]
            fits = self.fillers is None or word in self.fillers or word.endswith("ly")
            if not fits or word in self.stops or not sentence.is_joined(place):
                return
            yield place + 1


class _OneOf(NamedTuple):
    """One of some words."""

    words: frozenset[str]

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield the token after the word."""
        if sentence.words[at] in self.words:
            yield at + 1


class _NoneOf(NamedTuple):
    """Any word comes next but some."""

    words: frozenset[str]

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield the token itself: the word belongs to what follows."""
        if sentence.words[at] not in self.words:
            yield at


class _Capital(NamedTuple):
    """A word with a capital letter."""

    def ends(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield the token after the word."""
        if sentence.tokens[at].is_capital:
            yield at + 1


_Element = _Skip | _OneOf | _NoneOf | _Capital


class Pattern(NamedTuple):
    """How a commitment of a kind looks; `whole`: it begins with its clause; `first`: the first element as written."""

    kind: str
    value: str
    whole: bool
    first: str
    rest: tuple[_Element, ...]

    def fit(self, sentence: Sentence, at: int) -> int | None:
        """Return the token after the shortest stretch from a token on that fits what follows the first word."""
        places = {at}
        for element in self.rest:
            # A word is looked for within the sentence only; to skip none is possible at its end too.
            within = (
                place
                for place in places
                if isinstance(element, _Skip) or (place < len(sentence.words) and sentence.is_joined(place))
            )
            places = {end for place in within for end in element.ends(sentence, place)}
        return min(places, default=None)


class Lists(NamedTuple):
    """The word list as it is asked: the words of each list, and the patterns by the words that they may begin with."""

    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, Sequence[Pattern]]


@cache
def commitment_lists(lexicon: Lexicon) -> Lists:
    """Return the word list of commitments."""
    words = defaultdict(frozenset, {name: frozenset(each) for name, each in lexicon.commitments.words.items()})
    words["agree"] |= words["pledge"]
    patterns: dict[str, list[Pattern]] = {}
    for name, written in lexicon.commitments.patterns.items():
        kind, _, value = name.partition(": ")
        for each in written:
            first, *rest = each.removeprefix("^").split()
            elements = tuple(_element(element, words) for element in rest)
            pattern = Pattern(kind, value, each.startswith("^"), first, elements)
            for word in _words(first, words):
                patterns.setdefault(word, []).append(pattern)
    return Lists(words, patterns)


def _element(written: str, words: Mapping[str, frozenset[str]]) -> _Element:
    if written == "~":
        return _Skip(_ADVERBS, fillers=words["skip"])
    if found := _UP_TO.fullmatch(written):
        return _Skip(int(found[2]), stops=words["stops"] if found[1] == "-" else frozenset())
    if written == "Capital":
        return _Capital()
    if written.startswith("!"):
        return _NoneOf(_words(written[1:], words))
    return _OneOf(_words(written, words))


def _words(written: str, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the words of "<list>", or of "one|another"."""
    return words[written[1:-1]] if written.startswith("<") else frozenset(written.split("|"))
