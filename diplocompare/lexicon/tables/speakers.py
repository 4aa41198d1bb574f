"""The word lists of who is referred to, and who of them is said to speak."""

from __future__ import annotations

from diplocompare.lexicon.tables.base import Entries, Table, Words


class SpokenTogether(Table, frozen=True):
    """Nouns that mean the sides together after one of `counts`, and pronouns that do so alone.

    `persons`: nouns that may also mean persons of one side; `one_sided`, `mutual`: verbs that tell whether they do;
    `acts`: what "we" do only with the other side, behind the words of `lead_in`.
    """

    nouns: Entries
    persons: Words
    pronouns: Words
    counts: Words
    one_sided: Words
    mutual: Words
    acts: Entries
    lead_in: Words


class ReferenceWords(Table, frozen=True):
    """Words around those who are referred to: before a title or role without a name, and behind a country.

    `leaders`: titles that say who is meant without a name; `states`: words of a state's name that others have too;
    `according`: phrases that put a sentence into the mouth of whoever is named next.
    """

    determiners: Words
    sides: Words
    according: Words
    leaders: Words
    states: Words


class Talk(Table, frozen=True):
    """How a text says that the sides talked, and what they will have next."""

    subjects: Words
    verbs: Words
    phrases: Entries
    next: Words


class Passive(Table, frozen=True):
    """Participles of a passive without an agent, by whose act it is; `shared`: phrases that make it a joint one."""

    joint: Words
    own: Words
    shared: Entries


class Governors(Table, frozen=True):
    """Prepositions after which one who is named does not act; `determiners`: what may stand between the two.

    `conjunctions`: after these one acts in a clause that only serves another.
    """

    prepositions: Words
    determiners: Words
    conjunctions: Words


class Acts(Table, frozen=True):
    """Verbs by which one who is named is seen to act; `asides`: what may stand between the two."""

    auxiliaries: Words
    irregular: Words
    talking: Words
    modals: Words
    asides: Words


class Floor(Table, frozen=True):
    """By what a sentence in which nobody acts belongs to whoever spoke before.

    `speech`: verbs after which one may speak on; `inverted`: those that stand before the one who spoke; `shifted`,
    `plain`: verb forms of reported speech that was moved into the past, and of speech that was not; `persons`,
    `addressed`: pronouns of one who speaks, and of one who is spoken to; `wanting`: demands, hopes and judgements;
    `connectives`: how a sentence begins that goes on with what was said.
    """

    speech: Words
    inverted: Words
    shifted: Words
    plain: Words
    persons: Words
    addressed: Words
    wanting: Entries
    connectives: Entries


class Facts(Table, frozen=True):
    """How a text tells a fact of which nobody is said to speak.

    `measures`: what figures stand beside, which `amounts` are too; `times`: words of a date or a period; `matters`,
    `courses`: agreements, projects and institutions, and what they do; `ranks`: places in an order; `schedules`: what
    is to come, behind a form of "be"; `lives`: phrases from the life of a person.
    """

    measures: Words
    amounts: Words
    times: Words
    courses: Words
    matters: Words
    ranks: Words
    schedules: Words
    lives: Entries


class Background(Table, frozen=True):
    """How a paragraph of background begins."""

    openings: Entries


class Turns(Table, frozen=True):
    """In a transcript, who only asks, and what a paragraph between turns is about."""

    asking: Words
    events: Words


class Offices(Table, frozen=True):
    """Verbs by which others than leaders are reported to speak.

    `not_after`: words after which they are participles or nouns; `own`: what an issuer calls its own government only.
    """

    verbs: Words
    not_after: Words
    own: Words


class Commits(Table, frozen=True):
    """What a country is said to hold or to do by its name alone; `states`: what it is said to feel, behind "is"."""

    verbs: Words
    states: Words


class Speakers(Table, frozen=True):
    """Who is said to speak. `roles`: "own" and "counterpart", with the phrases that mean them."""

    together: SpokenTogether
    references: ReferenceWords
    roles: dict[str, Entries]
    talk: Talk
    passive: Passive
    governors: Governors
    acts: Acts
    floor: Floor
    facts: Facts
    background: Background
    turns: Turns
    offices: Offices
    commits: Commits
