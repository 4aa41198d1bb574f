"""What is read off the labelled sentences does not get worse: `python -m benchmarks.lenses` says how it is measured."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from benchmarks.lenses import FRESH, FRESH_LENSES, LABELS
from benchmarks.lenses import score as measure

# Sentences of real readouts are told by their places in files that the repository does not hold.
DATA = Path(os.environ.get("DIPLOCOMPARE_DATA") or Path(__file__).parents[3] / "shared" / "data")
needs_data = pytest.mark.skipif(not (DATA / "kremlin-calls.jsonl").is_file(), reason="the real readouts are not here")

# How many labels there are; at most how many wrong finds, and how many missed labels. Where less goes wrong, lower it.
OWN = {
    "verbs": (22, 1, 2),
    "agreement": (15, 0, 0),
    "commitments": (21, 0, 0),
    "contested": (39, 0, 0),
    "names": (52, 2, 2),
    "figures": (37, 0, 0),
    "tone": (23, 0, 0),
    "courtesy": (15, 0, 0),
    "scope": (42, 0, 1),
    "about": (40, 5, 5),
}
REAL = {
    "verbs": (36, 0, 1),
    "agreement": (21, 1, 0),
    "commitments": (24, 0, 1),
    "contested": (27, 0, 0),
    "names": (83, 2, 3),
    "figures": (18, 0, 0),
    "tone": (31, 0, 0),
    "courtesy": (20, 0, 1),
    "scope": (11, 0, 3),
    "about": (50, 1, 8),
}
# Labelled after the rules were written, and never mended against.
MEASURED = {
    "about": (24, 0, 3),
    "agreement": (22, 0, 4),
    "commitments": (16, 0, 2),
    "contested": (15, 1, 1),
    "names": (67, 3, 2),
    "verbs": (34, 1, 3),
}
SPEAKERS_OWN = {"own": (8, 5, 1), "counterpart": (9, 1, 3), "joint": (2, 0, 0), "none": (2, 0, 2)}
SPEAKERS = {"own": (24, 8, 2), "counterpart": (22, 2, 4), "joint": (17, 2, 3), "none": (3, 0, 3)}

score = cache(measure)


def check(lens: str, part: str, floor: tuple[int, int, int], data: Path | None = None, folder: Path = LABELS) -> None:
    found = score(lens, data, folder)[part]
    labels, wrong, missed = floor
    assert found.labelled == labels
    assert found.found - found.right <= wrong
    assert found.labelled - found.right <= missed


@pytest.mark.parametrize("lens", OWN)
def test_sentences_of_our_own(lens: str) -> None:
    check(lens, "own", OWN[lens])


@pytest.mark.parametrize("speaker", SPEAKERS_OWN)
def test_who_speaks_in_texts_of_our_own(speaker: str) -> None:
    check("speaker", speaker, SPEAKERS_OWN[speaker])


@needs_data
@pytest.mark.parametrize("lens", REAL)
def test_sentences_of_real_readouts(lens: str) -> None:
    check(lens, "real", REAL[lens], DATA)


@needs_data
@pytest.mark.parametrize("speaker", SPEAKERS)
def test_who_speaks_in_all_texts(speaker: str) -> None:
    check("speaker", speaker, SPEAKERS[speaker], DATA)


@needs_data
@pytest.mark.parametrize("lens", FRESH_LENSES)
def test_sentences_that_no_rule_was_written_for(lens: str) -> None:
    check(lens, "real", MEASURED[lens], DATA, FRESH)


def test_every_label_has_a_floor() -> None:
    # Outcomes of a cross-check need the vectors of a model.
    assert {path.stem for path in LABELS.glob("*.json")} == {*OWN, "speaker", "attribution"}
    assert {path.stem for path in FRESH.glob("*.json")} == set(FRESH_LENSES) == set(MEASURED)
