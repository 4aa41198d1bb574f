from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from diplocompare.model import Emphasis, Observation, Point, Readout
from diplocompare.topics.align import Group
from diplocompare.topics.emphasis import add_verbs, by_topic, shares, weigh

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


def strongest(text: str, points: Sequence[str], *verbs: Observation) -> dict[str, str]:
    """The strongest verb of each topic; every point is of a topic of its own, t1, t2 ..."""
    made = []
    for number, words in enumerate(points, start=1):
        start = text.index(words)
        made.append(Point(f"a{number}", start, start + len(words), topic=f"t{number}"))
    readout = replace(Readout.of(text, id="a", side="A"), points=tuple(made))
    found = by_topic(
        [replace(verb, start=text.index(verb.value), end=text.index(verb.value) + 6) for verb in verbs], readout
    )
    return {topic: verb.value for topic, verb in found.items()}


def verb(word: str, level: int | None = 3, **more: object) -> Observation:
    return replace(Observation("verbs", "a", 0, 1, "kind", word, level=level), **more)


def test_a_point_is_reported_by_its_own_strongest_verb_the_first_of_equals() -> None:
    text = "He raised, praise and thanks grain; he voiced gas."
    points = ["He raised, praise and thanks grain;", "he voiced gas."]
    found = strongest(text, points, verb("raised", 2), verb("praise"), verb("thanks"), verb("voiced", 5))
    assert found == {"t1": "praise", "t2": "voiced"}


def test_a_point_without_a_verb_goes_with_the_one_before_it_in_its_sentence() -> None:
    assert strongest("He raised grain, gas and coal", ["gas", "coal"], verb("raised")) == {
        "t1": "raised",
        "t2": "raised",
    }
    assert strongest("He praise or raised grain, gas", ["gas"], verb("praise", 5), verb("raised")) == {"t1": "raised"}
    assert strongest("He raised grain. Gas too", ["Gas too"], verb("raised")) == {}
    assert strongest("Gas he raised", ["Gas"], verb("raised")) == {}


@pytest.mark.parametrize(("between", "found"), [(1_999, {"t1": "raised"}), (2_001, {})])
def test_a_verb_reports_nothing_further_off_than_any_sentence(between: int, found: dict[str, str]) -> None:
    assert strongest(f"raised{' ' * between}gas", ["gas"], verb("raised")) == found


def test_verbs_that_are_negated_of_another_side_or_lens_report_nothing() -> None:
    text = "He raised grain"
    assert strongest(text, [text], verb("raised", marks=("negated",))) == {}
    assert strongest(text, [text], verb("raised", readout="b")) == {}
    assert strongest(text, [text], verb("raised", lens="tone")) == {}


def test_a_verb_without_a_level_is_weaker_than_any_other() -> None:
    text = "He raised and praise grain"
    assert strongest(text, [text], verb("raised", None), verb("praise", 1)) == {"t1": "praise"}
    assert strongest(text, [text], verb("raised", None)) == {"t1": "raised"}


def test_the_strongest_verbs_are_added_to_the_emphasis_of_each_side() -> None:
    sides, groups = example()
    seen = Observation("verbs", "a", 18, 20, "kind", "steel", level=2)
    steel, grain = add_verbs(sides, weigh(sides, groups, ("Steel", "Grain")), [seen])
    assert [entry.verb for entry in steel.emphasis] == [seen, None]
    assert [entry.verb for entry in grain.emphasis] == [None, None]


@pytest.mark.parametrize("words", [[1, 1, 1], [1, 2, 4, 7, 11, 13], [1] * 37, [5]], ids=str)
def test_shares_sum_to_one(words: list[int]) -> None:
    assert sum(shares(words)) == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("words", [[], [0, 0]], ids=str)
def test_without_words_all_shares_are_nothing(words: list[int]) -> None:
    assert shares(words) == tuple(0.0 for _ in words)
