"""A comparison as one self-contained HTML page: no network, no font or script from elsewhere, made to be forwarded."""

from __future__ import annotations

from diplocompare.model import Comparison
from diplocompare.render.html.content import content_of
from diplocompare.render.html.shell import fill


def render(comparison: Comparison, **_terminal: object) -> str:
    """Return the page as text that ends in a newline.

    What it shows does not depend on a terminal; details fold away in the page itself.
    """
    values = {"page": content_of(comparison)}
    return fill("page.html.j2", values, styles="page.css", script="page.js", icon="icon.svg")
