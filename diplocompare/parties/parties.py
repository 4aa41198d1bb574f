"""The parties to a call, and where a text names them: by their leaders' names, their countries and seats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from diplocompare.lexicon.countries import Country, side_words
from diplocompare.lexicon.phrases import WordPhrases
from diplocompare.lexicon.tokens import Token, bare_words, tokens
from diplocompare.model import Span, Value


class Party(Value):
    """One side of the call and what stands for it in any of the readouts, as bare tokens.

    `readout`: the id of its readout, None for a participant who published none here; `names`: words of its
    principal's name; `places`: its country, demonyms, capitals and seats of government, each a tuple of tokens.
    """

    readout: str | None
    side: str
    principal: str | None
    names: frozenset[str]
    places: frozenset[tuple[str, ...]]


class Mention(NamedTuple):
    """A party is named from one word of a line up to another; `is_leader`: by its principal's name."""

    party: Party
    start: int
    end: int
    is_leader: bool


class PartyNames:
    """What parties are called, to find them in texts; of two that share a name the first has it.

    `adjective_of`: the party that a word belongs to which no list has ("Ardeshi"), if any.
    """

    def __init__(self, parties: Sequence[Party], adjective_of: Callable[[str], Party | None] | None = None) -> None:
        """Note the places of the parties and the words of their principals' names."""
        self._places = WordPhrases((place, party) for party in parties for place in party.places)
        self._leaders = {name: party for party in reversed(parties) for name in party.names}
        self._adjective_of = adjective_of

    def find(self, line: Sequence[Token]) -> Iterator[Mention]:
        """Yield every place where a party is named in a line of words, the longest name first."""
        words = [token.bare for token in line]
        at = 0
        while at < len(line):
            token = line[at]
            # "US" is a country and "us" is not, May a name and "may" none; some names have small first letters
            # ("al-Sisi").
            place = self._places.at(words, at) if token.is_capital else None
            end = place.end if place else at + 1
            party = place.value if place else None if token.text.islower() else self._leaders.get(token.bare)
            if party is None and self._adjective_of and token.is_capital:
                party = self._adjective_of(token.text)
            if party:
                yield Mention(party, at, end, end == at + 1 and token.bare in party.names)
            at = end


def stands_for(word: str, invented: Sequence[str]) -> str | None:
    """Return the invented country that a word names, or whose adjective it is: "Belmoran" for Belmora."""
    for name in invented:
        root = name.rstrip("aeiouy")
        if len(root) > 2 and word.startswith(root) and len(word) - len(root) <= 4 and word[:1].isupper():
            return name
    return None


def mentions(text: str, parties: Sequence[Party]) -> Iterator[tuple[Party, Span]]:
    """Yield every place of a text where a party is named by its principal's name or by its country."""
    line = tokens(text)
    for mention in _names(tuple(parties)).find(line):
        yield mention.party, Span(line[mention.start].start, line[mention.end - 1].end)


_names = lru_cache(maxsize=16)(PartyNames)  # asked for every sentence


def places_of(side: str, country: Country | None) -> frozenset[tuple[str, ...]]:
    """Return what stands for a side: its name, and its country with demonyms, capitals and seats of government."""
    names = [side_words(side), *(bare_words(form) for form in (country.forms if country else ()))]
    return frozenset(words for words in names if words)
