"""The shell of every HTML page, of a comparison or of a report: one Jinja environment, one content security policy."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from diplocompare.phrasing import pages
from diplocompare.render.html.foreign import safe_lines


def fill(template: str, values: Mapping[str, object], *, styles: str, script: str, icon: str = "") -> str:
    """Fill a template of `templates/` in, and return the page as text that ends in a newline.

    The template sees `values` by their names, and what the pages say (`phrasing.pages`) as `says`. `styles`, `script`,
    `icon`: the files of `templates/` that are set into the page. Same values, same bytes.
    """
    style_sheet, lines = _file(styles), _file(script)
    # Nothing may be loaded, and nothing may run or style the page but what is hashed here.
    allowed = f"style-src '{_hash(style_sheet)}'; script-src '{_hash(lines)}'{'; img-src data:' if icon else ''}"
    return (
        _environment()
        .get_template(template)
        .render(
            says=pages,
            policy=f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
            # Our own files: nothing foreign is ever marked as safe, and in these elements nothing is escaped.
            styles=Markup(style_sheet),  # noqa: S704
            script=Markup(lines),  # noqa: S704
            icon=f"data:image/svg+xml;base64,{_base64(_file(icon).encode())}" if icon else "",
            **values,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalize(value: object) -> object:
    """All text passes here, wherever a template sets it; autoescape follows."""
    return safe_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{_base64(sha256(text.encode()).digest())}"


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
