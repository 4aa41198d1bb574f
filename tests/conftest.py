"""What tests share: an encoder whose answers a reader can predict, and readouts made from plain text."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from shared import FirstRuns, first_runs

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Readout, Span

# What tests expect must not depend on whether the extra of the large judgement is installed.
os.environ["DIPLOCOMPARE_JUDGEMENT"] = "small"
# The word lists of the package.
LEXICON = load_lexicon()
_DIMENSIONS = 256
# No example fails by the clock: how long one takes says how busy the machine is. What must stay quick is counted.
settings.register_profile("patient", parent=settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")


@cache
def place_of(word: str) -> int:
    """The dimension that counts a word."""
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") % _DIMENSIONS


class FakeEncoder:
    """Hashes words: a vector counts the words of its span, so shared words mean a high cosine."""

    name = "fake"
    sha256 = "0" * 64
    adapter = "fake"

    def encode(self, text: str, spans: Sequence[Span]) -> np.ndarray:
        vectors = np.zeros((len(spans), _DIMENSIONS), dtype=np.float32)
        for row, span in enumerate(spans):
            for word in re.findall(r"\w+", text[span[0] : span[1]].lower()) or [""]:
                vectors[row, place_of(word)] += 1.0
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.where(lengths == 0.0, 1.0, lengths)


class FakeJudge:
    """Holds two texts for of one topic, and for the same, if both have one of some words; notes what it is shown."""

    name = "fake judge"
    sha256 = "1" * 64

    def __init__(self, *together: str) -> None:
        self.together = together
        self.shown: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        self.shown += pairs
        both = [any(word in one and word in other for word in self.together) for one, other in pairs]
        return np.array([[99.0, 99.0, -99.0] if each else [-99.0, -99.0, -99.0] for each in both]).reshape(-1, 3)


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


def readouts(*texts: str, sides: Sequence[str] = ("Ardesh", "Lysmark", "Osmarra")) -> tuple[Readout, ...]:
    """Readouts a, b, c of these texts."""
    return tuple(Readout.of(text, id=name, side=side) for text, name, side in zip(texts, "abc", sides, strict=False))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of one test run have in common; see `shared.once`."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def embedded(shared: Path) -> FirstRuns:
    """The first runs with the embedded model, and the cache in which it is prepared since."""
    return first_runs(shared)
