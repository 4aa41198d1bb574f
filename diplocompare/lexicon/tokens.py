"""The tokens of a text, in the one form in which word lists, names and stems are looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# Enough of a word to tell it from others and to join its inflections ("sanction", "sanctioned").
_STEM = 6
TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[\w][\w'’\-]*")
# Sentences and points are asked for again by every stage and lens; whole texts are not worth their room.
_SHORT = 2_000
POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=8192)  # every stage looks at the same words again
def bare(token: str) -> str:
    """Return a token in lower case, without possessive ending and abbreviation dots."""
    return POSSESSIVE.sub("", token).replace(".", "").replace("’", "'").lower()


def tokens(text: str) -> Sequence[tuple[str, int, int]]:
    """Return `(bare token, start, end)` for every token of a text."""
    return _tokens(text) if len(text) < _SHORT else _read(text)


def _read(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((bare(found.group()), found.start(), found.end()) for found in TOKEN.finditer(text))


_tokens = lru_cache(maxsize=2048)(_read)


def stem(token: str) -> str:
    """Return enough of a bare token to join the inflections of its word."""
    return token[:_STEM]
