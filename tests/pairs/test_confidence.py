from __future__ import annotations

from math import log
from pathlib import Path

import pytest

from diplocompare.pairs.confidence import confidence, log_odds, pair_evidence, report_evidence, shared_evidence
from diplocompare.weights import borrow_weights


def test_log_odds_are_even_at_a_half_and_stay_finite() -> None:
    assert log_odds(0.5) == 0.0
    assert log_odds(0.8) == pytest.approx(log(4.0))
    assert log_odds(0.0) == pytest.approx(log(1e-4 / (1 - 1e-4)))
    assert log_odds(1.0) == pytest.approx(-log_odds(0.0))


def test_a_topic_is_judged_by_its_best_pair_and_by_the_mean_over_its_points() -> None:
    assert shared_evidence([0.2, 0.8, 0.5]) == {"mean best": pytest.approx(log_odds(0.5))}
    assert report_evidence(0.8, 0.4) == {"topic": log_odds(0.8), "report": log_odds(0.4)}
    assert pair_evidence(0.8) == {"best": log_odds(0.8)}


def test_a_confidence_is_that_of_its_own_regression(tmp_path: Path) -> None:
    (tmp_path / "confidence-match.json").write_text('{"bias": 0.0, "weights": {"best": 2.0}}')
    with borrow_weights(tmp_path):
        assert confidence("match", pair_evidence(0.8)) == pytest.approx(16 / 17)
    assert confidence("match", pair_evidence(0.8)) != pytest.approx(16 / 17)
