"""Which kind of document some bytes are: by their content first, then by the name or what a server says."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal

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
