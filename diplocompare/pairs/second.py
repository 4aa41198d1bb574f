"""A second opinion on the likeliest pairs: which are put to the large judge, and how its answers are heeded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from diplocompare.embed.judge.protocol import LOGITS, Judge
from diplocompare.pairs.confidence import log_odds
from diplocompare.pairs.features import Claim
from diplocompare.pairs.likeliest import likeliest_pairs
from diplocompare.pairs.similarity import Matrix
from diplocompare.weights.logistic import fitted, logistic_each

# The weights by which the judge is heeded, chosen by `training/second.py`.
TOPIC, SAME = "large-topic", "large-same"
# How many of a point's likeliest partners on other sides are asked about, and how likely they must be.
_CANDIDATES = 4
_LEAST_LIKELY = 0.01


class Opinion(NamedTuple):
    """What the large judge says of pairs, as logits; planes are `(n, n)`, symmetric, NaN where it was not asked.

    `topic`: that two points are of one topic; `same`: that they report the same, if so.
    """

    topic: Matrix
    same: Matrix


def ask(judge: Judge, texts: Sequence[str], claims: Sequence[Claim], together: Matrix) -> Opinion:
    """Return the judge's opinion on the likeliest pairs across sides.

    `texts`: the masked text of each claim; `together`: `(n, n)`, the probability of each pair to be of one topic.
    """
    normal = [" ".join(text.split()) for text in texts]
    pairs = candidates([claim.side for claim in claims], together)
    # In both orders: it must not matter which side comes first, and two readings err less than one.
    there = judge.judge([(normal[i], normal[j]) for i, j in pairs])
    back = judge.judge([(normal[j], normal[i]) for i, j in pairs])
    logits = (there + back) / 2.0
    planes = {name: np.full(together.shape, np.nan) for name in LOGITS}
    for (i, j), row in zip(pairs, logits.tolist(), strict=True):
        for name, value in zip(LOGITS, row, strict=True):
            planes[name][i, j] = planes[name][j, i] = value
    return Opinion(planes["topic"], planes["same"])


def candidates(sides: Sequence[int], together: Matrix) -> list[tuple[int, int]]:
    """Return the pairs that are put to the judge; `sides`: that of each claim; `together`: as for `ask`."""
    return likeliest_pairs(sides, together, most=_CANDIDATES, least=_LEAST_LIKELY)


def heed(small: Matrix, large: Matrix, name: str) -> Matrix:
    """Return the probabilities of all pairs, `(n, n)`: mixed where the judge was asked, as they were elsewhere.

    `small`: those by the features of the pair; `large`: the judge's logits, NaN where it was not asked; `name`: TOPIC
    or SAME. The odds stay on the scale of the small judgement, on which the thresholds were set.
    """
    mix = fitted(name)
    asked = ~np.isnan(large)
    odds = np.array([log_odds(float(each)) for each in small[asked]])
    mixed = small.copy()
    mixed[asked] = np.round(logistic_each(odds + mix.bias + mix.weights["large"] * large[asked]), 6)
    return mixed
