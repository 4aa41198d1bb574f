"""The word list of news articles: how they say whose words they report."""

from __future__ import annotations

from diplocompare.lexicon.tables.base import Entries, Listed, Phrased, Table, Words


class ArticleVerbs(Table, frozen=True):
    """The verbs of tags ("X said") in news."""

    speech: Entries
    acts: Entries
    irregular: Words
    office: Words
    between: Words
    plural: Words


class ArticleSources(Table, frozen=True):
    """Nouns that stand for a side, and whose they are where they stand alone.

    `persons`: those who may have a name; `between`: words between a country and a name, beside titles and offices.
    """

    nouns: Entries
    persons: Entries
    between: Words
    owners: dict[str, str]


class Subjects(Table, frozen=True):
    """How the subject of a reporting verb begins.

    `definite`, `indefinite`: one who was named before, and one who was not; `prepositions`: an adverbial, with the
    subject behind it; `nobody`: those who say nothing. `modest`: what may stand before a country that speaks.
    """

    definite: Words
    indefinite: Words
    prepositions: Words
    nobody: Words
    modest: Words


class Apart(Table, frozen=True):
    """Speakers who belong to no side, and those who only pass words on."""

    outsiders: Entries
    relays: Entries


class Together(Table, frozen=True):
    """Subjects that mean the sides together."""

    subjects: Words


class Elsewhere(Table, frozen=True):
    """How a sentence of background begins, and words by which a tag tells of a habit."""

    openings: Entries
    habits: Words


class Asides(Table, frozen=True):
    """How a reporter's own remark on somebody's words begins."""

    participles: Entries
    verbs: Entries
    nouns: Entries


class Furniture(Table, frozen=True):
    """Lines of a page that are no article."""

    openings: Entries
    anywhere: Entries


class ArticleWords(Table, frozen=True):
    """How news articles say whose words they report."""

    verbs: ArticleVerbs
    sources: ArticleSources
    subjects: Subjects
    apart: Apart
    together: Together
    contact: Listed
    silence: Phrased
    elsewhere: Elsewhere
    asides: Asides
    furniture: Furniture
