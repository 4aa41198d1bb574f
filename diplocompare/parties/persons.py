"""The leaders whom a readout introduces in its opening, and the countries they are tied to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec.structs import replace

from diplocompare.lexicon.countries import country_words
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import WordPhrases
from diplocompare.lexicon.tokens import POSSESSIVE, bare_words, tokens
from diplocompare.model import Readout, Value

# Characters of a text in which persons are introduced; further down, capitalised words are places and treaties.
_OPENING = 450
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
Kind = Literal["title", "country", "name", "word"]


class Person(Value):
    """A leader named in a readout: the name as written, and the country it is tied to, where one is.

    `words`: those by which the name is found again; `met`: introduced as somebody's interlocutor ("spoke with X").
    """

    name: str
    words: frozenset[str]
    country: str | None
    met: bool = False


class _Item(Value):
    kind: Kind
    value: str
    start: int
    end: int
    opens: bool  # begins a sentence
    gap: str  # what stands between it and the item before


@cache
def titles(lexicon: Lexicon) -> WordPhrases[str]:
    """Return the titles of leaders, each with its bare words joined."""
    known = (bare_words(title) for title in lexicon.vocabulary.titles)
    return WordPhrases((words, " ".join(words)) for words in known)


def name_words(name: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a person's name by which it is found again, without particles and "Jr."."""
    return frozenset(
        token
        for word in bare_words(name)
        for token in (word, *word.split("-"))
        if len(token) > 1 and token not in lexicon.vocabulary.particles and token not in _SUFFIXES
    )


def introduced_persons(readout: Readout, readouts: Sequence[Readout], lexicon: Lexicon) -> tuple[Person, ...]:
    """The leaders whom a readout introduces in its title and opening, in order, one entry a person."""
    sides = frozenset(word for other in readouts for word in bare_words(other.side.replace("-", " ")))
    found: list[Person] = []
    for text in (readout.text[:_OPENING], readout.title or ""):
        for person in _introduced(_items(text, sides, lexicon), lexicon):
            known = next((at for at, other in enumerate(found) if person.words & other.words), None)
            if known is None:
                found.append(person)
                continue
            # Of two forms of a name the longer one tells more; who was introduced first, was so in the first place.
            first = found[known]
            longer = max(first, person, key=lambda one: (len(one.words), len(one.name)))
            found[known] = Person(longer.name, longer.words, first.country or person.country, first.met)
    return tuple(found)


def _introduced(items: Sequence[_Item], lexicon: Lexicon) -> Iterator[Person]:
    """Yield persons by the patterns of an introduction: "President X of Y", "President of Y X", "X, President of Y"."""
    for at, item in enumerate(items):
        if item.kind != "name":
            continue
        words, met = name_words(item.value, lexicon), _is_met(items, at, lexicon)
        # What stands in the sentence before has no say: "... of Ukraine. President Biden ...".
        title = items[at - 1] if at > 0 and not item.opens else None
        home = items[at - 2] if at > 1 and title and not title.opens else None
        after = _following_country(items, at + 1)
        if title and (
            title.kind == "title" or (title.value in lexicon.vocabulary.of_office and _title_of(items, at - 1, lexicon))
        ):
            yield Person(item.value, words, after or (home.value if home and home.kind == "country" else None), met)
        elif title and title.kind == "country" and _title_of(items, at - 2, lexicon):
            yield Person(item.value, words, title.value, met)
        elif at + 1 < len(items) and (office := _apposition(items, at + 1)):
            yield Person(item.value, words, _following_country(items, office + 1), met)
        elif item.opens and " " in item.value and _acts(items, at + 1, lexicon):
            yield Person(item.value, words, after)


def _is_met(items: Sequence[_Item], at: int, lexicon: Lexicon) -> bool:
    """Whether a name, with its titles and country, follows a word that makes it the other party."""
    at -= 1
    while at >= 0 and (
        items[at].kind in ("title", "country") or items[at].value in lexicon.vocabulary.of_office | {"the", "of"}
    ):
        at -= 1
    return at >= 0 and items[at].value in lexicon.vocabulary.meeting


def _following_country(items: Sequence[_Item], at: int) -> str | None:
    """The country in "of (the) COUNTRY" at this place."""
    ahead = [items[i] for i in range(at, min(at + 3, len(items)))]
    if not ahead or ahead[0].value != "of":
        return None
    country = next((item.value for item in ahead[1:] if item.kind == "country"), None)
    # A country that no list knows is a name of one word in this place: "President X of Y".
    return country or next((item.value for item in ahead[1:2] if item.kind == "name" and " " not in item.value), None)


def _title_of(items: Sequence[_Item], at: int, lexicon: Lexicon) -> bool:
    """Whether "TITLE of (the) (Republic of)" or "TITLE for Foreign Affairs" ends at this place."""
    inside = lexicon.vocabulary.of_office | {"of", "the", "for", "and"}
    while at >= 0 and items[at].value in inside and not items[at].opens:
        at -= 1
    return at >= 0 and items[at].kind == "title"


def _apposition(items: Sequence[_Item], at: int) -> int | None:
    """The place of the title in "NAME, (the) (COUNTRY) TITLE"."""
    if not items[at].gap.startswith(","):
        return None
    for place in range(at, min(at + 3, len(items))):
        if items[place].kind == "title":
            return place
        if items[place].value != "the" and items[place].kind != "country":
            return None
    return None


def _acts(items: Sequence[_Item], at: int, lexicon: Lexicon) -> bool:
    verbs = lexicon.reporting_verbs | {"had", "was", "has"}
    return at < len(items) and items[at].value in verbs


def _items(text: str, sides: frozenset[str], lexicon: Lexicon) -> list[_Item]:
    """Read a text as titles, countries, names (runs of capitalised words) and other words."""
    found = tokens(text)
    words = [token.bare for token in found]
    items: list[_Item] = []
    at = 0
    while at < len(found):
        kind, value, size = _classify(words, at, found[at].text, sides, lexicon)
        start, end = found[at].start, found[at + size - 1].end
        opens = start == 0 or bool(re.search(r"[.!?\n]\s*[\"“]?\s*$", text[max(0, start - 4) : start]))
        last = items[-1] if items else None
        if kind == "name" and last and last.kind == "name" and _joined(last, text[last.end : start], words[at]):
            items[-1] = replace(last, value=text[last.start : end], end=end)
        else:
            gap = text[last.end if last else 0 : start]
            items.append(_Item(kind, text[start:end] if kind == "name" else value, start, end, opens, gap))
        at += size
    return [replace(item, value=POSSESSIVE.sub("", item.value)) for item in items]


def _joined(last: _Item, gap: str, word: str) -> bool:
    initial = gap in (". ", ".") and last.value[-2:-1] in (" ", "")
    return gap.strip(" ") in ("", "-") or initial or (word in _SUFFIXES and gap == ", ")


def _classify(
    words: Sequence[str], at: int, token: str, sides: frozenset[str], lexicon: Lexicon
) -> tuple[Kind, str, int]:
    """The kind of the longest phrase at this place, its value, and its length in tokens."""
    title = titles(lexicon).at(words, at)
    country = country_words().at(words, at) if token[0].isupper() else None
    if title and (country is None or title.end >= country.end):
        return "title", title.value, title.end - at
    if country:
        return "country", country.value.name, country.end - at
    if token[0].isupper() and words[at] in sides:
        return "country", POSSESSIVE.sub("", token), 1
    named = (
        token[0].isupper()
        and words[at] not in lexicon.matterless | lexicon.vocabulary.of_office | lexicon.vocabulary.calendar
    )
    if named or words[at] in _SUFFIXES:
        return "name", token, 1
    return "word", words[at], 1
