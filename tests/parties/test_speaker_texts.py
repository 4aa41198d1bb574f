"""Who speaks in whole texts of `corpora/speakers` does not get worse: `python -m benchmarks.speakers` measures it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speakers import CLASSES, score

CORPUS = Path(__file__).parents[2] / "corpora" / "speakers"
# Accuracy; F1 of own, counterpart, joint, none. Where more is right, raise it.
FLOORS = {
    "open": (0.98, (0.98, 0.98, 0.98, 0.99)),
    "mended": (0.98, (0.98, 0.97, 0.99, 0.97)),
    "further": (0.9, (0.89, 0.92, 0.89, 0.9)),
    "sealed": (0.84, (0.84, 0.85, 0.83, 0.77)),
}


@pytest.mark.parametrize("folder", FLOORS)
def test_who_speaks_in_whole_texts(folder: str) -> None:
    accuracy, classes = FLOORS[folder]
    confusion, wrong = score(CORPUS / folder)
    assert confusion.accuracy >= accuracy, wrong
    for name, floor in zip(CLASSES, classes, strict=True):
        assert confusion.score(name).f1 >= floor, (name, wrong)


def test_words_that_are_wrong_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"side": "Ardesh", "principal": "Kamran Tevosh", "counterpart": "Lysmark", "counterpart_principal": "Ingeborg Halle",'
        ' "text": "Halle raised steel.", "points": [{"span": "Halle raised steel.", "nth": 0, "speaker": "own", "role": "point"}]}'
    )
    confusion, wrong = score(tmp_path)
    assert confusion.accuracy == 0
    assert wrong == ["a: own, found counterpart: Halle raised steel."]
