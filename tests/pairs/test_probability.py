from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from diplocompare.pairs.features import Claim
from diplocompare.pairs.probability import report_probabilities

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
