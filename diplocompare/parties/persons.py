"""Persons in a text: what a word of it may be, what belongs to a name, and whom a readout introduces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec.structs import replace

from diplocompare.lexicon.countries import country_words, side_words
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import WordPhrases
from diplocompare.lexicon.tokens import POSSESSIVE, bare, bare_words, tokens
from diplocompare.model import Readout, Value

# Characters of a text in which persons are introduced; further down, capitalised words are places and treaties.
_OPENING = 450
_SENTENCE_ENDS = re.compile(r"[.!?\n]\s*[\"“]?\s*$")


class Person(Value):
    """One who is named in a text: the name as written and where it begins, and the country it is tied to, if any.

    `words`: those by which the name is found again; `titled`: a title or an office stands before it; `met`: introduced
    as somebody's interlocutor ("spoke with X").
    """

    name: str
    words: frozenset[str]
    start: int
    country: str | None = None
    titled: bool = False
    met: bool = False


class Item(Value):
    """A title, a country, a name (a run of capitalised words) or any other word of a text.

    `value`: a title or a word in its bare form, a country by its name, a name as written; `gap`: what stands between
    it and the item before; `opens`: whether it begins a sentence.
    """

    kind: Literal["title", "country", "name", "word"]
    value: str
    start: int
    end: int
    gap: str
    opens: bool


def name_words(name: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a person's name by which it is found again, without particles and "Jr."."""
    vocabulary = lexicon.vocabulary
    return frozenset(
        token
        for word in bare_words(name)
        for token in (word, *word.split("-"))
        if len(token) > 1 and token not in vocabulary.particles and token not in vocabulary.name_suffixes
    )


@cache
def leaders_titles(lexicon: Lexicon) -> WordPhrases[str]:
    """Return the titles of leaders, each with its bare words joined."""
    known = (bare_words(title) for title in lexicon.vocabulary.titles)
    return WordPhrases((words, " ".join(words)) for words in known)


def read_items(
    text: str, titles: WordPhrases[str], country_of: Callable[[str], str | None], lexicon: Lexicon
) -> list[Item]:
    """Read a text as titles, countries, names and other words.

    `country_of`: the country that a word names which no list has, None where it names none.
    """
    line = tokens(text)
    words = [token.bare for token in line]
    suffixes = lexicon.vocabulary.name_suffixes
    items: list[Item] = []
    at = 0
    while at < len(line):
        token = line[at]
        title = titles.at(words, at)
        country = country_words().at(words, at) if token.is_capital else None
        kind: Literal["title", "country", "name", "word"]
        after = at + 1
        if title and (country is None or title.end >= country.end):
            kind, value, after = "title", title.value, title.end
        elif country:
            kind, value, after = "country", country.value.name, country.end
        elif token.is_capital and (unlisted := country_of(POSSESSIVE.sub("", token.text))):
            kind, value = "country", unlisted
        elif token.bare in suffixes or (token.is_capital and token.bare not in _never_names(lexicon)):
            kind, value = "name", POSSESSIVE.sub("", token.text)
        else:
            kind, value = "word", token.bare
        start, end = token.start, line[after - 1].end
        last = items[-1] if items else None
        gap = text[last.end if last else 0 : start]
        if last and kind == last.kind == "name" and _is_one_name(last, gap, suffix=token.bare in suffixes):
            items[-1] = replace(last, value=POSSESSIVE.sub("", text[last.start : end]), end=end)
        else:
            opens = start == 0 or bool(_SENTENCE_ENDS.search(text[max(0, start - 4) : start]))
            items.append(Item(kind, value, start, end, gap, opens))
        at = after
    return items


@cache
def _never_names(lexicon: Lexicon) -> frozenset[str]:
    """Words that a capital letter makes no name of: they begin a sentence, or belong to an office."""
    return lexicon.matterless | lexicon.vocabulary.of_office | lexicon.vocabulary.calendar


def _is_one_name(last: Item, gap: str, *, suffix: bool) -> bool:
    """Whether a word goes on with the name before it: "Joseph R. Biden", "Al-Thani", "Biden, Jr."."""
    initial = gap in (". ", ".") and last.value[-2:-1] in (" ", "")
    return gap.strip(" ") in ("", "-") or initial or (suffix and gap == ", ")


def introduced_persons(readout: Readout, readouts: Sequence[Readout], lexicon: Lexicon) -> tuple[Person, ...]:
    """Return the leaders whom a readout introduces in its opening and its title, in order, one entry a person."""
    sides = frozenset(word for other in readouts for word in side_words(other.side))

    def side_of(word: str) -> str | None:
        return word if bare(word) in sides else None

    found: list[Person] = []
    for text in (readout.text[:_OPENING], readout.title or ""):
        for person in _introduced(read_items(text, leaders_titles(lexicon), side_of, lexicon), lexicon):
            known = next((at for at, other in enumerate(found) if person.words & other.words), None)
            if known is None:
                found.append(person)
                continue
            # Of two forms of a name the longer one tells more; who was introduced first, was so in the first place.
            first = found[known]
            longer = max(first, person, key=lambda one: (len(one.words), len(one.name)))
            found[known] = replace(first, name=longer.name, words=longer.words, country=first.country or person.country)
    return tuple(found)


def _introduced(items: Sequence[Item], lexicon: Lexicon) -> Iterator[Person]:
    """Yield persons by the formal patterns in which a readout introduces them.

    News ties persons to countries in other ways ("Iran's supreme leader, X"), which `article/places.py` reads.
    """
    for at, item in enumerate(items):
        if item.kind != "name":
            continue
        # What stands in the sentence before has no say: "... of Ukraine. President Biden ...".
        before = items[at - 1] if at > 0 and not item.opens else None
        after = items[at + 1] if at + 1 < len(items) else None
        words, met = name_words(item.value, lexicon), _is_met(items, at, lexicon)
        country = country_after_of(items, at + 1)
        # "President X of Y", "Y President X", "Minister for Foreign Affairs X".
        if before and (
            before.kind == "title"
            or (before.value in lexicon.vocabulary.of_office and _is_title_of(items, at - 1, lexicon))
        ):
            if country is None and at > 1 and not before.opens and items[at - 2].kind == "country":
                country = items[at - 2].value
            yield Person(item.value, words, item.start, country, titled=True, met=met)
        # "President of Y X".
        elif before and before.kind == "country" and _is_title_of(items, at - 2, lexicon):
            yield Person(item.value, words, item.start, before.value, titled=True, met=met)
        # "X, President of Y", "X, the Y President".
        elif (title := _title_in_apposition(items, at + 1)) is not None:
            yield Person(item.value, words, item.start, country_after_of(items, title + 1), met=met)
        # "Jane X spoke with ...": the only one who needs no title is the issuer's own leader.
        elif item.opens and " " in item.value and after and _is_act(after.value, lexicon):
            yield Person(item.value, words, item.start, country)


def _is_met(items: Sequence[Item], at: int, lexicon: Lexicon) -> bool:
    """Whether a name, with its titles and country, follows a word that makes it the other party."""
    between = lexicon.vocabulary.of_office | {"the", "of"}
    at -= 1
    while at >= 0 and (items[at].kind in ("title", "country") or items[at].value in between):
        at -= 1
    return at >= 0 and items[at].value in lexicon.vocabulary.meeting


def country_after_of(items: Sequence[Item], at: int, *, unlisted: bool = True) -> str | None:
    """Return the country in "of (the) COUNTRY" at this place; `unlisted`: one that no list knows may be meant."""
    ahead = items[at : at + 3]
    if not ahead or ahead[0].value != "of":
        return None
    for item in ahead[1:]:
        if item.kind == "country":
            return item.value
    # A country that no list knows is a name of one word in this place: "President X of Y".
    is_name = len(ahead) > 1 and ahead[1].kind == "name" and " " not in ahead[1].value
    return ahead[1].value if unlisted and is_name else None


def _is_title_of(items: Sequence[Item], at: int, lexicon: Lexicon) -> bool:
    """Whether "TITLE of (the) (Republic of)" or "TITLE for Foreign Affairs" ends at this place."""
    inside = lexicon.vocabulary.of_office | {"of", "the", "for", "and"}
    while at >= 0 and items[at].value in inside and not items[at].opens:
        at -= 1
    return at >= 0 and items[at].kind == "title"


def _title_in_apposition(items: Sequence[Item], at: int) -> int | None:
    """The place of the title in ", (the) (COUNTRY) TITLE" at this place."""
    if at >= len(items) or not items[at].gap.startswith(","):
        return None
    for place in range(at, min(at + 3, len(items))):
        if items[place].kind == "title":
            return place
        if items[place].value != "the" and items[place].kind != "country":
            return None
    return None


def _is_act(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.reporting_verbs or word in ("had", "was", "has")
