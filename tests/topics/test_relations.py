from __future__ import annotations

import numpy as np
import pytest
from conftest import LEXICON
from msgspec.structs import replace

from diplocompare.model import Point, Readout
from diplocompare.topics.relations import bring_together, find_contradictions, pairs_across, relate


def claims(**texts: str) -> list[tuple[Readout, Point]]:
    """One point for each text; the first letter of its name is its side."""
    return [
        (replace(Readout.of(text, id=name[0], side=name[0]), points=()), Point(name, 0, len(text)))
        for name, text in texts.items()
    ]


def reports(n: int, pairs: dict[tuple[int, int], float]) -> np.ndarray:
    matrix = np.zeros((n, n))
    for (row, column), probability in pairs.items():
        matrix[row, column] = matrix[column, row] = probability
    return matrix


def test_only_points_of_different_sides_are_paired() -> None:
    assert pairs_across(claims(a1="Grain", a2="Steel", b1="Grain"), [0, 1, 2]) == [(0, 2), (1, 2)]


def test_two_points_report_the_same_where_each_is_the_best_partner_of_the_other() -> None:
    found = claims(a1="Grain", a2="Steel", b1="Grain", b2="Steel")
    matrix = reports(4, {(0, 2): 0.9, (0, 3): 0.8, (1, 2): 0.7, (1, 3): 0.6})
    # The second point of each side would rather have the other's first.
    assert relate(found, [0, 1, 2, 3], matrix, 0.5, {}) == {(0, 2): ("same", ())}


@pytest.mark.parametrize(
    ("threshold", "relations"), [(0.6, {(0, 1): ("same", ())}), (0.61, {})], ids=["reached", "missed"]
)
def test_the_probability_has_to_reach_the_threshold(threshold: float, relations: dict[tuple[int, int], str]) -> None:
    assert relate(claims(a1="Grain", b1="Grain"), [0, 1], reports(2, {(0, 1): 0.6}), threshold, {}) == relations


def test_a_point_has_one_partner_on_each_of_two_other_sides() -> None:
    matrix = reports(3, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.1})
    assert relate(claims(a1="Grain", b1="Grain", c1="Grain"), [0, 1, 2], matrix, 0.5, {}) == {
        (0, 1): ("same", ()),
        (0, 2): ("same", ()),
    }


def contradictions(found: list[tuple[Readout, Point]], probability: float) -> dict[tuple[int, int], tuple[str, ...]]:
    """What two claims contradict each other in, where they are of one topic with this probability."""
    return find_contradictions(found, reports(2, {(0, 1): probability}), LEXICON)


def test_points_that_oppose_each_other_differ_and_are_of_one_matter() -> None:
    found = claims(a1="He confirmed that ships had entered the bay.", b1="He denied that ships had entered the bay.")
    assert contradictions(found, 0.2) == {(0, 1): ("opposed",)}
    raised = bring_together(reports(2, {(0, 1): 0.2}), {(0, 1): ("opposed",)})
    assert raised[0, 1] == raised[1, 0] == 0.9
    assert relate(found, [0, 1], reports(2, {(0, 1): 0.9}), 0.5, {(0, 1): ("opposed",)}) == {
        (0, 1): ("differs", ("opposed",))
    }


def test_other_figures_for_one_thing_are_never_the_same() -> None:
    found = claims(a1="He said that two sailors had drowned.", b1="He said that five sailors had drowned.")
    assert contradictions(found, 0.9) == {(0, 1): ("figure",)}


def test_points_of_nothing_in_common_are_not_read_against_each_other() -> None:
    found = claims(a1="He confirmed that ships had entered the bay.", b1="He denied that ships had entered the bay.")
    assert contradictions(found, 0.01) == {}
