from __future__ import annotations

import numpy as np

from diplocompare.topics.grouping import Settings, group, split_strays


def scores(n: int, pairs: dict[tuple[int, int], float]) -> np.ndarray:
    matrix = np.eye(n)
    for (row, column), score in pairs.items():
        matrix[row, column] = matrix[column, row] = score
    return matrix


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


def split(sides: str, pairs: dict[tuple[int, int], float]) -> list[list[int]]:
    """What is left of a group of all points, given as the letters of their sides."""
    matrix = scores(len(sides), pairs)
    return split_strays(range(len(sides)), sides, matrix, Settings(join=0.5, stay=0.3))


def test_a_point_stays_in_a_group_with_one_like_it_on_another_side() -> None:
    assert split("aab", {(0, 2): 0.9, (1, 2): 0.3}) == [[0, 1, 2]]
    assert split("aab", {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.29}) == [[0, 2], [1]]


def test_the_weakest_point_goes_first_and_may_take_the_support_of_others() -> None:
    # b3 keeps a2 in the group, until b3 itself has to go.
    assert split("aabb", {(0, 2): 0.9, (1, 3): 0.25}) == [[0, 2], [1], [3]]
    # a1 is like b3 alone, and stays with it.
    assert split("aabb", {(0, 3): 0.4, (1, 2): 0.2}) == [[0, 3], [1], [2]]


def test_points_of_one_side_that_went_are_grouped_among_themselves() -> None:
    pairs = {(0, 3): 0.9, (1, 2): 0.8, (1, 3): 0.1, (2, 3): 0.1}
    assert split("aaab", pairs) == [[0, 3], [1, 2]]
    assert split("aaab", {**pairs, (1, 2): 0.4}) == [[0, 3], [1], [2]]


def test_a_group_of_one_side_stays_whole() -> None:
    assert split("aaa", {}) == [[0, 1, 2]]


def test_only_the_rows_of_the_group_are_split() -> None:
    matrix = scores(4, {(1, 3): 0.9, (0, 1): 0.9})
    assert split_strays([3, 1, 0], "abba", matrix, Settings(join=0.5, stay=0.3)) == [[0, 1, 3]]
