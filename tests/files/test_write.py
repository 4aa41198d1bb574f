"""A file is written whole or not at all; what was there before survives every failure."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from diplocompare.files.write import leftovers, write_file, write_whole
from diplocompare.model import DiplocompareError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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


@pytest.mark.parametrize("failing", ["chmod", "replace"])
def test_a_failure_on_the_way_keeps_the_file_that_was_there(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("kept")

    def fail(self: Path, argument: object) -> None:
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


def test_what_is_private_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "page"
    for data in (b"new", b"newer"):
        write_whole(path, data, private=True)
        assert path.read_bytes() == data and stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o644)


def test_a_new_file_has_the_permissions_that_the_user_s_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "new", b"new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_two_threads_write_one_file_and_the_last_one_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    texts = [letter.encode() * 100_000 for letter in "abcdefgh"]
    threads = [threading.Thread(target=write_whole, args=(path, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in texts and names(tmp_path) == ["a.txt"]


def test_what_a_killed_process_left_is_found_and_nothing_else(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from diplocompare.files.write import write_whole\n"
        "Path.replace = lambda *_: (print('now', flush=True), time.sleep(60))\n"
        "write_whole(Path(sys.argv[1]), b'half')\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "now\n"
        process.kill()
    (tmp_path / ".diplocompare-mine.tmp").touch()
    (left,) = leftovers(tmp_path)
    assert left.read_bytes() == b"half" and not (tmp_path / "a.txt").exists()
    assert leftovers(tmp_path / "none") == []
