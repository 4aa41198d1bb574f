"""A comparison as one self-contained HTML page: no network, no font or script from elsewhere, made to be forwarded."""

from __future__ import annotations

from diplocompare.model import Comparison
from diplocompare.render.page import page


def render(comparison: Comparison, **_terminal: object) -> str:
    """Return the page; what it shows does not depend on a terminal, and details fold away in the page itself."""
    return page(comparison)
