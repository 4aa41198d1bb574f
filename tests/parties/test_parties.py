from __future__ import annotations

import pytest
from conftest import LEXICON, readouts

from diplocompare.parties.parties import identify


@pytest.mark.parametrize(
    ("text", "side", "principal"),
    [
        ("President Joseph R. Biden, Jr. had a call today with President Vladimir Putin of Russia.", "United States", "Joseph R. Biden, Jr"),
        ("President Joseph R. Biden, Jr. had a call today with President Vladimir Putin of Russia.", "russia", "Vladimir Putin"),
        ("Vladimir Putin had a telephone conversation with President of France Emmanuel Macron.", "russia", "Vladimir Putin"),
        ("Vladimir Putin had a telephone conversation with President of France Emmanuel Macron.", "france", "Emmanuel Macron"),
        ("President Erdoğan met with Giorgia Meloni, Prime Minister of Italy.", "Italy", "Giorgia Meloni"),
        ("Prime Minister of Lysmark, Ingeborg Halle, received Kamran Tevosh, President of Ardesh.", "Lysmark", "Ingeborg Halle"),
        ("President Biden spoke with President Zelenskyy of Ukraine.  President Biden voiced concern.", "US", "Biden"),
        ("Kamran Tevosh spoke with Vladimir Putin, President of the Russian Federation. Relations were discussed.", "Russia", "Vladimir Putin"),
        ("The Prime Minister spoke to President Terekhov this evening.", "albany-isles", None),
        ("The ministers spoke about grain.", "Lysmark", None),
        ("", "Lysmark", None),
    ],
)  # fmt: skip
def test_the_principal_is_found_in_the_text(text: str, side: str, principal: str | None) -> None:
    (found,), _ = identify(readouts(text, sides=[side]), LEXICON)
    assert found.principal == principal


def test_front_matter_is_not_overruled() -> None:
    (readout,) = readouts("President Biden spoke with President Putin.", sides=["Russia"])
    from msgspec.structs import replace

    (found,), _ = identify([replace(readout, principal="V. V. Putin")], LEXICON)
    assert found.principal == "V. V. Putin"


def test_a_file_of_any_name_gets_the_leader_who_is_named_first() -> None:
    (found,), _ = identify(
        readouts("Vladimir Putin had a conversation with President Joseph Biden.", sides=["statement-1"]), LEXICON
    )
    assert found.principal == "Vladimir Putin"


def test_a_party_knows_its_names_and_places() -> None:
    _, (american, chinese) = identify(
        readouts(
            "President Biden spoke with President Xi Jinping.",
            "President Xi Jinping held a video call with US President Joseph Biden.",
            sides=["united-states", "china"],
        ),
        LEXICON,
    )
    assert (american.readout, chinese.readout) == ("a", "b")
    assert {"joseph", "biden"} <= american.names and {("american",), ("us",), ("white", "house")} <= american.places
    assert {"xi", "jinping"} <= chinese.names and {("chinese",), ("beijing",), ("prc",)} <= chinese.places


def test_a_participant_without_a_readout_is_a_party_too() -> None:
    _, (_, other) = identify(readouts("President Biden spoke with King Harald of Norway.", sides=["US"]), LEXICON)
    assert (other.readout, other.side, other.names) == (None, "Norway", {"harald"})
