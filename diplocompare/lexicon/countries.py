"""The gazetteer: countries with their other names, demonyms, capitals and seats of government."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from diplocompare.lexicon.phrases import Phrases, WordPhrases
from diplocompare.lexicon.tokens import bare_words
from diplocompare.model import DiplocompareError, Value

# Not by importlib.resources: importing that takes longer than reading the file.
FOLDER = Path(__file__).parent


class Country(Value):
    """A country and what readouts call it, spelled as in running text (capitals matter: "US" is not "us").

    `aliases`: other names; `demonyms`: adjectives and nouns without their regular plurals; `capitals`: the seat of
    government first; `seats`: places that stand for its executive. A form with an apostrophe is there twice, with
    the ASCII one and with U+2019. Forms may lie inside those of another country ("Guinea" in "Papua New Guinea"),
    and a few belong to two ("Congolese"): look for the longest first.
    """

    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything that stands for it, the name first."""
        return (self.name, *self.aliases, *self.demonyms, *self.capitals, *self.seats)


@cache
def countries() -> tuple[Country, ...]:
    """Return every country of the list, in the order of the file. Raises `DiplocompareError` where it is damaged."""
    path = FOLDER / "countries.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise DiplocompareError(f"{path.name}: cannot be read ({error}), install diplocompare again") from error
    return tuple(
        _country(f"{path.name}: line {number}", line)
        for number, line in enumerate(lines, 1)
        if line and not line.startswith("#")
    )


def _country(place: str, line: str) -> Country:
    name, *parts = line.split("|")
    if len(parts) != 4:
        raise DiplocompareError(f'{place} has not five parts, write "name | aliases | demonyms | capitals | seats"')
    (name, *spellings), aliases, demonyms, capitals, seats = (_forms(part) for part in (name, *parts))
    return Country(name, (*spellings, *aliases), demonyms, capitals, seats)


def _forms(part: str) -> tuple[str, ...]:
    written = (form.strip() for form in part.split(";"))
    return tuple(spelling for form in written if form for spelling in _both(form))


def _both(form: str) -> tuple[str, ...]:
    """Return a form with the ASCII apostrophe and with the typographic one."""
    return (form, form.replace("'", "’")) if "'" in form else (form,)


@cache
def country_names() -> Phrases[Country]:
    """Return what stands for every country, found as it is spelled in running text."""
    return Phrases((form, country) for country in countries() for form in country.forms)


@cache
def country_words() -> WordPhrases[Country]:
    """Return what stands for every country, found by its bare words: in headlines and names of files case says nothing.

    Where case counts ("US" and "us") whoever asks looks at it.
    """
    return WordPhrases((_bare_words(form), country) for country in countries() for form in country.forms)


def _bare_words(form: str) -> list[str]:
    # As `bare_words` would have it; the list is long, and every start waits for it.
    return form.lower().replace(".", "").replace("’", "'").replace("'s", "").replace("& ", "").split()


def side_words(name: str) -> tuple[str, ...]:
    """Return the bare words of a side's name, which may be that of a file: "united-states"."""
    return bare_words(name.replace("-", " ").replace("_", " "))


def find_country(name: str | None) -> Country | None:
    """Return the country that a side's name stands for, also inside a longer one ("Kremlin, en.kremlin.ru")."""
    words = side_words(name or "")
    places = [place for at in range(len(words)) for place in country_words().every(words, at)]
    # Of several the longest, of equally long ones the first.
    return max(places, key=lambda place: place.end - place.start).value if places else None
