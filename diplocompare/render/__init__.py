"""The formats a comparison can be written in, each a module here of the same name with a `render` function."""

from __future__ import annotations

from diplocompare.model import Comparison, InputError
from diplocompare.render.formats import FORMATS, Detail, Format, Renderer

__all__ = ["FORMATS", "Detail", "Format", "render"]


def render(
    comparison: Comparison, format: Format, *, width: int = 100, color: bool = False, detail: Detail = "normal"
) -> str:
    """Return a comparison in one of `FORMATS`; raises `DiplocompareError` for any other.

    `width` is the terminal's in cells; without `color` the text has no escape sequence at all.
    """
    return _renderer(format)(comparison, width=width, color=color, detail=detail)


def _renderer(format: Format) -> Renderer:
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
