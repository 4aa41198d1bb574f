from __future__ import annotations

import json

from conftest import FakeEncoder, FakeJudge, readouts

from diplocompare.pipeline import compare

OPENING = "President Kamran Tevosh of Ardesh spoke today with Prime Minister Ingeborg Halle of Lysmark. "
GRAIN_AND_STEEL = (
    f"{OPENING}President Tevosh raised grain exports to the northern ports. Visas for students will be waived from autumn."
    " He rejected the tariffs on rolled steel that were announced last month."
)
GRAIN = (
    f"{OPENING}Prime Minister Halle discussed grain exports to the northern ports."
    " From autumn, visas for students will be waived."
)


def test_what_both_report_is_shared_and_what_one_reports_is_not() -> None:
    found = compare(readouts(GRAIN_AND_STEEL, GRAIN), FakeEncoder())
    assert [(topic.status, topic.points) for topic in found.topics] == [
        ("shared", ("a2", "b2")),
        ("shared", ("a3", "b3")),
        ("one-sided", ("a4",)),
    ]


def test_a_comparison_survives_json() -> None:
    found = compare(readouts(GRAIN_AND_STEEL, GRAIN), FakeEncoder())
    assert type(found).from_dict(json.loads(found.to_json())) == found


def test_the_same_input_gives_the_same_bytes() -> None:
    made = {compare(readouts(GRAIN_AND_STEEL, GRAIN), FakeEncoder()).to_json() for _ in range(2)}
    assert len(made) == 1


def test_three_sides_can_be_compared() -> None:
    found = compare(readouts(GRAIN_AND_STEEL, GRAIN, GRAIN), FakeEncoder())
    assert [len(topic.emphasis) for topic in found.topics] == [3, 3, 3]
    assert found.summary.shared == 2


def test_a_readout_against_itself_leaves_nothing_to_one_side() -> None:
    found = compare(readouts(GRAIN_AND_STEEL, GRAIN_AND_STEEL), FakeEncoder())
    assert found.summary.one_sided == 0


def test_a_readout_of_nothing_but_frame_is_silent_on_every_topic() -> None:
    found = compare(readouts(GRAIN, "The two leaders spoke by phone today."), FakeEncoder())
    assert {(topic.status, topic.nearest) for topic in found.topics} == {("one-sided", None)}


def test_the_small_judgement_is_named_in_the_signature() -> None:
    settings = compare(readouts(GRAIN_AND_STEEL, GRAIN), FakeEncoder()).signature.settings
    assert settings["judgement"] == "small"
    assert "judge" not in settings


def test_the_large_judgement_brings_together_and_parts_what_the_small_one_would_not() -> None:
    judge = FakeJudge("steel", "ports")
    texts = (GRAIN_AND_STEEL, f"{GRAIN} Duties on steel were lifted.")
    small, large = (compare(readouts(*texts), FakeEncoder(), judge=each) for each in (None, judge))
    found = {topic.points: topic.status for topic in large.topics}
    assert found != {topic.points: topic.status for topic in small.topics}
    assert found["a4", "b4"] == "shared"  # both have "steel"
    assert found["a3",] == found["b3",] == "one-sided"  # visas: neither "steel" nor "ports"
    assert large.signature.settings["judgement"] == "large"
    assert large.signature.settings["judge"] == judge.sha256[:12]


def test_the_large_judgement_does_not_depend_on_the_order_of_the_sides() -> None:
    judge = FakeJudge("steel", "ports")
    one = compare(readouts(GRAIN_AND_STEEL, GRAIN), FakeEncoder(), judge=judge)
    other = compare(readouts(GRAIN, GRAIN_AND_STEEL), FakeEncoder(), judge=judge)
    swapped = {"a": "b", "b": "a"}
    assert {frozenset(topic.points) for topic in one.topics} == {
        frozenset(swapped[point[0]] + point[1:] for point in topic.points) for topic in other.topics
    }
