"""A comparison as one self-contained HTML page: no network, no font or script from elsewhere, made to be forwarded."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from diplocompare.model import Comparison
from diplocompare.render.html.view import view
from diplocompare.render.safe import safe

_LINE_END = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")
_UNSPACED = re.compile(r"[^ \t\n]+")


def render(comparison: Comparison, **_terminal: object) -> str:
    """Return the page; what it shows does not depend on a terminal, and details fold away in the page itself."""
    return page(comparison)


def page(comparison: Comparison) -> str:
    """Return the whole page as text that ends in a newline; the same comparison gives the same bytes."""
    styles, script, icon = _asset("page.css"), _asset("page.js"), _asset("icon.svg")
    # Nothing may be loaded, nothing may run and nothing may be styled but what is hashed here.
    policy = (
        f"default-src 'none'; style-src '{_digest(styles)}'; script-src '{_digest(script)}'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
    return _template().render(
        page=view(comparison),
        policy=policy,
        styles=Markup(styles),  # noqa: S704 - our own file, and in a style element nothing is escaped
        script=Markup(script),  # noqa: S704 - likewise
        icon=f"data:image/svg+xml;base64,{b64encode(icon.encode()).decode()}",
    )


def shown(text: str) -> str:
    """Return text with its lines and spaces kept and every character that acts or hides made visible."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSPACED.sub(lambda run: safe(run[0]), _LINE_END.sub("\n", text))


def _finalize(value: object) -> object:
    """All text of a comparison passes here, wherever the template sets it; autoescape follows."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")


@lru_cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
