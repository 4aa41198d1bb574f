"""The cache of vectors: what is kept, when it is not trusted, and that nothing about it is a reason to fail."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from diplocompare.embed import database
from diplocompare.embed.cache_folder import CacheFolder, open_cache
from diplocompare.embed.models import Model
from diplocompare.embed.vector_cache import CachedEncoder, VectorStore
from diplocompare.model import Span

TEXT = "They met. They spoke."
SPANS = [Span(0, 9), Span(10, 21)]
MODEL = Model("tiny", Path("nowhere"), "f" * 64, "a" * 64)


class Counting:
    """Gives row i the direction (cos i, sin i), and counts how often it is asked."""

    name = "tiny"
    sha256 = "f" * 64
    asked = 0

    def encode(self, text: str, spans: Sequence[Span]) -> np.ndarray:
        self.asked += 1
        angles = np.arange(len(spans), dtype=np.float32)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)


class Desk:
    """An encoder with its cache in a folder; `said` is what was reported."""

    def __init__(self, path: Path, model: Model = MODEL) -> None:
        self.said: list[str] = []
        self.cache: CacheFolder = open_cache(path, self.said.append)
        self.inner = Counting()
        self.encoder = CachedEncoder(model, VectorStore(self.cache, self.said.append), lambda: self.inner)

    @property
    def database(self) -> Path:
        return self.cache.vectors


def change(database: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement, values)


def test_a_second_process_encodes_nothing_and_gets_equal_vectors(tmp_path: Path) -> None:
    first, second = Desk(tmp_path), Desk(tmp_path)
    made = first.encoder.encode(TEXT, SPANS)
    kept = second.encoder.encode(TEXT, SPANS)
    assert (first.inner.asked, second.inner.asked) == (1, 0)
    assert kept.dtype == np.float32
    assert kept.tobytes() == made.tobytes()
    assert first.said == second.said == []


def test_kept_vectors_may_be_changed_by_who_gets_them(tmp_path: Path) -> None:
    Desk(tmp_path).encoder.encode(TEXT, SPANS)
    Desk(tmp_path).encoder.encode(TEXT, SPANS)[0, 0] = 7.0
    assert Desk(tmp_path).encoder.encode(TEXT, SPANS)[0, 0] == 1.0


def test_a_readout_without_points_has_no_rows_but_a_width(tmp_path: Path) -> None:
    assert Desk(tmp_path).encoder.encode(TEXT, []).shape == (0, 2)
    again = Desk(tmp_path)
    assert again.encoder.encode(TEXT, []).shape == (0, 2)
    assert again.inner.asked == 0


@pytest.mark.parametrize(
    ("text", "spans", "model"),
    [
        (TEXT + " ", SPANS, MODEL),
        (TEXT, SPANS[:1], MODEL),
        (TEXT, [Span(0, 9), Span(10, 20)], MODEL),
        (TEXT, SPANS[::-1], MODEL),
        (TEXT, SPANS, Model("tiny", Path("nowhere"), "f" * 64, "b" * 64)),
    ],
    ids=["other text", "fewer spans", "other span", "other order", "other model"],
)
def test_anything_else_is_not_found(tmp_path: Path, text: str, spans: list[Span], model: Model) -> None:
    Desk(tmp_path).encoder.encode(TEXT, SPANS)
    other = Desk(tmp_path, model)
    other.encoder.encode(text, spans)
    assert other.inner.asked == 1


def test_lone_surrogates_can_be_kept(tmp_path: Path) -> None:
    Desk(tmp_path).encoder.encode("\ud800", [Span(0, 1)])
    again = Desk(tmp_path)
    again.encoder.encode("\ud800", [Span(0, 1)])
    assert again.inner.asked == 0


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("UPDATE vectors SET vectors = ?", b"\0" * 12),
        ("UPDATE vectors SET vectors = ?", b"\0" * 16),
        ("UPDATE vectors SET vectors = ?", b"\xff" * 16),
        ("UPDATE vectors SET vectors = ?", "text"),
        ("UPDATE vectors SET width = ?", 3),
        ("UPDATE vectors SET width = ?", "two"),
    ],
    ids=["short", "zeros", "nan", "no bytes", "other width", "no width"],
)
def test_an_unsound_entry_is_made_again(tmp_path: Path, statement: str, value: object) -> None:
    made = Desk(tmp_path).encoder.encode(TEXT, SPANS)
    change(Desk(tmp_path).database, statement, value)
    mended = Desk(tmp_path)
    assert mended.encoder.encode(TEXT, SPANS).tobytes() == made.tobytes()
    assert mended.inner.asked == 1
    after = Desk(tmp_path)
    after.encoder.encode(TEXT, SPANS)
    assert after.inner.asked == 0


def _no_database(path: Path) -> None:
    path.write_bytes(b"this is no database, but it is long enough to be read as one" * 200)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _scrambled(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + b"\xa5" * 8000)


def _scrambled_tail(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


@pytest.mark.parametrize(
    "spoil", [_no_database, _cut, _scrambled, _scrambled_tail], ids=lambda f: f.__name__.strip("_")
)
def test_a_damaged_database_is_made_anew_with_one_warning(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    desk = Desk(tmp_path)
    for number in range(40):
        desk.encoder.encode(f"{TEXT} {number}", SPANS)
    spoil(desk.database)
    mended = Desk(tmp_path)
    for number in range(3):
        mended.encoder.encode(f"{TEXT} {number}", SPANS)
    assert mended.inner.asked == 3
    assert mended.said == [f"{desk.database}: the cache of vectors is damaged, starting a new one"]
    after = Desk(tmp_path)
    after.encoder.encode(f"{TEXT} 0", SPANS)
    assert (after.inner.asked, after.said) == (0, [])


def test_a_locked_database_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.01)
    desk = Desk(tmp_path)
    desk.encoder.encode("Other.", SPANS)
    with closing(sqlite3.connect(desk.database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM vectors")
        assert desk.encoder.encode(TEXT, SPANS).shape == (2, 2)
    desk.encoder.encode(TEXT, SPANS)
    desk.encoder.encode(TEXT, SPANS)
    assert desk.inner.asked == 3


def test_a_database_that_cannot_be_opened_is_done_without_and_told_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.database.mkdir()
    for _ in range(2):
        assert desk.encoder.encode(TEXT, SPANS).shape == (2, 2)
    assert len(desk.said) == 1
    assert "going on without it" in desk.said[0]


def test_a_database_that_has_grown_too_large_loses_its_older_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_MOST_BYTES", 32 * 1024)
    desk = Desk(tmp_path)
    for number in range(400):
        desk.encoder.encode(f"{TEXT} {number}", SPANS)
    again = Desk(tmp_path)
    again.encoder.encode(f"{TEXT} 399", SPANS)
    assert again.inner.asked == 0
    again.encoder.encode(f"{TEXT} 0", SPANS)
    assert again.inner.asked == 1
    assert desk.database.stat().st_size < 64 * 1024


SEVERAL = """
import sys; from pathlib import Path
sys.path.insert(0, {tests!r})
from test_embed_vector_cache import Desk, SPANS
desk = Desk(Path(sys.argv[1]))
for number in range(12):
    assert desk.encoder.encode(f"They met {{number}} times.", SPANS).shape == (2, 2)
print(len(desk.said), desk.inner.asked)
"""


@pytest.mark.parametrize("damaged", [False, True], ids=["empty", "damaged"])
def test_four_processes_at_once_share_one_cache(tmp_path: Path, damaged: bool) -> None:
    if damaged:
        _no_database(Desk(tmp_path).database)
    code = SEVERAL.format(tests=str(Path(__file__).parent))
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    results = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * 4, results
    assert sum(int(out.split()[0]) for out, _ in results) == (1 if damaged else 0)
    after = Desk(tmp_path)
    for number in range(12):
        after.encoder.encode(f"They met {number} times.", SPANS)
    assert after.inner.asked == 0
