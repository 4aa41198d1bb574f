"""Persons in news and the countries that they are tied to."""

from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.article.places import countries_in, persons_in, stands_for


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Norway's Ida Berg", [("Ida Berg", "Norway", False)]),
        ("Norway's new prime minister, Ida Berg", [("Ida Berg", "Norway", True)]),
        ("the U.S. press secretary Ida Berg", [("Ida Berg", "United States", True)]),
        ("the president of Norway, Ida Berg", [("Ida Berg", "Norway", False)]),
        ("the envoy from Norway Ida Berg", [("Ida Berg", "Norway", False)]),
        ("the spokesman of President Ida Berg", [("Ida Berg", None, True)]),
        ("President Ida Berg of Norway", [("Ida Berg", "Norway", True)]),
        ("President Ida Berg of the Russian Federation", [("Ida Berg", "Russia", True)]),
        ("President Ida Berg of Zhonia", [("Ida Berg", "Zhonia", True), ("Zhonia", None, False)]),
        ("Ida Berg of Vinci", [("Ida Berg", None, False), ("Vinci", None, False)]),
        ("President Ida Berg and of Norway", [("Ida Berg", None, True)]),
        ("Ida Berg, the Norwegian prime minister", [("Ida Berg", "Norway", False)]),
        ("Ida Berg, prime minister for Norway", [("Ida Berg", None, False)]),
        ("Ida Berg, who saw Norway", [("Ida Berg", None, False)]),
        ("Ida Berg, Norway and Chad", [("Ida Berg", None, False)]),
        ("Ida Berg", [("Ida Berg", None, False)]),
        ("Norway went to see Ida Berg", [("Ida Berg", None, False)]),
        ("Norway; Ida Berg", [("Ida Berg", None, False)]),
        ("in Norway, then, Ida Berg", [("Ida Berg", None, False)]),
        ("Ardeshi leader Ida Berg", [("Ida Berg", "Ardesh", True)]),
        ("Norway's chief and new and top Ida Berg", [("Ida Berg", None, False)]),
    ],
)  # fmt: skip
def test_a_person_is_tied_to_the_country_in_front_or_behind(
    text: str, persons: list[tuple[str, str | None, bool]]
) -> None:
    found = persons_in(text, ("Ardesh",), LEXICON)
    assert [(each.name, each.country, each.titled) for each in found] == persons


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Belmora", "Belmora"),
        ("Belmoran", "Belmora"),
        ("Belmorans", "Belmora"),
        ("Belmorandum", None),
        ("belmoran", None),
        ("Belm", None),
        ("Ia", None),
        ("Iao", None),
    ],
)
def test_an_invented_country_has_its_adjective(word: str, country: str | None) -> None:
    assert stands_for(word, ("Ia", "Belmora")) == country


def test_countries_stand_in_hyphenated_words_too() -> None:
    text = "The U.S.-led talks of Russians and the Turkish-Iranian side"
    assert [(text[span.start : span.end], name) for span, name in countries_in(text)] == [
        ("U.S.", "United States"),
        ("Russians", "Russia"),
        ("Turkish", "Türkiye"),
        ("Iranian", "Iran"),
    ]
