"""The word list of names in the form in which it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.countries import Country, country_names
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import Phrases, Place, smaller
from diplocompare.lexicon.tables.matter import Names, NameWords
from diplocompare.lexicon.tokens import Token, cut

KINDS = ("country", "organisation", "document", "place", "person", "other")
# The words of names: a name may begin or end inside a hyphenated word ("Russia-Africa", "non-U.S.").
_PART = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
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
    before_place: frozenset[str]
    resolution_bodies: tuple[str, ...]


def name_parts(text: str) -> tuple[Token, ...]:
    """Return the words of a text, those with hyphens and apostrophes in their parts."""
    return tuple(cut(text, _PART))


def named(text: str, lexicon: Lexicon) -> Iterator[Name]:
    """Yield every listed name in a text, also those inside of others ("NATO" in "NATO-Russia Council")."""
    lists, small = name_lists(lexicon), smaller(text)
    for part in name_parts(text):
        if part.text[0].islower() and part.text not in lists.small_starts:
            continue
        for place in lists.names.every(text, part.start, small):
            if place.value:
                yield place.value
        land = country_names().at(text, part.start, small)
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
    read = lexicon.names.read
    forms = list(_forms(lexicon.names))
    titles = [*read.title, *lexicon.vocabulary.titles]
    small_starts = [*titles, *(form for form, _ in forms if form[0].islower())]
    heads = _heads(read)
    common = frozenset(_split(read.common))
    plain = common.union(read.first, read.small, heads)
    return NameLists(
        Phrases(forms),
        heads,
        read.first,
        read.small,
        Phrases((title, True) for title in titles),
        frozenset(form.replace("-", " ").split()[0] for form in small_starts),
        frozenset(_split(read.given)),
        common,
        frozenset(word.lower() for word in plain) | nameless(lexicon),
        frozenset(_split(read.the)),
        frozenset(_split(read.broad)),
        read.before_place,
        tuple(f"{body} " for body in read.resolution_bodies),
    )


def _forms(lists: Names) -> Iterator[tuple[str, Name | None]]:
    """Yield every form of every listed name; those that look like a name and are none come first, with nothing."""
    for form in _split(lists.read.not_names):
        yield form, None
    for kind in KINDS:
        listed: Mapping[str, Sequence[str]] = getattr(lists, kind)
        for value, aliases in listed.items():
            if value == "more":
                for name in _split(aliases):
                    yield name, Name(kind, name)
                    surname = name.rsplit(" ", 1)[-1]
                    if kind == "person" and len(surname) >= _SURNAME:
                        yield surname, Name(kind, name)
            else:
                for form in (value, *aliases):
                    yield form, Name(kind, value, value if kind == "country" else "")


def _heads(read: NameWords) -> dict[str, str]:
    """Return the kind of a name by its last word, in the singular and the plural."""
    kinds = {
        "organisation": read.organisation,
        "document": read.document,
        "place": read.place,
        "other": read.other,
    }
    heads: dict[str, str] = {}
    for kind, words in kinds.items():
        for word in words:
            plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
            heads |= {word: kind, plural: kind}
    return heads


def _split(entries: Sequence[str]) -> list[str]:
    return [word.strip() for entry in entries for word in entry.split(";")]


@cache
def nameless(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand in no name of unknown kind: function words and the calendar."""
    return lexicon.vocabulary.function | lexicon.vocabulary.calendar
