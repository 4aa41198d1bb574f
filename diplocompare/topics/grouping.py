"""Which points are of one topic: average linkage over the probabilities of pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diplocompare.model import Value
from diplocompare.pairs.similarity import Matrix


class Settings(Value):
    """Where pair probabilities become decisions; each between 0 and 1. Chosen by `benchmarks/tune.py`.

    `join`: groups whose mean pair probability reaches it are one topic; `stay`: a point leaves a topic of several sides
    unless it reaches this with one of another side's points there; `same`: two points of a topic report the same thing
    where they are each other's best partner and the probability that they do reaches it.
    """

    join: float = 0.20
    stay: float = 0.30
    same: float = 0.35


def group(scores: Matrix, threshold: float) -> list[list[int]]:
    """Group points by average linkage: groups are joined while their mean pair score is at least `threshold`.

    `scores`: `(n, n)`, symmetric. Nearest-neighbour chains (Murtagh 1983) find the same joins as the plain method in
    quadratic time. Ties go to the point that comes first.
    """
    work = scores.copy()
    np.fill_diagonal(work, -1.0)
    members: list[list[int]] = [[at] for at in range(len(work))]
    alive = np.ones(len(work), dtype=bool)
    joins: list[tuple[float, int, int]] = []
    chain: list[int] = []
    while alive.sum() > 1:
        if not chain:
            chain.append(int(np.argmax(alive)))
        top = chain[-1]
        row = np.where(alive, work[top], -1.0)
        row[top] = -1.0
        best = int(np.argmax(row))
        if len(chain) > 1 and row[chain[-2]] >= row[best]:
            best = chain[-2]
            chain = chain[:-2]
            pair = (min(top, best), max(top, best))
            joins.append((float(row[best]), *pair))
            _merge(work, members, alive, pair)
        else:
            chain.append(best)
    return _cut(len(work), joins, threshold)


def split_strays(found: Sequence[int], sides: Sequence[str], scores: Matrix, settings: Settings) -> list[list[int]]:
    """Split from a group the points that are unlike every point of other sides in it; return what is left, and these.

    A point may have come into the group only by way of others of its side. The weakest goes first, until all that are
    left reach `stay` with one of another side, or one side alone is left; those that went are grouped by side. `found`:
    row numbers of the `(n, n)` scores; `sides`: the side of each row.
    """
    rows = sorted(found)
    side = np.array([sides[at] for at in rows])
    abroad = np.where(side[:, None] != side[None, :], scores[np.ix_(rows, rows)], -1.0)
    present = np.ones(len(rows), dtype=bool)
    while len(set(side[present].tolist())) > 1:
        best = np.where(present, abroad[:, present].max(axis=1), np.inf)
        weakest = int(np.argmin(best))
        if best[weakest] >= settings.stay:
            break
        present[weakest] = False
    gone = [at for at, stays in zip(rows, present, strict=True) if not stays]
    parts = [[at for at, stays in zip(rows, present, strict=True) if stays]]
    for name in sorted({sides[at] for at in gone}):
        own = [at for at in gone if sides[at] == name]
        parts += [[own[at] for at in part] for part in group(scores[np.ix_(own, own)], settings.join)]
    return parts


def _merge(work: Matrix, members: list[list[int]], alive: np.ndarray, pair: tuple[int, int]) -> None:
    keep, drop = pair
    sizes = len(members[keep]), len(members[drop])
    work[keep] = (sizes[0] * work[keep] + sizes[1] * work[drop]) / sum(sizes)
    work[:, keep] = work[keep]
    work[keep, keep] = -1.0
    members[keep] = members[keep] + members[drop]
    alive[drop] = False


def _cut(n: int, joins: Sequence[tuple[float, int, int]], threshold: float) -> list[list[int]]:
    """The groups that joins at or above the threshold leave (average linkage never joins at a rising score)."""
    parent = list(range(n))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for score, first, second in joins:
        if score >= threshold:
            parent[root(second)] = root(first)
    groups: dict[int, list[int]] = {}
    for at in range(n):
        groups.setdefault(root(at), []).append(at)
    return list(groups.values())
