"""English word lists from `english.toml`, as sets of lower-case words and phrases."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("english.toml")
_VOWELS = "aeiou"


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return lists


@cache
def english(name: str) -> frozenset[str]:
    """Return one list by its name in the file."""
    entries = (" ".join(entry.split()) for entry in _lists()[name].split(";"))
    return frozenset(entry for entry in entries if entry)


@cache
def reporting_verbs() -> frozenset[str]:
    """Return every form of the verbs that report: base, -s, past and -ing."""
    return english("reporting_irregular") | {form for verb in english("reporting") for form in inflect(verb)}


@cache
def title_words() -> frozenset[str]:
    """Return every word of every title."""
    words = frozenset(word for title in english("titles") for word in title.replace(".", "").split())
    return words - english("function")


@cache
def matterless() -> frozenset[str]:
    """Return the words that name no matter: function words and the vocabulary of contacts and reporting."""
    return english("function") | english("contact") | reporting_verbs()


def inflect(verb: str) -> tuple[str, str, str, str]:
    """Return the regular forms of an English verb: base, third person, past, present participle."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, plural, verb + "ed", verb + "ing"
