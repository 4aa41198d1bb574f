"""The regular inflections of English verbs."""

from __future__ import annotations

_VOWELS = "aeiou"


def inflect(verb: str) -> tuple[str, str, str, str]:
    """Return the regular forms of an English verb: base, third person, past, present participle."""
    if verb.endswith("ee"):
        return verb, verb + "s", verb + "d", verb + "ing"
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, plural, verb + "ed", verb + "ing"
