"""What kind of document some bytes are, and what is read out of one."""

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

Kind = Literal["text", "html", "pdf", "docx"]
_KIND_OF_SUFFIX: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "html",
    ".mht": "html",
    ".pdf": "pdf",
}
_KIND_OF_MEDIA_TYPE: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
}
_PDF_MARK, _ZIP_MARK = b"%PDF-", b"PK\x03\x04"
# How many bytes from its beginning a reader of PDF looks for the mark, and how many say here whether a text is a page.
_PDF_HEAD, _PAGE_HEAD = 1024, 4000
_WEB_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[a-zA-Z!/]")
# A page saved as one file: a mail of its parts.
ARCHIVE = re.compile(r"\A(?:[\w-]+:.*\n(?:[ \t].*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_TITLE_WITHIN = 2000
# A note quotes so many characters of a line, and so many lines.
_QUOTED_CHARACTERS, _QUOTED_LINES = 48, 3


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


def kind_of(data: bytes, name: str = "", content_type: str = "") -> Kind:
    """Return the kind of a document: by its content, and by its name and type where the content leaves a doubt.

    Whatever is none of the known kinds is "text", and is read as one or refused as none.
    """
    claimed = {
        _KIND_OF_MEDIA_TYPE.get(media_type(content_type)),
        _KIND_OF_SUFFIX.get(PurePath(name).suffix.lower()),
    }
    if data.lstrip().startswith(_PDF_MARK) or ("pdf" in claimed and _PDF_MARK in data[:_PDF_HEAD]):
        return "pdf"
    if data.startswith(_ZIP_MARK):
        # The names of a zip's files stand in it as they are.
        return "docx" if b"word/" in data and b"[Content_Types].xml" in data else "text"
    start = beginning(data)
    if (start.startswith("<") and _WEB_PAGE.search(start)) or ARCHIVE.match(start):
        return "html"
    # A part of a page, as some servers send it, has none of the tags that tell a page from a text with a tag in it.
    return "html" if "html" in claimed and _ANY_TAG.search(start) else "text"


def media_type(content_type: str) -> str:
    """Return a Content-Type without its parameters."""
    return content_type.partition(";")[0].strip().lower()


def beginning(data: bytes) -> str:
    """Return the first characters of a document as ASCII letters can be read in them, whatever its encoding."""
    head = data[:_PAGE_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").lstrip()
    return head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").replace(b"\r", b"").decode("latin-1").lstrip()


def believed(title: str, text: str) -> str:
    """Return the title that a file claims where its text has it near its beginning, else an empty string.

    Many a file is called after another, which it was made from.
    """
    return title if title and title.casefold() in text[:_TITLE_WITHIN].casefold() else ""


def joined(texts: Iterable[str]) -> str:
    """Join paragraphs with an empty line between them, and with none between the items of a list."""
    pieces: list[str] = []
    for text in texts:
        if pieces:
            pieces.append("\n" if text.startswith("- ") and pieces[-1].startswith("- ") else "\n\n")
        pieces.append(text)
    return "".join(pieces)


def dropped_note(lines: Sequence[str], where: str = "") -> str:
    """Word the note that lines were left out: how many, and the first different ones of them."""
    different = list(dict.fromkeys(quoted(line) for line in lines))
    named = ", ".join(different[:_QUOTED_LINES]) + (" and others" if len(different) > _QUOTED_LINES else "")
    return f"dropped: {len(lines)} line{'s' * (len(lines) > 1)}{where} {named}"


def quoted(text: str) -> str:
    """Return the beginning of some text in quotes, as a message may print it."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in one_line(text))
    return f"'{shorten(line, _QUOTED_CHARACTERS)}'"
