"""Who is named in an article's text: countries known and invented, and persons with the country they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplocompare.lexicon.countries import country_names
from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Span, Value

_NAME = re.compile(r"(?:al-|el-|Al-|O['’])?[A-ZÀ-ÞŠŽĆČŁŞİ][\w’'\-]*")
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?:['’]s)?|\w[\w\-]*(?:['’]\w+)?")
_OWNER = re.compile(r"['’]s?$")
_PARTICLES = frozenset("de da do dos van von der den bin ibn al el della di du la le".split())
# Words that may stand between a country and a name, beside titles and offices.
_BETWEEN = frozenset("the supreme deputy vice press chief new then top senior outgoing counterpart colleague".split())
_FAR = 5


class Person(Value):
    """One who is named: the name as written, where, and the country that is named with it."""

    name: str
    start: int
    end: int
    country: str | None = None
    titled: bool = False


class _Item(Value):
    kind: str  # country, name, title, word
    value: str
    start: int
    end: int


def countries_in(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a known country is named, and its name."""
    for place in country_names().all_in(text):
        yield Span(place.start, place.end), place.value.name


def persons_in(text: str, invented: Sequence[str], lexicon: Lexicon) -> tuple[Person, ...]:
    """Return the persons named in a sentence. `invented`: countries that no list has."""
    items = _items(text, tuple(invented), lexicon)
    found = []
    for at, item in enumerate(items):
        if item.kind == "name":
            before, titled = _before(text, items, at, lexicon)
            after = _after(text, items, at, titled=titled)
            found.append(Person(item.value, item.start, item.end, before or after, titled))
    return tuple(found)


def _before(text: str, items: Sequence[_Item], at: int, lexicon: Lexicon) -> tuple[str | None, bool]:
    """The country in front of a name, and whether an office stands there: "Iran's supreme leader, X"."""
    titled = False
    for steps, place in enumerate(range(at - 1, max(-1, at - 2 - _FAR), -1)):
        item = items[place]
        gap = text[item.end : items[place + 1].start]
        if gap.strip(" ") not in ("", ",", "-") or (
            "," in gap and not (item.kind in ("title", "country") and steps < 3)
        ):
            return None, titled
        if item.kind == "country":
            return item.value, titled
        if item.kind == "title":
            titled = True
        elif item.value in ("from", "of") and titled and place + 1 < at:
            continue
        elif item.value.lower() not in lexicon.vocabulary.of_office | _BETWEEN:
            return None, titled
    return None, titled


def _after(text: str, items: Sequence[_Item], at: int, *, titled: bool) -> str | None:
    """The country behind a name: "President X of Y", "X, the Y president"."""
    ahead = items[at + 1 : at + 5]
    if not ahead:
        return None
    if ahead[0].value == "of" and len(ahead) > 1 and not text[items[at].end : ahead[0].start].strip():
        country = next((item for item in ahead[1:3] if item.kind in ("country", "name")), None)
        known = country is not None and (country.kind == "country" or (titled and " " not in country.value))
        return country.value if country and known else None
    if "," in text[items[at].end : ahead[0].start]:
        owner = next((place for place, item in enumerate(ahead[:2]) if item.kind == "country"), None)
        if owner is not None and any(item.kind == "title" for item in ahead[owner + 1 : owner + 4]):
            return ahead[owner].value
    return None


def _items(text: str, invented: tuple[str, ...], lexicon: Lexicon) -> list[_Item]:
    known = dict(countries_in(text))
    starts = {span.start: (span.end, name) for span, name in known.items()}
    items: list[_Item] = []
    end = 0
    for found in _TOKEN.finditer(text):
        if found.start() < end:
            continue
        if found.start() in starts:
            end, name = starts[found.start()]
            end = max(end, found.end() if found.end() - end <= 2 else end)
            items.append(_Item("country", name, found.start(), end))
            continue
        kind, value = _kind(found.group(), invented, lexicon)
        last = items[-1] if items else None
        end = found.end()
        if kind == "name" and last and last.kind == "name" and not text[last.end : found.start()].strip(" "):
            items[-1] = _Item("name", _OWNER.sub("", text[last.start : end]), last.start, end)
        else:
            items.append(_Item(kind, value, found.start(), end))
    return items


def _kind(token: str, invented: tuple[str, ...], lexicon: Lexicon) -> tuple[str, str]:
    plain = _OWNER.sub("", token)
    small = plain.lower()
    place = stands_for(plain, invented)
    if place:
        return "country", place
    offices = _offices(lexicon)
    if small in offices or small.removesuffix("s") in offices:
        return "title", small
    common = (
        small in lexicon.vocabulary.function
        or small in lexicon.vocabulary.calendar
        or small in lexicon.vocabulary.of_office
    )
    if plain[0].isupper() and not common and _NAME.match(plain):
        return "name", plain
    return "word", plain


def stands_for(word: str, invented: Sequence[str]) -> str | None:
    """The invented country that a word names, or whose adjective it is: "Belmoran" for Belmora."""
    for name in invented:
        root = name.rstrip("aeiouy")
        if len(root) > 2 and word.startswith(root) and len(word) - len(root) <= 4 and word[:1].isupper():
            return name
    return None


@cache
def _offices(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.title_words.union(lexicon.article.sources.persons)
