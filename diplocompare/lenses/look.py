"""What the sides make of the topics: one lens a file, and the findings that they lead to.

A lens looks at the comparison so far and gives back what it has seen: observations (words and what they are),
cross-checks, drafts of findings. `ranking.py` alone decides which findings come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from diplocompare.lenses import (
    about,
    agreement,
    attribution,
    commitments,
    contested,
    courtesy,
    figures,
    names,
    order,
    scope,
    share,
    silence,
    terms,
    tone,
    verbs,
)
from diplocompare.lenses.ranking import rank
from diplocompare.lenses.scene import Scene, Sight
from diplocompare.model import (
    Commitment,
    Contrast,
    CrossCheck,
    Finding,
    LensNote,
    Observation,
    Value,
)
from diplocompare.model.lenses import LENSES, WORDLESS, Lens
from diplocompare.phrasing.findings import no_word_list


class Look(Protocol):
    """What the module of a lens calls `look`."""

    def __call__(self, scene: Scene) -> Sight:
        """Return what the lens has seen."""


LOOKS: dict[Lens, Look] = {
    "silence": silence.look,
    "attribution": attribution.look,
    "agreement": agreement.look,
    "commitments": commitments.look,
    "contested": contested.look,
    "names": names.look,
    "verbs": verbs.look,
    "scope": scope.look,
    "figures": figures.look,
    "tone": tone.look,
    "about": about.look,
    "courtesy": courtesy.look,
    "share": share.look,
    "order": order.look,
    "terms": terms.look,
}


class Seen(Value):
    """What all lenses together have seen, in the form of the comparison."""

    findings: tuple[Finding, ...]
    cross_checks: tuple[CrossCheck, ...]
    commitments: tuple[Commitment, ...]
    contrasts: tuple[Contrast, ...]
    observations: tuple[Observation, ...]
    notes: tuple[LensNote, ...]


def look(scene: Scene, lenses: Sequence[Lens] = LENSES) -> Seen:
    """Let the lenses look, in their fixed order whatever the order they are given in."""
    sights = [LOOKS[lens](scene) for lens in LENSES if lens in lenses]
    checks = [each for sight in sights for each in sight.cross_checks]
    commitments = [each for sight in sights for each in sight.commitments]
    drafts = [draft for sight in sights for draft in sight.findings]
    return Seen(
        rank(silence.without_shared(drafts, commitments)),
        tuple(
            CrossCheck(f"x{number}", each.what, each.point, each.of, each.outcome, each.counterparts, each.confidence)
            for number, each in enumerate(checks, start=1)
        ),
        tuple(commitments),
        tuple(each for sight in sights for each in sight.contrasts),
        tuple(each for sight in sights for each in sight.observations),
        tuple(_notes(scene, lenses)),
    )


def _notes(scene: Scene, lenses: Sequence[Lens]) -> Iterator[LensNote]:
    for readout in scene.readouts:
        if readout not in scene.legible:
            for lens in LENSES:
                if lens in lenses and lens not in WORDLESS:
                    yield LensNote(lens, readout.id, no_word_list(readout.language))
