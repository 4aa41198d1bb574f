from __future__ import annotations

from itertools import pairwise

import pytest
from conftest import LEXICON

from diplocompare.model import Span
from diplocompare.points.cuts import find_cuts
from diplocompare.points.words import read


def pieces(text: str) -> list[str]:
    cuts = [0, *(cut.at for cut in find_cuts(text, read(text, Span(0, len(text)), (), LEXICON))), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The leaders discussed Iran, ransomware, and strategic stability.",
            ["The leaders discussed Iran,", "ransomware,", "and strategic stability."],
        ),
        (
            "He voiced concern about troops at the border and called for a return to diplomacy.",
            ["He voiced concern about troops at the border", "and called for a return to diplomacy."],
        ),
        (
            "She also reviewed visas for students and emphasized the value of trade with the islands.",
            ["She also reviewed visas for students", "and emphasized the value of trade with the islands."],
        ),
    ],
)
def test_grammar_cuts(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They reaffirmed the sovereignty, independence, and territorial integrity of Osmarra.",
        "He spoke and listened.",
        "The talks covered grain.",
        "",
    ],
)
def test_one_matter_stays_whole(text: str) -> None:
    assert pieces(text) == [text]
