"""The shapes of the word lists: one class a file of `lexicon/en`, which also says what each part of it is for.

A part that is a `dict` may be given further keys by a user, one that is a class may not.
"""

from __future__ import annotations

import msgspec

from diplocompare.lexicon.tables.base import Table, Words
from diplocompare.lexicon.tables.matter import Contest, Figures, Names, Provenance, Scope, Terms, Tone
from diplocompare.lexicon.tables.news import ArticleWords
from diplocompare.lexicon.tables.relations import Relations
from diplocompare.lexicon.tables.speakers import Speakers
from diplocompare.lexicon.tables.speech import About, Agreement, Commitments, Courtesy, Verbs


class Vocabulary(Table, frozen=True):
    """Words that every stage asks for; the comments of the file say what each set is."""

    titles: Words
    together: Words
    reporting: Words
    reporting_irregular: Words
    contact: Words
    function: Words
    plain: Words
    frame: Words
    particles: Words
    name_suffixes: Words
    links: Words
    listing: Words
    of_office: Words
    calendar: Words
    meeting: Words
    enumerating: Words
    nameless: Words
    nouns: Words
    loaded: Words
    stance: Words
    relations: Words
    mutual: Words


class Tables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All word lists of a language, each under the name of its file."""

    vocabulary: Vocabulary
    about: About
    agreement: Agreement
    article: ArticleWords
    commitments: Commitments
    contested: dict[str, Contest]
    courtesy: Courtesy
    figures: Figures
    names: Names
    provenance: Provenance
    relations: Relations
    scope: Scope
    speakers: Speakers
    terms: Terms
    tone: Tone
    verbs: Verbs
