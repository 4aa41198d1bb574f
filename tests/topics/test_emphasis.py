from __future__ import annotations

import pytest
from msgspec.structs import replace

from diplocompare.model import Emphasis, Point, Readout
from diplocompare.topics.align import Group
from diplocompare.topics.emphasis import shares, weigh

TEXT_A = "grain grain grain steel"
TEXT_B = "steel"


def example() -> tuple[tuple[Readout, ...], tuple[Group, ...]]:
    a = replace(
        Readout.of(TEXT_A, id="a", side="A"),
        points=(Point("a1", 0, 17, topic="t2"), Point("a2", 18, 23, topic="t1")),
    )
    b = replace(Readout.of(TEXT_B, id="b", side="B"), points=(Point("b1", 0, 5, topic="t1"),))
    return (a, b), (Group("t1", "shared", 0.9, ("a2", "b1")), Group("t2", "one-sided", 0.9, ("a1",)))


def test_each_side_s_room_and_order_are_told_for_every_topic() -> None:
    steel, grain = weigh(*example(), ("Steel", "Grain"))
    assert steel.emphasis == (Emphasis("a", 0.25, 2, 1, 1), Emphasis("b", 1.0, 1, 1, 1))
    assert grain.emphasis == (Emphasis("a", 0.75, 1, 3, 1), Emphasis("b", 0.0, None, 0, 0))
    assert (steel.label, steel.points, grain.label) == ("Steel", ("a2", "b1"), "Grain")


@pytest.mark.parametrize("words", [[1, 1, 1], [1, 2, 4, 7, 11, 13], [1] * 37, [5]], ids=str)
def test_shares_sum_to_one(words: list[int]) -> None:
    assert sum(shares(words)) == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("words", [[], [0, 0]], ids=str)
def test_without_words_all_shares_are_nothing(words: list[int]) -> None:
    assert shares(words) == tuple(0.0 for _ in words)
