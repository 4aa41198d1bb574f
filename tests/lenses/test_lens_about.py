from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.lenses.about import analyse
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Readout
from diplocompare.parties.parties import identify

OPENING = "President of Ardesh Ilva Marn spoke with Chancellor of Lysmark Oto Brask."


SIDES = ("Ardesh", "Lysmark", "Osmarra")


def readouts(*texts: str) -> tuple[Readout, ...]:
    known, _ = identify(
        [Readout.of(text, id=name, side=side) for text, name, side in zip(texts, "abc", SIDES, strict=False)], LEXICON
    )
    return known


def aligned_call(*texts: str) -> AlignedCall:
    known, parties = identify(readouts(*texts), LEXICON)
    return AlignedCall(known, (), parties, load_lexicon())


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        (
            "On March 18, Ilva Marn spoke with Oto Brask.",
            "Oto Brask spoke with Ilva Marn on 21 March.",
            "The texts differ on the date of the contact: Ardesh's has 18 March and Lysmark's has 21 March.",
        ),
        (
            "Ilva Marn spoke by telephone with Oto Brask.",
            "Oto Brask spoke by video with Ilva Marn.",
            "The texts differ on the channel of the contact: Ardesh's has phone and Lysmark's has video.",
        ),
        (
            f"{OPENING} It lasted two hours.",
            f"{OPENING} It lasted 90 minutes.",
            "The texts differ on the length of the contact: Ardesh's has 120 minutes and Lysmark's has 90 minutes.",
        ),
        (
            f"{OPENING} The call took place at the request of Lysmark.",
            f"{OPENING} The call took place at the request of Ardesh.",
            "The texts differ on the initiator of the contact: Ardesh's has Lysmark and Lysmark's has Ardesh.",
        ),
        (
            f"{OPENING} The call took place at the request of Lysmark.",
            OPENING,
            "Only Ardesh's text says at whose initiative the contact took place: that of Lysmark.",
        ),
    ],
)
def test_conflicts_and_a_lone_initiator_are_findings(one: str, other: str, text: str) -> None:
    findings = analyse(aligned_call(one, other)).findings
    assert [finding.text for finding in findings] == [text]
    assert all(finding.kind == "about" and finding.evidence for finding in findings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On November 16, Ilva Marn spoke with Oto Brask.", "Oto Brask spoke with Ilva Marn on November 15."),
        ("On December 31, Ilva Marn spoke with Oto Brask.", "Oto Brask spoke with Ilva Marn on January 1."),
        (f"{OPENING} It lasted an hour and a half.", f"{OPENING} It lasted 85 minutes."),
        ("Ilva Marn spoke by telephone with Oto Brask.", OPENING),
    ],
)
def test_time_zones_and_rounding_are_no_conflict(one: str, other: str) -> None:
    assert analyse(aligned_call(one, other)).findings == ()


def test_a_side_with_a_nationality_is_named_by_it() -> None:
    text = "Vladimir Putin spoke with Recep Tayyip Erdogan. The call took place at the request of the Turkish side."
    known, parties = identify(
        [Readout.of(text, id="a", side="Russia"), Readout.of("They spoke.", id="b", side="Türkiye")], LEXICON
    )
    (finding,) = analyse(AlignedCall(known, (), parties, load_lexicon())).findings
    assert finding.text == "Only Russia's text says at whose initiative the contact took place: the Turkish side's."


def test_the_words_that_it_rests_on_are_observed() -> None:
    (seen,) = analyse(aligned_call("Ilva Marn spoke by telephone with Oto Brask.", OPENING)).observations
    assert (seen.lens, seen.readout, seen.kind, seen.value, seen.start, seen.end) == (
        "about",
        "a",
        "channel",
        "phone",
        19,
        28,
    )


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    call = aligned_call(
        f"{OPENING} The call took place at the request of Lysmark.", "On 3 May, Oto Brask spoke with Ilva Marn."
    )
    turned = AlignedCall(call.readouts[::-1], call.topics, call.parties, call.lexicon)
    assert analyse(call).findings == analyse(turned).findings
    assert set(analyse(call).observations) == set(analyse(turned).observations)
