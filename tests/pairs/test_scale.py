from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from conftest import FakeEncoder, readouts

from diplocompare.model import Comparison
from diplocompare.pairs.scale import PARTS, Percentiles, Probabilities, background, random_cosines, scale_of
from diplocompare.phrasing.comparison import score
from diplocompare.pipeline import compare

GRAIN = "The president raised grain exports to the northern ports. Visas for students will be waived from autumn."
PORTS = "The minister discussed grain exports to the northern ports. He rejected the tariffs on rolled steel."


class Foreign(FakeEncoder):
    """A model of which nothing is known."""

    adapter = "none"


@dataclass
class Squeezed:
    """The fake model with every cosine between .8 and 1, as some models have them."""

    name, sha256, adapter = "squeezed", "1" * 64, "none"

    def encode(self, text: str, spans: list[tuple[int, int]]) -> np.ndarray:
        plain = FakeEncoder().encode(text, spans)
        vectors = np.hstack([plain * np.sqrt(0.2), np.full((len(plain), 1), np.sqrt(0.8), dtype=np.float32)])
        return np.asarray(vectors, dtype=np.float32)


def compared(encoder: FakeEncoder | Squeezed) -> Comparison:
    return compare(readouts(GRAIN, PORTS), encoder)


def test_only_a_model_without_the_adapter_is_told_in_percentiles() -> None:
    assert [type(scale_of(encoder)) for encoder in (FakeEncoder(), Foreign())] == [Probabilities, Percentiles]
    assert compared(FakeEncoder()).signature.settings["score"] == "probability"
    assert compared(Foreign()).signature.settings["score"] == "percentile"


def test_the_scale_of_a_foreign_model_rises_and_keeps_its_ends() -> None:
    moved = Percentiles(Squeezed()).calibrated(np.linspace(0.0, 1.0, 101)[None, :])[0]
    assert moved[0] == pytest.approx(0.0)
    assert moved[-1] == pytest.approx(1.0, abs=1e-4)
    assert (np.diff(moved) >= 0.0).all()


def test_a_cosine_moves_to_where_the_embedded_model_has_as_many_random_pairs_below_it() -> None:
    found = random_cosines(Squeezed(), background().texts)
    for part, quantile in zip(PARTS[5:-1], background().quantiles[5:-1], strict=True):
        moved = Percentiles(Squeezed()).calibrated(np.array([[np.quantile(found, part)]]))
        assert moved[0, 0] == pytest.approx(quantile, abs=0.02)


def test_a_model_whose_cosines_are_all_high_finds_the_same_topics() -> None:
    """Without the scale everything would be near to everything."""
    topics = [
        [(topic.status, topic.points) for topic in compared(encoder).topics] for encoder in (Foreign(), Squeezed())
    ]
    assert topics[0] == topics[1]
    assert {"a1", "b1"} <= set(topics[0][0][1])
    assert topics[0][1] == ("one-sided", ("a2",))


def test_a_score_is_the_part_of_random_pairs_that_is_less_alike() -> None:
    found = compared(Foreign())
    shared = found.topics[0].matches[0]
    assert 0.98 <= shared.score <= 1.0
    nearest = [topic.nearest.score for topic in found.topics if topic.nearest]
    assert all(0.0 <= value < shared.score for value in nearest)
    assert score(found, 0.971) == "nearer than 97% of random pairs"


def test_confidences_of_a_foreign_model_have_one_digit() -> None:
    found = compared(Foreign())
    assert all(topic.confidence == round(topic.confidence, 1) for topic in found.topics)


def test_readouts_without_points_have_a_scale_too() -> None:
    assert compare(readouts("They spoke by phone.", "They spoke."), Foreign()).topics == ()
