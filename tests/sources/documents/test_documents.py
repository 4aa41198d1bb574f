"""Kinds of documents are told by content, then by name; what is missing or broken is said in one sentence."""

from __future__ import annotations

import builtins
import subprocess
import sys
from pathlib import Path

import pytest
from fixtures_documents import PALACE, pdf, word, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from diplocompare.model import DiplocompareError
from diplocompare.sources.documents import MAX_BYTES, read_document
from diplocompare.sources.documents.document import dropped_note, kind_of, quoted
from diplocompare.sources.frontmatter import one_line
from diplocompare.sources.readouts import read

TEXT = "The Minister spoke with her colleague about the river and the grain."
PDF = pdf([[(72, 700, TEXT)]])
WORD = word(TEXT)


def silent(told: str) -> None:
    raise AssertionError(f"no warning was due: {told}")


@pytest.mark.parametrize(
    ("data", "name", "content_type", "kind"),
    [
        (PDF, "a.txt", "text/html", "pdf"),
        (b"\n\r " + PDF, "", "", "pdf"),
        (b"mail header\n" + PDF, "a.PDF", "", "pdf"),
        (b"mail header\n" + PDF, "a", "application/pdf; x=y", "pdf"),
        (b"As for %PDF-1.4, ...", "a.txt", "", "text"),
        (WORD, "a.pdf", "", "docx"),
        (zipped(document=b""), "a", "", "docx"),
        (b"PK\x03\x04 xl/workbook.xml", "a.docx", "", "text"),
        (PALACE.encode(), "a.pdf", "", "html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>x", "-", "", "html"),
        ("<html><p>ş".encode("utf-16"), "-", "", "html"),
        (b"<!-- saved from url=(0022)https://x.org/ -->\n<html>", "-", "", "html"),
        (b"<?xml version='1.0'?><HTML>", "-", "", "html"),
        (b"<p>The leaders</p>", "a.htm", "", "html"),
        (b"<p>The leaders</p>", "a", "text/html; charset=utf-8", "html"),
        (b"<p>The leaders</p>", "a.txt", "", "text"),
        (b"The leaders spoke.", "a.html", "", "text"),
        (b"The leaders of <html> spoke.", "a.md", "", "text"),
        (b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n", "a", "", "html"),
        (b"", "a.html", "text/html", "text"),
    ],
)
def test_the_kind_of_a_document(data: bytes, name: str, content_type: str, kind: str) -> None:
    assert kind_of(data, name, content_type) == kind


@pytest.mark.parametrize(
    ("data", "module", "what"),
    [
        (PALACE.encode(), "lxml", "a web page"),
        (PALACE.encode(), "trafilatura", "a web page"),
        (PDF, "pypdf", "a PDF"),
        (WORD, "docx", "a Word file"),
    ],
    ids=["lxml", "trafilatura", "pypdf", "docx"],
)
def test_a_missing_library_is_named(data: bytes, module: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.partition(".")[0] == module:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return original(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DiplocompareError) as caught:
        read_document("a", data, warn=silent)
    assert str(caught.value) == f"a: is {what}, which needs {module}; install it: pip install 'diplocompare[formats]'"


def test_an_address_goes_before_what_a_page_says_of_itself() -> None:
    assert read_document("a", PALACE.encode(), address="https://x.org/b", warn=silent).source == "https://x.org/b"
    assert read_document("a", PDF, address="https://x.org/b", warn=silent).source == "https://x.org/b"
    assert read_document("a", PDF, warn=silent).source == ""


def test_plain_text_is_left_to_others() -> None:
    with pytest.raises(DiplocompareError) as caught:
        read_document("a", TEXT.encode(), warn=silent)
    assert str(caught.value) == "a: is no web page, PDF or Word file, give one of these"


def test_files_of_all_kinds_are_readouts(tmp_path: Path) -> None:
    for name, data in {"ardesh.html": PALACE.encode(), "lysmark.pdf": PDF, "osmarra.docx": WORD}.items():
        (tmp_path / name).write_bytes(data)
    told: list[str] = []
    found = [read(str(path), warn=told.append) for path in sorted(tmp_path.iterdir())]
    assert [readout.side for readout in found] == ["ardesh", "lysmark", "osmarra"]
    assert [readout.text for readout in found[1:]] == [TEXT, TEXT]
    assert (found[0].issuer, found[0].date) == ("The Palace", "2031-03-14")
    assert told[0] == f"{tmp_path}/ardesh.html: dropped: 2 lines 'Statements and Releases', '###'"
    assert [readout.dropped for readout in found] == [("Statements and Releases", "###"), UNSET, UNSET]


def test_a_document_of_ten_megabytes_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PALACE.encode().ljust(MAX_BYTES))
    assert read(str(path), warn=lambda _: None).words > 60
    path.write_bytes(PALACE.encode().ljust(MAX_BYTES + 1))
    with pytest.raises(DiplocompareError, match="is over 10 MB, give one call's text alone"):
        read(str(path), warn=silent)


def test_nothing_heavy_is_loaded_for_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    code = (
        "import sys; from diplocompare.sources.readouts import read; read(sys.argv[1], warn=print); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, text=True, check=True
    )
    heavy = {"trafilatura", "lxml", "pypdf", "docx", "zipfile", "http.client", "ssl", "socket", "email", "urllib3"}
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (["Share this Post"], "dropped: 1 line 'Share this Post'"),
        (["Share this Post"] * 2, "dropped: 2 lines 'Share this Post'"),
        (["a", "b", "a", "c"], "dropped: 4 lines 'a', 'b', 'c'"),
        (["a", "b", "c", "d"], "dropped: 4 lines 'a', 'b', 'c' and others"),
        (["\x1b[31m\u202e\n x"], "dropped: 1 line '�[31m� x'"),
        (["word " * 99], "dropped: 1 line 'word word word word word word word word word wo…'"),
    ],
)
def test_what_is_dropped_is_told(lines: list[str], note: str) -> None:
    assert dropped_note(lines) == note
    assert all(quoted(line).isprintable() for line in lines)


WHOLE = st.sampled_from([PALACE.encode(), PDF, WORD, zipped(document=b"<w/>")])


@given(WHOLE, st.data())
@settings(max_examples=60)
def test_damaged_documents_give_text_or_one_line(whole: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    cut = whole[:start] + data.draw(st.binary(max_size=30)) + whole[start + data.draw(st.integers(0, 300)) :]
    try:
        found = read_document("a", cut, warn=lambda _: None)
    except DiplocompareError as error:
        assert str(error).startswith("a: ")
        assert str(error).isprintable()
    else:
        assert found.text.strip()
        assert found.text.encode("utf-8")
        assert all(line.encode("utf-8") and "\n" not in line for line in found.dropped)
        assert all(told.isprintable() for told in (*found.notes, found.source))
        # A guess at the encoding of a damaged page may give letters that no font has, and they stay as they are.
        assert all(one_line(told) == told for told in (found.title, found.site))
