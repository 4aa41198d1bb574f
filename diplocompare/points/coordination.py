"""Where grammar alone says that another matter is named: a second thing reported, an item of a list that was discussed.

The learned judgement of `cuts` has seen few of these: synthetic calls seldom list their matters as short readouts do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diplocompare.points.words import Word

_LEAST = 5  # words on either side of a second predicate
_LONGEST = 8  # words of an item
_ITEMS = 3


def second_predicates(words: Sequence[Word]) -> frozenset[int]:
    """Return where somebody reports a second thing: "voiced ... | and called for ..."; each place is a conjunction."""
    verbs = [at for at, word in enumerate(words) if word.finite]
    if not verbs:
        return frozenset()
    return frozenset(
        at
        for at in range(max(_LEAST, verbs[0] + 1), len(words) - _LEAST + 1)
        if words[at].bare in ("and", "but", "while") and _verb_behind(words, at + 1)
    )


def list_items(words: Sequence[Word]) -> frozenset[int]:
    """Return where the items of a list begin, from the second: "discussed A, | B, | and C"."""
    listing = next((at for at, word in enumerate(words) if word.enumerates), None)
    if listing is None:
        return frozenset()
    starts = [at for at in range(listing + 2, len(words)) if "," in words[at].gap]
    items: list[int] = []
    for start, end in pairwise([listing + 1, *starts, len(words)]):
        if end - start > _LONGEST:
            break
        items.append(start)
        if start in starts and words[start].bare == "and":
            return frozenset(items[1:]) if len(items) >= _ITEMS else frozenset()
    return frozenset()


def _verb_behind(words: Sequence[Word], at: int) -> bool:
    """Whether a finite reporting verb stands here, adverbs before it passed over."""
    while at < len(words) - 1 and (words[at].kind == "-ly" or words[at].bare in ("also", "then", "further")):
        at += 1
    return at < len(words) and words[at].finite
