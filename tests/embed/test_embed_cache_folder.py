"""The cache folder: private, shared safely, described, and cleared of its own things only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from diplocompare.embed.cache_folder import clear_cache, describe_cache, open_cache, write_json
from diplocompare.embed.vector_cache import VectorStore


def filled(path: Path) -> Path:
    """A cache with one prepared model, one note, two readouts' vectors, and a stranger's files."""
    cache = open_cache(path, pytest.fail)
    model = cache.models / ("a" * 64)
    model.mkdir()
    (model / "model.onnx").write_bytes(b"12345")
    write_json(cache.models / f"seen-{'b' * 64}.json", {})
    for key in (b"one", b"two"):
        VectorStore(cache, pytest.fail).write(key, np.eye(2, dtype=np.float32))
    with cache.alone("models"):
        pass
    (cache.models / ".diplocompare-4242.tmp").write_text("left by a killed process", encoding="utf-8")
    (path / "notes.txt").write_text("mine", encoding="utf-8")
    (cache.models / "theirs").mkdir()
    (cache.models / "theirs" / "model.onnx").write_bytes(b"theirs")
    return path


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    cache = open_cache(tmp_path / "a" / "cache", pytest.fail)
    assert cache.writable
    assert cache.path.stat().st_mode & 0o777 == 0o700
    assert cache.models.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_told_once_and_only_read(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said: list[str] = []
    assert not open_cache(tmp_path / "file" / "cache", said.append).writable
    assert len(said) == 1
    assert "set DIPLOCOMPARE_CACHE" in said[0]


def test_the_description_counts_what_is_there(tmp_path: Path) -> None:
    path, models, readouts, pairs, pages, size = describe_cache(filled(tmp_path / "cache")).splitlines()
    assert path == f"path: {tmp_path / 'cache'}"
    assert models == "prepared models: 1"
    assert readouts == "readouts with vectors: 2"
    assert pairs == "judged pairs: 0"
    assert pages == "pages: 0"
    assert int(size.removeprefix("bytes: ")) > 5


def test_a_cache_that_is_not_there_is_described_as_empty(tmp_path: Path) -> None:
    told = describe_cache(tmp_path / "none").splitlines()[1:]
    assert told == ["prepared models: 0", "readouts with vectors: 0", "judged pairs: 0", "pages: 0", "bytes: 0"]
    assert not (tmp_path / "none").exists()


def test_clearing_removes_what_is_ours_and_nothing_else(tmp_path: Path) -> None:
    path = filled(tmp_path / "cache")
    assert clear_cache(path).splitlines()[:2] == ["removed", f"path: {path}"]
    left = sorted(file.relative_to(path).as_posix() for file in path.rglob("*"))
    assert left == ["models", "models/theirs", "models/theirs/model.onnx", "notes.txt"]
    assert describe_cache(path).splitlines()[1:] == [
        "prepared models: 0",
        "readouts with vectors: 0",
        "judged pairs: 0",
        "pages: 0",
        "bytes: 0",
    ]


def test_clearing_an_empty_cache_is_fine(tmp_path: Path) -> None:
    assert "bytes: 0" in clear_cache(tmp_path / "none")


def test_a_damaged_database_counts_no_readouts(tmp_path: Path) -> None:
    path = filled(tmp_path / "cache")
    (path / "vectors-1.sqlite").write_bytes(b"no database" * 1000)
    assert "readouts with vectors: 0" in describe_cache(path)


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_json(tmp_path / "values.json", {"set": {1}})
    assert list(tmp_path.iterdir()) == []


def test_only_one_process_is_let_through(tmp_path: Path) -> None:
    code = (
        "import sys, os, time; from pathlib import Path; from diplocompare.embed.cache_folder import open_cache\n"
        "cache = open_cache(Path(sys.argv[1]), print)\n"
        "with cache.alone('models'):\n"
        "    mark = cache.path / 'inside'; mark.touch(exist_ok=False); time.sleep(0.02); mark.unlink()\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(4)]
    assert [process.wait(timeout=60) for process in running] == [0] * 4


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_where_no_lock_can_be_had_nobody_waits(tmp_path: Path) -> None:
    cache = open_cache(tmp_path, pytest.fail)
    (tmp_path / "models.lock").mkdir()
    with cache.alone("models"):
        pass
