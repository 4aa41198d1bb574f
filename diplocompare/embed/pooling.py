"""From the vectors of tokens to the vector of a text: pure arithmetic, apart from any model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from diplocompare.embed.encoder import Array
from diplocompare.model import DiplocompareError

Pooling = Literal["mean", "cls"]


def pool(tokens: Array, pooling: Pooling) -> Array:
    """Return one `(d,)` vector from `(t, d)` token vectors: their mean, or the first of them."""
    vector: Array = tokens[0] if pooling == "cls" else tokens.mean(axis=0, dtype=np.float32)
    return vector


def unit_rows(vectors: npt.NDArray[np.floating]) -> Array:
    """Return the `(n, d)` rows scaled to length 1, as float32.

    Raises `DiplocompareError` for a row without a direction: nothing is made up in its place.
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not np.all(np.isfinite(lengths)) or not np.all(lengths > 0):
        raise DiplocompareError("the model: gives vectors that are not numbers, its weights are damaged, get it again")
    return np.asarray(vectors / lengths, dtype=np.float32)


def combine(windows: Array, owners: Sequence[int], weights: Sequence[int]) -> Array:
    """Return an `(n, d)` array, rows of length 1: row i is the weighted mean of the `(m, d)` windows that i owns.

    `owners` holds every number from 0 to n - 1, `weights` the tokens of each window; one without tokens counts as one.
    """
    count = max(owners, default=-1) + 1
    if count == len(windows):
        return unit_rows(windows)
    sums = np.zeros((count, windows.shape[1]), dtype=np.float64)
    scaled = unit_rows(windows) * np.maximum(np.asarray(weights, dtype=np.float64), 1)[:, None]
    np.add.at(sums, np.asarray(owners), scaled)
    return unit_rows(sums)
