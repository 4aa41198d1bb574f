"""Word files: paragraphs, tables and lists in order; tracked changes as they would leave the text; no bombs."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from fixtures_documents import word, zipped

from diplocompare.model import DiplocompareError
from diplocompare.sources.documents import read_document
from diplocompare.sources.documents.document import Document

SENTENCE = "The Minister spoke with her colleague about the river."


def read(data: bytes) -> Document:
    return read_document("a.docx", data, warn=pytest.fail)


def refusal(data: bytes) -> str:
    with pytest.raises(DiplocompareError) as caught:
        read(data)
    return str(caught.value)


def test_a_word_file_is_read_in_its_order() -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Header"
    file.add_heading("Call with Lysmark", 0)
    file.add_paragraph("14 March 2031")
    paragraph = file.add_paragraph("The Minister spoke with ")
    paragraph.add_run("President Tevosh").bold = True
    paragraph.add_run(" of\u00adfice staff.")
    file.add_paragraph("the grain", style="List Bullet")
    file.add_paragraph("the river", style="List Number")
    table = file.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "In a cell.", "In another."
    file.add_paragraph("Above\nand below.")
    file.add_paragraph("   ")
    file.core_properties.title = "Call with Lysmark"
    data = io.BytesIO()
    file.save(data)
    found = read(data.getvalue())
    assert found.text == (
        "Call with Lysmark\n\nThe Minister spoke with President Tevosh office staff.\n\n- the grain\n- the river\n\n"
        "In a cell.\n\nIn another.\n\nAbove\nand below."
    )
    assert (found.title, found.date) == ("Call with Lysmark", "2031-03-14")
    assert found.notes == ("dropped: 1 line '14 March 2031'",)


def test_tracked_changes_are_taken_as_made_and_told() -> None:
    changed = (
        "<w:p><w:r><w:t xml:space='preserve'>They </w:t></w:r>"
        "<w:del w:id='1' w:author='x'><w:r><w:delText>refused</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='x'><w:r><w:t>agreed</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3'><w:r><w:t> earlier</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:tab/><w:t>on the cease</w:t><w:noBreakHyphen/><w:t>fire.</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a form field.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    found = read(word(SENTENCE, xml=changed))
    assert found.text == f"{SENTENCE}\n\nThey agreed on the cease-fire.\n\nIn a form field."
    assert found.notes == ("left out 2 deletions that the file still tracks",)


def test_furniture_is_told() -> None:
    found = read(word("Share this post", SENTENCE, "###"))
    assert found.notes == ("dropped: 2 lines 'Share this post', '###'",)
    assert found.dropped == ("Share this post", "###")


def test_a_title_that_the_text_does_not_have_is_not_believed() -> None:
    assert read(word(SENTENCE, title="Template 7")).title == ""


def test_a_file_without_words_is_said() -> None:
    assert refusal(word("", " ")) == "a.docx: has no words, give it the text of a readout"


MANY = {f"part{number}": b"" for number in range(2001)}
BOMBS = {
    "one part": zipped(document=bytes(16_000_000)),
    "many parts": zipped(**MANY),
    "all together": zipped(**{f"part{number}": bytes(11_000_000) for number in range(5)}),
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS.keys())
def test_a_file_that_explodes_is_refused(data: bytes) -> None:
    assert refusal(data) == "a.docx: unpacks to more than a readout could hold, save its text alone"


def test_a_size_that_lies_does_not_help() -> None:
    data = zipped(document=bytes(16_000_000))
    honest = (16_000_000).to_bytes(4, "little")
    assert data.count(honest) == 2
    assert refusal(data.replace(honest, (1000).to_bytes(4, "little"))) == (
        "a.docx: cannot be read as a Word file, save it again, or as plain text"
    )


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_other_packings_are_refused(kind: int) -> None:
    message = refusal(zipped(kind, document=b"x" * 9000))
    assert message == "a.docx: is packed in a way that Word does not use, save it again"


LAUGHS = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><x>&b;</x>"


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04word/[Content_Types].xml", word(SENTENCE)[:-60], zipped(document=b"<w/>"), zipped(document=LAUGHS)],
    ids=["head", "cut", "empty", "laughs"],
)
def test_a_damaged_file_is_said(data: bytes) -> None:
    assert refusal(data) == "a.docx: cannot be read as a Word file, save it again, or as plain text"


def test_entities_are_refused() -> None:
    parts = zipfile.ZipFile(io.BytesIO(word(SENTENCE)))
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "word/document.xml":
                declared = b"<!DOCTYPE w [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                data = data.replace(b"<w:document", declared + b"<w:document", 1).replace(b"river.", b"river &e;.")
            archive.writestr(name, data)
    assert refusal(found.getvalue()).startswith("a.docx: cannot be read as a Word file")
