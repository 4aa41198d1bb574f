from __future__ import annotations

import math

import numpy as np
import pytest

from diplocompare.weights import PACKAGED, borrow_weights
from diplocompare.weights.logistic import Regression, fitted, logistic, logistic_each

REGRESSION = Regression(-1.0, {"grain": 2.0, "gas": -0.5})


def test_the_probability_is_the_logistic_curve_of_the_bias_and_the_weighted_values() -> None:
    assert REGRESSION.probability({"grain": 1.0}) == pytest.approx(0.731, abs=0.001)
    assert REGRESSION.probability({"grain": 0.25, "gas": 3.0}) == logistic(-1.0 + 0.5 - 1.5)


def test_a_feature_without_a_weight_counts_nothing() -> None:
    assert REGRESSION.probability({"grain": 1.0, "oil": 5.0}) == REGRESSION.probability({"grain": 1.0})


def test_the_reasons_are_the_features_that_told_most() -> None:
    assert REGRESSION.reasons(["gas", "oil", "grain"]) == (("grain", 2.0), ("gas", -0.5))
    assert REGRESSION.reasons(["gas", "grain"], most=1) == (("grain", 2.0),)


def test_of_equal_reasons_the_first_by_name_comes_first() -> None:
    assert Regression(0.0, {"b": -1.0, "a": 1.0}).reasons(["b", "a"]) == (("a", 1.0), ("b", -1.0))


@pytest.mark.parametrize("odds", [-1e6, -30.0, -2.0, 0.0, 0.5, 30.0, 1e6])
def test_many_odds_give_the_same_as_each_alone(odds: float) -> None:
    alone = logistic(odds)
    assert logistic_each(np.array([[odds]]))[0, 0] == pytest.approx(alone)
    assert 0.0 < alone < 1.0
    assert alone == pytest.approx(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds)))))


@pytest.mark.parametrize(
    "name",
    "cuts frame pair-across pair-within report-same confidence-shared confidence-one-sided confidence-match".split(),
)
def test_what_ships_is_small_and_has_a_bias_and_weights(name: str) -> None:
    assert (PACKAGED / f"{name}.json").stat().st_size < 200_000
    assert fitted(name).bias != 0.0
    assert fitted(name).weights


def test_borrowed_weights_are_read_from_their_folder(tmp_path) -> None:
    (tmp_path / "cuts.json").write_text('{"bias": 0.5, "weights": {"place ,and": 1}}')
    with borrow_weights(tmp_path):
        assert fitted("cuts") == Regression(0.5, {"place ,and": 1.0})
    assert fitted("cuts").weights.keys() > {"place ,and"}
