"""How likely two points speak of the same matter: vectors and shared rare words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diplocompare.lexicon.english import matterless
from diplocompare.model import Readout
from diplocompare.tokens import tokens

Matrix = NDArray[np.float64]

# Enough of a word to tell it from others and to join its inflections ("sanction", "sanctioned").
_STEM = 6
_COMMON = 0.5  # half; the whole mean is too much for calls of few points


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that may name a matter."""
    idle = matterless()
    return frozenset(word[:_STEM] for word, _, _ in tokens(text) if word not in idle and len(word) > 1)


def pair_scores(texts: Sequence[str], vectors: Matrix, lexical_weight: float) -> Matrix:
    """Return the score of every pair of points, `(n, n)`, symmetric, between 0 and 1.

    `texts`: the words of each point without what is masked; `vectors`: `(n, d)`, rows of length 1, row i is text i.
    A score is a weighted mean of the cosine (negative ones count as 0) and of the overlap of content words.
    """
    centred = _without_common(vectors)
    cosine = np.clip(centred @ centred.T, 0.0, 1.0)
    scores = (1.0 - lexical_weight) * cosine + lexical_weight * _word_overlap(texts)
    # Both halves are symmetric but for the last bit, and a tie must break the same way whoever comes first.
    return np.asarray(np.round((scores + scores.T) / 2.0, 6))


def _without_common(vectors: Matrix) -> Matrix:
    """Take part of the mean away from every vector: what all points of a call share tells none of them apart.

    After Mu and Viswanath, "All-but-the-Top" (ICLR 2018). `(n, d)` in and out, rows of length 1 (or 0).
    """
    if not len(vectors):
        return vectors
    rest = vectors - _COMMON * vectors.mean(axis=0)
    lengths = np.linalg.norm(rest, axis=1, keepdims=True)
    return np.asarray(rest / np.where(lengths == 0.0, 1.0, lengths))


def _word_overlap(texts: Sequence[str]) -> Matrix:
    """Cosine of binary word vectors in which a stem counts the more, the fewer points have it; `(n, n)`."""
    stems = [content_stems(text) for text in texts]
    counts = Counter(stem for stem_set in stems for stem in stem_set)
    column = {stem: at for at, stem in enumerate(sorted(counts))}
    rows = np.zeros((len(texts), max(1, len(column))))
    for row, stem_set in enumerate(stems):
        for stem in stem_set:
            rows[row, column[stem]] = np.log1p(len(texts) / counts[stem])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths == 0.0, 1.0, lengths)
    return np.asarray(rows @ rows.T)


def masked_texts(readout: Readout, blanked: str) -> tuple[str, ...]:
    """Return the words of each claim of a readout in a text of the same offsets with the masked words blanked."""
    return tuple(blanked[point.start : point.end] for point in readout.claims)
