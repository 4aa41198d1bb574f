"""What the rest of the package knows of a model: text and spans in, vectors out; and what its two runners share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from diplocompare.model import ModelError, Span

# (n, d) float32 rows, or the (t, d) vectors of one window's tokens.
Array = npt.NDArray[np.float32]
Report = Callable[[str], None]
# How the vectors of a text's tokens become one: their mean, or the first.
Pooling = Literal["mean", "cls"]
# What a model without the project's adapter has in the place of the adapter's hash.
NO_ADAPTER = "none"


class Encoder(Protocol):
    """Turns the spans of one readout into vectors. A readout is the unit: its vectors depend on nothing else."""

    @property
    def name(self) -> str:
        """The model's name as the user knows it, e.g. "all-MiniLM-L6-v2"; never a path of this machine."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of the model's weights."""

    @property
    def adapter(self) -> str:
        """The SHA-256 of the project's adapter to them, "none" where there is none."""

    def encode(self, text: str, spans: Sequence[Span]) -> Array:
        """Return an `(n, d)` float32 array, rows of length 1; row i is span i of the text.

        A span that is blank once stripped gets the vector of the empty text, as sentence-transformers gives it.
        """


def span_texts(text: str, spans: Sequence[Span]) -> list[str]:
    """Return the stripped text of each span, lone surrogates (which no tokenizer takes) replaced by `?`."""
    return [text[start:end].strip().encode("utf-8", "replace").decode("utf-8") for start, end in spans]


def overlap(window: int) -> int:
    """Return how many tokens two neighbouring windows of a long text share, of windows of so many tokens."""
    return window // 4


def pool(tokens: Array, pooling: Pooling) -> Array:
    """Return one `(d,)` vector from `(t, d)` token vectors: their mean, or the first of them."""
    vector: Array = tokens[0] if pooling == "cls" else tokens.mean(axis=0, dtype=np.float32)
    return vector


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


def unit_rows(vectors: npt.NDArray[np.floating]) -> Array:
    """Return the `(n, d)` rows scaled to length 1, as float32.

    Raises `DiplocompareError` for a row without a direction: nothing is made up in its place.
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not np.all(np.isfinite(lengths)) or not np.all(lengths > 0):
        raise ModelError("the model: gives vectors that are not numbers, its weights are damaged, get it again")
    return np.asarray(vectors / lengths, dtype=np.float32)
