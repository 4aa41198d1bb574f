"""The names of one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.annotation import Found
from diplocompare.reading.names.reader import Reader


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names of one sentence: `value` is the name they are listed under, or the name as written."""
    yield from Reader(text, lexicon).read()
