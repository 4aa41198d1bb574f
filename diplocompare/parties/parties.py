"""Who the sides of a call are: principals, countries and dates, from front matter or from the text itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from diplocompare.lexicon.countries import Country, find_country
from diplocompare.lexicon.dates import find_date
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import WordPhrases
from diplocompare.lexicon.tokens import bare, bare_words, tokens
from diplocompare.model import Readout, Span, Value
from diplocompare.parties.persons import Person, introduced_persons, name_words


class Party(Value):
    """One side of the call and what stands for it in any of the readouts, as bare tokens.

    `readout`: the id of its readout, None for a participant who published none here; `names`: words of its
    principal's name; `places`: its country, demonyms, capitals and seats of government, each a tuple of tokens.
    """

    readout: str | None
    side: str
    principal: str | None
    names: frozenset[str]
    places: frozenset[tuple[str, ...]]


def complete(readouts: Sequence[Readout], lexicon: Lexicon) -> tuple[Readout, ...]:
    """Fill in the principal and the date of each readout from the texts where its front matter gives none.

    Of the persons whom a readout introduces, the issuer's own leader is the one tied to its country; else the first
    who is tied to no other side. A leader whom only another side names is known too ("The President spoke with ...").
    """
    persons = [introduced_persons(readout, readouts, lexicon) for readout in readouts]
    known = [r.principal or _own(r, named, readouts) for r, named in zip(readouts, persons, strict=True)]
    taken = {word for principal in known if principal for word in name_words(principal, lexicon)}
    completed = []
    for at, readout in enumerate(readouts):
        met = {word for p in persons[at] for word in name_words(p.name, lexicon)}
        others = [p for named in persons for p in named if not name_words(p.name, lexicon) & (taken | met)]
        principal = known[at] or _abroad(readout, others, alone=known.count(None) == 1)
        date = readout.date or ((found := find_date(readout.text)) and str(found.day))
        completed.append(replace(readout, principal=principal, date=date))
    return tuple(completed)


def find_parties(readouts: Sequence[Readout], lexicon: Lexicon) -> tuple[Party, ...]:
    """Return one party a readout, in their order, and after them the participants who published none of these.

    Expects readouts that `complete` has been through.
    """
    named = [person for readout in readouts for person in introduced_persons(readout, readouts, lexicon)]
    parties = [_party(readout, named, lexicon) for readout in readouts]
    for person in named:
        words = name_words(person.name, lexicon)
        # Without a country it may be no leader at all: "... in World War II, the President recalled".
        if person.country is None or any(words & party.names for party in parties):
            continue
        places = _places(person.country, find_country(person.country))
        home = next((at for at, party in enumerate(parties) if places & party.places), None)
        if home is None:
            parties.append(Party(None, person.country, person.name, frozenset(words), places))
        else:
            parties[home] = replace(parties[home], names=parties[home].names | words)
    return tuple(parties)


def mentions(text: str, parties: Sequence[Party]) -> Iterator[tuple[Party, Span]]:
    """Yield every place where a party is named by its principal's name or by its country, the longest name first."""
    places, names = _index(tuple(parties))
    found = tokens(text)
    words = [token.bare for token in found]
    at = 0
    while at < len(found):
        token = found[at]
        # "US" is a country and "us" is not, May a name and "may" none; some names have small first letters ("al-Sisi").
        place = places.at(words, at) if token.is_capital else None
        end = place.end if place else at + 1
        party = place.value if place else None if token.text.islower() else names.get(token.bare)
        if party:
            yield party, Span(token.start, found[end - 1].end)
        at = end


@lru_cache(maxsize=16)  # asked for every sentence
def _index(parties: tuple[Party, ...]) -> tuple[WordPhrases[Party], Mapping[str, Party]]:
    """The places of parties and the words of their leaders' names; of two that share one the first party has it."""
    places = WordPhrases((place, party) for party in parties for place in party.places)
    return places, {name: party for party in reversed(parties) for name in party.names}


def _party(readout: Readout, named: Sequence[Person], lexicon: Lexicon) -> Party:
    names = name_words(readout.principal or "", lexicon)
    for person in named:
        words = name_words(person.name, lexicon)
        if names & words:
            names |= words
    tied = next((p.country for p in named if p.country and name_words(p.name, lexicon) & names), None)
    country = find_country(readout.side) or find_country(readout.issuer) or find_country(tied)
    side = tied if tied and country is None else readout.side
    return Party(readout.id, readout.side, readout.principal, frozenset(names), _places(side, country))


def _own(readout: Readout, named: Sequence[Person], readouts: Sequence[Readout]) -> str | None:
    tied = next((p.name for p in named if _is_of(p, readout)), None)
    abroad = [other for other in readouts if other is not readout]
    free = (p.name for p in named if not p.met and not any(_is_of(p, other) for other in abroad))
    return tied or next(free, None)


def _abroad(readout: Readout, others: Sequence[Person], *, alone: bool) -> str | None:
    """The leader of this side whom another readout names: by country, or the only one left for the only side."""
    left = [p.name for p in others if p.country is None]
    return next((p.name for p in others if _is_of(p, readout)), left[0] if alone and len(left) == 1 else None)


def _is_of(person: Person, readout: Readout) -> bool:
    """Whether a person is tied to the country of a readout's side, known to the gazetteer or not."""
    if person.country is None:
        return False
    home = find_country(readout.side) or find_country(readout.issuer)
    if home and home == find_country(person.country):
        return True
    return bare(person.country) in set(bare_words(readout.side.replace("-", " ").replace("_", " ")))


def _places(side: str | None, country: Country | None) -> frozenset[tuple[str, ...]]:
    names = [(side or "").replace("-", " ").replace("_", " "), *(country.forms if country else ())]
    return frozenset(words for name in names if (words := bare_words(name)))
