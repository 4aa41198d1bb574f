from __future__ import annotations

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.model import Emphasis, SideSummary, Topic
from diplocompare.topics.summary import summarise


def topic(number: int, *shares: float, sure: float = 0.9) -> Topic:
    """A topic with its part of each side's words; 0: the side is silent."""
    entries = tuple(Emphasis(side, share, 1 if share else None) for side, share in zip("abc", shares, strict=False))
    status = "shared" if sum(share > 0 for share in shares) > 1 else "one-sided"
    return Topic(f"t{number}", "Grain", status, sure, ("a1",), entries)


def test_topics_and_shared_words_are_counted_by_side() -> None:
    found = summarise(readouts("grain", "gas"), [topic(1, 0.5, 1.0), topic(2, 0.3, 0.0), topic(3, 0.2, 0.0)])
    assert (found.topics, found.shared, found.one_sided) == (3, 1, 2)
    assert found.sides == (SideSummary("a", 3, 2, 0.5), SideSummary("b", 1, 0, 1.0))


def test_a_topic_that_is_uncertain_counts_for_no_side_alone() -> None:
    found = summarise(readouts("grain", "gas"), [topic(1, 0.5, 0.0, sure=0.59), topic(2, 0.5, 0.0, sure=0.6)])
    assert found.uncertain == 1 and found.sides[0] == SideSummary("a", 2, 1, 0.0, 1)


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (("2022-02-03", "2022-02-03"), "2022-02-03"),
        (("2022-02-03", None), "2022-02-03"),
        (("2022-02-03", "2022-02-04"), None),
    ],
)
def test_a_date_is_told_where_no_side_gives_another(dates: tuple[str | None, ...], found: str | None) -> None:
    sides = [replace(side, date=date, event=date) for side, date in zip(readouts("x", "y"), dates, strict=True)]
    assert (summarise(sides, []).date, summarise(sides, []).event) == (found, found)
