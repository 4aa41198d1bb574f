"""What one lens gives back, before findings are ranked and cross-checks numbered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from diplocompare.model import Commitment, Contrast, Evidence, Observation, Outcome, Value
from diplocompare.model.lenses import FindingKind


class UnrankedFinding(Value):
    """A finding before it has a rank. `weight`: 0 to 1, how much it matters among those of its kind."""

    kind: FindingKind
    text: str
    confidence: float
    weight: float
    evidence: tuple[Evidence, ...]
    topic: str | None = None


class UnnumberedCheck(Value):
    """A cross-check before it has an id; the fields mean the same as in `CrossCheck`."""

    what: Literal["said", "agreed"]
    point: str
    of: str
    outcome: Outcome
    counterparts: tuple[str, ...]
    confidence: float


class LensResult(Value):
    """What one lens finds in a call; a lens leaves empty what it has nothing to say about."""

    findings: tuple[UnrankedFinding, ...] = ()
    observations: tuple[Observation, ...] = ()
    cross_checks: tuple[UnnumberedCheck, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    contrasts: tuple[Contrast, ...] = ()


def evidence_at(observations: Iterable[Observation]) -> tuple[Evidence, ...]:
    """Return the places of observations as the words that a finding rests on."""
    return tuple(Evidence(each.readout, each.start, each.end) for each in observations)
