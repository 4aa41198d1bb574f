from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.reading.contested import read


def found(text: str, *lexicons: Path) -> list[tuple[str, str, str]]:
    return [(text[f.start : f.end], f.kind, f.value) for f in read(text, load_lexicon(lexicons))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They spoke of the special military operation.", ["special military operation"]),
        ("The war of aggression goes on.", ["war", "aggression"]),
        ("It further invaded its neighbour.", ["invasion"]),
        ("The crisis around Ardesh deepens.", ["crisis"]),
        ("The Kiev regime broke its word.", ["Kiev", "regime"]),
        ("Rebels and terrorist groups fled.", ["rebels", "terrorists"]),
        ("Ships in the Gulf and the Persian Gulf.", ["the Gulf", "Persian Gulf"]),
        ("He spoke of Judea and Samaria.", ["Judea and Samaria"]),
        ("She holds to the one-China principle.", ["one-China principle"]),
        ("The denuclearization of the Korean Peninsula.", ["denuclearization of the Korean Peninsula"]),
        ("The border has to be delimited.", ["delimitation"]),
        ("The occupied lands and the annexation.", ["occupation", "annexation"]),
    ],
)
def test_a_contested_name_is_found_with_its_member(text: str, names: list[str]) -> None:
    assert [value for _, _, value in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The climate crisis and the financial crisis.",
        "The crisis that COVID-19 has brought.",
        "After the Second World War came the Cold War.",
        "A trade war helps nobody; war crimes are to be tried.",
        "A conflict of interest has to be stated.",
        "Local authorities and port authorities met.",
        "The ceasefire regime holds, the visa regime is eased.",
        "Heads of state and government came together.",
        "They voiced their opposition to tariffs.",
        "The terrorist attack was condemned.",
        "Ships in the Gulf of Guinea.",
        "Roast turkey was served on the gulf course.",
        "Family reunification was discussed.",
        "",
    ],
)
def test_a_phrase_of_another_meaning_is_none(text: str) -> None:
    assert found(text) == []


def test_a_user_adds_a_set_and_takes_an_entry_away(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[contested.river]\nBig = ["Big River"]\n[contested."armed conflict"]\nwar = ["-war", "strife"]\n')
    assert found("The Big River, war and strife.", path) == [
        ("Big River", "river", "Big"),
        ("strife", "armed conflict", "war"),
    ]


@pytest.mark.parametrize("unit", ["war", "a", "<b>", "İ", "\n"])
def test_hostile_text_takes_time_by_its_length(unit: str) -> None:
    assert found(unit * 1000) == []
    assert_linear(found, unit)
