from __future__ import annotations

import numpy as np
import pytest
from conftest import LEXICON
from msgspec.structs import replace

from diplocompare.model import Nearest, Point, Readout
from diplocompare.pairs.confidence import confidence, shared_evidence
from diplocompare.pairs.scale import Probabilities
from diplocompare.pairs.scores import PairScores
from diplocompare.topics.align import Group, align
from diplocompare.topics.grouping import Settings

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


class Rough(Probabilities):
    """A scale on which confidences have one digit."""

    digits = 1


def aligned(
    sides: tuple[Readout, ...], together: np.ndarray, same: np.ndarray
) -> tuple[tuple[Readout, ...], tuple[Group, ...]]:
    return align(sides, PairScores(together, same, together, Probabilities()), THRESHOLDS, LEXICON)


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


def test_topics_and_their_matches_are_numbered_in_reading_order() -> None:
    # b begins with what a has second, three eighths into its text; b comes to what a begins with after three fifths.
    matrix = scores(5, {(0, 4): 0.9, (1, 3): 0.9, (2, 4): 0.1})
    _, topics = aligned((readout("a", 3), readout("b", 2)), matrix, matrix)
    assert [(topic.id, topic.points) for topic in topics] == [
        ("t1", ("a2", "b1")),
        ("t2", ("a1", "b2")),
        ("t3", ("a3",)),
    ]
    assert [match.id for topic in topics for match in topic.matches] == ["m1", "m2"]


def test_the_confidence_of_a_topic_rests_on_the_best_partner_of_each_of_its_points() -> None:
    sides = (readout("a", 2), readout("b", 1))
    _, (together,) = aligned(sides, scores(3, {(0, 2): 0.9, (1, 2): 0.8, (0, 1): 0.7}), np.eye(3))
    assert together.confidence == round(confidence("shared", shared_evidence([0.9, 0.8, 0.9])), 3)
    _, (alone, other) = aligned((readout("a", 1), readout("b", 1)), scores(2, {(0, 1): 0.4}), np.eye(2))
    assert alone.confidence == round(1.0 - confidence("one-sided", shared_evidence([0.4])), 3)
    assert (alone.nearest, other.nearest) == (Nearest("b1", 0.4), Nearest("a1", 0.4))


def test_the_nearest_miss_is_the_best_pair_of_any_point_of_the_topic() -> None:
    matrix = scores(4, {(0, 1): 0.9, (0, 2): 0.2, (1, 3): 0.25, (0, 3): 0.1})
    _, topics = aligned((readout("a", 2), readout("b", 2)), matrix, np.eye(4))
    assert next(topic.nearest for topic in topics if topic.points == ("a1", "a2")) == Nearest("b2", 0.25)


def test_every_claim_is_told_its_three_likeliest_counterparts_on_other_sides() -> None:
    matrix = scores(6, {(0, 1): 0.9, (0, 2): 0.1, (0, 3): 0.3, (0, 4): 0.2, (0, 5): 0.3})
    found, _ = aligned((readout("a", 2), readout("b", 4)), matrix, np.eye(6))
    assert found[0].points[0].candidates == (Nearest("b2", 0.3), Nearest("b4", 0.3), Nearest("b3", 0.2))


def test_a_frame_point_has_no_topic_and_no_candidates() -> None:
    one, other = readout("a", 2), readout("b", 1)
    one = replace(one, points=(replace(one.points[0], role="frame"), one.points[1]))
    (found, _), topics = aligned((one, other), scores(2, {(0, 1): 0.9}), np.eye(2))
    assert (found.points[0].topic, found.points[0].candidates) == (None, ())
    assert [topic.points for topic in topics] == [("a2", "b1")]


def test_a_rougher_scale_tells_its_own_scores_and_confidences_of_one_digit() -> None:
    matrix = scores(3, {(0, 1): 0.7, (0, 2): 0.2})
    percentiles = scores(3, {(0, 1): 0.98765, (0, 2): 0.5, (1, 2): 0.25})
    sides = (readout("a", 1), readout("b", 2))
    found, topics = align(sides, PairScores(matrix, np.eye(3), percentiles, Rough()), THRESHOLDS, LEXICON)
    assert topics[0].matches[0].score == 0.988
    assert topics[1].nearest == Nearest("a1", 0.5)
    assert [each.score for each in found[0].points[0].candidates] == [0.988, 0.5]
    told = [topic.confidence for topic in topics] + [topics[0].matches[0].confidence]
    assert told == [round(each, 1) for each in told]


@pytest.mark.parametrize(("score", "partners"), [(0.5, ["b1", "b2"]), (0.49, ["b2"])])
def test_pairs_that_reach_the_threshold_are_matches_and_others_only_where_they_are_best(
    score: float, partners: list[str]
) -> None:
    matrix = scores(4, {(0, 2): score, (0, 3): 0.9, (1, 2): 0.9, (1, 3): 0.9, (0, 1): 0.9, (2, 3): 0.9})
    _, (topic,) = aligned((readout("a", 2), readout("b", 2)), matrix, np.eye(4))
    assert [match.points[1] for match in topic.matches if match.points[0] == "a1"] == partners


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
