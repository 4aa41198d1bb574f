"""The fixed patterns of findings: neutral, in one sentence each, and never a word on who is right.

Silence is "not mentioned" only where the tool is sure of it, and "no clear counterpart found" elsewhere.
"""

from __future__ import annotations

from diplocompare.naming import SURE, listed, possessive

_LONGEST = 110


def quoted(text: str, longest: int = _LONGEST) -> str:
    """Return words in quotation marks, on one line, cut after a word where they are long."""
    words = " ".join(text.split())
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return f"“{words.rstrip(',;:')}”"


def absent(confidence: float, silent: list[str]) -> str:
    """Say that the texts of these sides do not have something, as strongly as the confidence allows."""
    whose = listed([possessive(name) for name in silent], "or")
    return f"not mentioned in {whose} text" if confidence >= SURE else f"no clear counterpart found in {whose} text"


def one_sided(confidence: float, side: str, words: str, silent: list[str]) -> str:
    """A matter that one text has and others have not, or in which no counterpart was found."""
    only = f"Only {possessive(side)}" if confidence >= SURE else possessive(side)
    return f"{only} text has {words}; {absent(confidence, silent)}."


def said_by(side: str, speaker: str, words: str, outcome: str) -> str:
    """What one text puts into another side's mouth, and what that side's own text has of it."""
    return f"{possessive(side)} text attributes to {speaker}: {words}; {outcome}."


def own_words(side: str, words: str) -> str:
    """What a side's own text has of the matter."""
    return f"{possessive(side)} own text: {words}"


def no_own_words(confidence: float, side: str) -> str:
    """That a side's own text has nothing of the matter, as strongly as the confidence allows."""
    whose = possessive(side)
    return (
        f"not mentioned in {whose} own text"
        if confidence >= SURE
        else f"no clear counterpart found in {whose} own text"
    )


def agreed_by(side: str, words: str, outcome: str) -> str:
    """An agreement that one text reports, and what the other has of it."""
    return f"{possessive(side)} text reports an agreement: {words}; {outcome}."


def without_agreement(side: str, words: str) -> str:
    """The matter of an agreement in a text that reports none on it."""
    return f"{possessive(side)} text has the matter without an agreement: {words}"


def verb_gap(label: str, strong: tuple[str, str], weak: tuple[str, str]) -> str:
    """How much more strongly one side words what both have; each pair: the side and its verb."""
    return f"On {label}, {possessive(strong[0])} text has “{strong[1]}”, {possessive(weak[0])} “{weak[1]}”."


def share_gap(label: str, more: tuple[str, str], less: tuple[str, str]) -> str:
    """How much more room one side gives what both have; each pair: the side and its share."""
    return f"{label} takes {more[1]} of {possessive(more[0])} text and {less[1]} of {possessive(less[0])}."


def opens_with(label: str, first: str, later: tuple[str, str]) -> str:
    """What one text begins with and another comes to late; `later`: the side and the place."""
    return f"{possessive(first)} text opens with {label}, which is {later[1]} in {possessive(later[0])}."
