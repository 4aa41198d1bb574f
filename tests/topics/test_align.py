from __future__ import annotations

import numpy as np
import pytest
from conftest import LEXICON
from msgspec.structs import replace

from diplocompare.model import Point, Readout
from diplocompare.pairs.scale import Probabilities
from diplocompare.pairs.scores import PairScores
from diplocompare.topics.align import Group, align
from diplocompare.topics.grouping import Settings, group

THRESHOLDS = Settings(join=0.5, stay=0.3, same=0.8)


def readout(id: str, points: int) -> Readout:
    text = " ".join(f"{id}{at}" for at in range(points))
    spans = [text.index(word) for word in text.split()]
    made = tuple(Point(f"{id}{at + 1}", start, start + 2) for at, start in enumerate(spans))
    return replace(Readout.of(text, id=id, side=id.upper()), points=made)


def scores(n: int, pairs: dict[tuple[int, int], float]) -> np.ndarray:
    matrix = np.eye(n)
    for (row, column), score in pairs.items():
        matrix[row, column] = matrix[column, row] = score
    return matrix


def aligned(
    sides: tuple[Readout, ...], together: np.ndarray, same: np.ndarray
) -> tuple[tuple[Readout, ...], tuple[Group, ...]]:
    return align(sides, PairScores(together, same, together, Probabilities()), THRESHOLDS, LEXICON)


def test_points_join_while_their_mean_score_reaches_the_threshold() -> None:
    matrix = scores(4, {(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.4, (2, 3): 0.1})
    assert sorted(map(sorted, group(matrix, 0.5))) == [[0, 1, 2], [3]]
    assert sorted(map(sorted, group(matrix, 0.51))) == [[0, 1], [2], [3]]


def test_a_chain_of_single_links_is_not_one_topic() -> None:
    matrix = scores(4, {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9})
    assert sorted(map(sorted, group(matrix, 0.5))) == [[0, 1], [2, 3]]


def test_the_chain_method_finds_what_the_plain_method_finds() -> None:
    generator = np.random.default_rng(7)
    for size in (1, 2, 5, 23):
        half = generator.random((size, size))
        matrix = (half + half.T) / 2
        for threshold in (0.3, 0.5, 0.55, 0.7):
            assert sorted(map(sorted, group(matrix, threshold))) == sorted(map(sorted, plainly(matrix, threshold)))


def plainly(matrix: np.ndarray, threshold: float) -> list[list[int]]:
    groups = [[at] for at in range(len(matrix))]
    while len(groups) > 1:
        means = {
            (i, j): float(np.mean(matrix[np.ix_(groups[i], groups[j])]))
            for i in range(len(groups))
            for j in range(i + 1, len(groups))
        }
        (i, j), best = max(means.items(), key=lambda entry: entry[1])
        if best < threshold:
            break
        groups = [g for at, g in enumerate(groups) if at not in (i, j)] + [groups[i] + groups[j]]
    return groups


def test_a_point_that_only_one_side_makes_stays_alone_with_its_nearest_miss() -> None:
    sides = (readout("a", 2), readout("b", 1))
    found, topics = aligned(sides, scores(3, {(0, 2): 0.9, (1, 2): 0.3}), np.eye(3))
    assert [(topic.status, topic.points) for topic in topics] == [("shared", ("a1", "b1")), ("one-sided", ("a2",))]
    assert topics[1].nearest is not None and topics[1].nearest.point == "b1" and topics[1].nearest.score == 0.3
    assert [point.topic for point in found[0].points] == ["t1", "t2"]


@pytest.mark.parametrize(("report", "relation"), [(0.9, "same"), (0.6, "related")])
def test_a_match_tells_its_score_and_whether_its_points_report_the_same(report: float, relation: str) -> None:
    sides = (readout("a", 1), readout("b", 1))
    _, topics = aligned(sides, scores(2, {(0, 1): 0.7}), scores(2, {(0, 1): report}))
    assert [(match.points, match.score, match.relation) for match in topics[0].matches] == [
        (("a1", "b1"), 0.7, relation)
    ]


def test_points_that_report_the_same_are_a_match_though_each_has_a_better_partner() -> None:
    sides = (readout("a", 2), readout("b", 2))
    matrix = scores(4, {(0, 2): 0.9, (1, 3): 0.9, (0, 3): 0.4, (1, 2): 0.4, (0, 1): 0.9, (2, 3): 0.9})
    _, topics = aligned(sides, matrix, scores(4, {(0, 3): 0.9}))
    assert [(match.points, match.relation) for match in topics[0].matches] == [
        (("a1", "b1"), "related"),
        (("a1", "b2"), "same"),
        (("a2", "b2"), "related"),
    ]


def test_swapping_the_sides_mirrors_the_topics() -> None:
    matrix = scores(4, {(0, 2): 0.7, (1, 3): 0.6, (0, 3): 0.55})
    _, topics = aligned((readout("a", 2), readout("b", 2)), matrix, matrix)
    order = [2, 3, 0, 1]
    _, mirrored = aligned((readout("b", 2), readout("a", 2)), *[matrix[np.ix_(order, order)]] * 2)
    assert {frozenset(topic.points) for topic in topics} == {frozenset(topic.points) for topic in mirrored}
    assert [topic.confidence for topic in topics] == [topic.confidence for topic in mirrored]


def test_three_sides_share_a_topic() -> None:
    matrix = scores(3, {(0, 1): 0.7, (0, 2): 0.7, (1, 2): 0.7})
    _, topics = aligned((readout("a", 1), readout("b", 1), readout("c", 1)), matrix, matrix)
    assert [topic.points for topic in topics] == [("a1", "b1", "c1")] and len(topics[0].matches) == 3


@pytest.mark.parametrize("counts", [(0, 0), (2, 0), (0, 1)], ids=str)
def test_readouts_without_points_are_aligned_to_nothing(counts: tuple[int, int]) -> None:
    sides = (readout("a", counts[0]), readout("b", counts[1]))
    _, topics = aligned(sides, *[np.eye(sum(counts))] * 2)
    assert all(topic.status == "one-sided" and topic.nearest is None for topic in topics)
    assert len(topics) == sum(counts)


def test_a_point_held_only_by_its_own_side_leaves_a_shared_topic() -> None:
    matrix = scores(3, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.2})
    _, topics = aligned((readout("a", 2), readout("b", 1)), matrix, matrix)
    assert [topic.points for topic in topics] == [("a1", "b1"), ("a2",)]
