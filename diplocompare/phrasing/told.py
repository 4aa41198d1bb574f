"""Two sentences that sum a pair up: what its texts have in common, and what parts them; each part with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplocompare.phrasing.english import capitalised, counted, listed, texts_of
from diplocompare.phrasing.silence import not_found

NOTHING_PARTS_THEM = "No difference between them is both telling and sure enough to be told first."
# In what two texts differ, by the kind of the finding: on a matter that both have, or by words of the one or the other.
_ON_A_MATTER: Mapping[str, str] = {
    "opposition": "the opposed words on",
    "opposed": "the opposed words on",
    "framing": "the words for",
    "attribution": "what is attributed to another side on",
    "agreement": "what is reported as agreed on",
    "commitment": "what is committed to on",
    "strength": "the strength of the words on",
    "verbs": "the verbs for",
    "scope": "the scope of",
    "figures": "the figures on",
    "initiative": "the initiative on",
    "share": "the room for",
    "order": "the place of",
}
_BY_WORDS: Mapping[str, str] = {
    "contested": "the contested names",
    "names": "the names",
    "about": "what is told of the contact",
    "courtesy": "the courtesies",
    "tone": "the tone",
    "terms": "the terms",
}
IN_THEIR_WORDS = "In words of their own"
_ANY_DIFFERENCE = "the words on"


def with_evidence(words: str, id: str) -> str:
    """Return a part of a sentence with the id of what it rests on."""
    return f"{words} [{id}]"


def in_common(matters: Sequence[str], more: int, sides: int) -> str:
    """Say which matters several texts report; `more`: how many besides; `sides`: how many texts there are."""
    who = "both texts" if sides == 2 else "two or more texts"
    told = [*matters, *([counted(more, "more topic")] if more and matters else [])]
    return f"{who[0].upper()}{who[1:]} report {listed(told)}." if told else f"No topic is clearly found in {who}."


def parted_by(parts: Sequence[str]) -> str:
    """Say what parts the texts, in the order of the findings; each part with its evidence."""
    return f"What parts them: {'; '.join(parts)}." if parts else NOTHING_PARTS_THEM


def one_sided(confidence: float, sides: Sequence[str], words: Sequence[str], silent: Sequence[str]) -> str:
    """Say what some texts have and others do not have, as strongly as the confidence allows."""
    has = "has" if len(sides) == 1 else "have"
    return f"{texts_of(sides)} {has} {listed(words)} ({not_found(confidence)} in {texts_of(silent, 'or')})"


def found_in(sides: Sequence[str], silent: Sequence[str], confidence: float, label: str) -> str:
    """Say above quoted words which texts have them and which do not; `label`: that of their topic."""
    where = f"On {label}, these words" if label else "These words"
    return f"{where} of {texts_of(sides)}; {not_found(confidence)} in {texts_of(silent, 'or')}."


def words_on(label: str) -> str:
    """Name words by their topic."""
    return f"words on {label}"


def differ_in(differences: Sequence[str]) -> str:
    """Say in what texts differ that both have a matter."""
    return f"the texts differ in {listed(differences)}"


def headline(kind: str, label: str) -> str:
    """Name a difference above the words of the texts, which stand below; `label`: that of its topic, if it has one."""
    return capitalised(difference(kind, label, "")) if label and kind not in _BY_WORDS else IN_THEIR_WORDS


def difference(kind: str, matter: str, words: str) -> str:
    """Name a difference by the kind of its finding, and by its matter or its words."""
    if kind in _BY_WORDS:
        return f"{_BY_WORDS[kind]} ({words})"
    return f"{_ON_A_MATTER.get(kind, _ANY_DIFFERENCE)} {matter}"
