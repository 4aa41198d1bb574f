"""The gazetteer: countries with their other names, demonyms, capitals and seats of government."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

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


@functools.cache
def countries() -> tuple[Country, ...]:
    """Return every country of the list, in the order of the file. Raises `DiplocompareError` where it is damaged."""
    return _load(FOLDER / "countries.toml")


def _load(path: Path) -> tuple[Country, ...]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DiplocompareError(f"{path.name}: cannot be read ({error}), install diplocompare again") from error
    return tuple(_country(path, name, entry) for name, entry in entries.items())


def _country(path: Path, name: str, entry: object) -> Country:
    parts = entry.split("|") if isinstance(entry, str) else []
    if len(parts) != 4:
        raise DiplocompareError(
            f'{path.name}: "{name}" has not four parts, write "aliases | demonyms | capitals | seats"'
        )
    aliases, demonyms, capitals, seats = (_forms(part) for part in parts)
    return Country(name, (*_both(name)[1:], *aliases), demonyms, capitals, seats)


def _forms(part: str) -> tuple[str, ...]:
    written = (form.strip() for form in part.split(";"))
    return tuple(spelling for form in written if form for spelling in _both(form))


def _both(form: str) -> tuple[str, ...]:
    """Return a form with the ASCII apostrophe and with the typographic one."""
    return (form, form.replace("'", "’")) if "'" in form else (form,)


LONGEST_PHRASE = 6


@cache
def gazetteer() -> Mapping[tuple[str, ...], Country]:
    """Every name, demonym, capital and seat of every country, as tuples of bare tokens."""
    names: dict[tuple[str, ...], Country] = {}
    for country in countries():
        for name in (country.name, *country.aliases, *country.demonyms, *country.capitals, *country.seats):
            # As `tokens` would have it; the list is long, and every start waits for it.
            words = name.lower().replace(".", "").replace("’", "'").replace("'s", "").replace("& ", "").split()
            names.setdefault(tuple(words), country)
    return names


def find_country(name: str | None) -> Country | None:
    """Return the country that a side's name stands for, also inside a longer one ("Kremlin, en.kremlin.ru")."""
    words = bare_words((name or "").replace("-", " ").replace("_", " "))
    for size in range(min(len(words), LONGEST_PHRASE), 0, -1):
        for at in range(len(words) - size + 1):
            country = gazetteer().get(tuple(words[at : at + size]))
            if country:
                return country
    return None
