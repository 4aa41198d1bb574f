"""What two points have in common, taken by themselves: the cosine of their vectors, and rare words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words, stem

Matrix = NDArray[np.float64]


def content_stems(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the stems of the words of a text that may name a matter."""
    idle = lexicon.matterless
    return frozenset(stem(word) for word in bare_words(text) if word not in idle and len(word) > 1)


def cosines(vectors: Matrix) -> Matrix:
    """Return the cosine of every two points, `(n, n)`, negative ones as 0; `vectors`: `(n, d)`, rows of length 1."""
    products = np.clip(vectors @ vectors.T, 0.0, 1.0)
    # The two halves differ in their last bit, and a tie must break the same way whoever comes first.
    return np.asarray((products + products.T) / 2.0)


def word_overlap(stems: Sequence[frozenset[str]]) -> Matrix:
    """Return the cosine of binary word vectors in which a stem counts the more, the fewer points have it; `(n, n)`."""
    counts = Counter(each for found in stems for each in found)
    column = {each: at for at, each in enumerate(sorted(counts))}
    rows = np.zeros((len(stems), len(column)))
    for row, found in enumerate(stems):
        for each in found:
            rows[row, column[each]] = np.log1p(len(stems) / counts[each])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths == 0.0, 1.0, lengths)
    return np.asarray(rows @ rows.T)
