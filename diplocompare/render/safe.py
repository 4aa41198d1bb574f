"""Make foreign text harmless in a terminal: nothing in it can move the cursor, colour, reorder or hide."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile("[ \t\n\v\f\r\x85\u2028\u2029]+")
# Hints to a typesetter that a reader never sees: soft hyphen, grapheme joiner, zero-width space and joiner, word
# joiner, byte order mark, variation selectors. Terminals disagree on their width, so they are left out.
_INVISIBLE = re.compile("[\u00ad\u034f\u200b\u200d\u2060\ufe00-\ufe0f\ufeff]+")
# Persian and other scripts spell with the non-joiner: it is good between two letters of theirs and nowhere else.
_STRAY_NON_JOINER = re.compile("(?<![^\\W\\d_a-zA-Z])\u200c|\u200c(?![^\\W\\d_a-zA-Z])")
# Arabic and Syriac number and verse signs count as format characters, yet are printed like letters.
_PRINTED_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Everything that may need a closer look: printable ASCII and the letters and signs of Europe do not.
_SUSPECT = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u20ac]")


def safe(text: str) -> str:
    """Return text on one line that any terminal prints as it stands.

    Line ends, tabs and runs of spaces become one space; control, bidirectional and private-use characters
    become visible ones (`␛`, `⟨U+202E⟩`); `[sic]`, `<script>` and letters of every script stay. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return _SPACE.sub(" ", text)
    seen = _STRAY_NON_JOINER.sub("", _INVISIBLE.sub("", text))
    return _SUSPECT.sub(_visible, _SPACE.sub(" ", seen))


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code == 0x200C or character in _PRINTED_FORMAT:
        return character
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
    # The rest of planes 14 to 16 and the last two of every plane: selectors, tags and code points that mean nothing.
    hidden = hidden or code >= 0xE0000 or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return f"\u27e8U+{code:04X}\u27e9" if hidden else character
