"""Texts that are opposed on a matter are told so, with the words of both."""

from __future__ import annotations

import pytest
from conftest import LEXICON, FakeEncoder, readouts

from diplocompare.model import Comparison
from diplocompare.pipeline import compare

OPENING = "President Oran of Ardesh had a telephone conversation with President Tavesh of Lysmark."


def compared(own: str, other: str) -> Comparison:
    return compare(readouts(f"{OPENING} {own}", f"{OPENING} {other}"), FakeEncoder(), lexicon=LEXICON)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (
            "President Oran confirmed that ships had entered the bay.",
            "President Tavesh denied that ships had entered the bay.",
        ),
        ("President Oran supports the peace plan.", "President Tavesh rejects the peace plan."),
    ],
)
def test_opposed_points_lead_and_quote_both(own: str, other: str) -> None:
    found = compared(own, other)
    first = found.findings[0]
    assert first.kind == "opposition" and first.leading
    assert {each.readout for each in first.evidence} == {"a", "b"}
    assert own in first.text and other in first.text
    (match,) = (match for topic in found.topics for match in topic.matches if match.how)
    assert (match.relation, match.how) == ("differs", ("opposed",))


def test_what_is_put_into_a_side_s_mouth_against_its_own_words_is_told_as_that() -> None:
    found = compared(
        "President Tavesh admitted that Lysmark had closed the strait.",
        "President Tavesh stressed that Lysmark had not closed the strait.",
    )
    assert found.findings[0].text.startswith("Ardesh's text attributes to Lysmark: ")
    assert "opposed to it, Lysmark's own text: " in found.findings[0].text


def test_other_figures_for_one_thing_are_told() -> None:
    found = compared(
        "President Oran said that two sailors had drowned.", "President Tavesh said that five sailors had drowned."
    )
    assert any("two sailors" in each.text and "five sailors" in each.text for each in found.findings)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("President Oran did not rule out talks.", "President Tavesh called talks possible."),
        ("President Oran condemned the attack on the port.", "President Tavesh welcomed the reopening of the port."),
    ],
)
def test_points_that_may_both_hold_are_not_opposed(own: str, other: str) -> None:
    assert not any(each.kind == "opposition" for each in compared(own, other).findings)
