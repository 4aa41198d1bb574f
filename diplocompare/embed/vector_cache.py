"""Vectors kept in SQLite: what was encoded once, by any process, is not encoded again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np

from diplocompare.embed.cache_folder import CacheFolder
from diplocompare.embed.encoder import Array, Encoder, Report
from diplocompare.embed.models import Model
from diplocompare.model import Span

# Part of every key: raise it when the vectors of a readout are made in another way.
_MADE = "spans by themselves, 1"
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
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, width INTEGER NOT NULL, vectors BLOB NOT NULL)"
_T = TypeVar("_T")


class CachedEncoder:
    """An encoder that remembers. The encoder inside is made when the first vector is missing, and only then."""

    def __init__(self, model: Model, store: VectorStore | None, start: Callable[[], Encoder]) -> None:
        """Remember in `store` (nowhere if None) what the encoder that `start` makes gives for this model."""
        self.name, self.sha256, self.adapter = model.name, model.sha256, model.adapter_sha256
        self._fingerprint = model.fingerprint
        self._store, self._start = store, start
        self._inner: Encoder | None = None

    def encode(self, text: str, spans: Sequence[Span]) -> Array:
        """Return an `(n, d)` float32 array, rows of length 1; row i is span i of the text."""
        key = self._key(text, spans)
        found = self._store.read(key, len(spans)) if self._store else None
        if found is not None:
            return found
        if self._inner is None:
            self._inner = self._start()
        vectors = self._inner.encode(text, spans)
        if self._store:
            self._store.write(key, vectors)
        return vectors

    def _key(self, text: str, spans: Sequence[Span]) -> bytes:
        places = [(start, end) for start, end in spans]
        whole = f"{_MADE}\0{self._fingerprint}\0{places}\0{text}"
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()


class VectorStore:
    """The database: one row a readout, raw little-endian float32. Nothing that happens to it is a reason to fail.

    Each call opens it anew (under a millisecond), so that no connection is shared by threads or left open.
    """

    def __init__(self, cache: CacheFolder, report: Report) -> None:
        """Keep vectors in the cache folder's database, made when first needed."""
        self._cache, self._report = cache, report
        self._usable = True

    def read(self, key: bytes, rows: int) -> Array | None:
        """Return the `(rows, d)` vectors of this key, or None where there are none, or none that are sound."""

        def select(connection: sqlite3.Connection) -> tuple[int, bytes] | None:
            row: tuple[int, bytes] | None = connection.execute(
                "SELECT width, vectors FROM vectors WHERE key = ?", (key,)
            ).fetchone()
            return row

        row = self._attempt(select)
        return _unpack(*row, rows) if row else None

    def write(self, key: bytes, vectors: Array) -> None:
        """Keep the `(n, d)` vectors of this key."""

        def insert(connection: sqlite3.Connection) -> None:
            packed = np.ascontiguousarray(vectors, dtype="<f4").tobytes()
            _make_room(connection)
            connection.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", (key, vectors.shape[1], packed))

        self._attempt(insert)

    def _attempt(self, act: Callable[[sqlite3.Connection], _T]) -> _T | None:
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
            connection.execute(_TABLE)
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


def _make_room(connection: sqlite3.Connection) -> None:
    """Drop the older half of a database that has grown too large."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size > _MOST_BYTES:
        connection.execute(
            "DELETE FROM vectors WHERE rowid IN "
            "(SELECT rowid FROM vectors ORDER BY rowid LIMIT (SELECT (count(*) + 1) / 2 FROM vectors))"
        )


def _unpack(width: object, packed: object, rows: int) -> Array | None:
    """Return the vectors of a row; None where it is of another size, or its rows are not of length 1."""
    if not isinstance(width, int) or not isinstance(packed, bytes) or len(packed) != rows * width * 4:
        return None
    vectors = np.frombuffer(packed, dtype="<f4").reshape(rows, width).astype(np.float32)
    if width < 1 or not np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3):
        return None
    return vectors
