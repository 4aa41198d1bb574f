"""What a readout's text tells of its parties: titles, short names, adjectives, teams."""

from __future__ import annotations

import pytest
from conftest import LEXICON, readouts

from diplocompare.parties.identify import identify
from diplocompare.parties.references import ReferenceReader
from diplocompare.parties.titles import reference_reader


def reader(text: str, sides: tuple[str, str] = ("Ardesh", "Lysmark")) -> ReferenceReader:
    other = "Prime Minister Ingeborg Halle spoke."
    _, parties = identify(readouts(text, other, sides=sides), LEXICON)
    return reference_reader(text, parties, LEXICON)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("President Kamran Tevosh spoke with Ingeborg Halle.", {"president": 0}),
        ("President Kamran Tevosh spoke with President Ingeborg Halle.", {"president": 0}),
        ("The President of the Republic received President Ingeborg Halle of Lysmark.", {"president": 0}),
        ("Kamran Tevosh met Foreign Minister Ingeborg Halle.", {"foreign minister": 1, "minister": 1}),
    ],
)
def test_who_bears_a_title(text: str, titles: dict[str, int]) -> None:
    assert reader(text).titles == titles


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("Kamran Tevosh met President Ingeborg Halle.", 0),
        ("President Kamran Tevosh met Ingeborg Halle.", 1),
        ("President Kamran Tevosh met Prime Minister Ingeborg Halle.", None),
    ],
)
def test_a_title_that_nobody_bears_is_that_of_the_leader_without_one(text: str, leader: int | None) -> None:
    assert reader(text).leader == leader


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ardeshi", [0]),
        ("Ardent", []),
        ("the Union's", [1]),
        ("Meridian", [1]),
        ("the Republic", [0]),
    ],
)
def test_adjectives_and_short_names_of_sides_that_no_list_has(text: str, who: list[int]) -> None:
    found = reader("Kamran Tevosh met Ingeborg Halle.", ("Ardesh Republic", "Meridian Union")).read(text)
    assert [each.who for each in found] == who


def test_of_two_unions_neither_is_the_union() -> None:
    found = reader("Kamran Tevosh met Ingeborg Halle.", ("Ardesh Union", "Meridian Union")).read("the Union")
    assert found == []


def test_the_name_of_a_state_goes_with_its_adjective() -> None:
    found = reader("Kamran Tevosh met Ingeborg Halle.", ("Rovenian Federation", "Lysmark")).read("Rovenia, Rheinmark")
    assert [each.who for each in found] == [0]


def test_ministers_are_of_the_side_that_has_sent_several() -> None:
    text = "President Kamran Tevosh and Minister Ole Dal met Prime Minister Ingeborg Halle."
    assert set(reader(text).groups.values()) == {0}
    assert reader("President Kamran Tevosh met Prime Minister Ingeborg Halle.").groups == {}
