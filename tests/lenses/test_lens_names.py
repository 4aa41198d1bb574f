from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.names import analyse
from diplocompare.lenses.result import LensResult
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point
from diplocompare.parties.parties import find_parties
from diplocompare.reading.names.read import read


def found(text: str, *lexicons: Path) -> list[tuple[str, str, str]]:
    return [(text[f.start : f.end], f.kind, f.value) for f in read(text, load_lexicon(lexicons))]


def analysed(*texts: str, sides: tuple[str, ...] = ("Türkiye", "Russia", "Iran"), language: str = "en") -> LensResult:
    plain = readouts(*texts, sides=sides)
    told = tuple(replace(r, language=language, points=(Point(f"{r.id}1", 0, len(r.text)),)) for r in plain)
    return analyse(AlignedCall(told, (), find_parties(told, LEXICON), load_lexicon()))


def told(*texts: str) -> list[str]:
    return [finding.text for finding in analysed(*texts).findings]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Syrians and the PRC met.", [("Syrians", "country", "Syria"), ("PRC", "country", "China")]),
        ("The U.S.-Russia dialogue", [("U.S.", "country", "United States"), ("Russia", "country", "Russia")]),
        ("The Korean Peninsula is calm.", [("Korean Peninsula", "place", "Korean Peninsula")]),
        ("They met in Kiev.", [("Kiev", "place", "Kyiv")]),
        ("The Group of Seven agreed.", [("Group of Seven", "organisation", "G7")]),
        ("the Kurdistan Workers' Party", [("Kurdistan Workers' Party", "organisation", "PKK")]),
        ("fighting al-Qa'ida", [("al-Qa'ida", "organisation", "al-Qaeda")]),
        ("the Iran nuclear deal", [("Iran nuclear deal", "document", "JCPOA")]),
        ("TPP-11 grows.", [("TPP-11", "document", "CPTPP")]),
        ("UNSCR 1701 holds.", [("UNSCR 1701", "document", "Resolution 1701")]),
        (
            "Resolutions 2231 and 2254 hold.",
            [("Resolutions 2231", "document", "Resolution 2231"), ("2254", "document", "Resolution 2254")],
        ),
        ("They praised the Larnov Treaty.", [("Larnov Treaty", "document", "Larnov Treaty")]),
        ("They praised the Larnov accords.", [("Larnov accords", "document", "Larnov accords")]),
        (
            "the Treaty on Open Skies was left",
            [("Treaty on Open Skies", "document", "Treaty on Open Skies")],
        ),
        ("the Ministry of Fisheries said", [("Ministry of Fisheries", "organisation", "Ministry of Fisheries")]),
        ("with Special Envoy Ada Brandt today", [("Ada Brandt", "person", "Ada Brandt")]),
        ("President Larnov of Ardesh", [("Larnov", "person", "Larnov")]),
        ("freed Marc Dupont on Monday", [("Marc Dupont", "person", "Marc Dupont")]),
        ("with Erdogan", [("Erdogan", "person", "Recep Tayyip Erdoğan")]),
        ("the Minister of Defence of Georgia", [("Georgia", "country", "Georgia")]),
        ("during Operation Swift Lynx", [("Operation Swift Lynx", "other", "Operation Swift Lynx")]),
        ("the shelling near Larnovka", [("Larnovka", "place", "Larnovka")]),
    ],
)
def test_a_name_is_found_with_its_kind_and_its_usual_form(text: str, names: list[tuple[str, str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The President and the Prime Minister agreed on Monday in March.",
        "The turkey was served to us; it may march.",
        "The Minister of Defence and the Chief of Staff met.",
        "African American voters.",
        "They signed a Memorandum of Understanding.",
        "The leaders agreed to a treaty.",
    ],
)
def test_what_is_no_name_is_not_found(text: str) -> None:
    assert found(text) == []


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


def test_a_user_adds_a_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[names.organisation]\n"Larnov League" = ["LL"]\n')
    assert found("with LL today", path) == [("LL", "organisation", "Larnov League")]


@pytest.mark.parametrize(
    "text", ["A" * 100_000, "A " * 50_000, "Resolution 1, " * 7_000, "<b>" * 33_000, "U.S." * 25_000]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    started = perf_counter()
    found(text)
    assert perf_counter() - started < 5.0
