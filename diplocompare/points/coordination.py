"""Where grammar alone says that another matter is named: a second thing reported, an item of a list that was discussed.

The learned judgement of `cuts` has seen few of these: synthetic calls seldom list their matters as short readouts do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diplocompare.points.words import Word

# Words on either side of the conjunction before a second predicate: fewer make no point of their own.
_LEAST_AROUND = 5
_LONGEST_ITEM = 8  # words
# "A and B" is rather one matter than a list of two.
_LEAST_ITEMS = 3


def second_predicates(words: Sequence[Word]) -> frozenset[int]:
    """Return where somebody reports a second thing: "voiced ... | and called for ..."; each place is a conjunction."""
    first_verb = next((at for at, word in enumerate(words) if word.finite), None)
    if first_verb is None:
        return frozenset()
    inside = range(max(_LEAST_AROUND, first_verb + 1), len(words) - _LEAST_AROUND + 1)
    conjunctions = [at for at in inside if words[at].bare in ("and", "but", "while")]
    return frozenset(at for at in conjunctions if _is_verb_behind(words, at + 1))


def list_items(words: Sequence[Word]) -> frozenset[int]:
    """Return where the items of a list begin, from the second: "discussed A, | B, | and C".

    It is a list only where short items between commas lead up to a last one with ", and".
    """
    verb = next((at for at, word in enumerate(words) if word.enumerates), None)
    if verb is None:
        return frozenset()
    commas = [at for at in range(verb + 2, len(words)) if "," in words[at].gap]
    items: list[int] = []
    for start, end in pairwise([verb + 1, *commas, len(words)]):
        if end - start > _LONGEST_ITEM:
            break
        items.append(start)
        if start in commas and words[start].bare == "and":
            return frozenset(items[1:]) if len(items) >= _LEAST_ITEMS else frozenset()
    return frozenset()


def _is_verb_behind(words: Sequence[Word], at: int) -> bool:
    """Whether a finite reporting verb stands here, adverbs before it passed over."""
    while at < len(words) - 1 and (words[at].kind == "-ly" or words[at].bare in ("also", "then", "further")):
        at += 1
    return at < len(words) and words[at].finite
