"""How much more room one side gives a topic than another."""

from __future__ import annotations

import pytest
from fixtures_call import make_call, make_topic

from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lenses.share import analyse
from diplocompare.model import Emphasis, Evidence


def findings(*sides: tuple[int, float]) -> tuple[UnrankedFinding, ...]:
    """What is found where the texts have so many points and give the topic of their first ones such a share."""
    emphasis = [Emphasis(side, share, 1 if share else None) for side, (_, share) in zip("abc", sides, strict=False)]
    topic = make_topic(*(f"{entry.readout}1" for entry in emphasis), emphasis=emphasis)
    return analyse(make_call(*(["Grain."] * points for points, _ in sides), topics=[topic])).findings


def test_more_room_than_the_other_side_gives_is_a_finding() -> None:
    assert findings((20, 0.2), (20, 0.6)) == (
        UnrankedFinding(
            "share",
            "Grain takes 60% of Lysmark's text and 20% of Ardesh's.",
            0.9,
            pytest.approx(0.4),
            (Evidence("a", 0, 6), Evidence("b", 0, 6)),
            "t1",
        ),
    )


@pytest.mark.parametrize(
    ("points", "count"),
    [((8, 8), 0), ((9, 8), 1), ((8, 9), 1)],
    ids=["z 1.63", "z 1.67", "z 1.69"],
)
def test_in_short_texts_a_gap_may_be_chance(points: tuple[int, int], count: int) -> None:
    """Of shares 0.6 and 0.2 of n and m points, z is their gap by the root of p (1 - p) (1 / n + 1 / m)."""
    assert len(findings((points[0], 0.6), (points[1], 0.2))) == count


@pytest.mark.parametrize(("share", "count"), [(0.15, 1), (0.14, 0)])
def test_in_long_texts_a_gap_has_to_be_worth_a_sentence(share: float, count: int) -> None:
    """With 300 points a side, a gap of 0.14 from 0.01 has a z above 6."""
    assert len(findings((300, share + 0.01), (300, 0.01))) == count


def test_of_three_sides_the_most_and_the_least_are_told() -> None:
    (finding,) = findings((40, 0.4), (40, 0.7), (40, 0.1))
    assert finding.text == "Grain takes 70% of Lysmark's text and 10% of Osmarra's."


def test_a_side_without_the_topic_has_no_share_to_compare() -> None:
    assert findings((20, 0.6), (20, 0.0)) == ()
