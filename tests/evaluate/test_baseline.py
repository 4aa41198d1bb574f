"""The plain baseline, with an encoder by which sentences with the same words are alike."""

import json

import pytest
from conftest import FakeEncoder, readouts
from msgspec.structs import replace

from diplocompare.evaluate.baseline import compare_plainly
from diplocompare.evaluate.gold import Gold, GoldPoint, GoldTopic
from diplocompare.evaluate.score import score_call
from diplocompare.model import Comparison

HERE = "Grain came up. Borders were settled."
THERE = "Fish was praised. Grain came up."


def rows(comparison: Comparison) -> list[tuple[str, tuple[str, ...]]]:
    return [(topic.status, topic.points) for topic in comparison.topics]


def test_each_sentence_joins_its_likest_one_of_the_other_side(encoder: FakeEncoder) -> None:
    found = compare_plainly(readouts(HERE, THERE), encoder)
    assert rows(found) == [("shared", ("a1", "b2")), ("one-sided", ("a2",)), ("one-sided", ("b1",))]
    assert found.topics[0].confidence == 1.0
    (match,) = found.topics[0].matches
    assert (match.id, match.points, match.score, match.relation) == ("m1", ("a1", "b2"), 1.0, "same")


def test_links_that_meet_make_one_topic(encoder: FakeEncoder) -> None:
    """a1 and a2 are both likest to b1."""
    found = compare_plainly(readouts("Grain came up first. Grain came up last.", "Grain came up."), encoder)
    assert rows(found) == [("shared", ("a1", "a2", "b1"))]


def test_nothing_is_joined_below_the_threshold(encoder: FakeEncoder) -> None:
    """Four shared words of five and four give a cosine of 4 / sqrt(5 x 4) = 0.89."""
    sides = readouts("Grain came up first today.", "Grain came up today.")
    assert rows(compare_plainly(sides, encoder, 0.89)) == [("shared", ("a1", "b1"))]
    alone = compare_plainly(sides, encoder, 0.90)
    assert rows(alone) == [("one-sided", ("a1",)), ("one-sided", ("b1",))]
    assert alone.topics[0].confidence == pytest.approx(1 - 0.894)


def test_with_three_sides_the_likest_sentence_of_any_other_side_counts(encoder: FakeEncoder) -> None:
    found = compare_plainly(readouts("Grain came up.", "Fish was praised.", "Grain came up."), encoder)
    assert rows(found) == [("shared", ("a1", "c1")), ("one-sided", ("b1",))]


def test_sides_swapped_give_the_same_topics(encoder: FakeEncoder) -> None:
    one, other = readouts(HERE, THERE)
    swapped = compare_plainly((other, one), encoder)
    assert {frozenset(topic.points) for topic in swapped.topics} == {
        frozenset(topic.points) for topic in compare_plainly((one, other), encoder).topics
    }


@pytest.mark.parametrize(
    ("texts", "statuses"),
    [(("", ""), set()), (("", HERE), {"one-sided"}), (("\n", "\n\n"), set())],
    ids=["both empty", "one empty", "blank"],
)
def test_a_text_without_sentences_has_no_points(
    encoder: FakeEncoder, texts: tuple[str, str], statuses: set[str]
) -> None:
    found = compare_plainly(readouts(*texts), encoder)
    found.check()
    assert found.readouts[0].points == ()
    assert {topic.status for topic in found.topics} == statuses


def test_the_baseline_is_a_sound_comparison_that_can_be_scored(encoder: FakeEncoder) -> None:
    """Word pairs: gold has grain's 3 x 3; the answer the same."""
    found = compare_plainly(readouts(HERE, THERE), encoder)
    assert Comparison.from_dict(json.loads(found.to_json())) == found
    assert found.signature.settings == {"threshold": 0.45}
    assert sum(topic.emphasis[0].share for topic in found.topics) == pytest.approx(1.0)
    grain = GoldTopic("Grain", (GoldPoint("a", 0, 14, "own"), GoldPoint("b", 18, 32, "own")))
    gold = Gold(frame=(), topics=(grain,))
    assert score_call(found, gold).row.f1 == 1.0
    assert score_call(found, replace(gold, frame=(("a", found.readouts[0].points[1].span),))).frame.accuracy < 1
