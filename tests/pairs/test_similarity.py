from __future__ import annotations

from math import log

import numpy as np
import pytest
from conftest import LEXICON

from diplocompare.pairs.similarity import content_stems, cosines, word_overlap


def test_the_stems_of_a_text_are_those_of_words_that_may_name_a_matter() -> None:
    found = content_stems("The leaders discussed grain exports, 4 x 4 cars and a G network.", LEXICON)
    assert found == {"grain", "export", "cars", "networ"}
    assert content_stems("TV", LEXICON) == {"tv"}


def test_a_negative_cosine_is_none() -> None:
    vectors = np.array([[1.0, 0.0], [0.6, 0.8], [-1.0, 0.0]])
    assert cosines(vectors) == pytest.approx(np.array([[1.0, 0.6, 0.0], [0.6, 1.0, 0.0], [0.0, 0.0, 1.0]]))


def test_rare_words_count_more_than_common_ones() -> None:
    # "grain" in all three points weighs log(1 + 3 / 3), "steel" in two log(1 + 3 / 2).
    found = word_overlap([frozenset({"grain", "steel"}), frozenset({"grain", "steel"}), frozenset({"grain"})])
    common, rare = log(2.0), log(2.5)
    assert found[0, 1] == pytest.approx(1.0)
    assert found[0, 2] == pytest.approx(common / np.hypot(common, rare))


def test_points_without_words_overlap_nothing() -> None:
    assert not word_overlap([frozenset(), frozenset()]).any()
    assert word_overlap([frozenset(), frozenset({"grain"})]) == pytest.approx(np.array([[0.0, 0.0], [0.0, 1.0]]))
