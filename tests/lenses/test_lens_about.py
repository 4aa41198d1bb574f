"""What texts say of the contact itself, and where they differ."""

from __future__ import annotations

import pytest
from fixtures_call import make_call, turned

from diplocompare.lenses.about import analyse
from diplocompare.model import Evidence

OPENING = "President of Ardesh Ilva Marn spoke with Chancellor of Lysmark Oto Brask."


def told(*texts: str) -> list[tuple[str, float]]:
    return [(finding.text, finding.weight) for finding in analyse(make_call(*texts)).findings]


@pytest.mark.parametrize(
    ("one", "other", "text", "weight"),
    [
        (
            "On March 18, Ilva Marn spoke with Oto Brask.",
            "Oto Brask spoke with Ilva Marn on 21 March.",
            "The texts differ on the date of the contact: Ardesh's has 18 March and Lysmark's has 21 March.",
            0.8,
        ),
        (
            "Ilva Marn spoke by telephone with Oto Brask.",
            "Oto Brask spoke by video with Ilva Marn.",
            "The texts differ on the channel of the contact: Ardesh's has phone and Lysmark's has video.",
            0.6,
        ),
        (
            f"{OPENING} It lasted two hours.",
            f"{OPENING} It lasted 90 minutes.",
            "The texts differ on the length of the contact: Ardesh's has 120 minutes and Lysmark's has 90 minutes.",
            0.5,
        ),
        (
            f"{OPENING} The call took place at the request of Lysmark.",
            f"{OPENING} The call took place at the request of Ardesh.",
            "The texts differ on the initiator of the contact: Ardesh's has Lysmark and Lysmark's has Ardesh.",
            1.0,
        ),
        (
            f"{OPENING} The call took place at the request of Lysmark.",
            OPENING,
            "Only Ardesh's text says at whose initiative the contact took place: that of Lysmark.",
            0.5,
        ),
    ],
)
def test_conflicts_and_a_lone_initiator_are_findings(one: str, other: str, text: str, weight: float) -> None:
    assert told(one, other) == [(text, weight)]


def test_a_finding_rests_on_the_words_of_all_that_state_it() -> None:
    found = analyse(
        make_call("Ilva Marn spoke by telephone with Oto Brask.", "Oto Brask spoke by video with Ilva Marn.")
    )
    (finding,) = found.findings
    assert (finding.confidence, finding.topic) == (0.9, None)
    assert finding.evidence == (Evidence("a", 19, 28), Evidence("b", 19, 24))
    assert [
        (each.lens, each.readout, each.kind, each.value, each.start, each.end, each.point)
        for each in found.observations
    ] == [
        ("about", "a", "channel", "phone", 19, 28, "a1"),
        ("about", "b", "channel", "video", 19, 24, "b1"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On November 16, Ilva Marn spoke with Oto Brask.", "Oto Brask spoke with Ilva Marn on November 15."),
        ("On December 31, Ilva Marn spoke with Oto Brask.", "Oto Brask spoke with Ilva Marn on January 1."),
        (f"{OPENING} It lasted an hour and a half.", f"{OPENING} It lasted 75 minutes."),
        ("Ilva Marn spoke by telephone with Oto Brask.", OPENING),
        ("Ilva Marn met with Oto Brask in Rome.", "Oto Brask met with Ilva Marn in Oslo."),
        (OPENING, OPENING),
    ],
    ids=["a day", "the turn of the year", "a quarter of an hour", "one channel", "places", "nothing"],
)
def test_time_zones_rounding_and_silence_are_no_conflict(one: str, other: str) -> None:
    assert told(one, other) == []


def test_sixteen_minutes_are_a_conflict() -> None:
    assert len(told(f"{OPENING} It lasted an hour and a half.", f"{OPENING} It lasted 74 minutes.")) == 1


def test_of_three_sides_all_that_state_it_are_told() -> None:
    phone, video = "Ilva Marn spoke by telephone with Oto Brask.", "Ilva Marn spoke by video with Oto Brask."
    ((text, _),) = told(phone, video, phone)
    assert text.endswith("Ardesh's has phone, Lysmark's has video and Osmarra's has phone.")
    request = f"{OPENING} The call took place at the request of Lysmark."
    assert told(request, request, OPENING) == []


def test_where_the_other_text_is_in_another_language_nobody_is_alone() -> None:
    call = make_call(f"{OPENING} The call took place at the request of Lysmark.", OPENING, languages={"b": "de"})
    assert analyse(call).findings == ()


def test_a_side_with_a_nationality_is_named_by_it() -> None:
    text = "Vladimir Putin spoke with Recep Tayyip Erdogan. The call took place at the request of the Turkish side."
    (finding,) = analyse(make_call(text, "They spoke.", sides=("Russia", "Türkiye"))).findings
    assert finding.text == "Only Russia's text says at whose initiative the contact took place: the Turkish side's."


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    call = make_call(
        f"{OPENING} The call took place at the request of Lysmark.", "On 3 May, Oto Brask spoke with Ilva Marn."
    )
    assert analyse(call).findings == analyse(turned(call)).findings
    assert set(analyse(call).observations) == set(analyse(turned(call)).observations)
