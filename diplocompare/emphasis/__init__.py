"""What the sides make of the topics: one lens a file, and the findings that they lead to.

A lens looks at the comparison so far and gives back what it has seen: observations (words and what they are),
cross-checks, drafts of findings. `ranking.py` alone decides which findings come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Protocol

from diplocompare.emphasis import silence
from diplocompare.emphasis.order import ranks
from diplocompare.emphasis.ranking import rank
from diplocompare.emphasis.scene import Scene, Sight
from diplocompare.emphasis.share import points_per_topic, shares, words_per_topic
from diplocompare.emphasis.verbs import by_topic
from diplocompare.lenses import LENSES, WORDLESS, Lens
from diplocompare.model import (
    Commitment,
    Contrast,
    CrossCheck,
    Emphasis,
    Finding,
    LensNote,
    Observation,
    Readout,
    Topic,
)


def word(
    readouts: Sequence[Readout], topics: Sequence[Topic], observations: Sequence[Observation]
) -> tuple[Topic, ...]:
    """Return the topics with the strongest verb of each side, as far as verbs have been looked for."""
    verbs = {readout.id: by_topic(observations, readout) for readout in readouts}
    return tuple(
        replace(
            topic,
            emphasis=tuple(replace(entry, verb=verbs[entry.readout].get(topic.id)) for entry in topic.emphasis),
        )
        for topic in topics
    )


class Look(Protocol):
    """What the module of a lens calls `look`."""

    def __call__(self, scene: Scene) -> Sight:
        """Return what the lens has seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What all lenses together have seen, in the form of the comparison."""

    findings: tuple[Finding, ...]
    cross_checks: tuple[CrossCheck, ...]
    commitments: tuple[Commitment, ...]
    contrasts: tuple[Contrast, ...]
    observations: tuple[Observation, ...]
    notes: tuple[LensNote, ...]


def weigh(readouts: Sequence[Readout], topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Return the topics with one emphasis entry a readout."""
    columns = []
    for readout in readouts:
        words = words_per_topic(readout, topics)
        measures = zip(shares(words), ranks(readout, topics), words, points_per_topic(readout, topics), strict=True)
        columns.append([Emphasis(readout.id, *measure) for measure in measures])
    return tuple(
        replace(topic, emphasis=entries) for topic, entries in zip(topics, zip(*columns, strict=True), strict=True)
    )


def look(scene: Scene, lenses: Sequence[Lens] = LENSES) -> Seen:
    """Let the lenses look, in their fixed order whatever the order they are given in."""
    sights = [_module(lens)(scene) for lens in LENSES if lens in lenses]
    checks = [check for sight in sights for check in sight.cross_checks]
    commitments = [each for sight in sights for each in sight.commitments]
    drafts = [draft for sight in sights for draft in sight.findings]
    return Seen(
        rank(silence.without_shared(drafts, commitments)),
        tuple(replace(check, id=f"x{number}") for number, check in enumerate(checks, start=1)),
        tuple(replace(each, id=f"k{number}") for number, each in enumerate(commitments, start=1)),
        tuple(each for sight in sights for each in sight.contrasts),
        tuple(each for sight in sights for each in sight.observations),
        tuple(_notes(scene, lenses)),
    )


def _module(lens: Lens) -> Look:
    found: Look = import_module(f"{__name__}.{lens}").look
    return found


def _notes(scene: Scene, lenses: Sequence[Lens]) -> Iterator[LensNote]:
    for readout in scene.readouts:
        if readout not in scene.legible:
            for lens in LENSES:
                if lens in lenses and lens not in WORDLESS:
                    yield LensNote(lens, readout.id, f"no word list for the language {readout.language!r}")
