"""The word lists of what is said: names, figures, scope, tone, and what a text says of itself."""

from __future__ import annotations

import msgspec

from diplocompare.lexicon.tables.base import Entries, Listed, Table, Words


class Contest(msgspec.Struct, frozen=True):
    """One matter that has rival names. `members`: the forms of each name.

    `rivals`: pairs of names to set against each other, all pairs where there are none; `marked`: names that tell much
    by themselves; `weak`: names that count only without a word of `elsewhere`; `negatives`: phrases of another meaning;
    `anywhere`: compared over the whole texts and not topic by topic; `whose`: only of one and the same country.
    """

    members: dict[str, Entries]
    rivals: tuple[tuple[str, str], ...] = ()
    marked: Words = frozenset()
    weak: Words = frozenset()
    elsewhere: Entries = ()
    negatives: Entries = ()
    anywhere: bool = False
    whose: bool = False


class Figures(Table, frozen=True):
    """How amounts are written, by their normal form. `context`: words around a number that change what it is."""

    numerals: dict[str, Entries]
    scales: dict[str, Entries]
    suffixes: dict[str, Entries]
    money: dict[str, Entries]
    share: dict[str, Entries]
    durations: dict[str, Entries]
    months: dict[str, Entries]
    context: dict[str, Entries]


class NameWords(Table, frozen=True):
    """Words by which names are read that are not listed; those that tell the kind of a name, by the kind."""

    document: Entries
    organisation: Entries
    place: Entries
    other: Entries
    first: Words
    small: Words
    title: Entries
    given: Entries
    common: Entries
    the: Entries
    broad: Entries
    before_place: Words
    resolution_bodies: Entries
    not_names: Entries = msgspec.field(name="not")


class Names(Table, frozen=True):
    """Names by kind, each with its aliases; `more`: names without any. `read`: words by which other names are read."""

    country: dict[str, Entries]
    organisation: dict[str, Entries]
    document: dict[str, Entries]
    place: dict[str, Entries]
    person: dict[str, Entries]
    other: dict[str, Entries]
    read: NameWords


class SaidOfItself(Table, frozen=True):
    """Phrases by which a text says what it is: those that count anywhere, and those of a heading or bracket."""

    anywhere: Entries
    line: Entries


class CutOff(Table, frozen=True):
    """Links that stand where a text was cut."""

    end: Entries


class LanguageNames(Table, frozen=True):
    """Names of languages, as "#" in a phrase may be any of them."""

    names: Entries


class Provenance(Table, frozen=True):
    """What a text says of itself, and how it is seen to be cut off."""

    excerpt: SaidOfItself
    translation: SaidOfItself
    machine_translation: SaidOfItself = msgspec.field(name="machine-translation")
    transcript: SaidOfItself
    abridged_translation: SaidOfItself = msgspec.field(name="abridged-translation")
    cut: CutOff
    languages: LanguageNames


class Traps(Table, frozen=True):
    """Phrases that only look like words of scope; `speakers`: those that are one where no reporting verb follows."""

    phrases: Entries
    speakers: Entries


class Things(Table, frozen=True):
    """Nouns for one thing, joined by "|"."""

    sets: Entries


class ScopePlaces(Table, frozen=True):
    """How a place limits a matter."""

    prepositions: Words
    features: Words
    venues: Words


class Alike(Table, frozen=True):
    """Groups that say the same, joined by "|"."""

    groups: Entries


class Scope(Table, frozen=True):
    """Words that widen, narrow or condition, by group; `telling`: groups by how much they tell."""

    widens: dict[str, Entries]
    narrows: dict[str, Entries]
    conditions: dict[str, Entries]
    equivalents: dict[str, Entries]
    traps: Traps
    things: Things
    places: ScopePlaces
    telling: dict[str, Entries]
    alike: Alike


class TermLimits(Table, frozen=True):
    """From how many words and uses on terms are compared, how many are told, and the weight of the prior."""

    call: int
    topic: int
    prior: int | float
    uses: int
    most: int
    least: int | float


class Terms(Table, frozen=True):
    """Limits of the comparison of terms, and words that are none."""

    limits: TermLimits
    leave_out: Listed


class Signal(Table, frozen=True):
    """What words of tone conventionally signal, and where that is said."""

    says: str
    source: str
    words: Entries


class Tone(Table, frozen=True):
    """Words that characterise a contact, by their base form; `signals`: what some of them conventionally signal."""

    words: dict[str, Entries]
    weak: Listed
    signals: dict[str, Signal]
    context: dict[str, Entries]
