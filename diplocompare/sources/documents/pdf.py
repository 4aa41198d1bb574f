"""PDF files to documents, by pypdf."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from typing import Any

from diplocompare.model import DiplocompareError, InputError, count_words
from diplocompare.sources.documents.document import Document, believed, dropped_note
from diplocompare.sources.documents.furniture import find_date
from diplocompare.sources.documents.lines import Line, paragraphs, tidy, without_margins
from diplocompare.sources.frontmatter import one_line

_MAX_PAGES = 200
# A readout's page is some thousand bytes; what unpacks to more, or is drawn in more steps, is none.
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "maximum_declared_stream_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "xform_maximum_invocations_per_extraction": 500,
}
# Fewer words than any readout has.
_FEWEST_WORDS = 8
# Two pieces of text are of one line where their heights differ by less than this part of their letters' size.
_ONE_LINE = 0.4
# How many paragraphs from the first may be the date of the text.
_DATE_WITHIN = 5


def read_pdf(name: str, data: bytes) -> Document:
    """Read a PDF. Raises `DiplocompareError` where it is locked, damaged, or holds pictures of text only."""
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        with apply_configuration(**_LIMITS):
            reader = PdfReader(io.BytesIO(data))
            _expect_open(name, reader)
            title = one_line(str((reader.metadata and reader.metadata.title) or ""))
            pages = [_lines(page) for page in reader.pages]
            pictures = sum(1 for page, lines in zip(reader.pages, pages, strict=True) if not lines and _pictured(page))
    except DiplocompareError:
        raise
    except LimitReachedError as error:
        raise InputError(f"{name}: unpacks to more than a readout could hold, save its text alone") from error
    except Exception as error:  # of a damaged file, pypdf raises whatever it stumbles over
        raise InputError(f"{name}: cannot be read as a PDF, save it again, or its text alone") from error
    return _document(name, pages, title, pictures)


def _expect_open(name: str, reader: Any) -> None:
    from pypdf.errors import DependencyError

    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except (DependencyError, NotImplementedError):  # a cipher for which pypdf wants another library
        locked = True
    if locked:
        raise InputError(f"{name}: is locked, save a copy without a password, or its text alone")
    if len(reader.pages) > _MAX_PAGES:
        raise InputError(f"{name}: has over {_MAX_PAGES} pages, give one call's text alone")


def _lines(page: Any) -> list[Line]:
    """Return the lines of a page, in the order in which they were written; of pieces at one height, one line."""
    pieces: list[Line] = []

    def visit(text: str, current: Sequence[float], matrix: Sequence[float], _: object, size: float) -> None:
        upright = abs(matrix[0]) >= abs(matrix[1])
        if text.strip() and upright:
            left = matrix[4] * current[0] + matrix[5] * current[2] + current[4]
            height = matrix[4] * current[1] + matrix[5] * current[3] + current[5]
            # As a writer may set letters of size 1 and enlarge the page.
            scale = abs(matrix[3] * current[3]) or 1.0
            pieces.extend(Line(part, left, height, abs(size) * scale) for part in text.split("\n") if part.strip())

    page.extract_text(visitor_text=visit)
    lines: list[Line] = []
    for piece in pieces:
        if lines and abs(lines[-1].height - piece.height) < _ONE_LINE * max(piece.size, 1.0):
            above = lines[-1]
            lines[-1] = Line(above.text + piece.text, above.left, above.height, max(above.size, piece.size))
        else:
            lines.append(piece)
    tidied = (Line(tidy(line.text), line.left, line.height, line.size) for line in lines)
    return [line for line in tidied if line.text]


def _pictured(page: Any) -> bool:
    """Whether a page holds a picture."""
    # Not by `get`, which hands references on as they are.
    resources = page["/Resources"] if "/Resources" in page else {}  # noqa: SIM401
    drawn = resources["/XObject"] if "/XObject" in resources else {}  # noqa: SIM401
    return any(part.get_object().get("/Subtype") in ("/Image", "/Form") for part in drawn.values())


def _document(name: str, pages: Sequence[Sequence[Line]], title: str, pictures: int) -> Document:
    """Make a document of the lines of all pages. `pictures`: how many pages hold a picture and no text."""
    kept, margins = without_margins(pages)
    texts, furniture = paragraphs(kept)
    text = "\n\n".join(texts)
    if count_words(text) < _FEWEST_WORDS:
        why = "only pictures of pages" if pictures else "no text that could be a readout"
        raise InputError(f"{name}: holds {why}, run text recognition (OCR) over it, or type its text")
    notes = [dropped_note(margins, " at the head and foot of pages:")] if margins else []
    notes += [dropped_note(furniture)] if furniture else []
    if pictures:
        notes.append(f"{pictures} of {len(pages)} pages hold pictures without text, which are not read")
    return Document(
        text,
        title=believed(title, text),
        date=find_date([*furniture, *texts[:_DATE_WITHIN]]),
        notes=tuple(notes),
        dropped=tuple(one_line(line) for line in (*furniture, *margins)),
    )
