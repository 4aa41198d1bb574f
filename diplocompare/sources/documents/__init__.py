"""Readouts out of web pages, PDF and Word files: their text in paragraphs, and what was left out of it."""

from __future__ import annotations

from diplocompare.files.decode import Warn
from diplocompare.model import WORD, InputError
from diplocompare.sources.documents.document import Document, Kind, kind_of, media_type

__all__ = ["MAX_BYTES", "Document", "Kind", "kind_of", "media_type", "read_document"]
MAX_BYTES = 10_000_000
# Of the text that is taken out; a plain text may be no longer either.
_MAX_TEXT = 5_000_000
_LIBRARIES = {"html": "a web page", "pdf": "a PDF", "docx": "a Word file"}


def read_document(name: str, data: bytes, *, content_type: str = "", address: str = "", warn: Warn) -> Document:
    """Return the text of a web page, PDF or Word file, and what it says of itself.

    `name` is used in messages, and where the content alone does not tell the kind; `content_type` and `address`: as a
    server gave them. `warn` hears of a guessed encoding. Raises `DiplocompareError` for what holds no readable text.
    """
    kind = kind_of(data, name, content_type)
    try:
        found = _read(kind, name, data, content_type, warn)
    except ImportError as error:
        what, missing = _LIBRARIES[kind], (error.name or "a library").partition(".")[0]
        raise InputError(
            f"{name}: is {what}, which needs {missing}; install it: pip install 'diplocompare[formats]'"
        ) from error
    if len(found.text) > _MAX_TEXT:
        raise InputError(f"{name}: holds over {_MAX_TEXT // 1_000_000} MB of text, give one call's text alone")
    if not WORD.search(found.text):
        raise InputError(f"{name}: has no words, give it the text of a readout")
    return found.at(address)


def _read(kind: Kind, name: str, data: bytes, content_type: str, warn: Warn) -> Document:
    match kind:
        case "html":
            from diplocompare.sources.documents.html import read_html

            return read_html(name, data, content_type=content_type, warn=warn)
        case "pdf":
            from diplocompare.sources.documents.pdf import read_pdf

            return read_pdf(name, data)
        case "docx":
            from diplocompare.sources.documents.docx import read_docx

            return read_docx(name, data)
        case "text":
            raise InputError(f"{name}: is no web page, PDF or Word file, give one of these")
