"""The sides of the talk that an article reports."""

from __future__ import annotations

import pytest

from diplocompare.article import read_article
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import DiplocompareError


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad, Chad and Mali met. Chad said so.", ["Chad", "Mali"]),
        ("On Monday the long awaited meeting took place that many in the region had asked for, of Chad and Mali. He said.", None),
        ("Chad met with friends of Mali. Chad said so.", None),
        ("Minister Ida Berg of Chad and her colleague from Chad met. Berg said so.", None),
    ],
)  # fmt: skip
def test_countries_that_are_no_subject_of_the_contact_are_no_sides(text: str, found: list[str] | None) -> None:
    if found is None:
        with pytest.raises(DiplocompareError, match="no parties to a talk"):
            sides(text)
    else:
        assert [name for name, _ in sides(text)] == found


def test_a_country_that_is_only_talked_about_is_no_side() -> None:
    text = "U.S. President Al Dow and Chad's President Omar Saleh spoke about Mali. Dow said so. Mali's leader said no."
    assert [name for name, _ in sides(text)] == ["United States", "Chad"]


def test_two_parties_that_the_user_names_are_all() -> None:
    text = "Norway's Ida Berg, Chad's Omar Saleh and Mali's Aba Keita met. Berg said so."
    assert sides(text, "Norway=Berg", "Chad=Saleh") == [("Norway", "Ida Berg"), ("Chad", "Omar Saleh")]
