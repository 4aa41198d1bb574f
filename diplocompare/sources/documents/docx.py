"""Word files (DOCX) to documents, by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from diplocompare.model import InputError
from diplocompare.sources.documents.document import Document, believed, dropped_note, joined
from diplocompare.sources.documents.furniture import find_date, is_furniture
from diplocompare.sources.frontmatter import one_line

# In bytes, of all parts together (pictures too) and of one part with text; and how many parts.
_MAX_UNPACKED, _MAX_TEXT_PART, _MAX_PARTS = 50_000_000, 15_000_000, 2_000
# How many paragraphs from the first may be the date of the text.
_DATE_WITHIN = 5
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# What was struck out, and what stands twice for older programs.
_STRUCK = (f"{_W}del", f"{_W}moveFrom", _FALLBACK)


def read_docx(name: str, data: bytes) -> Document:
    """Read a Word file. Raises `DiplocompareError` where it is damaged, or unpacks to too much."""
    import docx

    _refuse_bombs(name, data)
    try:
        file = docx.Document(io.BytesIO(data))
        if file.element.getroottree().docinfo.doctype:
            raise ValueError  # Word writes no entities; the words behind one would be lost unseen
        body = file.element.body
        title = one_line(file.core_properties.title or "")
        found = [text for text in map(_text, _paragraphs(body)) if text.strip()]
        struck = sum(1 for _ in body.iter(*_STRUCK[:2]))
    except Exception as error:  # of a damaged file, python-docx raises whatever it stumbles over
        raise InputError(f"{name}: cannot be read as a Word file, save it again, or as plain text") from error
    furniture = [text for text in found if is_furniture(text)]
    texts = [text for text in found if not is_furniture(text)]
    notes = [dropped_note(furniture)] if furniture else []
    if struck:
        notes.append(f"left out {struck} deletion{'s' * (struck > 1)} that the file still tracks")
    text = joined(texts)
    return Document(
        text,
        title=believed(title, text),
        date=find_date([*furniture, *texts[:_DATE_WITHIN]]),
        notes=tuple(notes),
        dropped=tuple(one_line(line) for line in furniture),
    )


def _refuse_bombs(name: str, data: bytes) -> None:
    """Look at the sizes before anything is unpacked; where they lie, unpacking ends at what they say."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError(f"{name}: cannot be read as a Word file, save it again, or as plain text") from error
    texts = [part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    sizes = sum(part.file_size for part in parts)
    if sizes > _MAX_UNPACKED or max(texts, default=0) > _MAX_TEXT_PART or len(parts) > _MAX_PARTS:
        raise InputError(f"{name}: unpacks to more than a readout could hold, save its text alone")
    # The limit above holds only for these: of others, Python unpacks a block whole, however large.
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise InputError(f"{name}: is packed in a way that Word does not use, save it again")


def _paragraphs(body: Any) -> Iterator[Any]:
    """Yield all paragraphs in order: those in tables, text boxes and fields too, not what stands twice."""
    for paragraph in body.iter(f"{_W}p"):
        if not any(above.tag in _STRUCK for above in paragraph.iterancestors()):
            yield paragraph


def _text(paragraph: Any) -> str:
    """Return the words of a paragraph: of tracked changes, what they would leave."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", *(f"{_W}{tag}" for tag in _CHARACTERS)):
        above = [one.tag for one in _within(element, paragraph)]
        # A text box stands in the paragraph that it is fixed to, and has paragraphs of its own.
        if f"{_W}p" in above or any(tag in _STRUCK or tag == f"{_W}tabs" for tag in above):
            continue
        pieces.append(element.text or "" if element.tag == f"{_W}t" else _CHARACTERS[element.tag[len(_W) :]])
    lines = (" ".join(line.split()) for line in "".join(pieces).replace("\u00ad", "").split("\n"))
    text = "\n".join(line for line in lines if line)
    return f"- {text}" if text and _is_listed(paragraph) else text


def _is_listed(paragraph: Any) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = "" if style is None else style.get(f"{_W}val", "")
    return paragraph.find(f"{_W}pPr/{_W}numPr") is not None or named.startswith(("ListBullet", "ListNumber"))


def _within(element: Any, paragraph: Any) -> Iterator[Any]:
    for above in element.iterancestors():
        if above is paragraph:
            return
        yield above
