"""The database of the cache, in SQLite: nothing that happens to it is a reason to fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from diplocompare.embed.cache_folder import CacheFolder
from diplocompare.embed.encoder import Report

# About 30,000 readouts of ten points; beyond it the older half goes.
_MOST_BYTES = 512 * 1024 * 1024
_BUSY_SECONDS = 5.0
# The database is sound, but not to be had now: nothing to rebuild.
_NOT_DAMAGED = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_NOMEM,
}
_TABLES = {
    "vectors": "(key BLOB PRIMARY KEY, width INTEGER NOT NULL, vectors BLOB NOT NULL)",
    "judgements": "(key BLOB PRIMARY KEY, logits BLOB NOT NULL)",
}
_T = TypeVar("_T")


class Database:
    """What is kept in the cache folder's database, a table a kind.

    Each call opens it anew (under a millisecond), so that no connection is shared by threads or left open.
    """

    def __init__(self, cache: CacheFolder, report: Report) -> None:
        """Use the cache folder's database, made when first needed."""
        self._cache, self._report = cache, report
        self._usable = True

    def attempt(self, act: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Act on the database; mend it once where it is damaged, and go on without it where it cannot be used."""
        if not self._usable:
            return None
        for _ in range(2):
            try:
                with _open(self._cache.vectors) as connection:
                    return act(connection)
            except sqlite3.Error as error:
                code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
                if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    return None  # others are at it: a vector not kept is made again
                if code in _NOT_DAMAGED or not self._rebuild():
                    self._give_up(str(error))
                    return None
        self._give_up("it is damaged and could not be made again")
        return None

    def _rebuild(self) -> bool:
        """Replace a damaged database by an empty one, unless another process just did; false where that fails."""
        with self._cache.alone("vectors"):
            if _is_sound(self._cache.vectors):
                return True
            self._report(f"{self._cache.vectors}: the cache of vectors is damaged, starting a new one")
            try:
                for ending in ("-wal", "-shm", ""):
                    Path(f"{self._cache.vectors}{ending}").unlink(missing_ok=True)
            except OSError:
                return False
        return True

    def _give_up(self, problem: str) -> None:
        self._usable = False
        self._report(f"{self._cache.vectors}: the cache of vectors cannot be used ({problem}), going on without it")


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # Another process is just making the switch, which lasts; any other error is told by the next statement.
            if error.sqlite_errorcode & 0xFF not in _NOT_DAMAGED:
                raise
        # After a power cut the file may be damaged, and is then made anew: not worth waiting for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        try:
            for name, columns in _TABLES.items():
                connection.execute(f"CREATE TABLE IF NOT EXISTS {name} {columns}")
        except sqlite3.OperationalError as error:
            # On a full disk what is there can still be read.
            if error.sqlite_errorcode & 0xFF not in _NOT_DAMAGED:
                raise
        yield connection


def _is_sound(path: Path) -> bool:
    try:
        with _open(path) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def make_room(connection: sqlite3.Connection) -> None:
    """Drop the older half of a database that has grown too large."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size > _MOST_BYTES:
        for name in _TABLES:
            # The names are those above, and no one's input.
            connection.execute(
                f"DELETE FROM {name} WHERE rowid IN "  # noqa: S608
                f"(SELECT rowid FROM {name} ORDER BY rowid LIMIT (SELECT (count(*) + 1) / 2 FROM {name}))"
            )
