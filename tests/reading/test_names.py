from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.reading.names.read import read


def found(text: str, *lexicons: Path) -> list[tuple[str, str, str]]:
    return [(text[f.start : f.end], f.kind, f.value) for f in read(text, load_lexicon(lexicons))]


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


def test_a_user_adds_a_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[names.organisation]\n"Larnov League" = ["LL"]\n')
    assert found("with LL today", path) == [("LL", "organisation", "Larnov League")]


@pytest.mark.parametrize("unit", ["A", "A ", "Resolution 1, ", "<b>", "U.S."])
def test_hostile_text_takes_time_by_its_length(unit: str) -> None:
    assert_linear(found, unit)
