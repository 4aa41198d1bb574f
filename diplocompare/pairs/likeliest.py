"""Which pairs across sides are worth a closer look: those that are among the likeliest of one of the two."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from diplocompare.pairs.similarity import Matrix


def likeliest_pairs(sides: Sequence[Hashable], together: Matrix, *, most: int, least: float) -> list[tuple[int, int]]:
    """Return the pairs across sides, by number and in order, that are among the likeliest partners of one of the two.

    `sides`: that of each point; `together`: `(n, n)`, the probability of each pair to be of one topic; `most`: how many
    partners of each point; `least`: how likely they must be. Where several are equally likely all of them are returned,
    so that it does not matter which side comes first.
    """
    side = np.array(sides)
    abroad = np.where(side[:, None] != side[None, :], together, -1.0)
    ranked = -np.sort(-abroad, axis=1)
    bar = ranked[:, min(most, abroad.shape[1]) - 1 :][:, :1]  # the last one that is looked at
    taken = (abroad >= np.maximum(bar, least)) & (abroad >= 0.0)
    return [(int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(taken | taken.T)), strict=True)]
