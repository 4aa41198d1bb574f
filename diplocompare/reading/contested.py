"""The contested names of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Any

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import Phrases
from diplocompare.model import Value
from diplocompare.reading.annotation import Found

_KEYS = ("not", "marked", "rivals", "weak", "elsewhere", "scope", "whose")


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


def _tables(lexicon: Lexicon) -> Mapping[str, Any]:
    return lexicon["contested"] if "contested" in lexicon else {}  # noqa: SIM401  a lexicon has no get


@cache
def _phrases(lexicon: Lexicon) -> Phrases[tuple[str, str] | None]:
    """Every form with its set and member, every phrase of another meaning with nothing."""
    lists = _tables(lexicon)
    others = [(phrase, None) for rules in lists.values() for phrase in rules.get("not", ())]
    forms = [
        (form, (name, member))
        for name, rules in lists.items()
        for member, entries in rules.items()
        if member not in _KEYS
        for form in entries
    ]
    return Phrases([*others, *forms])


@cache
def rival_sets(lexicon: Lexicon) -> Mapping[str, RivalSet]:
    """Return the sets of rival names of a word list, by name."""
    lists = _tables(lexicon)
    return {name: _set(rules) for name, rules in lists.items()}


def _set(rules: Mapping[str, Any]) -> RivalSet:
    members = [member for member in rules if member not in _KEYS]
    return RivalSet(
        tuple((one, other) for one, other in rules.get("rivals", combinations(members, 2))),
        frozenset(rules.get("marked", ())),
        frozenset(rules.get("weak", ())),
        Phrases((word, True) for word in rules.get("elsewhere", ())),
        rules.get("scope") == "text",
        bool(rules.get("whose")),
    )
