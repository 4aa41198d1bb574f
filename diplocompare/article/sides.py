"""The sides of the talk that an article reports: from its lead, from the rest of it, or as the user names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from diplocompare.article.places import countries_in, persons_in
from diplocompare.lexicon.countries import countries, find_country
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare, bare_words, tokens
from diplocompare.model import InputError, Span, Value
from diplocompare.parties.parties import stands_for
from diplocompare.parties.persons import Person, name_words

# What is by none of the sides.
RESERVED = frozenset({"reporter", "frame", "furniture"})
_WORDS_OF_LEADER = 5  # words in which a title and a name stand
_CHARACTERS_TO_SUBJECT = 80  # from the start of a sentence, in which its subject begins
_LEAST_LETTERS = 3  # of the name of a leader without a country
_OF = re.compile(r"\bof (?:the )?([A-Z]\w+)")
_COLLEAGUE = re.compile(r"\b(?:colleague|counterpart|opposite number|peer) (?:from|of|in) (?:the )?([A-Z]\w+)")
_CAPITAL = re.compile(r"[A-Z]\w+")


class Side(Value):
    """One party to the talk. `names`: bare words of its leader's name.

    `country`: its name in the list of countries, None for one that is not there; `aliases`: as the user gave them.
    """

    name: str
    principal: str | None = None
    names: frozenset[str] = frozenset()
    country: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def is_leader_only(self) -> bool:
        """Whether nothing is known of it but its leader, whose name it bears."""
        return self.country is None and self.name == self.principal


class _Told(Value):
    """A sentence of the article, who is named in it, and where which countries are, known and invented."""

    text: str
    persons: tuple[Person, ...]
    countries: tuple[tuple[Span, str], ...]


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
    told = _read([text[span.start : span.end] for span in sentences], lexicon)
    lead = _lead(told, named, lexicon)
    sides = named if len(named) > 1 or lead is None else _merged(named, _sides_of(told[lead]))
    sides = _tied([_completed(side, told, lexicon) for side in sides], told)
    if not sides:
        raise InputError(
            'no parties to a talk are found in it, name them with --party, such as "Türkiye=Erdogan,his office"'
        )
    return tuple(sides), sentences[lead] if lead is not None else None


def _given(entry: str) -> Side:
    """A side as the user names it."""
    name, _, aliases = entry.partition("=")
    name = " ".join(name.split())
    if not name or name in RESERVED:
        raise InputError(f'--party {entry!r}: names no side, write it as "Türkiye=Erdogan,Turkish president"')
    listed = tuple(" ".join(alias.split()) for alias in aliases.split(",") if alias.strip())
    country = find_country(name)
    # One capitalised word is the name of the leader, anything else a phrase.
    single = {bare(alias) for alias in listed if " " not in alias and alias[:1].isupper() and not find_country(alias)}
    return Side(name, names=frozenset(single), country=country.name if country else None, aliases=listed)


def _read(sentences: Sequence[str], lexicon: Lexicon) -> list[_Told]:
    invented = _invented(sentences, lexicon)
    told = []
    for sentence in sentences:
        places = list(countries_in(sentence))
        for word in _CAPITAL.finditer(sentence):
            name = stands_for(word.group(), invented)
            if name:
                places.append((Span(*word.span()), name))
        told.append(_Told(sentence, persons_in(sentence, invented, lexicon), tuple(sorted(places))))
    return told


def _invented(sentences: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Countries that no list has, by how their leaders are introduced: "President X of Y", "her colleague from Y"."""
    found: list[str] = []
    for sentence in sentences:
        known = {span.start for span, _ in countries_in(sentence)}
        titled = [match for match in _OF.finditer(sentence) if _ends_with_leader(sentence[: match.start()], lexicon)]
        for match in (*titled, *_COLLEAGUE.finditer(sentence)):
            listed = match.start(1) in known or bare(match[1]) in lexicon.vocabulary.calendar
            if not listed and match[1] not in found:
                found.append(match[1])
    return tuple(found)


def _ends_with_leader(text: str, lexicon: Lexicon) -> bool:
    """Whether a text ends with an office and a name: "met President X"."""
    words = tokens(text)[-_WORDS_OF_LEADER:]
    at = len(words)
    while at and words[at - 1].is_capital and words[at - 1].bare not in lexicon.vocabulary.titles:
        at -= 1
    return 0 < at < len(words) and words[at - 1].bare in lexicon.vocabulary.titles


def _lead(told: Sequence[_Told], named: Sequence[Side], lexicon: Lexicon) -> int | None:
    """The sentence that tells of the contact: the first that names it and two who took part."""
    contact = frozenset(lexicon.article.contact.words)
    for at, sentence in enumerate(told):
        words = frozenset(bare_words(sentence.text))
        if words.isdisjoint(contact):
            continue
        places = {name for _, name in sentence.countries}
        present = [side for side in named if words & side.names or places & {side.country, side.name}]
        if named and len(present) >= min(2, len(named)):
            return at
        if len(_sides_of(sentence)) > 1:
            return at
    return None


def _sides_of(lead: _Told) -> list[Side]:
    """The sides of a talk in the sentence that tells of it: its leaders, or else the countries that are its subject."""
    found: list[Side] = []
    for person in lead.persons:
        if person.country and all(side.name != person.country for side in found):
            found.append(replace(_country(person.country), principal=person.name, names=person.words))
        elif not person.country and person.titled and len(person.name) >= _LEAST_LETTERS:
            found.append(Side(person.name, person.name, person.words))
    # "Her colleague from Belmora, Minister Belk": the only country left is that of the only leader without one.
    colleagues = [match.span(1) for match in _COLLEAGUE.finditer(lead.text)]
    left = [
        name
        for span, name in lead.countries
        if any(start <= span.start < end for start, end in colleagues) and all(side.name != name for side in found)
    ]
    free = [at for at, side in enumerate(found) if side.is_leader_only]
    if len(free) == 1 and len(left) == 1:
        leader = found[free[0]]
        found[free[0]] = replace(_country(left[0]), principal=leader.principal, names=leader.names)
    listed = _subject_countries(lead)
    if len(found) < 2 and len(listed) > 1:
        known = {side.name: side for side in found}
        return [known.get(name) or _country(name) for name in listed]
    return found


def _subject_countries(lead: _Told) -> list[str]:
    """The countries listed at the beginning of a sentence: "The presidents of Iran, Russia and Turkey met"."""
    names: list[str] = []
    end = 0
    for span, name in lead.countries:
        between = set(bare_words(lead.text[end : span.start]))
        if (names and between - {"and", "the"}) or (not names and span.start > _CHARACTERS_TO_SUBJECT):
            break
        if name not in names:
            names.append(name)
        end = span.end
    return names


def _country(name: str) -> Side:
    listed = find_country(name)
    return Side(name, country=listed.name if listed else None)


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


def _completed(side: Side, told: Sequence[_Told], lexicon: Lexicon) -> Side:
    """A side with the country and the full name of its leader."""
    everyone = [person for sentence in told for person in sentence.persons]
    tied = [person for person in everyone if person.country]
    if side.is_leader_only:
        home = next((person.country for person in tied if person.words & side.names), None)
        if home and find_country(home):
            side = replace(side, name=home, country=home)
    if not side.names:
        own = next((p for p in tied if p.titled and p.country in (side.country, side.name)), None)
        if own:
            side = replace(side, principal=own.name, names=own.words)
    full = [p.name for p in everyone if p.words & side.names and p.name[:1].isupper()]
    longest = max(full, key=lambda name: len(name.split()), default=side.principal)
    return replace(side, principal=longest, names=side.names | name_words(longest or "", lexicon))


def _tied(sides: Sequence[Side], told: Sequence[_Told]) -> list[Side]:
    """The one leader who is named without a country belongs to the one whose seat or government the article quotes."""
    free = [at for at, side in enumerate(sides) if side.is_leader_only]
    if len(free) != 1:
        return list(sides)
    taken = {side.country for side in sides}
    seats = {form for country in countries() for form in (*country.seats, *country.capitals[:1])}
    spoken = Counter(
        name
        for sentence in told
        for span, name in sentence.countries
        if name not in taken and sentence.text[span.start : span.end] in seats
    )
    if not spoken:
        return list(sides)
    place = spoken.most_common(1)[0][0]
    return [replace(side, name=place, country=place) if at == free[0] else side for at, side in enumerate(sides)]
