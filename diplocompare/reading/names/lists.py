"""The word list of names in the form in which it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.countries import Country, country_names
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import Phrases, Place, smaller

KINDS = ("country", "organisation", "document", "place", "person", "other")
# A word, an initial or an abbreviation with dots; hyphens and apostrophes stand between words.
TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
# From so many letters on a last word tells a listed person ("Scholz", not "Yi").
_SURNAME = 4


class Name(NamedTuple):
    """What a form stands for: a kind and the name it is listed under; `home`: the country that it belongs to."""

    kind: str
    value: str
    home: str = ""


class NameLists(NamedTuple):
    """The word list of names in the form in which it is read; `plain`: the words of it that name nothing, as small."""

    names: Phrases[Name | None]
    heads: Mapping[str, str]
    first: frozenset[str]
    small: frozenset[str]
    titles: Phrases[bool]
    small_starts: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]
    plain: frozenset[str]
    the: frozenset[str]
    broad: frozenset[str]


def named(text: str, lexicon: Lexicon) -> Iterator[Name]:
    """Yield every listed name in a text, also those inside of others ("NATO" in "NATO-Russia Council")."""
    lists, small = name_lists(lexicon), smaller(text)
    for token in TOKEN.finditer(text):
        if token.group()[0].islower() and token.group() not in lists.small_starts:
            continue
        for place in lists.names.every(text, token.start(), small):
            if place.value:
                yield place.value
        land = country_names().at(text, token.start(), small)
        if land:
            yield _of_country(text[land.start : land.end], land.value)


def listed_at(lists: NameLists, text: str, small: str, start: int) -> Place[Name | None] | None:
    """The longest name of the lists that begins at a place."""
    found = lists.names.at(text, start, small)
    land = country_names().at(text, start, small)
    if land is None or (found and found.end >= land.end):
        return found
    return Place(start, land.end, _of_country(text[start : land.end], land.value))


def _of_country(form: str, country: Country) -> Name:
    """What a form of the gazetteer names: the country, a city or an office."""
    if form in country.capitals and form != country.name:
        return Name("place", form, country.name)
    if form in country.seats:
        return Name("organisation", form, country.name)
    return Name("country", country.name, country.name)


@cache
def name_lists(lexicon: Lexicon) -> NameLists:
    """Return the names and the words by which names are read, built once."""
    lists = lexicon.names
    listed = {
        "country": lists.country,
        "organisation": lists.organisation,
        "document": lists.document,
        "place": lists.place,
        "person": lists.person,
        "other": lists.other,
    }
    words = {key: _split(entries) for key, entries in lists.read.items()}
    forms: list[tuple[str, Name | None]] = [(form, None) for form in words["not"]]
    for kind in KINDS:
        for value, aliases in listed[kind].items():
            if value == "more":
                forms += [(form, Name(kind, name)) for name in _split(aliases) for form in _with_surname(kind, name)]
            else:
                name = Name(kind, value, value if kind == "country" else "")
                forms += [(form, name) for form in (value, *aliases)]
    titles = [*words["title"], *lexicon.vocabulary.titles]
    heads = {form: kind for kind in KINDS for head in words.get(kind, ()) for form in (head, f"{head}s", _plural(head))}
    plain = {*words["common"], *words["first"], *words["small"], *heads}
    return NameLists(
        Phrases(forms),
        heads,
        frozenset(words["first"]),
        frozenset(words["small"]),
        Phrases((title, True) for title in titles),
        frozenset(form.replace("-", " ").split()[0] for form in [*titles, *(f for f, _ in forms if f[0].islower())]),
        frozenset(words["given"]),
        frozenset(words["common"]),
        frozenset(word.lower() for word in plain) | nameless(lexicon),
        frozenset(words["the"]),
        frozenset(words["broad"]),
    )


def _split(entries: Sequence[str]) -> list[str]:
    return [word.strip() for entry in entries for word in entry.split(";")]


def _with_surname(kind: str, name: str) -> tuple[str, ...]:
    last = name.rsplit(" ", 1)[-1]
    return (name, last) if kind == "person" and len(last) >= _SURNAME else (name,)


def _plural(head: str) -> str:
    return f"{head[:-1]}ies" if head.endswith("y") else head


@cache
def nameless(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand in no name of unknown kind: function words and the calendar."""
    return lexicon.vocabulary.function | lexicon.vocabulary.calendar
