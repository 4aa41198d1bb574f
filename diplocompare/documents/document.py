"""What is read out of a page or file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from diplocompare.frontmatter import one_line

_QUOTED, _LISTED = 48, 3


@dataclass(frozen=True, slots=True)
class Document:
    """A text in paragraphs, and what its document says of it; an empty string where it says nothing.

    `date`: YYYY-MM-DD; `source`: a web address; `site`: who published it; `notes`: what was left out or is doubtful,
    a phrase each, fit to be printed.
    """

    text: str
    title: str = ""
    date: str = ""
    source: str = ""
    site: str = ""
    notes: tuple[str, ...] = ()

    def at(self, address: str) -> Document:
        """Return it with the address where it was found, which goes before the one that it gives itself."""
        return replace(self, source=address) if address else self


def joined(texts: Iterable[str]) -> str:
    """Set paragraphs apart by an empty line, and the items of a list by none."""
    pieces: list[str] = []
    for text in texts:
        gap = "\n" if pieces and text.startswith("- ") and pieces[-1].startswith("- ") else "\n\n"
        pieces += [gap, text] if pieces else [text]
    return "".join(pieces)


def dropped(lines: Sequence[str], where: str = "") -> str:
    """Word the note that lines were left out: how many, and the first of them."""
    kinds = list(dict.fromkeys(quoted(line) for line in lines))
    named = ", ".join(kinds[:_LISTED]) + (" and others" if len(kinds) > _LISTED else "")
    return f"dropped: {len(lines)} line{'s' * (len(lines) > 1)}{where} {named}"


def quoted(text: str) -> str:
    """Return the beginning of some text in quotes, as a message may print it."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in one_line(text))
    return f"'{line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + '…'}'"
