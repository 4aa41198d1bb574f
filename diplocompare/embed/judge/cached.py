"""Logits kept in the cache's database: a pair that was judged once, by any process, is not judged again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence

import numpy as np

from diplocompare.embed.cache_folder import CacheFolder
from diplocompare.embed.database import Database, make_room
from diplocompare.embed.encoder import Array, Report
from diplocompare.embed.judge.protocol import LOGITS, Judge, TextPair

_WIDTH = len(LOGITS)
_BYTES = 4 * _WIDTH


class CachedJudge:
    """A judge that remembers. The judge inside is made when the first pair is missing, and only then."""

    def __init__(self, name: str, sha256: str, store: LogitStore | None, start: Callable[[], Judge]) -> None:
        """Remember in `store` (nowhere if None) what the judge that `start` makes gives."""
        self.name, self.sha256 = name, sha256
        self._store, self._start = store, start
        self._inner: Judge | None = None

    def judge(self, pairs: Sequence[TextPair]) -> Array:
        """Return `(n, 3)` float32, row i for pair i: the logits that `LOGITS` names."""
        keys = [self._key(pair) for pair in pairs]
        known = self._store.read(keys) if self._store else {}
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        if missing:
            if self._inner is None:
                self._inner = self._start()
            made = dict(zip(missing, self._inner.judge(list(missing.values())), strict=True))
            if self._store:
                self._store.write(made)
            known |= made
        return np.array([known[key] for key in keys], dtype=np.float32).reshape(len(keys), _WIDTH)

    def _key(self, pair: TextPair) -> bytes:
        whole = "\0".join((self.sha256, str(len(pair[0])), *pair))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()


class LogitStore:
    """The table of judged pairs: one row a pair, raw little-endian float32."""

    def __init__(self, cache: CacheFolder, report: Report) -> None:
        """Keep logits in the cache folder's database, made when first needed."""
        self._database = Database(cache, report)

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Array]:
        """Return the `(3,)` logits of those keys that have any that are sound."""

        def select(connection: sqlite3.Connection) -> dict[bytes, object]:
            statement = "SELECT logits FROM judgements WHERE key = ?"
            rows = ((key, connection.execute(statement, (key,)).fetchone()) for key in keys)
            return {key: row[0] for key, row in rows if row}

        found = self._database.attempt(select) or {}
        return {key: row for key, packed in found.items() if (row := _unpack(packed)) is not None}

    def write(self, made: dict[bytes, Array]) -> None:
        """Keep the `(3,)` logits of these keys."""

        def insert(connection: sqlite3.Connection) -> None:
            rows = [(key, np.ascontiguousarray(logits, dtype="<f4").tobytes()) for key, logits in made.items()]
            make_room(connection)
            connection.execute("BEGIN")  # one write to the disk for all of them
            connection.executemany("INSERT OR REPLACE INTO judgements VALUES (?, ?)", rows)
            connection.execute("COMMIT")

        self._database.attempt(insert)


def _unpack(packed: object) -> Array | None:
    if not isinstance(packed, bytes) or len(packed) != _BYTES:
        return None
    logits = np.frombuffer(packed, dtype="<f4").astype(np.float32)
    return logits if np.isfinite(logits).all() else None
