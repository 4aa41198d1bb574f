"""A comparison as JSON, schema 1."""

from __future__ import annotations

from diplocompare.model import Comparison


def render(comparison: Comparison, **_terminal: object) -> str:
    """Return the comparison as JSON; `model.Comparison.from_dict` reads it back."""
    return comparison.to_json()
