"""What all shapes of word lists have in common."""

from __future__ import annotations

import msgspec

# Entries in the order of the file, where the order or the spelling counts; else a set.
Entries = tuple[str, ...]
Words = frozenset[str]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word list, or a part of one."""


class Listed(Table, frozen=True):
    """Words of one kind."""

    words: Entries


class Phrased(Table, frozen=True):
    """Phrases of one kind."""

    phrases: Entries
