"""Make foreign text and addresses harmless in a page; what they would do to markup, the template's escaping stops."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from diplocompare.render.safe import safe

_LINE_END = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")
_UNSPACED = re.compile(r"[^ \t\n]+")


def safe_lines(text: str) -> str:
    """Return text with its lines and spaces kept and every character that acts or hides made visible."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSPACED.sub(lambda run: safe(run[0]), _LINE_END.sub("\n", text))


def safe_address(source: str | None) -> str:
    """Return an address that is safe to link: plain http or https with a host and no credentials; else nothing."""
    if not source or not source.isascii() or not source.isprintable() or " " in source:
        return ""
    try:
        parts = urlsplit(source)
        host = parts.hostname
    except ValueError:
        return ""
    return source if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else ""
