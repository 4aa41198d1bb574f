from __future__ import annotations

import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.parties.identify import identify


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


def test_a_party_is_named_by_every_form_of_its_leader_s_name() -> None:
    _, parties = identify(
        readouts(
            "President Biden called Xi. President Joe Biden left.", "President Joseph Biden called.", sides=["US", "x"]
        ),
        LEXICON,
    )
    assert parties[0].names == {"biden", "joe", "joseph"}


def test_a_leader_whom_only_the_other_side_names_is_known_by_the_country() -> None:
    (_, lysmark), _ = identify(
        readouts("President Tevosh of Ardesh met Chancellor Halle of Lysmark.", "The Chancellor met the President."),
        LEXICON,
    )
    assert lysmark.principal == "Halle"


def test_the_only_leader_left_is_the_one_of_the_only_side_without() -> None:
    (_, lysmark), _ = identify(
        readouts("President Tevosh of Ardesh met Chancellor Halle.", "The Chancellor met the President."), LEXICON
    )
    assert lysmark.principal == "Halle"


def test_of_several_leaders_left_none_is_taken() -> None:
    (_, lysmark), _ = identify(
        readouts(
            "President Tevosh of Ardesh met Chancellor Halle and Minister Brask.", "The Chancellor met the President."
        ),
        LEXICON,
    )
    assert lysmark.principal is None
    _, of_two = identify(readouts("They met Chancellor Halle.", "They met.", "They met."), LEXICON)
    assert [party.principal for party in of_two] == [None, None, None]


def test_a_leader_of_somewhere_else_is_not_the_one_left() -> None:
    (_, lysmark), _ = identify(
        readouts("President Tevosh of Ardesh met Chancellor Halle of Norway.", "The Chancellor met the President."),
        LEXICON,
    )
    assert lysmark.principal is None


def test_a_participant_named_by_the_country_is_of_the_party_that_has_it() -> None:
    _, parties = identify(
        readouts("President Biden met King Harald of Norway and Norwegian Prime Minister Store.", sides=["US"]), LEXICON
    )
    assert [(party.side, party.names) for party in parties] == [("US", {"biden"}), ("Norway", {"harald", "store"})]


def test_the_date_is_that_of_the_front_matter_or_else_of_the_opening() -> None:
    one, other = readouts("On December 3, 2024, they met.", "On December 3, 2024, they met.")
    (dated, found), _ = identify([replace(one, date="2024-12-04"), other], LEXICON)
    assert (dated.date, found.date) == ("2024-12-04", "2024-12-03")
