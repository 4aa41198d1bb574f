"""The weights of each fold, by which `make evaluate` measures."""

from __future__ import annotations

import pytest

from diplocompare.weights import PACKAGED
from training.views import FOLDS, fold_weights


@pytest.mark.parametrize("fold", range(FOLDS))
def test_each_fold_has_all_weights_that_a_comparison_reads(fold: int) -> None:
    packaged = {file.name for file in PACKAGED.glob("*.json")}
    # What other text has is of no call; the large judge is not trained by folds.
    of_none = {"background.json", "large-same.json", "large-topic.json"}
    assert {file.name for file in fold_weights(fold).glob("*.json")} == packaged - of_none
