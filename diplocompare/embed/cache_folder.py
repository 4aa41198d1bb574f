"""The user's cache folder: prepared models, what is known of model files, vectors; losing it costs only time."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from diplocompare.embed.encoder import Report
from diplocompare.files.write import leftovers, write_whole
from diplocompare.model import Value

# Only what bears these names is ever removed: a user may point the cache at a folder that holds other things.
_VECTORS = "vectors-1.sqlite"
_OWN_MODEL_FILE = re.compile(r"[0-9a-f]{64}|(tmp|old)-\w+|seen-[0-9a-f]{64}\.json")
# The word lists, as `lexicon.lists` keeps them.
_WORD_LISTS = re.compile(r"lexicon-[0-9a-f]{16}\.msgpack")
_LOCKS = ("models.lock", "vectors.lock")
_LONGEST_WAIT = 300.0


class CacheFolder(Value):
    """Where things are kept. `writable` is false where the folder cannot be made or written: then it is only read."""

    path: Path
    writable: bool

    @property
    def models(self) -> Path:
        """The folder of prepared models, one folder a fingerprint."""
        return self.path / "models"

    @property
    def vectors(self) -> Path:
        """The database of vectors."""
        return self.path / _VECTORS

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Let one process at a time through; without a lock after five minutes, or where none can be had.

        The lock is SQLite's own: it works on every system, and goes when its process dies.
        """
        try:
            connection = sqlite3.connect(self.path / f"{name}.lock", timeout=0, isolation_level=None)
        except sqlite3.Error:
            yield
            return
        with closing(connection):
            deadline = time.monotonic() + _LONGEST_WAIT
            while not _locked(connection) and time.monotonic() < deadline:
                time.sleep(0.05)
            yield


def _locked(connection: sqlite3.Connection) -> bool:
    """Try to lock; true also where locking cannot work at all, so that nobody waits for it."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return (error.sqlite_errorcode & 0xFF) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return True


def open_cache(path: Path, report: Report) -> CacheFolder:
    """Make the folder, for its owner alone; warn where it cannot be written, which is no reason to fail."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        (path / "models").mkdir(mode=0o700, exist_ok=True)
        problem = "" if os.access(path / "models", os.W_OK | os.X_OK) and os.access(path, os.W_OK) else "not permitted"
    except OSError as error:
        problem = error.strerror or type(error).__name__
    if problem:
        report(
            f"{path}: the cache cannot be written ({problem}), every start will be slow; "
            "set DIPLOCOMPARE_CACHE to a folder that can"
        )
    return CacheFolder(path, writable=not problem)


def write_json(path: Path, values: object) -> None:
    """Write values as JSON, whole or not at all, for their owner alone. Raises `OSError`."""
    write_whole(path, json.dumps(values).encode("utf-8"), private=True)


def describe_cache(path: Path) -> str:
    """Say in one line a fact where the cache is and what it holds."""
    models = sum(1 for found in _own(path) if found.is_dir())
    size = sum(file.stat().st_size for found in _own(path) for file in (found, *found.rglob("*")) if file.is_file())
    entries, judged = (_count_entries(path / _VECTORS, table) for table in ("vectors", "judgements"))
    pages = sum(1 for found in _own(path) if found.suffix == ".page")
    counts = f"prepared models: {models}\nreadouts with vectors: {entries}\njudged pairs: {judged}\npages: {pages}"
    return f"path: {path}\n{counts}\nbytes: {size}"


def clear_cache(path: Path) -> str:
    """Remove what this package put into the folder, and nothing else; say what that was."""
    import shutil  # 5 ms, and only here

    before = describe_cache(path)
    for found in _own(path):
        if found.is_dir() and not found.is_symlink():
            shutil.rmtree(found, ignore_errors=True)
        else:
            found.unlink(missing_ok=True)
    for name in ("models", "pages"):
        with suppress(OSError):  # others' files are in it, or it is gone
            (path / name).rmdir()
    return f"removed\n{before}"


def _own(path: Path) -> list[Path]:
    names = (*(_VECTORS + end for end in ("", "-wal", "-shm")), *_LOCKS)
    files = [path / name for name in names if (path / name).is_file()]
    files += sorted(file for file in path.glob("lexicon-*") if _WORD_LISTS.fullmatch(file.name))
    models, pages = path / "models", path / "pages"
    files += sorted(pages.glob("*.page")) + leftovers(pages) + leftovers(models)
    return files + sorted(file for file in models.glob("*") if _OWN_MODEL_FILE.fullmatch(file.name))


def _count_entries(database: Path, table: str) -> int:
    if not database.is_file():
        return 0
    try:
        with closing(sqlite3.connect(database, timeout=5)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - named here
    except sqlite3.Error:
        return 0
