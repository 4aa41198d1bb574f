"""Who the sides of a call are: principals, countries and dates, from front matter or from the text itself."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from diplocompare.lexicon.countries import find_country, side_words
from diplocompare.lexicon.dates import find_date
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare
from diplocompare.model import Readout
from diplocompare.parties.parties import Party, places_of
from diplocompare.parties.persons import Person, introduced_persons, name_words


def identify(readouts: Sequence[Readout], lexicon: Lexicon) -> tuple[tuple[Readout, ...], tuple[Party, ...]]:
    """Return the readouts of one call with principal and date, and the parties to it.

    Principal and date are filled in from the texts where the front matter gives none. The parties are one a readout,
    in their order, and after them the participants who published none of these.
    """
    introduced = [introduced_persons(readout, readouts, lexicon) for readout in readouts]
    principals = _principals(readouts, introduced, lexicon)
    completed = []
    for readout, principal in zip(readouts, principals, strict=True):
        written = find_date(readout.text)
        date = readout.date or (str(written.day) if written else None)
        completed.append(replace(readout, principal=principal, date=date))
    everyone = [person for persons in introduced for person in persons]
    return tuple(completed), _parties(completed, everyone, lexicon)


def _principals(
    readouts: Sequence[Readout], introduced: Sequence[Sequence[Person]], lexicon: Lexicon
) -> list[str | None]:
    """The leader of each side; `introduced`: the persons whom each readout introduces."""
    principals = [readout.principal for readout in readouts]
    # Of the persons whom a readout introduces, its own leader is the one tied to its country; else the first who is
    # tied to no other side and is nobody's interlocutor.
    for at, readout in enumerate(readouts):
        abroad = [other for other in readouts if other is not readout]
        tied = [person for person in introduced[at] if _is_of(person, readout)]
        free = [p for p in introduced[at] if not p.met and not any(_is_of(p, other) for other in abroad)]
        if principals[at] is None and (tied or free):
            principals[at] = (tied or free)[0].name
    # A leader may be named by another side only ("The President spoke with ..."): by the country, or as the only one
    # who is left for the only side without one.
    taken = {word for principal in principals for word in name_words(principal or "", lexicon)}
    alone = principals.count(None) == 1
    for at, readout in enumerate(readouts):
        if principals[at] is not None:
            continue
        own = {word for person in introduced[at] for word in person.words}
        others = [p for persons in introduced for p in persons if p.words.isdisjoint(taken | own)]
        tied = [person for person in others if _is_of(person, readout)]
        left = [person for person in others if person.country is None]
        if tied:
            principals[at] = tied[0].name
        elif alone and len(left) == 1:
            principals[at] = left[0].name
    return principals


def _is_of(person: Person, readout: Readout) -> bool:
    """Whether a person is tied to the country of a readout's side, known to the gazetteer or not."""
    if person.country is None:
        return False
    home = find_country(readout.side) or find_country(readout.issuer)
    if home and home == find_country(person.country):
        return True
    return bare(person.country) in side_words(readout.side)


def _parties(readouts: Sequence[Readout], introduced: Sequence[Person], lexicon: Lexicon) -> tuple[Party, ...]:
    parties = []
    for readout in readouts:
        names = name_words(readout.principal or "", lexicon)
        for person in introduced:
            if names & person.words:
                names |= person.words
        tied = next((person.country for person in introduced if person.country and person.words & names), None)
        country = find_country(readout.side) or find_country(readout.issuer) or find_country(tied)
        # A file may be called anything: "statement-1" is no side's name where its leader's country is known.
        side = tied if tied and country is None else readout.side
        parties.append(Party(readout.id, readout.side, readout.principal, names, places_of(side, country)))
    for person in introduced:
        # Without a country it may be no leader at all: "... in World War II, the President recalled".
        if person.country is None or any(person.words & party.names for party in parties):
            continue
        places = places_of(person.country, find_country(person.country))
        home = next((at for at, party in enumerate(parties) if places & party.places), None)
        if home is None:
            parties.append(Party(None, person.country, person.name, person.words, places))
        else:
            parties[home] = replace(parties[home], names=parties[home].names | person.words)
    return tuple(parties)
