from __future__ import annotations

import pytest
from conftest import LEXICON
from hypothesis import given
from hypothesis import strategies as st

from diplocompare.model import Span
from diplocompare.points.cuts import THRESHOLD, Cut, find_cuts, weigh_cuts
from diplocompare.points.words import read


def weighed(text: str) -> tuple[Cut, ...]:
    return weigh_cuts(text, read(text, Span(0, len(text)), (), LEXICON))


def test_a_cut_stands_before_the_conjunction_and_behind_the_comma() -> None:
    text = "He raised grain, and she raised gas"
    assert [text[cut.at :] for cut in weighed(text)] == ["and she raised gas"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("old grain; gas", 1),
        ("old grain as well as gas", 1),
        ("on February 3, 2022", 0),
        ("25,000 tons", 0),
        ("clean, safe, and cheap housing", 0),
        ("Envoy John Porcari, and Secretary Jane Ramirez of the Board", 0),
        ("with Envoy John Porcari, and Secretary Ramirez said that gas is dear", 1),
        ("grain", 0),
        ("", 0),
    ],
)
def test_places_where_a_matter_may_change(text: str, places: int) -> None:
    assert len(weighed(text)) == places


def test_an_opening_bracket_goes_with_what_it_opens() -> None:
    text = "He named two: (1) dear grain; (2) gas"
    assert [text[cut.at :] for cut in weighed(text)] == ["(1) dear grain; (2) gas", "(2) gas"]


def test_a_cut_says_what_told_for_and_against_it() -> None:
    (cut,) = weighed("He raised grain, and she raised gas")
    assert "place ,and" in cut.features
    assert all(name in cut.features for name, _ in cut.reasons)


@given(st.text(alphabet="ab ,;:-–()“”.\n and", max_size=80))
def test_cuts_are_in_order_and_inside_the_text(text: str) -> None:
    words = read(text, Span(0, len(text)), (), LEXICON)
    at = [cut.at for cut in find_cuts(text, words)]
    assert at == sorted(set(at))
    assert all(0 < place < len(text) for place in at)
    assert all(cut.grammar or cut.probability >= THRESHOLD for cut in find_cuts(text, words))
