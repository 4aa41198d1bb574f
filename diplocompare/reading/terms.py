"""The content words and pairs of words of a text, and what joins their inflections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from diplocompare.lexicon.countries import countries
from diplocompare.lexicon.tokens import bare, tokens

_PLAIN = re.compile(r"[\s\-]*")
_VOWELS = frozenset("aeiouy")


def join(word: str) -> str:
    """Return what the inflections of a word share: "agreement" and "agreements", "secure" and "secured".

    Also a country and its adjective, "Syria" and "Syrian". Weaker than a stem, which joins "internal" to
    "international".
    """
    home = _demonyms().get(word)
    if home:
        return home
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 3 and not root.endswith("s") and _VOWELS & set(root):
            return root
    return word


@cache
def _demonyms() -> dict[str, str]:
    return {
        bare(word): bare(country.name)
        for country in countries()
        for demonym in country.demonyms
        for word in (demonym, f"{demonym}s", country.name)
        if word.isalpha() and country.name.isalpha()
    }


def words_and_pairs(text: str, leave: Callable[[str, str], bool]) -> Iterator[tuple[str, int, int]]:
    """Yield each content word of a text and each two side by side: what joins the inflections, start, end.

    `leave`: whether a bare token, written so, is left out.
    """
    before: tuple[str, int, int] | None = None
    for _, _, word, start, end in tokens(text):
        if len(word) < 3 or not word[0].isalpha() or leave(word, text[start:end]):
            before = None
            continue
        here = join(word), start, end
        yield here
        if before and _PLAIN.fullmatch(text, before[2], start):
            yield f"{before[0]} {here[0]}", before[1], end
        before = here
