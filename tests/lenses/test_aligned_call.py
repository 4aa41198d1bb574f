"""What lenses look up in a call."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fixtures_call import make_call, make_topic

from diplocompare.lenses.aligned_call import observe
from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Evidence, Observation
from diplocompare.reading.annotation import Found

CALL = make_call(
    ["Grain was sold.", "Steel."], "Grain. Tea.", topics=[make_topic("a1", "b1"), make_topic("a2", id="t2")]
)


def test_readouts_points_and_topics_are_found_by_id() -> None:
    assert CALL.readout("b").side == "Lysmark"
    readout, point = CALL.point("a2")
    assert (readout.id, point.start, point.end) == ("a", 16, 22)
    assert CALL.quote("a2") == "Steel."
    found = CALL.topic("t2")
    assert found and found.points == ("a2",)
    assert CALL.topic(None) is None
    assert CALL.names == {"a": "Ardesh", "b": "Lysmark"}


def test_evidence_is_where_points_stand() -> None:
    assert CALL.evidence("a2", "b1") == (Evidence("a", 16, 22), Evidence("b", 0, 11))
    assert CALL.text_of(Evidence("a", 16, 21)) == "Steel"


@pytest.mark.parametrize(("offset", "point"), [(0, "a1"), (14, "a1"), (15, None), (16, "a2"), (21, "a2"), (22, None)])
def test_an_offset_is_in_the_point_around_it(offset: int, point: str | None) -> None:
    assert CALL.point_at(CALL.readout("a"), offset) == point


def test_an_offset_before_every_point_is_in_none() -> None:
    assert make_call([]).point_at(make_call([]).readout("a"), 0) is None


def test_words_are_of_the_topic_of_their_point() -> None:
    assert CALL.topic_of(Observation("names", "a", 16, 21, "other", point="a2")) == "t2"
    assert CALL.topic_of(Observation("names", "a", 16, 21, "other")) is None


@pytest.mark.parametrize(
    ("language", "legible"),
    [("en", True), ("EN", True), ("en-GB", True), ("en_US", True), ("", True), ("eng", False), ("de", False)],
)
def test_a_text_is_legible_in_the_language_of_the_word_lists_or_of_none(language: str, legible: bool) -> None:
    call = make_call("Grain.", "Grain.", languages={"a": language})
    assert [readout.id for readout in call.legible] == (["a", "b"] if legible else ["b"])


def test_what_is_read_in_a_sentence_is_placed_in_the_whole_text() -> None:
    def read(sentence: str, lexicon: Lexicon) -> Iterator[Found]:
        assert lexicon is CALL.lexicon
        at = sentence.find("T")
        if at >= 0:
            yield Found(at, at + 3, "drink", "tea", 2, "own", ("hedged",))

    assert list(observe(CALL, "names", read)) == [
        Observation("names", "b", 7, 10, "drink", "tea", "b1", 2, "own", ("hedged",))
    ]
