"""The tokens of a text, in the one form in which word lists, names and stems are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Enough of a word to tell it from others and to join its inflections ("sanction", "sanctioned").
_STEM = 6
TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[\w][\w'’\-]*")
POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=8192)  # every stage looks at the same words again
def bare(token: str) -> str:
    """Return a token in lower case, without possessive ending and abbreviation dots."""
    return POSSESSIVE.sub("", token).replace(".", "").replace("’", "'").lower()


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield `(bare token, start, end)` for every token of a text."""
    for found in TOKEN.finditer(text):
        yield bare(found.group()), found.start(), found.end()


def stem(token: str) -> str:
    """Return enough of a bare token to join the inflections of its word."""
    return token[:_STEM]
