"""What two points have in common and how they stand to each other: the features of every pair, as planes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Readout, Value
from diplocompare.pairs.similarity import Matrix, content_stems, word_overlap

# How much of the blend that candidates are ranked by is the cosine; the rest is shared rare words.
_COSINE_PART = 0.7
_SENTENCE_END = re.compile(r"[.!?;][\"”’)]?\s|\n")


class Claim(Value):
    """A point as its pairs see it.

    `side`: the number of its readout; `place`, `sentence`: its number and its sentence's number in that readout;
    `stems`: its content words; `goes_on`: it carries on a sentence; `voice`: who is said to speak, a readout's id or
    the kind of speaker.
    """

    side: int
    place: int
    sentence: int
    stems: frozenset[str]
    goes_on: bool
    voice: str


def claims_of(readouts: Sequence[Readout], blanked: Sequence[str], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims of all readouts in order. `blanked`: their texts with the masked words blanked."""
    return tuple(
        claim
        for side, (readout, text) in enumerate(zip(readouts, blanked, strict=True))
        for claim in _claims(side, readout, text, lexicon)
    )


def _claims(side: int, readout: Readout, blanked: str, lexicon: Lexicon) -> Iterator[Claim]:
    sentence, end = 0, None
    for place, point in enumerate(readout.claims):
        if end is not None and _SENTENCE_END.search(readout.text, max(0, end - 1), point.start + 1):
            sentence += 1
        stems = content_stems(blanked[point.start : point.end], lexicon)
        # What a text tells without a speaker is its own, as far as the voice goes.
        voice = readout.id if point.speaker in ("own", "none") else point.speaker_side or point.speaker
        yield Claim(side, place, sentence, stems, readout.quote(point)[:1].islower(), voice)
        end = point.end


def features(claims: Sequence[Claim], cosine: Matrix) -> Iterator[tuple[str, Matrix]]:
    """Yield each feature's name and its `(n, n)` symmetric plane; `cosine`: `(n, n)`, row i is claim i.

    One plane at a time, since a long text has millions of pairs.
    """
    side = np.array([claim.side for claim in claims])
    stems = [claim.stems for claim in claims]
    overlap = word_overlap(stems)
    blend = _COSINE_PART * cosine + (1.0 - _COSINE_PART) * overlap
    np.fill_diagonal(blend, 0.0)
    yield "cosine", cosine
    yield "overlap", overlap
    yield "shared words", np.log1p(_shared(stems))
    yield from _competition(blend, side)
    yield from _neighbours(blend, claims)
    yield from _partner(blend, side)
    yield from _order(claims, side)


def report_features(claims: Sequence[Claim], cosine: Matrix) -> Iterator[tuple[str, Matrix]]:
    """Yield the planes by which two points of one topic are judged to report the same; `cosine` as for `features`."""
    voices = np.array([claim.voice for claim in claims])
    joint = voices == "joint"
    yield "cosine", cosine
    yield "overlap", word_overlap([claim.stems for claim in claims])
    yield "both speak together", (joint[:, None] & joint[None, :]).astype(np.float64)
    apart = (voices[:, None] != voices[None, :]) & ~joint[:, None] & ~joint[None, :]
    yield "another speaks", apart.astype(np.float64)


def _shared(stems: Sequence[frozenset[str]]) -> Matrix:
    """How many stems each two points share; `(n, n)`."""
    column = {stem: at for at, stem in enumerate(sorted(frozenset().union(*stems)))}
    rows = np.zeros((len(stems), len(column)), dtype=np.float32)
    for row, found in enumerate(stems):
        rows[row, [column[stem] for stem in found]] = 1.0
    return np.asarray(rows @ rows.T, dtype=np.float64)


def _competition(blend: Matrix, side: np.ndarray) -> Iterator[tuple[str, Matrix]]:
    """How far a pair is ahead of the other candidates of its two points on each other's side, or behind the best."""
    lead = np.zeros_like(blend)
    for number in sorted(set(side.tolist())):  # np.unique would import numpy.ma, which costs 16 ms
        columns = np.flatnonzero(side == number)
        candidates = blend[:, columns].copy()
        candidates[columns, np.arange(len(columns))] = -1.0  # no point competes with itself
        # With a candidate that is unlike everything no point is without a second one.
        ranked = np.partition(np.hstack([candidates, np.zeros((len(blend), 1))]), -2, axis=1)
        best, second = ranked[:, -1:], ranked[:, -2:-1]
        lead[:, columns] = candidates - np.where(candidates >= best, second, best)
    yield "smaller lead", np.minimum(lead, lead.T)
    yield "larger lead", np.maximum(lead, lead.T)


def _neighbours(blend: Matrix, claims: Sequence[Claim]) -> Iterator[tuple[str, Matrix]]:
    """How close a point is to those before and after the other one."""
    near = np.zeros_like(blend)
    for at, (first, second) in enumerate(pairwise(claims)):
        if first.side == second.side:
            near[at] = np.maximum(near[at], blend[at + 1])
            near[at + 1] = np.maximum(near[at + 1], blend[at])
    yield "neighbours, best", np.maximum(near, near.T)


def _partner(blend: Matrix, side: np.ndarray) -> Iterator[tuple[str, Matrix]]:
    """How well two points of one side fit the best partner of the other one on another side; 0 across sides."""
    home = side[:, None] == side[None, :]
    abroad = np.where(home, -1.0, blend)
    partner = np.argmax(abroad, axis=1)
    has_partner = abroad.max(axis=1, initial=-1.0) >= 0.0  # none where the other sides have no points
    through = np.where(home & has_partner[None, :], blend[:, partner], 0.0)
    yield "through a partner", (through + through.T) / 2.0


def _order(claims: Sequence[Claim], side: np.ndarray) -> Iterator[tuple[str, Matrix]]:
    """How two points of one readout follow each other; 0 across sides."""
    place = np.array([claim.place for claim in claims])
    sentence = np.array([claim.sentence for claim in claims])
    goes_on = np.array([claim.goes_on for claim in claims])
    apart = np.abs(place[:, None] - place[None, :])
    home = side[:, None] == side[None, :]
    later = place[:, None] > place[None, :]
    together = home & (sentence[:, None] == sentence[None, :])
    next_to = home & (apart == 1)
    planes = {
        "next to each other": next_to,
        "in one sentence": together,
        "goes on": next_to & np.where(later, goes_on[:, None], goes_on[None, :]),
    }
    for name, plane in planes.items():
        yield name, plane.astype(np.float64)
