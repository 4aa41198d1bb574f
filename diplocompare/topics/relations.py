"""Whether two points of one topic report the same thing, or differ, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import How, Point, Readout, Relation
from diplocompare.pairs.likeliest import likeliest_pairs
from diplocompare.pairs.similarity import Matrix
from diplocompare.relations.compare import PointText, contradictions, read_point

# The claims of all readouts, one after the other.
Claims = Sequence[tuple[Readout, Point]]
Pair = tuple[int, int]
# What two points say together, and in what they differ.
Told = tuple[Relation, tuple[How, ...]]
# Only so many of a point's likeliest counterparts on other sides, and of this probability, are read against it: points
# of nothing in common cannot contradict each other.
_CANDIDATES, _LEAST = 4, 0.2
# Two points that contradict each other are of one matter, however few words they share: this sure.
_ONE_MATTER = 0.9


def find_contradictions(claims: Claims, together: Matrix, lexicon: Lexicon) -> dict[Pair, tuple[How, ...]]:
    """Return the pairs of claims across sides that oppose each other or give other figures for one thing, with how.

    `together`: `(n, n)`, row i is claim i, the probability to be of one topic.
    """
    read: dict[int, PointText] = {}
    found: dict[Pair, tuple[How, ...]] = {}
    sides = [readout.id for readout, _ in claims]
    for pair in likeliest_pairs(sides, together, most=_CANDIDATES, least=_LEAST):
        for at in pair:
            if at not in read:
                readout, point = claims[at]
                read[at] = read_point(readout.quote(point), lexicon)
        how = contradictions(read[pair[0]], read[pair[1]])
        if how:
            found[pair] = how
    return found


def bring_together(together: Matrix, contradictions: Mapping[Pair, tuple[How, ...]]) -> Matrix:
    """Return the probabilities to be of one topic, raised for pairs that contradict each other."""
    raised = together.copy()
    for i, j in contradictions:
        raised[i, j] = raised[j, i] = max(float(together[i, j]), _ONE_MATTER)
    return raised


def pairs_across(claims: Claims, found: Sequence[int]) -> list[Pair]:
    """Return the pairs of claims of a topic, by number, that are of different sides."""
    return [(i, j) for i in found for j in found if i < j and claims[i][0].id != claims[j][0].id]


def relate(
    claims: Claims,
    found: Sequence[int],
    reports: Matrix,
    threshold: float,
    contradictions: Mapping[Pair, tuple[How, ...]],
) -> dict[Pair, Told]:
    """Return the pairs of a topic that report the same thing, or differ in it; all others are only related.

    Those that contradict each other differ. Of the others those report the same which are each other's best partner
    among the two sides' points there, and reach the threshold. `found`: the topic's rows of the `(n, n)` probabilities
    to report the same.
    """
    pairs = pairs_across(claims, found)
    best: dict[tuple[int, str], float] = {}
    for i, j in pairs:
        for end in ((i, claims[j][0].id), (j, claims[i][0].id)):
            best[end] = max(best.get(end, threshold), float(reports[i, j]))
    told: dict[Pair, Told] = {}
    for i, j in pairs:
        if (i, j) in contradictions:
            told[i, j] = "differs", contradictions[i, j]
        elif reports[i, j] >= max(best[i, claims[j][0].id], best[j, claims[i][0].id]):
            told[i, j] = "same", ()
    return told
