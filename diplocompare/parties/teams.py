"""Who else stands for a side: the persons whom the first sentence names beside its leader, or in the leader's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diplocompare.lexicon.countries import side_words
from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Value
from diplocompare.parties.parties import Party
from diplocompare.parties.persons import Item, leaders_titles, name_words, read_items

_CHARACTERS_OF_SENTENCE = 600  # in which the first sentence ends, if it is one


class Team(Value):
    """A party with the names of everyone who stands for it, and how many they are."""

    party: Party
    size: int


def teams(text: str, parties: Sequence[Party], lexicon: Lexicon) -> tuple[Team, ...]:
    """Return the parties in their order, each with the persons whom the first sentence of a readout names on its side.

    `parties`: the issuer of the text is the first. Where more than two take part, nobody is added.
    """
    found: dict[Party, list[frozenset[str]]] = {party: [] for party in parties}
    if len(parties) == 2:
        for group in _groups(_first_sentence(text, parties, lexicon), lexicon):
            side = _side_of(group, parties)
            if side:
                found[side] += group.names
    return tuple(_team(party, found[party]) for party in parties)


def _team(party: Party, members: Sequence[frozenset[str]]) -> Team:
    persons: list[frozenset[str]] = []
    for words in members:
        if all(words.isdisjoint(other) for other in persons):
            persons.append(words)
    # A leader's own name may come with a word of the title.
    others = [words for words in persons if words.isdisjoint(party.names)]
    return Team(replace(party, names=party.names.union(*others)), len(persons))


def _first_sentence(text: str, parties: Sequence[Party], lexicon: Lexicon) -> list[Item]:
    sides = {word: party.side for party in parties for word in side_words(party.side)}
    items = read_items(
        text[:_CHARACTERS_OF_SENTENCE], leaders_titles(lexicon), lambda word: sides.get(word.lower()), lexicon
    )
    end = next((at for at, item in enumerate(items) if at > 0 and item.opens), len(items))
    return items[:end]


class _Group(Value):
    """Persons joined by "and": their names as words; `titled`: one has a title; `met`: they are the other party."""

    names: tuple[frozenset[str], ...]
    titled: bool
    met: bool


def _groups(items: Sequence[Item], lexicon: Lexicon) -> Iterator[_Group]:
    """Yield the persons who are named in a sentence, those joined by "and" together."""
    between = lexicon.vocabulary.of_office | {"the", "of", "for", "and", "his", "her"}
    names: list[frozenset[str]] = []
    titled = met = False
    joined = True
    before = ""
    for item in items:
        joined = joined or item.value == "and" or item.gap.startswith(",")
        if item.value in lexicon.vocabulary.particles and item.value != "of":
            continue
        is_place, before = before in ("the", "of", "in", "at"), item.value
        if item.kind == "name" and is_place:
            continue
        if item.kind == "name":
            words = name_words(item.value, lexicon)
            names = [*names, words] if joined else [*names[:-1], names[-1] | words]
            joined = False
        elif item.kind == "title":
            titled = True
        elif item.kind == "word" and item.value not in between:
            if names:
                yield _Group(tuple(names), titled, met)
            names, titled, joined = [], False, True
            met = met or item.value in lexicon.vocabulary.meeting
    if names:
        yield _Group(tuple(names), titled, met)


def _side_of(group: _Group, parties: Sequence[Party]) -> Party | None:
    """The party that persons stand for, None where leaders of both are among them or nobody can tell."""
    led = [party for party in parties if any(words & party.names for words in group.names)]
    if led:
        return led[0] if len(led) == 1 else None
    return parties[1 if group.met else 0] if group.titled else None
