"""The word lists of who says what, how, and on which occasion."""

from __future__ import annotations

import msgspec

from diplocompare.lexicon.tables.base import Entries, Listed, Phrased, Table, Words


class Channel(Table, frozen=True):
    """By what a contact was held."""

    video: Entries
    phone: Entries
    in_person: Entries
    talks: Entries


class Event(Table, frozen=True):
    """What a contact is called, and words that belong to another one."""

    nouns: Words
    matter: Words
    other: Words
    speaking: Words


class Initiator(Table, frozen=True):
    """How a text says who asked for a contact."""

    request: Entries
    made: Entries
    calling: Entries
    placing: Entries
    receiving: Entries


class Duration(Table, frozen=True):
    """Words before a duration of the contact."""

    lasting: Words


class DateWords(Table, frozen=True):
    """Words before the date of the contact."""

    before: Entries


class PlaceWords(Table, frozen=True):
    """Words by which a place is told from a guest and from an occasion."""

    receiving: Words
    occasions: Words


class Participants(Table, frozen=True):
    """Words around the names of those who took part."""

    before: Words
    after: Words
    ends: Words
    places: Words
    offices: Words


class About(Table, frozen=True):
    """What a text says about the contact itself. `numbers`: how an amount is written, by the amount."""

    channel: Channel
    event: Event
    initiator: Initiator
    duration: Duration
    date: DateWords
    place: PlaceWords
    participants: Participants
    numbers: dict[str, Entries]


class Discussed(Table, frozen=True):
    """Phrases of talk, and those that are found only as they stand, with an article in front."""

    phrases: Entries
    fixed: Entries


class Agreement(Table, frozen=True):
    """How agreements are told from mere talk."""

    agreed: Phrased
    discussed: Discussed
    neither: Phrased
    like: Listed
    contact: Listed


class Commitments(Table, frozen=True):
    """Signs of commitments: patterns by "kind: value", the word sets that they name, nouns by value."""

    patterns: dict[str, Entries]
    words: dict[str, Entries]
    signs: dict[str, Entries]


class CourtesyKind(Table, frozen=True):
    """How one kind of courtesy is worded. `set`: fixed phrases; `being`: phrases after a form of "be"."""

    verbs: Entries
    nouns: Entries
    set: Entries
    being: Entries


class CourtesyContext(Table, frozen=True):
    """What must or must not stand around a word of courtesy."""

    conveying: Words
    being: Words
    praising: Words
    persons: Words
    things: Words
    mutual: Words
    together: Words
    wanting: Words
    owed: Words


class Courtesy(Table, frozen=True):
    """Thanks, praise, congratulations, condolences and greetings."""

    thanks: CourtesyKind
    praise: CourtesyKind
    congratulations: CourtesyKind
    condolences: CourtesyKind
    greetings: CourtesyKind
    context: CourtesyContext


class Hedge(Table, frozen=True):
    """Words that weaken a verb: before it, after it, and verbs that do."""

    before: Words
    after: Entries
    verbs: Words


class Subject(Table, frozen=True):
    """Subjects that are one person, and several."""

    one: Words
    several: Words


class Carrier(Table, frozen=True):
    """Verbs that only carry a noun of saying ("expressed concern")."""

    verbs: Entries
    not_after: Words


class VerbShape(Table, frozen=True):
    """Where the form of a reporting verb is none."""

    attributes: Words
    gerunds: Words
    elsewhere: Words


class ClosedClasses(Table, frozen=True):
    """Words by which the parts of a sentence are told; the comments of the file say what each set is."""

    particles: Words
    prepositions: Words
    openers: Words
    relatives: Words
    content: Words
    coordinators: Words
    determiners: Words
    numbers: Words
    adverbs: Words
    asides: Words
    pronouns: Words
    in_subject: Words
    be: Words
    have: Words
    begun: Words


class Verbs(Table, frozen=True):
    """Reporting verbs by kind, and in each kind by how strong they are, from "1" to "5"."""

    assert_: dict[str, Entries] = msgspec.field(name="assert")
    ask: dict[str, Entries]
    commit: dict[str, Entries]
    praise: dict[str, Entries]
    blame: dict[str, Entries]
    lift: Listed
    hedge: Hedge
    negation: Listed
    irregular: dict[str, Entries]
    subject: Subject
    carrier: Carrier
    shape: VerbShape
    closed: ClosedClasses
