"""What the rest of the package knows about a model: one method, text and spans in, vectors out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from diplocompare.model import Span

# (n, d) float32 rows, or the (t, d) vectors of one window's tokens.
Array = npt.NDArray[np.float32]
Report = Callable[[str], None]


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
