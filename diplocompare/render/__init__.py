"""The formats a comparison can be written in, each a module here of the same name with a `render` function."""

from __future__ import annotations

from typing import Literal, Protocol, get_args

from diplocompare.model import Comparison, InputError

# A new format is its module, its name here and its line in `renderer`: the command line reads its choices from this.
Format = Literal["table", "json", "markdown", "html", "csv", "svg"]
FORMATS: tuple[Format, ...] = get_args(Format)
# How much to tell: findings and the list of topics, what a reader looks for first, or everything.
Detail = Literal["brief", "normal", "full"]


class Renderer(Protocol):
    """What a format's module calls `render`; formats for no terminal need not heed `width` and `color`."""

    def __call__(self, comparison: Comparison, *, width: int, color: bool, detail: Detail) -> str:
        """Return the comparison as text that ends in a newline."""


def render(
    comparison: Comparison, format: Format, *, width: int = 100, color: bool = False, detail: Detail = "normal"
) -> str:
    """Return a comparison in one of `FORMATS`; raises `DiplocompareError` for any other.

    `width` is the terminal's in cells; without `color` the text has no escape sequence at all.
    """
    return renderer(format)(comparison, width=width, color=color, detail=detail)


def renderer(format: Format) -> Renderer:
    """Return what renders a format; raises `DiplocompareError` for one that is not known.

    Its module is imported only here, so that JSON does not wait for rich, nor the table for jinja2.
    """
    match format:
        case "table":
            from diplocompare.render import table

            return table.render
        case "json":
            from diplocompare.render import json

            return json.render
        case "markdown":
            from diplocompare.render import markdown

            return markdown.render
        case "html":
            from diplocompare.render import html

            return html.render
        case "csv":
            from diplocompare.render import csv

            return csv.render
        case "svg":
            from diplocompare.render import svg

            return svg.render
    raise InputError(f"format {format!r}: not known, use one of {', '.join(FORMATS)}")
