"""A result reaches a file whole or not at all; what was there before survives every failure."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from diplocompare.cli.terminal import table_width, wants_color, write
from diplocompare.files.write import write_file
from diplocompare.model import DiplocompareError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_as_utf8_with_the_line_ends_it_has(tmp_path: Path) -> None:
    write("Türkiye\nRussia\n", str(tmp_path / "a.txt"))
    assert (tmp_path / "a.txt").read_bytes() == "Türkiye\nRussia\n".encode()
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("output", [None, "-"], ids=["none", "dash"])
def test_without_a_file_the_result_goes_to_standard_output(
    output: str | None, capfd: pytest.CaptureFixture[str]
) -> None:
    write("Türkiye\n", output)
    assert capfd.readouterr() == ("Türkiye\n", "")


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("folder", "is a folder, name a file"),
        (".", "is a folder, name a file"),
        ("folder/..", "is a folder, name a file"),
        ("missing/a.txt", "cannot be written (No such file or directory), choose another place"),
        ("file/below", "cannot be written (Not a directory), choose another place"),
        ("loop", "cannot be written (not a usable name), choose another place"),
        ("x" * 300, "cannot be written (File name too long), choose another place"),
        ("a\0b", "cannot be written (not a usable name), choose another place"),
    ],
    ids=["folder", "here", "parent", "no folder", "below a file", "loop", "long", "NUL"],
)
def test_a_place_that_cannot_be_written_gives_one_sentence(name: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept")
    (tmp_path / "loop").symlink_to("loop")
    path = tmp_path / name
    with pytest.raises(DiplocompareError) as caught:
        write_file(path, "new")
    shown = ascii(str(path)) if "\0" in name else str(path)
    if name == "loop" and "Too many" in str(caught.value):  # said by newer Pythons
        problem = "cannot be written (Too many levels of symbolic links), choose another place"
    assert str(caught.value) == f"{shown}: {problem}"
    assert names(tmp_path) == ["file", "folder", "loop"]
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize("failing", ["write_bytes", "replace"])
def test_a_failure_on_the_way_keeps_the_file_that_was_there(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("kept")

    def fail(self: Path, argument: object) -> None:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, failing, fail)
    with pytest.raises(DiplocompareError, match=r"cannot be written \(No space left on device\), choose another place"):
        write_file(path, "new")
    assert path.read_text() == "kept" and names(tmp_path) == ["a.txt"]


def test_ctrl_c_on_the_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.txt", "new")
    assert names(tmp_path) == []


@pytest.mark.parametrize("existing", [True, False], ids=["to a file", "to nothing yet"])
def test_through_a_link_the_file_is_replaced_and_the_link_stays(existing: bool, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "target.txt", tmp_path / "link.txt"
    if existing:
        target.write_text("old")
    link.symlink_to("far/target.txt")
    write_file(link, "new")
    assert link.is_symlink() and target.read_text() == "new"
    assert names(tmp_path / "far") == ["target.txt"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch(mode=0o600)
    write_file(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_file(pipe, "new")
    reader.join()
    assert read == ["new"] and pipe.is_fifo()


@pytest.mark.parametrize(
    ("redirect", "said"),
    [
        (">&-", "standard output: is closed, name a file with -o\n"),
        pytest.param(
            ">/dev/full",
            "standard output: No space left on device, write elsewhere\n",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device"),
        ),
    ],
    ids=["closed", "full"],
)
def test_a_standard_output_that_takes_nothing_gives_one_sentence(redirect: str, said: str) -> None:
    command = f"{sys.executable} -m diplocompare.cli schema {redirect}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


@pytest.mark.parametrize(
    ("environment", "output", "terminal", "expected"),
    [
        ({}, None, True, True),
        ({}, None, False, False),
        ({}, "a.txt", True, False),
        ({"NO_COLOR": "1"}, None, True, False),
        ({"NO_COLOR": ""}, None, True, True),
        ({"FORCE_COLOR": "1"}, None, False, True),
        ({"FORCE_COLOR": "1"}, "a.txt", True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, None, True, False),
        ({"TERM": "dumb"}, None, True, False),
    ],
    ids=str,
)
def test_colour_is_for_terminals_unless_the_user_says_otherwise(
    environment: dict[str, str], output: str | None, terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert wants_color(output) is expected


@pytest.mark.parametrize(
    ("width", "columns", "expected"),
    [(70, "120", 70), (None, "120", 120), (None, "20", 40), (None, "wide", 100), (None, "0", 100), (10**9, "80", 1000)],
    ids=["told", "COLUMNS", "narrow", "no number", "zero", "boundless"],
)
def test_the_width_is_as_told_or_that_of_the_terminal(
    width: int | None, columns: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "__stdout__", None)  # no terminal to ask
    assert table_width(width) == expected
