"""Who is named in an article's text: countries known and invented, and persons with the country they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from diplocompare.lexicon.countries import country_names
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import WordPhrases
from diplocompare.lexicon.tokens import bare_words
from diplocompare.model import Span
from diplocompare.parties.parties import stands_for
from diplocompare.parties.persons import Item, Person, country_after_of, name_words, read_items

# Items before a name, or behind it, among which its country and the office stand.
_REACH = 6


def countries_in(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a known country is named, and its name."""
    for place in country_names().all_in(text):
        yield Span(place.start, place.end), place.value.name


def persons_in(text: str, invented: Sequence[str], lexicon: Lexicon) -> tuple[Person, ...]:
    """Return the persons named in a sentence. `invented`: countries that no list has."""

    def country_of(word: str) -> str | None:
        return stands_for(word, invented)

    items = read_items(text, _titles(lexicon), country_of, lexicon)
    found = []
    for at, item in enumerate(items):
        if item.kind == "name":
            country, titled = _before(items, at, lexicon)
            country = country or _after(items, at, titled=titled)
            found.append(Person(item.value, name_words(item.value, lexicon), item.start, country, titled))
    return tuple(found)


def _before(items: Sequence[Item], at: int, lexicon: Lexicon) -> tuple[str | None, bool]:
    """The country in front of a name, and whether an office stands there: "Iran's supreme leader, X"."""
    between = lexicon.vocabulary.of_office | lexicon.article.sources.between
    titled = False
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        item, gap = items[place], items[place + 1].gap.strip(" ")
        if gap not in ("", "-") and not (gap == "," and item.kind in ("title", "country")):
            return None, titled
        if item.kind == "country":
            return item.value, titled
        if item.kind == "title":
            titled = True
        elif item.value in ("from", "of") and titled and place + 1 < at:
            continue
        elif item.value not in between:
            return None, titled
    return None, titled


def _after(items: Sequence[Item], at: int, *, titled: bool) -> str | None:
    """The country behind a name: "President X of Y", "X, the Y president"."""
    ahead = items[at + 1 : at + 1 + _REACH]
    if not ahead:
        return None
    if ahead[0].value == "of" and not ahead[0].gap.strip():
        return country_after_of(items, at + 1, unlisted=titled)
    if "," in ahead[0].gap:
        owner = next((place for place, item in enumerate(ahead[:2]) if item.kind == "country"), None)
        if owner is not None and any(item.kind == "title" for item in ahead[owner + 1 :]):
            return ahead[owner].value
    return None


@cache
def _titles(lexicon: Lexicon) -> WordPhrases[str]:
    """The titles of leaders and of who speaks for them, also "Presidents X and Y", with their bare words joined."""
    known = (*lexicon.vocabulary.titles, *lexicon.article.sources.persons)
    return WordPhrases(
        (words, " ".join(words)) for title in known for words in (bare_words(title), bare_words(f"{title}s"))
    )
