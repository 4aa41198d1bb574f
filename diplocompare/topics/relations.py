"""Whether two points of one topic report the same thing, or differ."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words
from diplocompare.model import Point, Readout, Relation
from diplocompare.pairs.similarity import Matrix

# The claims of all readouts, one after the other.
Claims = Sequence[tuple[Readout, Point]]
Pair = tuple[int, int]
# In a longer point a "not" belongs to a part of it, and seldom to the part that the other side speaks of.
_SHORT = 15  # words


def pairs_across(claims: Claims, found: Sequence[int]) -> list[Pair]:
    """Return the pairs of claims of a topic, by number, that are of different sides."""
    return [(i, j) for i in found for j in found if i < j and claims[i][0].id != claims[j][0].id]


def relate(
    claims: Claims, found: Sequence[int], reports: Matrix, threshold: float, lexicon: Lexicon
) -> dict[Pair, Relation]:
    """Return the pairs of a topic that report the same thing, or differ in it; all others are only related.

    They are each other's best partner among the two sides' points there, and reach the threshold. `found`: the topic's
    rows of the `(n, n)` probabilities to report the same.
    """
    pairs = pairs_across(claims, found)
    best: dict[tuple[int, str], float] = {}
    for i, j in pairs:
        for end in ((i, claims[j][0].id), (j, claims[i][0].id)):
            best[end] = max(best.get(end, threshold), float(reports[i, j]))
    return {
        (i, j): _relation(claims[i], claims[j], lexicon)
        for i, j in pairs
        if reports[i, j] >= max(best[i, claims[j][0].id], best[j, claims[i][0].id])
    }


def _relation(one: tuple[Readout, Point], other: tuple[Readout, Point], lexicon: Lexicon) -> Relation:
    """The same, or differing where one of two short points says "not"."""
    spoken = [bare_words(readout.quote(point)) for readout, point in (one, other)]
    negated = [not lexicon.vocabulary.negation.isdisjoint(words) for words in spoken]
    return "differs" if negated[0] != negated[1] and max(map(len, spoken)) <= _SHORT else "same"
