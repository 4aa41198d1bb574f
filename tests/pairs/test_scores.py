from __future__ import annotations

import numpy as np
from conftest import LEXICON, FakeEncoder, readouts

from diplocompare.model import Readout
from diplocompare.pairs.scores import PairScores, score_pairs
from diplocompare.parties.identify import identify
from diplocompare.parties.parties import Party
from diplocompare.points.segment import segment


class Watched(FakeEncoder):
    """Tells what it was given to encode."""

    def __init__(self) -> None:
        self.given: list[tuple[str, list[str]]] = []

    def encode(self, text: str, spans) -> np.ndarray:
        self.given.append((text, [text[start:end].strip() for start, end in spans]))
        return super().encode(text, spans)


class Foreign(Watched):
    adapter = "none"


def scored(encoder: Watched, *texts: str) -> tuple[tuple[Readout, ...], PairScores]:
    sides = readouts(*texts)
    parties: tuple[Party, ...] = identify(sides, LEXICON)[1]
    return score_pairs([segment(side, parties, LEXICON) for side in sides], parties, encoder, LEXICON)


TEXTS = ("They met. He discussed grain exports to the ports.", "Grain exports to the ports were raised.")


def test_claims_are_encoded_without_their_masked_words_and_keep_these_as_spans() -> None:
    encoder = Watched()
    found, _ = scored(encoder, *TEXTS)
    assert [claims for _, claims in encoder.given] == [
        ["He           grain exports to the ports."],
        ["Grain exports to the ports were       ."],
    ]
    assert [len(text) for text, _ in encoder.given] == [len(text) for text in TEXTS]
    (point,) = found[0].claims
    assert [found[0].text[start:end] for start, end in point.masked] == ["discussed"]


def test_the_embedded_model_tells_the_probability_that_points_are_of_one_topic() -> None:
    _, scores = scored(Watched(), *TEXTS)
    assert scores.scale.name == "probability"
    assert scores.told is scores.together
    assert scores.together.shape == scores.same.shape == (2, 2)
    assert scores.together[0, 1] > 0.9
    assert scores.together[0, 0] == 0.0


def test_another_model_tells_percentiles_and_groups_by_probabilities_all_the_same() -> None:
    _, scores = scored(Foreign(), *TEXTS)
    assert scores.scale.name == "percentile"
    assert scores.told[0, 1] == 1.0  # nearer than every random pair
    assert 0.0 < scores.together[0, 1] < 1.0


def test_readouts_without_claims_have_empty_planes() -> None:
    _, scores = scored(Watched(), "They spoke by phone.", "They spoke.")
    assert scores.together.shape == scores.same.shape == scores.told.shape == (0, 0)
