"""From an aligned call and what the lenses see in it to its findings."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.findings.candidates import candidates
from diplocompare.findings.ranking import rank
from diplocompare.findings.view import Seen, View
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.model import Finding, Note
from diplocompare.pairs.scores import PairScores

# Notes on a text of which not all is at hand.
_PARTIAL = ("excerpt", "abridged-translation", "omission", "cut-off")


def find(call: AlignedCall, scores: PairScores, seen: Seen, notes: Sequence[Note]) -> tuple[Finding, ...]:
    """Return the findings of a call in the order of their rank. `scores`: of its points; `notes`: on its texts."""
    partial = frozenset(note.readout for note in notes if note.kind in _PARTIAL and note.readout)
    view = View.of(call, scores, seen, partial)
    return rank(view, list(candidates(view)))
