"""Vectors kept in SQLite: what was encoded once, by any process, is not encoded again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence

import numpy as np

from diplocompare.embed.cache_folder import CacheFolder
from diplocompare.embed.database import Database, make_room
from diplocompare.embed.encoder import Array, Encoder, Report
from diplocompare.embed.models import Model
from diplocompare.model import Span

# Part of every key: raise it when the vectors of a readout are made in another way.
_MADE = "spans by themselves, 1"


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
    """The table of vectors: one row a readout, raw little-endian float32."""

    def __init__(self, cache: CacheFolder, report: Report) -> None:
        """Keep vectors in the cache folder's database, made when first needed."""
        self._database = Database(cache, report)

    def read(self, key: bytes, rows: int) -> Array | None:
        """Return the `(rows, d)` vectors of this key, or None where there are none, or none that are sound."""

        def select(connection: sqlite3.Connection) -> tuple[int, bytes] | None:
            row: tuple[int, bytes] | None = connection.execute(
                "SELECT width, vectors FROM vectors WHERE key = ?", (key,)
            ).fetchone()
            return row

        row = self._database.attempt(select)
        return _unpack(*row, rows) if row else None

    def write(self, key: bytes, vectors: Array) -> None:
        """Keep the `(n, d)` vectors of this key."""

        def insert(connection: sqlite3.Connection) -> None:
            packed = np.ascontiguousarray(vectors, dtype="<f4").tobytes()
            make_room(connection)
            connection.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", (key, vectors.shape[1], packed))

        self._database.attempt(insert)


def _unpack(width: object, packed: object, rows: int) -> Array | None:
    """Return the vectors of a row; None where it is of another size, or its rows are not of length 1."""
    if not isinstance(width, int) or not isinstance(packed, bytes) or len(packed) != rows * width * 4:
        return None
    vectors = np.frombuffer(packed, dtype="<f4").reshape(rows, width).astype(np.float32)
    if width < 1 or not np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3):
        return None
    return vectors
