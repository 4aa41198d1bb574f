"""The list of countries: complete, unambiguous but for what is known to be, and quick to read."""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from diplocompare.lexicon import countries as lexicon
from diplocompare.lexicon.countries import Country, countries
from diplocompare.model import DiplocompareError

# Forms that do belong to two countries. Everything else is a slip.
AMBIGUOUS = {
    "Brussels": {"Belgium", "European Union"},
    "Congo": {"Democratic Republic of the Congo", "Republic of the Congo"},
    "Congolese": {"Democratic Republic of the Congo", "Republic of the Congo"},
    "Dominican": {"Dominica", "Dominican Republic"},
    "Guinean": {"Guinea", "Guinea-Bissau"},
    "Korean": {"North Korea", "South Korea"},
}
PARTIES = ["Holy See", "Palestine", "Taiwan", "Kosovo", "European Union", "Hong Kong"]


def by_name(name: str) -> Country:
    return next(country for country in countries() if country.name == name)


def test_every_member_of_the_united_nations_is_listed_and_some_others() -> None:
    """193 members, two observers (Holy See, Palestine), and eleven others that readouts name."""
    names = [country.name for country in countries()]
    assert len(names) == len(set(names)) == 193 + 2 + 11
    assert set(PARTIES) <= set(names)


def test_a_form_belongs_to_one_country_only_but_for_the_known_ambiguities() -> None:
    owners = defaultdict(set)
    for country in countries():
        for form in (country.name, *country.aliases, *country.demonyms, *country.capitals, *country.seats):
            owners[form].add(country.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == AMBIGUOUS


def test_every_country_has_a_capital_and_but_for_the_european_union_a_demonym() -> None:
    assert [country.name for country in countries() if not country.capitals] == []
    assert [country.name for country in countries() if not country.demonyms] == ["European Union"]


def test_no_form_is_written_twice_or_with_stray_characters() -> None:
    for country in countries():
        for forms in (country.aliases, country.demonyms, country.capitals, country.seats):
            assert len(forms) == len(set(forms)), country
            assert all(form == form.strip() and form and not set(form) & set('|;"') for form in forms), country
        assert country.name not in country.aliases


@pytest.mark.parametrize(
    ("name", "aliases", "demonyms", "capitals", "seats"),
    [
        ("Russia", {"Russian Federation"}, {"Russian"}, {"Moscow"}, {"Kremlin"}),
        ("Türkiye", {"Turkey", "Turkiye", "Republic of Türkiye"}, {"Turkish", "Turk"}, {"Ankara"}, {"Beştepe"}),
        ("United States", {"U.S.", "US", "USA", "America"}, {"American"}, {"Washington"}, {"White House"}),
        ("United Kingdom", {"UK", "Britain", "Great Britain"}, {"British", "Briton"}, {"London"}, {"Downing Street"}),
        ("China", {"PRC", "People's Republic of China"}, {"Chinese"}, {"Beijing"}, {"Zhongnanhai"}),
        ("South Korea", {"ROK", "Republic of Korea"}, {"South Korean"}, {"Seoul"}, {"Blue House"}),
        ("North Korea", {"DPRK"}, {"North Korean"}, {"Pyongyang"}, set()),
        ("Ukraine", set(), {"Ukrainian"}, {"Kyiv", "Kiev"}, {"Bankova"}),
        ("Kazakhstan", set(), {"Kazakh", "Kazakhstani"}, {"Astana"}, {"Akorda", "Ak Orda"}),
        ("Myanmar", {"Burma"}, {"Burmese"}, {"Naypyidaw"}, set()),
        ("Niger", set(), {"Nigerien"}, {"Niamey"}, set()),
        ("Nigeria", set(), {"Nigerian"}, {"Abuja"}, {"Aso Rock"}),
        ("France", set(), {"French"}, {"Paris"}, {"Élysée", "Elysée", "Elysee"}),
        ("United Arab Emirates", {"UAE"}, {"Emirati"}, {"Abu Dhabi"}, set()),
    ],
)
def test_what_readouts_call_a_country(
    name: str, aliases: set[str], demonyms: set[str], capitals: set[str], seats: set[str]
) -> None:
    country = by_name(name)
    assert aliases <= set(country.aliases)
    assert demonyms <= set(country.demonyms)
    assert capitals <= set(country.capitals)
    assert seats <= set(country.seats)


def test_both_apostrophes_are_known() -> None:
    assert {"People's Republic of China", "People’s Republic of China"} <= set(by_name("China").aliases)
    assert "Côte d’Ivoire" in by_name("Côte d'Ivoire").aliases
    assert by_name("Chad").capitals == ("N'Djamena", "N’Djamena", "Ndjamena")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"# Europe\n\nRussia | Russian Federation\n", "countries.txt: line 3 has not five parts"),
        (b"Russia | | Russian | Moscow | Kremlin | \n", "countries.txt: line 1 has not five parts"),
        (b"T\xfcrkiye | | Turkish | Ankara |\n", "countries.txt: cannot be read"),
    ],
    ids=["two parts", "six parts", "bytes"],
)
def test_a_list_that_was_edited_wrongly_is_named(
    content: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "countries.txt").write_bytes(content)
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(DiplocompareError, match="^" + message.replace(".", r"\.")):
        countries.__wrapped__()


def test_the_list_is_read_without_importlib_resources() -> None:
    code = "import sys; from diplocompare.lexicon.countries import countries; countries(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "importlib.resources" not in done.stdout.split()
