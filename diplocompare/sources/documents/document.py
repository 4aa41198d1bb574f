"""What is read out of a page or file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Literal

from msgspec.structs import replace

from diplocompare.model import Value
from diplocompare.phrasing.shorten import shorten
from diplocompare.sources.frontmatter import one_line

_QUOTED, _LISTED = 48, 3


class Document(Value):
    """A text in paragraphs, and what its document says of it; an empty string where it says nothing.

    `date`: YYYY-MM-DD; `source`: a web address; `site`: who published it; `notes`: what was left out or is doubtful,
    a phrase each, fit to be printed; `dropped`: the lines themselves that were left out of the text, those first that
    may belong to it, but nothing that a web page hides or has around it.
    """

    text: str
    title: str = ""
    date: str = ""
    source: str = ""
    site: str = ""
    notes: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

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
    return f"'{shorten(line, _QUOTED)}'"


Kind = Literal["text", "html", "pdf", "docx"]
_WEB_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# A page saved as one file: a mail of its parts.
ARCHIVE = re.compile(r"\A(?:[\w-]+:.*\n(?:[ \t].*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z!/]")
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
# Where a reader of PDF looks for its mark, and of a page for its first tags.
_HEAD = 1024
_PAGE_HEAD = 4000
_SUFFIXES = {".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "html", ".mht": "html", ".pdf": "pdf"}
_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf"}


def kind_of(data: bytes, name: str = "", content_type: str = "") -> Kind:
    """Return the kind of a document; whatever is none of the known ones is text, or is refused as no text."""
    told = {_TYPES.get(media_type(content_type)), _SUFFIXES.get(PurePath(name).suffix.lower())}
    if data.lstrip().startswith(_PDF) or ("pdf" in told and _PDF in data[:_HEAD]):
        return "pdf"
    if data.startswith(_ZIP):
        # The names of a zip's files stand in it as they are.
        return "docx" if b"word/" in data and b"[Content_Types].xml" in data else "text"
    start = beginning(data)
    page = start.startswith("<") and _WEB_PAGE.search(start)
    return "html" if page or ARCHIVE.match(start) or ("html" in told and _TAG.search(start)) else "text"


def media_type(content_type: str) -> str:
    """Return a Content-Type without its parameters."""
    return content_type.partition(";")[0].strip().lower()


def beginning(data: bytes) -> str:
    """Return the first characters of a document as ASCII letters can be read in them, whatever its encoding."""
    head = data[:_PAGE_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").lstrip()
    return head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").replace(b"\r", b"").decode("latin-1").lstrip()
