from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.model import Span
from diplocompare.points.frame import weigh_frame
from diplocompare.points.words import read


def framed(text: str, number: int = 0, count: int = 8) -> bool:
    return weigh_frame(read(text, Span(0, len(text)), (), LEXICON), number, count).framed


@pytest.mark.parametrize(
    "text",
    [
        "President Kamran Tevosh spoke by telephone today with Prime Minister Ingeborg Halle of Lysmark.",
        "At the initiative of the Lysmark side, Kamran Tevosh had a telephone conversation with Ingeborg Halle.",
        "The Prime Minister met President Osei-Banda of Kelandia in Downing Hall this morning.",
    ],
)
def test_an_opening_that_names_no_matter_is_frame(text: str) -> None:
    assert framed(text)


def test_a_closing_remark_on_the_mood_is_frame() -> None:
    assert framed("On the whole the talk was held in a frank and business-like atmosphere.", number=7)


@pytest.mark.parametrize("number", [0, 3, 7])
def test_a_matter_is_none_wherever_it_stands(number: int) -> None:
    assert not framed("The leaders discussed the evacuation of students and the price of fertiliser.", number)


def test_a_sentence_of_no_words_is_judged_too() -> None:
    assert 0.0 <= weigh_frame((), 0, 0).probability <= 1.0
