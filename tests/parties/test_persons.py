"""How the words of a text are read as names, and whom a readout introduces."""

from __future__ import annotations

import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.parties.persons import introduced_persons, leaders_titles, name_words, read_items


def items(text: str) -> list[tuple[str, str]]:
    found = read_items(text, leaders_titles(LEXICON), {"Ardesh": "Ardesh"}.get, LEXICON)
    return [(item.kind, item.value) for item in found]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Prime Minister Halle's office", [("title", "prime minister"), ("name", "Halle"), ("word", "office")]),
        ("President of Turkey", [("title", "president"), ("word", "of"), ("country", "Türkiye")]),
        ("US is not us", [("country", "United States"), ("word", "is"), ("word", "not"), ("word", "us")]),
        ("Ardesh’s king", [("country", "Ardesh"), ("title", "king")]),
        ("Joseph R. Biden, Jr.", [("name", "Joseph R. Biden, Jr")]),
        ("Hamad Al -Thani", [("name", "Hamad Al -Thani")]),
        ("Anna. Otto", [("name", "Anna"), ("name", "Otto")]),
        ("Anna, Otto", [("name", "Anna"), ("name", "Otto")]),
        ("Meeting Anna On Monday", [("word", "meeting"), ("name", "Anna"), ("word", "on"), ("word", "monday")]),
    ],
)
def test_words_are_titles_countries_names_and_others(text: str, read: list[tuple[str, str]]) -> None:
    assert items(text) == read


def test_an_item_knows_its_place_and_whether_it_begins_a_sentence() -> None:
    text = "They met. “Anna Otto spoke."
    found = read_items(text, leaders_titles(LEXICON), {}.get, LEXICON)
    anna = next(item for item in found if item.kind == "name")
    assert (text[anna.start : anna.end], anna.gap, anna.opens) == ("Anna Otto", ". “", True)
    assert [item.opens for item in found] == [True, False, True, False]


def test_a_name_is_found_again_by_its_words_without_particles_and_suffixes() -> None:
    assert name_words("Mohammed bin Salman Al-Saud, Jr.", LEXICON) == {"mohammed", "salman", "al-saud", "saud"}
    assert name_words("J. R. Biden", LEXICON) == {"biden"}


def introduced(text: str, title: str | None = None) -> list[tuple[str, str | None, bool]]:
    (readout,) = readouts(text, sides=["Ardesh"])
    readout = replace(readout, title=title)
    return [(each.name, each.country, each.met) for each in introduced_persons(readout, [readout], LEXICON)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("President Halle of Norway rang.", [("Halle", "Norway", False)]),
        ("President Halle of the Russian Federation rang.", [("Halle", "Russia", False)]),
        ("President Halle of Lysmark rang.", [("Halle", "Lysmark", False)]),
        ("President Halle of Lysmark Bay rang.", [("Halle", None, False)]),
        ("They hear President Halle of", [("Halle", None, False)]),
        ("Norwegian President Halle rang.", [("Halle", "Norway", False)]),
        ("They love Norway. President Halle rang.", [("Halle", None, False)]),
        ("It is President of Norway Halle.", [("Halle", "Norway", False)]),
        ("Minister for Foreign Affairs of Norway Halle rang.", [("Halle", "Norway", False)]),
        ("Minister for Foreign Affairs Halle rang.", [("Halle", None, False)]),
        ("The Foreign Halle rang.", []),
        ("Anna Halle, the Norwegian Prime Minister, rang.", [("Anna Halle", None, False)]),
        ("Anna Halle, Prime Minister of Norway, rang.", [("Anna Halle", "Norway", False)]),
        ("Anna Halle, who saw the Prime Minister, rang.", []),
        ("Anna Halle spoke to the press.", [("Anna Halle", None, False)]),
        ("Anna Halle had a call.", [("Anna Halle", None, False)]),
        ("Halle spoke to the press.", []),
        ("Anna Halle rang.", []),
        ("Today Anna Halle spoke to the press.", []),
        ("Anna Tevosh spoke with the President of Norway Halle.", [("Anna Tevosh", None, False), ("Halle", "Norway", True)]),
        ("President Halle spoke. Later President Anna Halle of Norway rang.", [("Anna Halle", "Norway", False)]),
        ("x" * 450 + " President Halle rang.", []),
    ],
)  # fmt: skip
def test_a_leader_is_introduced_by_title_country_or_deed(
    text: str, persons: list[tuple[str, str | None, bool]]
) -> None:
    assert introduced(text) == persons


def test_a_leader_may_be_introduced_in_the_title_only() -> None:
    assert introduced("They spoke.", title="Call with President Halle of Norway") == [("Halle", "Norway", True)]
