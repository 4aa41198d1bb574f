"""Views of calls for the tests of findings, with the scores of their points written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from diplocompare.findings.view import Seen, View
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.run import run_lenses
from diplocompare.model.lenses import LENSES, Lens
from diplocompare.pairs.scale import Probabilities
from diplocompare.pairs.scores import PairScores

# Two points by their ids, with the probabilities that they are of one matter and that they then report the same.
Pairs = Mapping[tuple[str, str], tuple[float, float]]
NOTHING_NEAR: Pairs = {}


def make_view(
    call: AlignedCall, pairs: Pairs = NOTHING_NEAR, *, lenses: Sequence[Lens] = LENSES, partial: Sequence[str] = ()
) -> View:
    """A view of a call as its lenses see it; points that `pairs` leaves out have nothing in common."""
    ids = [point.id for readout in call.readouts for point in readout.claims]
    together, same = np.zeros((len(ids), len(ids))), np.zeros((len(ids), len(ids)))
    for (one, other), (near, alike) in pairs.items():
        for at in ((ids.index(one), ids.index(other)), (ids.index(other), ids.index(one))):
            together[at], same[at] = near, alike
    seen = Seen.of(run_lenses(call, lenses), lenses)
    return View.of(call, PairScores(together, same, together, Probabilities()), seen, frozenset(partial))
