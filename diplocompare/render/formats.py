"""The formats a comparison can be written in, and how much of it."""

from __future__ import annotations

from typing import Literal, Protocol, get_args

from diplocompare.model import Comparison

# A new format is its module, its name here and its line in `render/__init__.py`; the command line reads it from here.
Format = Literal["table", "json", "markdown", "html", "csv", "svg"]
FORMATS: tuple[Format, ...] = get_args(Format)
# How much to tell: findings and the list of topics, what a reader looks for first, or everything.
Detail = Literal["brief", "normal", "full"]


class Renderer(Protocol):
    """What a format's module calls `render`; formats for no terminal need not heed `width` and `color`."""

    def __call__(self, comparison: Comparison, *, width: int, color: bool, detail: Detail) -> str:
        """Return the comparison as text that ends in a newline."""
