from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from conftest import LEXICON

from diplocompare.model import Span
from diplocompare.points.coordination import list_items, second_predicates
from diplocompare.points.cuts import find_cuts
from diplocompare.points.words import Word, read


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


def places(find: Callable[[Sequence[Word]], frozenset[int]], text: str) -> list[int]:
    """Where something begins, by the number of the word, from 0."""
    return sorted(find(read(text, Span(0, len(text)), (), LEXICON)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Five words before the conjunction and five from it on.
        ("He raised dear grain here and raised more coal today", [5]),
        ("He raised dear grain and raised more coal today", []),
        ("He raised dear grain here and raised more coal", []),
        ("He raised dear grain here but raised more coal today", [5]),
        ("He raised dear grain here while raising more coal today", []),  # no finite verb
        ("He raised dear grain here or raised more coal today", []),
        ("Some dear grain here and raised more coal today", []),  # nothing was reported before
        ("He raised dear grain here and then frankly raised more coal today", [5]),
        ("He raised dear grain here and dear coal raised more", []),
        ("He raised dear grain here and raised more coal and raised more iron today", [5, 9]),
    ],
)
def test_a_second_thing_is_reported_behind_a_conjunction(text: str, found: list[int]) -> None:
    assert places(second_predicates, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They discussed grain, gas, and coal", [3, 4]),
        ("They discussed grain, and coal", []),  # two are no list
        ("They discussed grain, gas, coal", []),  # nothing says which is the last
        ("They discussed grain, gas, or coal", []),
        ("They had grain, gas, and coal", []),
        ("They discussed , gas, iron, and coal", [3, 4]),  # a sign directly behind the verb begins no item
        (f"They discussed {'dear ' * 7}grain, gas, and coal", [10, 11]),
        (f"They discussed {'dear ' * 8}grain, gas, and coal", []),  # an item of nine words
        (f"They discussed grain, gas, and {'dear ' * 7}coal", []),
    ],
)
def test_a_list_has_three_short_items_at_least_and_says_which_is_the_last(text: str, found: list[int]) -> None:
    assert places(list_items, text) == found


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
