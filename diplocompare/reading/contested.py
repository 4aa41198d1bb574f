"""The contested names of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Protocol, TypeVar

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import Phrases
from diplocompare.lexicon.tables.matter import Contest
from diplocompare.model import Value
from diplocompare.reading.annotation import Found


class RivalSet(Value):
    """What a table of the list says beside its members."""

    rivals: tuple[tuple[str, str], ...]
    marked: frozenset[str]
    weak: frozenset[str]
    elsewhere: Phrases[bool]
    anywhere: bool
    whose: bool


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the contested names of one sentence: `kind` is the set, `value` the member."""
    phrases, sets = _phrases(lexicon), rival_sets(lexicon)
    for place in phrases.all_in(text):
        if place.value:
            name, member = place.value
            weak = member in sets[name].weak and any(sets[name].elsewhere.all_in(text))
            if not weak:
                yield Found(place.start, place.end, name, member)


@cache
def _phrases(lexicon: Lexicon) -> Phrases[tuple[str, str] | None]:
    """Every form with its set and member, every phrase of another meaning with nothing."""
    lists = lexicon.contested
    others = [(phrase, None) for rules in lists.values() for phrase in rules.negatives]
    forms = [
        (form, (name, member))
        for name, rules in lists.items()
        for member, entries in rules.members.items()
        for form in entries
    ]
    return Phrases([*others, *forms])


@cache
def rival_sets(lexicon: Lexicon) -> Mapping[str, RivalSet]:
    """Return the sets of rival names of a word list, by name."""
    return {name: _set(rules) for name, rules in lexicon.contested.items()}


class Named(Protocol):
    """Words that are a name of one of the sets: `kind` is the set, `value` the member."""

    @property
    def kind(self) -> str:
        """The set."""

    @property
    def value(self) -> str:
        """The member."""


_Name = TypeVar("_Name", bound=Named)


def rivals_among(one: Sequence[_Name], other: Sequence[_Name], lexicon: Lexicon) -> Iterator[tuple[_Name, _Name]]:
    """Yield each name of one text with each rival of it in another, of such as only one of the two texts has."""
    rivals = _rivals(lexicon)
    both = {each.value for each in one} & {each.value for each in other}
    for mine in one:
        for theirs in other:
            apart = mine.kind == theirs.kind and frozenset((mine.value, theirs.value)) in rivals.get(mine.kind, ())
            if apart and both.isdisjoint((mine.value, theirs.value)):
                yield mine, theirs


@cache
def _rivals(lexicon: Lexicon) -> Mapping[str, frozenset[frozenset[str]]]:
    return {name: frozenset(map(frozenset, rules.rivals)) for name, rules in rival_sets(lexicon).items()}


def _set(rules: Contest) -> RivalSet:
    return RivalSet(
        rules.rivals or tuple(combinations(rules.members, 2)),
        rules.marked,
        rules.weak,
        Phrases((word, True) for word in rules.elsewhere),
        rules.anywhere,
        rules.whose,
    )
