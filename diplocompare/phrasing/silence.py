"""How it is said that a text does not have something: silence is no more than silence, and no surer than it is."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.phrasing.english import texts_of

# Below this confidence nothing is "not mentioned", only "no clear counterpart found".
SURE = 0.85
NOT_MENTIONED = "not mentioned"
NO_COUNTERPART = "no clear counterpart found"
NO_DENIAL = "Silence is not denial: a topic of one text may have been raised by any side."


def not_found(confidence: float) -> str:
    """Say that something was not found in a text, as strongly as the confidence allows."""
    return NOT_MENTIONED if confidence >= SURE else NO_COUNTERPART


def only(confidence: float) -> str:
    """Return "Only " where the confidence allows it to be said of one text, else nothing."""
    return "Only " if confidence >= SURE else ""


def no_counterpart(silent: Sequence[str]) -> str:
    """Say that nothing like a topic was found in the texts of these sides; never that they left it out."""
    return f"{NO_COUNTERPART} in {texts_of(silent, 'or')}"
