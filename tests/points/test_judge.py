from __future__ import annotations

import pytest

from diplocompare.points.judge import ALWAYS, Judge, judge
from diplocompare.weights import PACKAGED

JUDGE = Judge({ALWAYS: -1.0, "grain": 2.0, "gas": -0.5})


def test_a_feature_without_a_weight_counts_nothing() -> None:
    assert JUDGE.probability([ALWAYS, "grain", "oil"]) == JUDGE.probability([ALWAYS, "grain"])


def test_the_probability_is_the_logistic_curve_of_the_sum() -> None:
    assert JUDGE.probability([ALWAYS, "grain"]) == pytest.approx(0.731, abs=0.001)


def test_a_feature_seen_twice_counts_once() -> None:
    assert JUDGE.probability(["grain", "grain"]) == JUDGE.probability(["grain"])


def test_the_reasons_are_the_features_that_told_most() -> None:
    assert JUDGE.reasons([ALWAYS, "gas", "oil", "grain"]) == (("grain", 2.0), ("gas", -0.5))


@pytest.mark.parametrize("name", ["cuts", "frame"])
def test_what_ships_is_small_and_has_an_intercept(name: str) -> None:
    assert (PACKAGED / f"{name}.safetensors").stat().st_size < 200_000
    assert ALWAYS in judge(name).weights
