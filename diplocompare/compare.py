"""The pipeline: readouts in, comparison out. It decides nothing; each stage does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from diplocompare import __version__
from diplocompare.affinity import masked_texts, pair_scores
from diplocompare.align import Thresholds, align
from diplocompare.embed import Encoder
from diplocompare.emphasis import weigh
from diplocompare.label import label
from diplocompare.masking import blank, masked_spans
from diplocompare.model import SCHEMA, Comparison, Readout, Signature
from diplocompare.parties import Party, complete, find_parties
from diplocompare.segment import segment
from diplocompare.speakers import attribute
from diplocompare.summary import summarise


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pipeline may be told. The defaults were chosen by `benchmarks/tune.py`; see docs/experiments.md.

    `lexical_weight`: part of shared rare words in a pair score, 0 to 1, the rest being the cosine of the vectors.
    For the others see `align.Thresholds`.
    """

    lexical_weight: float = 0.35
    join: float = 0.15
    same: float = 0.40
    spread: float = 0.10


def cut(readouts: Sequence[Readout]) -> tuple[tuple[Readout, ...], tuple[Party, ...]]:
    """Return readouts with their points, each with its role and speaker, and the parties to the call."""
    readouts = complete(readouts)
    parties = find_parties(readouts)
    return tuple(attribute(segment(readout, parties), parties) for readout in readouts), parties


def compare(readouts: Sequence[Readout], encoder: Encoder, settings: Settings = Settings()) -> Comparison:
    """Compare two or more readouts of one call, each with an id of its own."""
    readouts, parties = cut(readouts)

    blanked = [blank(readout.text, masked_spans(readout, parties)) for readout in readouts]
    texts = [text for readout, body in zip(readouts, blanked, strict=True) for text in masked_texts(readout, body)]
    vectors = [
        encoder.encode(body, [point.span for point in readout.claims])
        for readout, body in zip(readouts, blanked, strict=True)
    ]

    scores = pair_scores(texts, np.concatenate(vectors).astype(np.float64), settings.lexical_weight)
    readouts, topics = align(readouts, scores, Thresholds(settings.join, settings.same, settings.spread))
    topics = weigh(readouts, label(topics, readouts, parties))

    signature = Signature(__version__, encoder.name, encoder.sha256, asdict(settings))
    return Comparison(SCHEMA, signature, readouts, topics, summary=summarise(readouts, topics))
