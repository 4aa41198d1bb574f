"""The sides of the talk that an article reports: from its lead, from the rest of it, or as the user names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diplocompare.article.places import countries_in, persons_in, stands_for
from diplocompare.lexicon.countries import countries, find_country
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare, bare_words, tokens
from diplocompare.model import InputError, Span, Value
from diplocompare.parties.persons import Person, name_words

# What is by none of the sides.
RESERVED = frozenset({"reporter", "frame", "furniture"})
_FAR = 80  # characters in which a title and a name stand
_OF = re.compile(r"\bof (?:the )?([A-Z]\w+)")
_COLLEAGUE = re.compile(r"\b(?:colleague|counterpart|opposite number|peer) (?:from|of|in) (?:the )?([A-Z]\w+)")


class Side(Value):
    """One party to the talk. `names`: bare words of its leader's name.

    `country`: its name in the list of countries, None for one that is not there; `aliases`: as the user gave them.
    """

    name: str
    principal: str | None = None
    names: frozenset[str] = frozenset()
    country: str | None = None
    aliases: tuple[str, ...] = ()


def find_sides(
    text: str, sentences: Sequence[Span], given: Sequence[str], lexicon: Lexicon
) -> tuple[tuple[Side, ...], Span | None]:
    """Return the sides and the sentence that tells of the contact between them.

    `given`: "Türkiye=Erdogan,Turkish president"; where two or more are named no others are looked for. Raises
    `DiplocompareError` where one is no such name, or none is found.
    """
    named = [_given(one) for one in given]
    twice = next((one.name for at, one in enumerate(named) if one.name in {other.name for other in named[:at]}), None)
    if twice is not None:
        raise InputError(f"--party names {twice} twice, name each side once")
    told = [text[span.start : span.end] for span in sentences]
    invented = _invented(told, lexicon)
    persons = [persons_in(one, invented, lexicon) for one in told]
    lead = _lead(told, persons, named, invented, lexicon)
    found = [] if len(named) > 1 or lead is None else _sides_of(told[lead], persons[lead], invented, lexicon)
    sides = [_completed(side, persons, lexicon) for side in _merged(named, found)]
    sides = _tied(sides, told)
    if not sides:
        raise InputError(
            'no parties to a talk are found in it, name them with --party, such as "Türkiye=Erdogan,his office"'
        )
    return tuple(sides), sentences[lead] if lead is not None else None


def _given(entry: str) -> Side:
    name, _, aliases = entry.partition("=")
    name = " ".join(name.split())
    if not name or name in RESERVED:
        raise InputError(f'--party {entry!r}: names no side, write it as "Türkiye=Erdogan,Turkish president"')
    listed = tuple(" ".join(alias.split()) for alias in aliases.split(",") if alias.strip())
    country = find_country(name)
    single = {bare(alias) for alias in listed if " " not in alias and alias[:1].isupper() and not find_country(alias)}
    return Side(name, names=frozenset(single), country=country.name if country else None, aliases=listed)


def _invented(told: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Countries that no list has, by the way their leaders are introduced: "President X of Y"."""
    found: list[str] = []
    for sentence in told:
        known = {span.start for span, _ in countries_in(sentence)}
        titled = [match for match in _OF.finditer(sentence) if _names_leader(sentence[: match.start()], lexicon)]
        for match in (*titled, *_COLLEAGUE.finditer(sentence)):
            if (
                match.start(1) not in known
                and match[1] not in found
                and bare(match[1]) not in lexicon.vocabulary.calendar
            ):
                found.append(match[1])
    return tuple(found)


def _names_leader(before: str, lexicon: Lexicon) -> bool:
    """Whether a text ends with an office and a name: "met President X"."""
    before = before[-_FAR:]
    words = [(word.bare, word.is_capital) for word in tokens(before)[-5:]]
    at = len(words)
    while at and words[at - 1][1] and words[at - 1][0] not in lexicon.vocabulary.titles:
        at -= 1
    return 0 < at < len(words) and words[at - 1][0] in lexicon.vocabulary.titles


def _lead(
    told: Sequence[str],
    persons: Sequence[Sequence[Person]],
    named: Sequence[Side],
    invented: Sequence[str],
    lexicon: Lexicon,
) -> int | None:
    """The sentence that tells of the contact: the first that names it and two who took part."""
    contact = frozenset(lexicon.article.contact.words)
    for at, sentence in enumerate(told):
        words = set(bare_words(sentence))
        if not words & contact:
            continue
        if named and sum(_is_named(side, sentence) for side in named) >= min(2, len(named)):
            return at
        if len(_sides_of(sentence, persons[at], invented, lexicon)) > 1:
            return at
    return None


def _is_named(side: Side, sentence: str) -> bool:
    words = set(bare_words(sentence))
    return bool(words & side.names) or any(place in (side.country, side.name) for _, place in countries_in(sentence))


def _sides_of(sentence: str, persons: Sequence[Person], invented: Sequence[str], lexicon: Lexicon) -> list[Side]:
    """The sides of a talk in the sentence that tells of it: its leaders, or else the countries that are its subject."""
    found: list[Side] = []
    for person in persons:
        if person.country and all(side.name != person.country for side in found):
            found.append(_side(person.country, person, lexicon))
        elif not person.country and person.titled and len(person.name) > 2:
            found.append(Side(person.name, person.name, frozenset(name_words(person.name, lexicon))))
    subject = _subject_countries(sentence, invented)
    free = [side for side in found if side.name == side.principal]
    # "Her colleague from Belmora, Minister Belk": the only country left is that of the only leader without one.
    left = [name for name in _colleagues(sentence, invented) if all(side.name != name for side in found)]
    if len(free) == 1 and len(left) == 1:
        at = found.index(free[0])
        found[at] = replace(_side(left[0], None, lexicon), principal=free[0].principal, names=free[0].names)
    if len(found) < 2 and len(subject) > 1:
        known = {side.name: side for side in found}
        return [known.get(name, _side(name, None, lexicon)) for name in subject]
    return found


def _colleagues(sentence: str, invented: Sequence[str]) -> list[str]:
    owners = [match.span(1) for match in _COLLEAGUE.finditer(sentence)]
    places = [*countries_in(sentence), *_invented_in(sentence, invented)]
    return [name for span, name in places if any(start <= span.start < end for start, end in owners)]


def _subject_countries(sentence: str, invented: Sequence[str]) -> list[str]:
    """The countries listed at the beginning of a sentence: "The presidents of Iran, Russia and Turkey met"."""
    places = sorted([*countries_in(sentence), *_invented_in(sentence, invented)])
    names: list[str] = []
    end = 0
    for span, name in places:
        gap = sentence[end : span.start]
        between = set(bare_words(gap))
        if (names and between - {"and", "the"}) or (not names and span.start > 80):
            break
        names, end = [*names, *([] if name in names else [name])], span.end
    return names if len(names) > 1 else []


def _invented_in(sentence: str, invented: Sequence[str]) -> Iterator[tuple[Span, str]]:
    for word in re.finditer(r"[A-Z]\w+", sentence):
        name = stands_for(word.group(), invented)
        if name:
            yield Span(*word.span()), name


def _side(place: str, person: Person | None, lexicon: Lexicon) -> Side:
    country = find_country(place)
    names = frozenset(name_words(person.name, lexicon)) if person else frozenset()
    return Side(place, person.name if person else None, names, country=country.name if country else None)


def _merged(named: Sequence[Side], found: Sequence[Side]) -> list[Side]:
    """The sides the user named, then those found that are none of them."""
    sides = list(named)
    for side in found:
        same = next((at for at, one in enumerate(sides) if _is_same(one, side)), None)
        if same is None:
            sides.append(side)
        else:
            one = sides[same]
            sides[same] = replace(one, names=one.names | side.names, principal=one.principal or side.principal)
    return sides


def _is_same(one: Side, other: Side) -> bool:
    alike = one.country is not None and one.country == other.country
    return alike or one.name == other.name or bool(one.names & other.names)


def _completed(side: Side, persons: Sequence[Sequence[Person]], lexicon: Lexicon) -> Side:
    """A side with the country and the full name of its leader."""
    everyone = [person for listed in persons for person in listed]
    if side.country is None and side.name == side.principal:
        home = next((p.country for p in everyone if p.country and name_words(p.name, lexicon) & side.names), None)
        side = replace(side, name=home, country=home) if home and find_country(home) else side
    if not side.names:
        own = next((p for p in everyone if p.country in (side.country, side.name) and p.country and p.titled), None)
        side = replace(side, principal=own.name, names=frozenset(name_words(own.name, lexicon))) if own else side
    full = [p.name for p in everyone if name_words(p.name, lexicon) & side.names and p.name[:1].isupper()]
    longest = max(full, key=lambda name: len(name.split()), default=side.principal)
    names = side.names | (name_words(longest, lexicon) if longest else set())
    return replace(side, principal=longest, names=frozenset(names))


def _tied(sides: Sequence[Side], told: Sequence[str]) -> list[Side]:
    """The one leader who is named without a country belongs to the one whose seat or government the article quotes."""
    free = [at for at, side in enumerate(sides) if side.country is None and side.name == side.principal]
    if len(free) != 1:
        return list(sides)
    taken = {side.country for side in sides}
    seats = {form: country.name for country in countries() for form in (*country.seats, *country.capitals[:1])}
    spoken = Counter(
        place
        for sentence in told
        for span, place in countries_in(sentence)
        if place not in taken and sentence[span.start : span.end] in seats
    )
    if not spoken:
        return list(sides)
    place = spoken.most_common(1)[0][0]
    return [replace(side, name=place, country=place) if at == free[0] else side for at, side in enumerate(sides)]
