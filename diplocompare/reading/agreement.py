"""The words of one sentence by which the sides agree, or only talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.annotation import Found
from diplocompare.reading.verbs.grammar import Grammar, extended
from diplocompare.reading.verbs.predicates import Predicate, predicates

_KINDS = ("agreed", "discussed")


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the words of one sentence by which the sides together agree ("agreed") or only talk ("discussed")."""
    alone = _alone(lexicon)
    for found in predicates(text, _grammar(lexicon)):
        kind = found.entry if isinstance(found.entry, str) else alone.get(found.words.split()[0])
        if kind in _KINDS and _is_joint(found, kind) and "negated" not in found.marks:
            yield Found(found.start, found.end, kind, found.words, None, None, found.marks)


def _is_joint(found: Predicate, kind: str) -> bool:
    """Tell whether the sides do it together; what one has come "to discuss" with another is joint talk too."""
    if found.form == "passive" or found.subject == "several" or found.words.startswith("be exchange"):
        return True
    return found.form == "infinitive" and kind == "discussed"


@cache
def _grammar(lexicon: Lexicon) -> Grammar:
    """Return the phrases of this lens, and the other verbs too: they tell where a clause begins and ends."""
    lists = lexicon.agreement
    phrases = [(phrase, "agreed") for phrase in lists.agreed.phrases]
    phrases += [(phrase, "discussed") for phrase in lists.discussed.phrases]
    phrases += [(f"a {phrase}", "discussed") for phrase in lists.discussed.fixed]
    phrases += [(phrase, "neither") for phrase in lists.neither.phrases]
    return extended(lexicon, phrases)


@cache
def _alone(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the verbs that stand for every phrase which they begin, with their kinds."""
    lists = lexicon.agreement
    agreed = {phrase: "agreed" for phrase in lists.agreed.phrases if " " not in phrase}
    return agreed | {phrase: "discussed" for phrase in lists.discussed.phrases if " " not in phrase}
