"""The word lists by which two points are set against each other."""

from __future__ import annotations

import msgspec

from diplocompare.lexicon.tables.base import Entries, Listed, Table


class Negators(Table, frozen=True):
    """Words that turn a clause round, those that turn round what follows them, and phrases that only look like one."""

    words: Entries
    local: Entries
    traps: Entries


class Mention(Table, frozen=True):
    """Words that bring a matter up, and those of them that leave open whether it is so."""

    words: Entries
    neutral: Entries


class Poles(Table, frozen=True):
    """Words that affirm something, and their contraries."""

    affirm: Entries
    deny: Entries


class Contraries(Table, frozen=True):
    """Words for what something is, and for what it is not."""

    is_: Entries = msgspec.field(name="is")
    not_: Entries = msgspec.field(name="not")


class Ills(Table, frozen=True):
    """Words for what nobody wants, and words that affirm something else but do away with an ill: "resolve"."""

    words: frozenset[str]
    settling: frozenset[str]


class ClauseWords(Table, frozen=True):
    """Words that begin a clause, and those that do so after "and" or a comma."""

    openers: frozenset[str]
    finite: frozenset[str]


class Sets(Table, frozen=True):
    """Sets of words, parted by "|"."""

    sets: Entries


class Pairs(Table, frozen=True):
    """Contraries: the words of one side of "/" against those of the other, parted by "|"."""

    pairs: Entries


class Ladders(Table, frozen=True):
    """Words of degree from the weakest to the strongest: steps parted by "/", words of one step by "|"."""

    ladders: Entries


class Rough(Table, frozen=True):
    """Words that make a figure a rough one, the lower end of a range, or the upper one."""

    about: Entries
    least: Entries
    most: Entries


class Relations(Table, frozen=True):
    """How it is seen that two points oppose each other, or differ otherwise; the comments of the file say more."""

    negators: Negators
    operators: dict[str, Poles]
    evaluation: Poles
    mention: Mention
    ills: Ills
    wishes: Listed
    plans: Listed
    clauses: ClauseWords
    attributes: dict[str, Contraries]
    contraries: Pairs
    prefixed: Listed
    alike: Sets
    framing: Sets
    degree: Ladders
    rough: Rough
