"""The second opinion: which pairs are put to the large judge, and what its answers change."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from conftest import FakeJudge

from diplocompare.pairs import second
from diplocompare.pairs.features import Claim
from diplocompare.pairs.second import ask, candidates, heed
from diplocompare.weights.logistic import Regression


def plane(sides: Sequence[int], *rows: Sequence[float]) -> np.ndarray:
    """Symmetric probabilities from those of each point of the first side with each of the others."""
    first = sides.count(0)
    found = np.full((len(sides), len(sides)), 0.9)  # within a side: never asked about
    found[:first, first:] = rows
    found[first:, :first] = np.array(rows).T
    np.fill_diagonal(found, 0.0)
    return found


def test_only_pairs_across_sides_that_are_likely_for_one_of_them_are_asked_about() -> None:
    sides = [0, 1, 1, 1, 1, 1, 1]
    together = plane(sides, [0.5, 0.4, 0.3, 0.2, 0.1, 0.005])
    # The first point asks for its four likeliest; each other point for its only one, unless that is too unlikely.
    assert candidates(sides, together) == [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]


def test_a_point_asks_for_its_four_likeliest() -> None:
    sides = [0] * 6 + [1] * 6
    rows = [[0.9 - 0.1 * ((i + j) % 6) for j in range(6)] for i in range(6)]
    found = candidates(sides, plane(sides, *rows))
    assert [sum(end == at for pair in found for end in pair) for at in range(12)] == [4] * 12


def test_equally_likely_pairs_are_all_asked_about() -> None:
    sides = [0, 1, 1, 1, 1, 1, 1]
    assert len(candidates(sides, plane(sides, [0.3] * 6))) == 6


@pytest.mark.parametrize("count", [0, 1, 3])
def test_one_side_alone_has_nothing_to_ask(count: int) -> None:
    assert candidates([0] * count, np.full((count, count), 0.9)) == []


def claim(side: int) -> Claim:
    return Claim(side, 0, 0, frozenset(), goes_on=False, voice="a")


class Partial:
    """Finds the first text of a pair the likelier, the longer it is."""

    name = sha256 = "partial"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        return np.array([[len(first), 0.0, 0.0] for first, _ in pairs]).reshape(-1, 3)


def test_a_pair_is_judged_in_both_orders() -> None:
    even = np.array([[0.0, 0.5], [0.5, 0.0]])
    found = [
        ask(Partial(), texts, [claim(0), claim(1)], even).topic for texts in (["visas", "pact"], ["pact", "visas"])
    ]
    assert [each[0, 1] for each in found] == [4.5, 4.5]


def test_texts_are_shown_without_the_gaps_of_masked_words() -> None:
    judge = FakeJudge()
    ask(judge, ["visas    for\nstudents ", "grain"], [claim(0), claim(1)], np.array([[0.0, 0.5], [0.5, 0.0]]))
    assert judge.shown == [("visas for students", "grain"), ("grain", "visas for students")]


def test_where_it_was_not_asked_there_is_no_opinion() -> None:
    sides = [claim(0), claim(1), claim(1)]
    opinion = ask(FakeJudge("grain"), ["grain", "grain too", "steel"], sides, plane([0, 1, 1], [0.5, 0.001]))
    assert opinion.topic[0, 1] == opinion.topic[1, 0] == opinion.same[0, 1] == 99.0
    assert np.isnan(opinion.topic[[0, 1], [2, 2]]).all()


def test_opinions_are_weighed_against_the_small_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "fitted", lambda _: Regression(-1.0, {"large": 0.5}))
    small, large = np.array([[0.0, 0.5], [0.5, 0.0]]), np.array([[np.nan, 4.0], [4.0, np.nan]])
    # Even odds are 0; -1 + 0.5 * 4 = 1, and 1 / (1 + e^-1) = 0.731059.
    assert heed(small, large, "any").tolist() == [[0.0, 0.731059], [0.731059, 0.0]]


@pytest.mark.parametrize("name", ["large-topic", "large-same"])
def test_with_the_weights_of_the_package_both_judges_are_heeded(name: str) -> None:
    def mixed(small: float, large: float) -> float:
        return float(heed(np.array([[small]]), np.array([[large]]), name)[0, 0])

    assert mixed(0.2, 1.0) < mixed(0.2, 2.0) < mixed(0.4, 2.0)
