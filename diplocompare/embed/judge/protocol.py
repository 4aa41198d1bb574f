"""What the rest of the package knows of the large judge: pairs of texts in, logits out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from diplocompare.embed.encoder import Array

# What the columns of its answers are: of one topic; reporting the same, and differing, if they are.
LOGITS = ("topic", "same", "differs")
# Two masked texts, in the order in which the judge reads them.
TextPair = tuple[str, str]


class Judge(Protocol):
    """Reads two points together. A pair is the unit: its logits depend on nothing else."""

    @property
    def name(self) -> str:
        """The model's name as the user knows it, e.g. "all-mpnet-base-v2"."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of all that decides its logits."""

    def judge(self, pairs: Sequence[TextPair]) -> Array:
        """Return `(n, 3)` float32, row i for pair i: the logits that `LOGITS` names."""
