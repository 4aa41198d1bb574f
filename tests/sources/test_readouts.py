"""Files, standard input and folders give readouts; every bad input gives one sentence that says what to do."""

import hashlib
import io
import os
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocompare.files.read import shown
from diplocompare.model import DiplocompareError, InputError, Readout, count_words
from diplocompare.sources import documents
from diplocompare.sources.readouts import MAX_BYTES, name_readouts, read, read_folder, read_text, readout_files

SAVE = "open it in a browser and save the page, or copy its text"
BODY = "The leaders spoke.\n\nThey agreed to meet again."


def silent(warning: str) -> None:
    raise AssertionError(f"no warning was due: {warning}")


def test_plain_text_has_its_file_name_as_side_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "united-states.txt"
    path.write_bytes(b"\r\n" + BODY.replace("\n", "\r\n").encode() + b"\r\n\r\n")
    digest = hashlib.sha256(BODY.encode()).hexdigest()
    assert read(str(path), warn=silent) == Readout("", "united-states", BODY, digest, 8)


def test_front_matter_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\nside: Russia\nprincipal: Vladimir Putin\nsource: https://x.org\n---\n{BODY}\n")
    readout = read(str(path), warn=silent)
    assert (readout.side, readout.principal, readout.source) == ("Russia", "Vladimir Putin", "https://x.org")
    assert readout.text == BODY


def test_source_is_never_the_local_path(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BODY)
    assert read(str(tmp_path / "a.md"), warn=silent).source is None


def test_a_blank_side_in_the_front_matter_leaves_the_file_name(tmp_path: Path) -> None:
    (tmp_path / "russia.md").write_text(f"---\nside: ' '\n---\n{BODY}")
    assert read(str(tmp_path / "russia.md"), warn=silent).side == "russia"


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        (["Türkiye"], ["Türkiye", "Iran"]),
        (["", "Persia"], ["Russia", "Persia"]),
        ([" ", "\t"], ["Russia", "Iran"]),
        ([" White \n House\x1b\udcff"], ["White House\ufffd\ufffd", "Iran"]),
        (["Iran"], ["Iran", "Iran (2)"]),
    ],
    ids=["first", "second", "blank", "folded", "told twice"],
)
def test_what_the_user_calls_a_side_goes_before_its_own_name(told: list[str], sides: list[str]) -> None:
    found = [Readout.of(BODY, side="Russia"), Readout.of(BODY, side="Iran")]
    assert [readout.side for readout in name_readouts(found, told)] == sides


@pytest.mark.parametrize(("content", "side"), [(BODY, "stdin"), (f"---\nside: Russia\n---\n{BODY}", "Russia")])
def test_a_dash_reads_standard_input(content: str, side: str) -> None:
    readout = read("-", stdin=io.BytesIO(content.encode()), warn=silent)
    assert (readout.side, readout.text) == (side, BODY)


def test_the_process_own_standard_input_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    assert read("-", warn=silent).text == BODY
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(DiplocompareError, match=r"^standard input: is closed, pipe a readout into it$"):
        read("-", warn=silent)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "has no words, give it the text of a readout"),
        (b" \n\t\r\n ... \n", "has no words, give it the text of a readout"),
        (b"---\nside: Russia\n---\n", "has no words, give it the text of a readout"),
        (b"%PDF-1.7\n", "cannot be read as a PDF, save it again, or its text alone"),
        (b"{\\rtf1 The leaders}", "looks like an RTF document, save it as plain text"),
        (b"The leaders\0\0 spoke", "looks like binary data, save it as plain text"),
        (b"\n<!DOCTYPE html>\n<html><body>The leaders spoke", f"holds no text that could be a readout, {SAVE}"),
        (b'<?xml version="1.0"?><!-- x --><HTML lang="en">', f"holds no text that could be a readout, {SAVE}"),
        (b"a " * (MAX_BYTES // 2 + 1), "is over 5 MB, give one call's text alone"),
    ],
    ids=["empty", "blank", "front matter only", "PDF", "RTF", "binary", "HTML", "XHTML", "huge"],
)
def test_a_bad_file_gives_one_sentence(content: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(content)
    with pytest.raises(DiplocompareError) as caught:
        read(str(path), warn=silent)
    assert str(caught.value) == f"{path}: {problem}"
    with pytest.raises(DiplocompareError) as caught:
        read("-", stdin=io.BytesIO(content), warn=silent)
    assert str(caught.value) == f"standard input: {problem}"


@pytest.mark.parametrize(
    ("text", "side", "body"),
    [
        (BODY, "", BODY),
        (f"---\nside: Russia\n---\n{BODY}", "Russia", BODY),
        (f"---\nside: stdin\n---\n{BODY}\r\n", "stdin", BODY),
    ],
    ids=["plain", "front matter", "named as the stream"],
)
def test_a_text_at_hand_is_read_as_a_file_is_and_has_the_side_that_it_says(text: str, side: str, body: str) -> None:
    readout = read_text(text, name="readout 1", warn=silent)
    assert (readout.side, readout.text) == (side, body)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "has no words, give it the text of a readout"),
        ("The leaders\0\0 spoke", "looks like binary data, save it as plain text"),
        ("---\nside: [\n---\nThe leaders", "front matter, line 3: "),
        ("é" * (MAX_BYTES // 2 + 1), "is over 5 MB, give one call's text alone"),
        ("é" * (documents.MAX_BYTES // 2 + 1), "is over 10 MB, give one call's text alone"),
    ],
    ids=["empty", "binary", "front matter", "huge", "larger than any document"],
)
def test_a_bad_text_at_hand_is_named_as_the_caller_says(text: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        read_text(text, name="readout 1", warn=silent)
    assert str(caught.value).startswith(f"readout 1: {problem}")


def test_five_megabytes_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a " * (MAX_BYTES // 2))
    assert read(str(tmp_path / "a.txt"), warn=silent).words == MAX_BYTES // 2


@pytest.mark.parametrize("text", ["<script>x</script> The leaders[/b] spoke.", "The [sic] <html> leaders spoke."])
def test_markup_inside_a_readout_is_text(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text)
    assert read(str(tmp_path / "a.md"), warn=silent).text == text


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing.md", "no such file, check the name"),
        ("folder", "is a folder, give the files in it, or this folder alone"),
        ("pipe", "is a pipe or device, give a file, or `-` for standard input"),
        ("loop", "cannot be read (Too many levels of symbolic links), check the name"),
        ("file/below", "cannot be read (Not a directory), check the name"),
        ("x" * 300, "cannot be read (File name too long), check the name"),
    ],
    ids=["missing", "folder", "pipe", "loop", "below a file", "long"],
)
def test_what_is_no_file_is_said(name: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DiplocompareError) as caught:
        read(str(tmp_path / name), warn=silent)
    assert str(caught.value) == f"{tmp_path / name}: {problem}"


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("/dev/zero", "/dev/zero: is a pipe or device, give a file, or `-` for standard input"),
        ("a\0b", "'a\\x00b': cannot be read (not a usable name or stream), check the name"),
        ("a\x1b[31m\n\u202e.md", "'a\\x1b[31m\\n\\u202e.md': no such file, check the name"),
        ("\udcff.md", "'\\udcff.md': no such file, check the name"),
        ("", "'': is a folder, give the files in it, or this folder alone"),
    ],
    ids=["device", "NUL", "control", "bytes", "empty"],
)
def test_an_odd_name_never_reaches_the_terminal_raw(argument: str, message: str) -> None:
    with pytest.raises(DiplocompareError) as caught:
        read(argument, warn=silent)
    assert str(caught.value) == message


def test_a_file_whose_name_is_not_unicode_still_has_a_printable_side(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xffussia\n.md"))
    path.write_text(BODY)
    assert read(str(path), warn=silent).side == "r\ufffdussia"


def test_a_file_that_may_not_be_read_is_said() -> None:
    """Run by an ordinary user: to root, every file is readable."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "secret.md"
        path.write_text(BODY)
        path.chmod(0)
        code = """
            import os, sys
            from diplocompare.model import DiplocompareError
            from diplocompare.sources.readouts import read
            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                read(sys.argv[1], warn=print)
            except DiplocompareError as error:
                print(error)
        """
        command = [sys.executable, "-c", textwrap.dedent(code), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == f"{path}: may not be read, change its permissions\n"


def test_a_failing_stream_is_said() -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(DiplocompareError) as caught:
        read("-", stdin=Broken(), warn=silent)
    assert str(caught.value) == "standard input: cannot be read (Input/output error), check the name"


def test_a_folder_gives_its_readouts_by_name(tmp_path: Path) -> None:
    for name in ("turkiye.md", "Iran.txt", "russia.MARKDOWN", "README.md", "readme-too.txt", ".hidden.md", "x.html"):
        (tmp_path / name).write_text(f"{name} spoke.")
    (tmp_path / "gold.json").write_text("{}")
    (tmp_path / "old.md").mkdir()
    assert [path.name for path in readout_files(tmp_path)] == ["Iran.txt", "russia.MARKDOWN", "turkiye.md"]
    assert [readout.side for readout in read_folder(tmp_path, warn=silent)] == ["Iran", "russia", "turkiye"]


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ([], "holds no readout (*.md, *.txt), a comparison needs two readouts or more"),
        (["gold.json", "README.md"], "holds no readout (*.md, *.txt), a comparison needs two readouts or more"),
        (["russia.md"], "holds only russia.md, a comparison needs two readouts or more"),
    ],
    ids=["empty", "none", "one"],
)
def test_a_folder_with_fewer_than_two_readouts_is_refused(names: list[str], problem: str, tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).write_text(BODY)
    with pytest.raises(DiplocompareError) as caught:
        read_folder(tmp_path, warn=silent)
    assert str(caught.value) == f"{tmp_path}: {problem}"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing", "no such folder, check the name"),
        ("a.md", "cannot be read (Not a directory), check the name"),
        ("a\0b", "cannot be read (not a usable name or stream), check the name"),
    ],
    ids=["missing", "file", "NUL"],
)
def test_what_is_no_folder_is_said(name: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BODY)
    with pytest.raises(DiplocompareError) as caught:
        read_folder(tmp_path / name, warn=silent)
    assert str(caught.value) == f"{shown(str(tmp_path / name))}: {problem}"


def test_readouts_get_ids_and_distinct_sides() -> None:
    sides = ["Russia", "Türkiye", "Russia", "Russia (2)", "Russia"]
    named = name_readouts([Readout.of(BODY, side=side) for side in sides])
    assert [readout.id for readout in named] == ["a", "b", "c", "d", "e"]
    assert [readout.side for readout in named] == ["Russia", "Türkiye", "Russia (3)", "Russia (2)", "Russia (4)"]
    assert name_readouts([]) == ()


def test_ids_go_on_after_z() -> None:
    """f, k, m, t and x are left to findings, commitments, matches, topics and cross-checks."""
    named = name_readouts([Readout.of(BODY, side=str(number)) for number in range(22)])
    assert [readout.id for readout in named][4:6] == ["e", "g"]
    assert [readout.id for readout in named][-2:] == ["z", "aa"]


def test_plain_utf8_text_is_read_without_the_slow_libraries(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    code = (
        "import sys; from diplocompare.sources.readouts import read; read(sys.argv[1], warn=print); print(*sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.txt")]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert {"yaml", "charset_normalizer", "tempfile", "logging", "importlib.resources"}.isdisjoint(loaded)


FENCED = st.text("ab:-[]{}&*!|>'\"#%?,\\ \n\t0~\x00\x85é", max_size=60)
ODD_BYTES = st.one_of(
    st.binary(max_size=200),
    st.builds(str.encode, st.text(max_size=100), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])),
    st.builds(lambda block, body: f"---\n{block}\n---\n{body}".encode(), FENCED, st.text(max_size=30)),
    st.builds(lambda text, tail: text.encode("cp1251", "ignore") + tail, st.text(max_size=80), st.binary(max_size=9)),
)


@given(ODD_BYTES)
def test_any_bytes_give_a_sound_readout_or_one_line(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "odd.md"
    path.write_bytes(data)
    warnings: list[str] = []
    try:
        readout = read(str(path), warn=warnings.append)
    except DiplocompareError as error:
        assert str(error).startswith(f"{path}: ")
        assert str(error).isprintable()
    else:
        assert readout.sha256 == hashlib.sha256(readout.text.encode("utf-8")).hexdigest()
        assert readout.words == count_words(readout.text) > 0
        assert not {"\r", "\0"} & set(readout.text)
        assert readout.text == readout.text.strip("\n")
        assert readout.side
    assert all(warning.startswith(f"{path}: ") and "\n" not in warning for warning in warnings)
