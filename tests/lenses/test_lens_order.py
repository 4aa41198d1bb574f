"""What one text begins with and another comes to late."""

from __future__ import annotations

import pytest
from fixtures_call import make_call, make_topic

from diplocompare.lenses.order import analyse
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.model import Evidence


def findings(*ranks: int | None, topics: int = 4) -> tuple[UnrankedFinding, ...]:
    """What is found of the topic that stands at these ranks, in texts of so many topics of one word each."""
    points = {side: rank for side, rank in zip("abc", ranks, strict=False) if rank}
    told = make_topic(*(f"{side}{rank}" for side, rank in points.items()))
    others = [
        make_topic(f"{side}{number}", id=f"{side}{number}")
        for side in "abc"[: len(ranks)]
        for number in range(1, topics + 1)
        if points.get(side) != number
    ]
    return analyse(make_call(*[["Tea."] * topics] * len(ranks), topics=[told, *others])).findings


def test_what_one_begins_with_and_the_other_comes_to_late_is_a_finding() -> None:
    assert findings(1, 3) == (
        UnrankedFinding(
            "order",
            "Ardesh's text opens with Grain, which is 3rd of 4 in Lysmark's.",
            0.9,
            pytest.approx(2 / 3),
            (Evidence("a", 0, 4), Evidence("b", 10, 14)),
            "t1",
        ),
    )


@pytest.mark.parametrize(
    ("ranks", "topics", "count"),
    [
        ((1, 2), 2, 1),
        ((1, 2), 3, 0),
        ((1, 4), 6, 1),
        ((1, 3), 5, 0),
        ((2, 4), 4, 0),
        ((1, None), 4, 0),
        ((None, 4), 4, 0),
        ((1, 1), 1, 0),
    ],
    ids=[
        "the last of two",
        "half way down",
        "three fifths down",
        "half way down of five",
        "nobody begins with it",
        "not in the other",
        "last, and in one text alone",
        "nothing but it",
    ],
)
def test_late_is_three_fifths_down_the_other_s_topics(ranks: tuple[int | None, ...], topics: int, count: int) -> None:
    assert len(findings(*ranks, topics=topics)) == count


def test_of_three_sides_the_latest_is_told() -> None:
    (finding,) = findings(2, 1, 4)
    assert finding.text.startswith("Lysmark's text opens with Grain, which is ")
    assert finding.text.endswith("in Osmarra's.")
