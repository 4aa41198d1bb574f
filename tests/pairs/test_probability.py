from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from diplocompare.pairs.features import Claim
from diplocompare.pairs.probability import probabilities, report_probabilities
from diplocompare.weights import borrow_weights
from diplocompare.weights.logistic import logistic

POINT = Claim(0, 0, 0, frozenset({"grain"}), goes_on=False, voice="a")
SAME_WORDS = np.ones((2, 2))


def probability(one: str, other: str, cosine: np.ndarray = SAME_WORDS) -> float:
    """How likely two points with these speakers report the same."""
    claims = replace(POINT, voice=one), replace(POINT, side=1, voice=other)
    return float(report_probabilities(claims, cosine)[0, 1])


def test_nearer_points_rather_report_the_same() -> None:
    assert probability("a", "a") > probability("a", "a", SAME_WORDS / 2)


@pytest.mark.parametrize("voices", [("a", "b"), ("a", "none")], ids=str)
def test_what_the_sides_say_together_is_rather_the_same_than_what_each_says_for_itself(voices: tuple[str, str]) -> None:
    assert probability("joint", "joint") > probability("a", "a") > probability(*voices)


def test_no_points_have_no_probabilities() -> None:
    assert report_probabilities((), np.zeros((0, 0))).shape == (0, 0)
    assert probabilities((), np.zeros((0, 0))).shape == (0, 0)


def test_pairs_across_sides_and_within_one_have_regressions_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "pair-across.json").write_text('{"bias": -1.0, "weights": {"cosine": 2.0}}')
    (tmp_path / "pair-within.json").write_text('{"bias": 1.0, "weights": {"in one sentence": 3.0}}')
    claims = POINT, replace(POINT, place=1), replace(POINT, side=1)
    cosine = np.array([[1.0, 0.9, 0.75], [0.9, 1.0, 0.25], [0.75, 0.25, 1.0]])
    with borrow_weights(tmp_path):
        found = probabilities(claims, cosine)
    expected = [logistic(1.0 + 3.0), logistic(-1.0 + 1.5), logistic(-1.0 + 0.5)]
    assert [found[0, 1], found[0, 2], found[1, 2]] == pytest.approx(expected, abs=1e-6)
    assert np.array_equal(found, found.T)
    assert not found.diagonal().any()


def test_reports_are_judged_by_a_third_one(tmp_path: Path) -> None:
    (tmp_path / "report-same.json").write_text('{"bias": -1.0, "weights": {"cosine": 2.0, "another speaks": -3.0}}')
    with borrow_weights(tmp_path):
        assert probability("a", "a") == pytest.approx(logistic(1.0), abs=1e-6)
        assert probability("a", "b") == pytest.approx(logistic(-2.0), abs=1e-6)
