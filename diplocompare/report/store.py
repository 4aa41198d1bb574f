"""The folder of a report: which files in it are its own, what they were made of, and how they come and go.

Beside the pages a hidden folder holds a record of every call, written before its pages without a key and after them
with one: whatever moment a run ends at, the next knows which files are its own and which calls it has to make again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from diplocompare.files.read import shown
from diplocompare.files.write import leftovers, write_file
from diplocompare.model import DiplocompareError, Value
from diplocompare.report.entry import Entry

CALLS, SIDES, RECORDS = "calls", "sides", ".diplocompare"
SUFFIXES = ("html", "md", "json")
_SITE = f"{RECORDS}/report.json"
_SLUG = re.compile(r"[a-z0-9-]+")


class Record(Value):
    """A call's pages: the key of what they were made of (empty while they are), their hashes by ending, the entry."""

    key: str
    sums: dict[str, str]
    entry: Entry | None = None


class Store(Value):
    """A report's folder. Every file is written whole or not at all."""

    root: Path

    def kept(self, id: str, key: str) -> Entry | None:
        """Return the entry of a call whose pages were made of just this and are as they were written."""
        record = self._record(id)
        if record is None or not key or record.key != key or set(record.sums) != set(SUFFIXES):
            return None
        return record.entry if all(_sum(self._page(id, end)) == record.sums[end] for end in SUFFIXES) else None

    def save(self, entry: Entry, key: str, pages: Mapping[str, str]) -> None:
        """Write the pages of a call, by ending. Raises `DiplocompareError` rather than replace a stranger's file."""
        where = self.root / RECORDS / CALLS / f"{entry.id}.json"
        if not where.exists():
            strange = next((page for end in SUFFIXES if (page := self._page(entry.id, end)).exists()), None)
            if strange:
                raise DiplocompareError(f"{shown(str(strange))}: is not from this report, move it away")
        _write(where, _encoded(Record("", {})))
        for end, text in pages.items():
            write_file(self._page(entry.id, end), text)
        sums = {end: hashlib.sha256(text.encode("utf-8")).hexdigest() for end, text in pages.items()}
        _write(where, _encoded(Record(key, sums, entry)))

    def drop(self, id: str) -> bool:
        """Take away the pages of a call, if there are any."""
        record = self.root / RECORDS / CALLS / f"{id}.json"
        # The name of a call that cannot be a file's has no pages either.
        with contextlib.suppress(OSError, ValueError):
            if record.exists():
                for end in SUFFIXES:
                    self._page(id, end).unlink(missing_ok=True)
                record.unlink()
                return True
        return False

    def ids(self) -> list[str]:
        """List the calls that have pages."""
        return sorted(path.stem for path in (self.root / RECORDS / CALLS).glob("*.json"))

    def publish(self, index: str, sides: Mapping[str, str]) -> None:
        """Write the index and the pages of the sides, by slug; those of sides that are gone are taken away."""
        before = _sides(self.root / _SITE)
        _write(self.root / _SITE, _encoded(sorted({*before, *sides})))
        for slug, text in sides.items():
            _write(self.root / SIDES / f"{slug}.html", text)
        for slug in before - set(sides):
            (self.root / SIDES / f"{slug}.html").unlink(missing_ok=True)
        _write(self.root / _SITE, _encoded(sorted(sides)))
        _write(self.root / "index.html", index)

    def _page(self, id: str, end: str) -> Path:
        return self.root / CALLS / f"{id}.{end}"

    def _record(self, id: str) -> Record | None:
        try:
            data = (self.root / RECORDS / CALLS / f"{id}.json").read_bytes()
            return msgspec.json.decode(data, type=Record)
        except (OSError, ValueError, msgspec.DecodeError):
            return None


@contextlib.contextmanager
def opened(out: Path) -> Iterator[Store]:
    """Make or open the folder of a report, for this run alone.

    Raises `DiplocompareError` where the folder holds files that no report wrote, is in use or cannot be written to.
    """
    name = shown(str(out))
    folders = (out, out / CALLS, out / SIDES, out / RECORDS, out / RECORDS / CALLS)
    try:
        if out.exists() and not (out / _SITE).exists() and any(not each.name.startswith(".") for each in out.iterdir()):
            raise DiplocompareError(f"{name}: holds files that no report wrote, name a new or an empty folder")
        out.mkdir(parents=True, exist_ok=True)
        if not (out / _SITE).exists():
            (out / RECORDS).mkdir(exist_ok=True)
            write_file(out / _SITE, _encoded([]))
        for folder in folders:
            folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise DiplocompareError(
            f"{name}: cannot be written to ({getattr(error, 'strerror', None) or 'not a usable name'}),"
            " name another folder"
        ) from error
    with _alone_in(out, name):
        for folder in folders:
            for path in leftovers(folder):
                path.unlink(missing_ok=True)
        yield Store(out)


@contextlib.contextmanager
def _alone_in(folder: Path, name: str) -> Iterator[None]:
    """Keep a second run out of the folder until this one ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows has no such lock, and does without
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DiplocompareError(f"{name}: another report is being written there, wait until it is done") from error
        yield
    finally:
        os.close(handle)


def _write(path: Path, text: str) -> None:
    """Write a file unless it is so already."""
    with contextlib.suppress(OSError, ValueError):  # `write_file` says what is wrong
        if path.read_bytes() == text.encode("utf-8"):
            return
    write_file(path, text)


def _sum(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _sides(record: Path) -> set[str]:
    """Read which pages of sides there are; only what can be such a page's name."""
    try:
        return {slug for slug in msgspec.json.decode(record.read_bytes(), type=list[str]) if _SLUG.fullmatch(slug)}
    except (OSError, ValueError, msgspec.DecodeError):
        return set()


def _encoded(value: object) -> str:
    return msgspec.json.encode(value).decode("utf-8") + "\n"
