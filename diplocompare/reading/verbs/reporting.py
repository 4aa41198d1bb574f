"""The reporting verbs of one sentence, on the ladder from "touched upon" to "condemned"."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.annotation import Found
from diplocompare.reading.verbs.grammar import grammar
from diplocompare.reading.verbs.predicates import predicates

TOP_LEVEL = 5


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the reporting verbs of one sentence: kind, base form, level from 1 to 5, marks "negated" and "hedged"."""
    for found in predicates(text, grammar(lexicon)):
        kind, level = found.entry
        level = min(TOP_LEVEL, level + found.lifted)
        yield Found(found.start, found.end, kind, found.words, level, None, found.marks)
