"""Pooling and joining of vectors, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from diplocompare.embed.encoder import combine, pool, span_texts, unit_rows
from diplocompare.embed.onnx_encoder import batches
from diplocompare.model import DiplocompareError, Span

TOKENS = np.array([[1.0, 0.0], [0.0, 2.0], [5.0, 4.0]], dtype=np.float32)


def test_mean_pooling_is_the_mean_of_the_tokens() -> None:
    assert pool(TOKENS, "mean").tolist() == [2.0, 2.0]


def test_cls_pooling_is_the_first_token() -> None:
    assert pool(TOKENS, "cls").tolist() == [1.0, 0.0]


def test_rows_come_out_with_length_one_as_float32() -> None:
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.5]]))
    assert rows.dtype == np.float32
    assert rows == pytest.approx(np.array([[0.6, 0.8], [0.0, 1.0]]))


@pytest.mark.parametrize("row", [[0.0, 0.0], [np.nan, 1.0], [np.inf, 1.0]], ids=["zero", "nan", "infinite"])
def test_a_row_without_a_direction_is_an_error(row: list[float]) -> None:
    with pytest.raises(DiplocompareError, match="damaged"):
        unit_rows(np.array([row]))


def test_a_text_of_one_window_keeps_its_direction() -> None:
    assert combine(np.array([[0.0, 2.0]], dtype=np.float32), [0], [7]).tolist() == [[0.0, 1.0]]


def test_windows_of_one_text_weigh_as_much_as_their_tokens() -> None:
    windows = np.array([[2.0, 0.0], [0.0, 9.0], [0.0, 1.0]], dtype=np.float32)
    joined = combine(windows, [0, 0, 1], [3, 4, 5])
    assert joined == pytest.approx(np.array([[0.6, 0.8], [0.0, 1.0]]))


def test_span_texts_are_stripped_and_lone_surrogates_replaced() -> None:
    assert span_texts(" a \ud800b  c", [Span(0, 3), Span(3, 5), Span(5, 7)]) == ["a", "?b", ""]


def test_batches_hold_every_text_once_longest_first_and_of_like_length() -> None:
    assert list(batches([10, 100, 12, 90])) == [[1, 3], [2, 0]]


def test_batches_stay_small() -> None:
    assert [len(batch) for batch in batches([500] * 9)] == [4, 4, 1]


def test_no_texts_no_batches() -> None:
    assert list(batches([])) == []
