from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.reading.names.lists import named
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # From the lists: cities and seats are not their countries; a surname of four letters tells a person.
        ("They hope to meet in Reykjavik.", [("Reykjavik", "place", "Reykjavik")]),
        ("The Kremlin agrees.", [("Kremlin", "organisation", "Kremlin")]),
        ("Prime Minister Modi met the Yi dynasty.", [("Modi", "person", "Narendra Modi")]),
        ("The President thanked President El Sisi.", [("El Sisi", "person", "El Sisi")]),
        (
            "President Joseph R. Biden and First Lady Jill Biden came.",
            [("Joseph R. Biden", "person", "Joe Biden"), ("Jill Biden", "person", "Jill Biden")],
        ),
        ("They met Abdel Fattah El-Sisi.", [("Abdel Fattah El-Sisi", "person", "Abdel Fattah el-Sisi")]),
        ("Talks with Biden Administration officials.", [("Biden", "person", "Joe Biden")]),
        # Resolutions have the bodies before them, and further numbers.
        (
            "UN Security Council Resolution 2231 holds.",
            [("UN Security Council Resolution 2231", "document", "Resolution 2231")],
        ),
        (
            "Resolutions 2231 (2015), 2254 and 2268 hold.",
            [
                ("Resolutions 2231", "document", "Resolution 2231"),
                ("2254", "document", "Resolution 2254"),
                ("2268", "document", "Resolution 2268"),
            ],
        ),
        ("Resolution 2231 and 2254 ships.", [("Resolution 2231", "document", "Resolution 2231")]),
        # A document in small letters is named by a place or an unknown name, not where a sentence begins.
        ("They praised the Pretoria agreement.", [("Pretoria agreement", "document", "Pretoria agreement")]),
        ("They praised the Open Skies agreement.", [("Open Skies agreement", "document", "Open Skies agreement")]),
        ("They praised the Russia agreement.", [("Russia", "country", "Russia")]),
        ("Larnov agreements hold.", []),
        # What belongs to a head behind it, but not a country.
        (
            "The Council on Foreign Relations and the Union of Tarsenia met.",
            [
                ("Council on Foreign Relations", "organisation", "Council on Foreign Relations"),
                ("Union of Tarsenia", "organisation", "Union of Tarsenia"),
            ],
        ),
        (
            "The Treaty of Friendship and Trade holds.",
            [("Treaty of Friendship and Trade", "document", "Treaty of Friendship and Trade")],
        ),
        ("The Treaty on the Larnov Sea holds.", [("Treaty on the Larnov Sea", "document", "Treaty on the Larnov Sea")]),
        ("The Association of American Railroads met.", [("American", "country", "United States")]),
        (
            "The Leadership Conference on Civil Rights met.",
            [("Leadership Conference", "other", "Leadership Conference")],
        ),
        (
            "They met in the Black Sea corridor, by the Larnov Sea.",
            [("Black Sea", "place", "Black Sea"), ("Larnov Sea", "place", "Larnov Sea")],
        ),
        (
            "The Office of the President spoke.",
            [("Office of the President", "organisation", "Office of the President")],
        ),
        ("They praised the Operation.", []),
        # Persons by their office, their given name or what follows.
        ("They met Mr. Larnov.", [("Larnov", "person", "Larnov")]),
        ("They spoke with the President of the Republic Larnov.", [("Larnov", "person", "Larnov")]),
        ("President Bastiaan de Graef came.", [("Bastiaan de Graef", "person", "Bastiaan de Graef")]),
        (
            "President Roman Savchuk spoke with Viktar Hrynevich.",
            [("Roman Savchuk", "person", "Roman Savchuk"), ("Viktar Hrynevich", "other", "Viktar Hrynevich")],
        ),
        (
            "President Levon Danielyan met President of Severia Arkady Voronin.",
            [("Levon Danielyan", "person", "Levon Danielyan"), ("Arkady Voronin", "person", "Arkady Voronin")],
        ),
        (
            "They met Jonas Gahr Lunde, the Prime Minister, and Jonas Lunde, a poet.",
            [("Jonas Gahr Lunde", "person", "Jonas Gahr Lunde"), ("Jonas Lunde", "other", "Jonas Lunde")],
        ),
        ("President Orlo Minister Adu", [("Orlo", "person", "Orlo"), ("Adu", "person", "Adu")]),
        ("They saw President Orlo Jordan yesterday.", [("Orlo Jordan", "person", "Orlo Jordan")]),
        # Unknown words: where, after what, and how many.
        ("They stayed at the Grand Serail.", [("Grand Serail", "organisation", "Grand Serail")]),
        ("In view of the FTA they met in the FT.", [("FTA", "organisation", "FTA")]),
        ("They met in Larnov near the President.", [("Larnov", "place", "Larnov")]),
        ("They met Larnov.", []),
        ("Larnov Adu came.", []),
        ("She met Ana de", []),
        ("They saw Larnov Marc Dupont.", [("Marc Dupont", "person", "Marc Dupont")]),
    ],
)
def test_a_rule_of_names_and_what_it_does_not_touch(text: str, names: list[tuple[str, str, str]]) -> None:
    assert found(text) == names


def test_all_listed_names_of_a_text_are_known_with_their_countries() -> None:
    names = list(named("NATO-Russia Council talks with al-Qa'ida in Paris", load_lexicon()))
    assert [(name.value, name.home) for name in names if name.home] == [("Russia", "Russia"), ("Paris", "France")]
    assert {"NATO", "al-Qaeda"} <= {name.value for name in names}
    assert not list(named("us and turkey", load_lexicon()))


def test_a_user_adds_a_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[names.organisation]\n"Larnov League" = ["LL"]\n')
    assert found("with LL today", path) == [("LL", "organisation", "Larnov League")]


@pytest.mark.parametrize("unit", ["A", "A ", "Resolution 1, ", "<b>", "U.S."])
def test_hostile_text_takes_time_by_its_length(unit: str) -> None:
    assert_linear(found, unit)
