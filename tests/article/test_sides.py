"""The sides of the talk that an article reports."""

from __future__ import annotations

import pytest

from diplocompare.article import read_article
from diplocompare.lexicon.lists import load_lexicon


def sides(text: str, *given: str) -> list[tuple[str, str | None]]:
    said = "\n\nThe first leader said so."
    return [(side.name, side.principal) for side in read_article(text + said, given, load_lexicon()).sides]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Norway's Prime Minister Ida Berg and Chad's Omar Saleh met on Monday. Berg said it was time.",
            [("Norway", "Ida Berg"), ("Chad", "Omar Saleh")],
            id="owners",
        ),
        pytest.param(
            "President Berg and Chad's leader, Omar Saleh, spoke on Monday. Saleh said so. Oslo agreed, Oslo said.",
            [("Norway", "Berg"), ("Chad", "Omar Saleh")],
            id="the-other-capital",
        ),
        pytest.param(
            "The presidents of Chad, Mali and Peru met. Chad's President Omar Saleh said so.",
            [("Chad", "Omar Saleh"), ("Mali", None), ("Peru", None)],
            id="countries",
        ),
        pytest.param(
            "President Ana Tevosh of Ardesh met President Ilan Korr of Belmora. Tevosh said so.",
            [("Ardesh", "Ana Tevosh"), ("Belmora", "Ilan Korr")],
            id="invented",
        ),
        pytest.param(
            "Minister Ana Tevosh of Ardesh and her colleague from Belmora, Minister Ilan Korr, met. Tevosh said so.",
            [("Ardesh", "Ana Tevosh"), ("Belmora", "Ilan Korr")],
            id="colleague",
        ),
        pytest.param(
            "U.S. President Joseph R. Dow, Jr. spoke with Presidents Ana Tevosh of Ardesh and Omar Saleh of Chad. Dow said so.",
            [("United States", "Joseph R. Dow, Jr"), ("Ardesh", "Ana Tevosh"), ("Chad", "Omar Saleh")],
            id="initials-and-plural-titles",
        ),
    ],
)
def test_the_sides_are_found_in_the_sentence_on_the_contact(text: str, found: list[tuple[str, str | None]]) -> None:
    assert sides(text) == found


def test_a_country_that_is_only_talked_about_is_no_side() -> None:
    text = "U.S. President Al Dow and Chad's President Omar Saleh spoke about Mali. Dow said so. Mali's leader said no."
    assert [name for name, _ in sides(text)] == ["United States", "Chad"]


def test_two_parties_that_the_user_names_are_all() -> None:
    text = "Norway's Ida Berg, Chad's Omar Saleh and Mali's Aba Keita met. Berg said so."
    assert sides(text, "Norway=Berg", "Chad=Saleh") == [("Norway", "Ida Berg"), ("Chad", "Omar Saleh")]
