from __future__ import annotations

import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.names import analyse
from diplocompare.lenses.result import LensResult
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point
from diplocompare.parties.parties import identify


def analysed(*texts: str, sides: tuple[str, ...] = ("Türkiye", "Russia", "Iran"), language: str = "en") -> LensResult:
    plain = readouts(*texts, sides=sides)
    told = tuple(replace(r, language=language, points=(Point(f"{r.id}1", 0, len(r.text)),)) for r in plain)
    return analyse(AlignedCall(told, (), identify(told, LEXICON)[1], load_lexicon()))


def told(*texts: str) -> list[str]:
    return [finding.text for finding in analysed(*texts).findings]


def test_a_name_in_one_text_only_is_told_with_its_places() -> None:
    (finding,) = analysed("It fights the PKK. The PKK fled.", "The leaders spoke.").findings
    assert finding.text == "Only Türkiye's text names the PKK."
    assert [(e.readout, e.start, e.end) for e in finding.evidence] == [("a", 14, 17), ("a", 23, 26)]
    assert finding.confidence == 0.95


def test_a_name_that_one_text_has_often_and_another_never() -> None:
    assert told("The leaders spoke.", "Israel, Israel and Israelis.") == [
        "Türkiye's text never names Israel, which Russia's text does 3 times."
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Kurdistan Workers' Party",
        "the PKK/YPG and the YPG",
    ],
)
def test_another_name_of_the_same_is_the_same(other: str) -> None:
    assert not any("PKK" in text for text in told("It fights the PKK.", f"It fights {other}."))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Israel was named.", "The Israeli side was named."),
        ("Israel was named.", "Talks in Jerusalem."),
        ("Minister Ada Brandt came.", "They saw Brandt."),
        ("The Larnov Treaty holds.", "The treaty of Larnov holds."),
        ("Ankara and Moscow agree.", "They agree."),
        ("Europe and COVID-19.", "They agree."),
    ],
)
def test_what_both_name_or_what_is_their_own_is_not_told(one: str, other: str) -> None:
    assert told(one, other) == []
    assert told(other, one) == []


def test_a_name_inside_another_is_named_too() -> None:
    assert told("The NATO leaders met.", "The NATO-Russia Council met.") == [
        "Only Russia's text names the NATO-Russia Council."
    ]


def test_names_of_one_side_stand_in_one_sentence_the_weightiest_first() -> None:
    assert told("Near Rafah he spoke of Hamas and Israel.", "They spoke.") == [
        "Only Türkiye's text names Hamas, Israel and Rafah."
    ]


def test_of_three_sides_the_silent_one_is_told() -> None:
    assert told("Israel here.", "They spoke.", "Israel and Israel.") == [
        "Russia's text never names Israel, which Iran's and Türkiye's texts do 3 times."
    ]
    assert told("Israel here.", "They spoke.", "They met.") == ["Only Türkiye's text names Israel."]
    assert told("Israel here.", "They spoke.", "Israel.") == []


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    one = analysed("It fights the PKK.", "In Syria.", sides=("Türkiye", "Russia")).findings
    other = analysed("In Syria.", "It fights the PKK.", sides=("Russia", "Türkiye")).findings
    assert {finding.text for finding in one} == {finding.text for finding in other}


def test_a_text_in_another_language_is_not_called_silent() -> None:
    assert analysed("It fights the PKK.", "The leaders spoke.", language="de").findings == ()
