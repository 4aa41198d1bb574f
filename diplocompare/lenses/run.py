"""Run the lenses over a call and put what they find together, in the form of the comparison.

A lens is a function from an `AlignedCall` to a `LensResult`: observations (words and what they are), cross-checks,
commitments, and findings without a rank. The room `findings` alone decides what is told of them, and in which order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from diplocompare.lenses import (
    about,
    agreement,
    attribution,
    commitments,
    contested,
    courtesy,
    figures,
    names,
    oppositions,
    order,
    scope,
    share,
    silence,
    terms,
    tone,
    verbs,
)
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Commitment, Contrast, CrossCheck, LensNote, Observation, Value
from diplocompare.model.lenses import LENSES, WORDLESS, Lens
from diplocompare.phrasing.findings import no_word_list

ANALYSE: Mapping[Lens, Callable[[AlignedCall], LensResult]] = {
    "oppositions": oppositions.analyse,
    "silence": silence.analyse,
    "attribution": attribution.analyse,
    "agreement": agreement.analyse,
    "commitments": commitments.analyse,
    "contested": contested.analyse,
    "names": names.analyse,
    "verbs": verbs.analyse,
    "scope": scope.analyse,
    "figures": figures.analyse,
    "tone": tone.analyse,
    "about": about.analyse,
    "courtesy": courtesy.analyse,
    "share": share.analyse,
    "order": order.analyse,
    "terms": terms.analyse,
}


class CombinedResult(Value):
    """What all lenses together find, in the form of the comparison, but for findings, which are not yet chosen."""

    findings: tuple[UnrankedFinding, ...]
    cross_checks: tuple[CrossCheck, ...]
    commitments: tuple[Commitment, ...]
    contrasts: tuple[Contrast, ...]
    observations: tuple[Observation, ...]
    notes: tuple[LensNote, ...]


def run_lenses(call: AlignedCall, lenses: Sequence[Lens] = LENSES) -> CombinedResult:
    """Run the lenses that are asked for, in the order of `LENSES` whatever order they are given in."""
    results = [ANALYSE[lens](call) for lens in LENSES if lens in lenses]
    checks = [check for result in results for check in result.cross_checks]
    ledger = [commitment for result in results for commitment in result.commitments]
    findings = [finding for result in results for finding in result.findings]
    return CombinedResult(
        findings=tuple(silence.without_shared(findings, ledger)),
        cross_checks=tuple(
            CrossCheck(f"x{number}", each.what, each.point, each.of, each.outcome, each.counterparts, each.confidence)
            for number, each in enumerate(checks, start=1)
        ),
        commitments=tuple(ledger),
        contrasts=tuple(contrast for result in results for contrast in result.contrasts),
        observations=tuple(observation for result in results for observation in result.observations),
        notes=tuple(_notes(call, lenses)),
    )


def _notes(call: AlignedCall, lenses: Sequence[Lens]) -> Iterator[LensNote]:
    """Yield a note for each lens that reads words and each readout whose language the word lists do not know."""
    for readout in call.readouts:
        if readout not in call.legible:
            for lens in LENSES:
                if lens in lenses and lens not in WORDLESS:
                    yield LensNote(lens, readout.id, no_word_list(readout.language))
