"""Make foreign text harmless in Markdown: no markup, link, HTML, formula, template or mention can come of it."""

from __future__ import annotations

import re

from diplocompare.render.safe import safe

# All that CommonMark, GitHub's extensions, formulas ($), highlights (==, ++, ^) and page generators ({) begin with.
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~$^{}]|&(?=[#\w])|=(?==)|\+(?=\+)")
# Plain addresses become links by themselves: http://, //host, www.host, host.example.
_ADDRESS = re.compile(r":(?=//)|/(?=/)|(?<=\w)\.(?=[^\W\d_]{2})")
# A backslash does not stop GitHub from making links of mail addresses and mentions; an empty comment does.
_AT = re.compile(r"@(?=\w)")
# At the beginning of a line these would make a list, a rule, a heading or a definition.
_START = re.compile(r"^(\d{1,9}(?=[.)])|)([-.):!+=])")


def escaped(text: str) -> str:
    """Return text on one line that every Markdown renderer shows as it stands; control characters are made visible."""
    plain = _ADDRESS.sub(r"\\\g<0>", _MARKUP.sub(r"\\\g<0>", safe(text).strip()))
    return _START.sub(r"\1\\\2", _AT.sub("@<!-- -->", plain))
