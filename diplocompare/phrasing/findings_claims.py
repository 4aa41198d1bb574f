"""What stands out, in one neutral sentence each: what one text has, or what two texts have side by side."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.phrasing.english import listed, possessive, text_of, texts_of
from diplocompare.phrasing.findings import absent
from diplocompare.phrasing.silence import only


def one_text(confidence: float, side: str, words: str, silent: Sequence[str]) -> str:
    """Say that one text has words and others do not have them, as strongly as the confidence allows."""
    return f"{only(confidence)}{text_of(side)} has {words}; {absent(confidence, silent)}."


def one_text_on(label: str, confidence: float, side: str, words: str, silent: Sequence[str]) -> str:
    """Say that of a matter that others have too one text has these words, which others do not have."""
    return f"On {label}, {_within(confidence, side)} has {words}; {absent(confidence, silent)}."


def _within(confidence: float, side: str) -> str:
    """Return how the one text that has something is called inside a sentence."""
    return f"{only(confidence).lower()}{text_of(side)}"


def several_texts(confidence: float, told: Sequence[tuple[str, str]], silent: Sequence[str]) -> str:
    """Say that some texts have something and others do not have it; `told`: each side and its words."""
    return f"{side_by_side(told)}; {absent(confidence, silent)}."


def nearest(side: str, words: str) -> str:
    """Say which words of a text come nearest to what was not found in it."""
    return f"the nearest words in {possessive(side)}: {words}"


def with_nearest(sentence: str, told: Sequence[tuple[str, str]]) -> str:
    """Add to a sentence which words of other texts come nearest; `told`: each side and its words."""
    return f"{sentence.removesuffix('.')}; {listed([nearest(*each) for each in told])}."


def beside(label: str, told: Sequence[tuple[str, str]]) -> str:
    """Say what each text has on one matter; `told`: each side and its words."""
    return f"On {label}, {side_by_side(told)}."


def agreed_beside(side: str, words: str, told: Sequence[tuple[str, str]]) -> str:
    """Say what one text reports as agreed and what others have of it; `told`: each other side and its words."""
    return f"{text_of(side)} reports an agreement: {words}; {side_by_side(told)}."


def apart(told: Sequence[tuple[str, str]]) -> str:
    """Say what each text has, and not on which matter; `told`: each side and its words."""
    return f"{side_by_side(told)}."


def side_by_side(told: Sequence[tuple[str, str]]) -> str:
    """Set the words of texts side by side; `told`: each side and its words."""
    (first, words), *others = told
    return f"{text_of(first)} has {words}" + "".join(f", {possessive(side)} {theirs}" for side, theirs in others)


def in_part(sentence: str, sides: Sequence[str]) -> str:
    """Add to a sentence that of some texts, which do not have something, only a part is at hand."""
    return f"{sentence.removesuffix('.')} (only a part of {texts_of(sides)} is at hand)."
