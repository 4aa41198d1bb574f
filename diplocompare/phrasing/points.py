"""Why a point begins where it does."""

from __future__ import annotations

from collections.abc import Sequence

HEADING = "a heading"
SENTENCE = "a sentence begins here"
SECOND_PREDICATE = "inside a sentence; a second thing is reported from here"
NEXT_ITEM = "inside a sentence; the next item of a list begins here"


def frame_sentence(probability: float) -> str:
    """Say of a sentence that it is frame, and how likely that is."""
    return f"a whole sentence; frame with probability {probability:.2f}"


def another_matter(probability: float, features: Sequence[str]) -> str:
    """Say how likely another matter begins inside a sentence, and what was seen that speaks for it."""
    return f"inside a sentence; another matter begins here with probability {probability:.2f} ({', '.join(features)})"
