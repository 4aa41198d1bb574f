"""Score every pair of points: mask what hides their matter, embed them, and judge each pair by its features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from diplocompare.embed.encoder import Encoder
from diplocompare.embed.judge.protocol import Judge
from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Readout
from diplocompare.pairs.features import claims_of
from diplocompare.pairs.mask import mask
from diplocompare.pairs.probability import probabilities, report_probabilities
from diplocompare.pairs.scale import Scale, scale_of
from diplocompare.pairs.second import SAME, TOPIC, ask, heed
from diplocompare.pairs.similarity import Matrix, cosines
from diplocompare.parties.parties import Party


class PairScores(NamedTuple):
    """What is known of every pair of claims. Planes are `(n, n)`, symmetric, row i is claim i of all readouts in order.

    `together`: the probability to be of one topic, 0 on the diagonal; `same`: that to report the same, if of one topic;
    `told`: the score that the user is told, on `scale`.
    """

    together: Matrix
    same: Matrix
    told: Matrix
    scale: Scale


def score_pairs(
    readouts: Sequence[Readout],
    parties: Sequence[Party],
    encoder: Encoder,
    lexicon: Lexicon,
    judge: Judge | None = None,
) -> tuple[tuple[Readout, ...], PairScores]:
    """Return the readouts, each claim with what was masked in it, and the scores of every pair of claims.

    `judge`: what is asked for a second opinion on the likeliest pairs.
    """
    masked, blanked = zip(*(mask(readout, parties, lexicon) for readout in readouts), strict=True)
    vectors = [
        encoder.encode(text, [point.span for point in readout.claims])
        for readout, text in zip(masked, blanked, strict=True)
    ]
    cosine = cosines(np.concatenate(vectors).astype(np.float64))
    claims = claims_of(masked, blanked, lexicon)
    scale = scale_of(encoder)
    calibrated = scale.calibrated(cosine)
    together = probabilities(claims, calibrated)
    same = report_probabilities(claims, calibrated)
    if judge is not None:
        opinion = ask(judge, masked_texts(masked, blanked), claims, together)
        together, same = heed(together, opinion.topic, TOPIC), heed(same, opinion.same, SAME)
    return masked, PairScores(together, same, scale.told(cosine, together), scale)


def masked_texts(readouts: Sequence[Readout], blanked: Sequence[str]) -> list[str]:
    """Return the text of each claim of all readouts in order, without what is masked; `blanked`: the whole texts so."""
    return [
        text[point.start : point.end]
        for readout, text in zip(readouts, blanked, strict=True)
        for point in readout.claims
    ]
