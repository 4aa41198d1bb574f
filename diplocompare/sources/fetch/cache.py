"""Kept copies of pages, with the moment of their retrieval: with a copy, the same address gives the same input."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from diplocompare.files.write import write_whole
from diplocompare.model import Value

_FOLDER, _ENDING = "pages", ".page"
# The line of facts above the body is short; a longer one is not of this package.
_LONGEST_HEAD = 20_000
_LONGEST = 10_100_000


class Fetched(Value):
    """What an address held. `url`: where the redirects ended; `retrieved`: in UTC, to the second; `kept`: whether it
    is a copy from the cache."""

    data: bytes
    content_type: str
    url: str
    retrieved: str
    kept: bool = False


def pages(cache: Path) -> tuple[Path, ...]:
    """Return the files of kept pages, by name."""
    folder = cache / _FOLDER
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix == _ENDING and path.is_file()))
    except OSError:
        return ()


def load(cache: Path, url: str) -> Fetched | None:
    """Return the kept copy of an address; None where there is none, or it is damaged."""
    try:
        with _place(cache, url).open("rb") as stream:
            head = json.loads(stream.readline(_LONGEST_HEAD))
            data = stream.read(_LONGEST)
        found = Fetched(data, head["content_type"], head["url"], head["retrieved"], kept=True)
        whole = head["sha256"] == hashlib.sha256(data).hexdigest() and head["address"] == url
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if whole else None


def save(cache: Path, url: str, fetched: Fetched, warn: Callable[[str], None]) -> None:
    """Keep a copy, readable by its owner alone, whole or not at all; a folder that cannot be written is told."""
    head = {
        "address": url,
        "url": fetched.url,
        "content_type": fetched.content_type,
        "retrieved": fetched.retrieved,
        "sha256": hashlib.sha256(fetched.data).hexdigest(),
    }
    place = _place(cache, url)
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place, json.dumps(head).encode("ascii") + b"\n" + fetched.data, private=True)
    except OSError as error:
        warn(f"no copy could be kept ({error.strerror}), it will be fetched again; set DIPLOCOMPARE_CACHE")


def _place(cache: Path, url: str) -> Path:
    return cache / _FOLDER / (hashlib.sha256(url.encode("utf-8")).hexdigest() + _ENDING)
