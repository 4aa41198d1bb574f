"""The contested names of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

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


def _set(rules: Contest) -> RivalSet:
    return RivalSet(
        rules.rivals or tuple(combinations(rules.members, 2)),
        rules.marked,
        rules.weak,
        Phrases((word, True) for word in rules.elsewhere),
        rules.anywhere,
        rules.whose,
    )
