"""Folders of prepared files in the cache: put in place at one stroke, and found again only if unchanged."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from diplocompare.embed.cache_folder import write_json
from diplocompare.embed.models import hash_file

NOTE = "export.json"


def work_folder(folder: Path) -> Path:
    """Make a private folder beside the final one, and clear away what killed runs left there."""
    for left in folder.parent.glob("tmp-*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix="tmp-", dir=folder.parent))


def install(work: Path, folder: Path, note: Mapping[str, object]) -> None:
    """Put the finished folder in its place at one stroke; a damaged one that stands there is moved away first."""
    write_json(work / NOTE, note)
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix="old-", dir=folder.parent))
        folder.replace(old / folder.name)
        shutil.rmtree(old, ignore_errors=True)
    work.replace(folder)


def describe(path: Path) -> dict[str, object]:
    """Return what `is_unchanged` compares a file with."""
    return {"size": path.stat().st_size, "time": path.stat().st_mtime_ns, "sha256": hash_file(path)}


def is_unchanged(path: Path, known: Mapping[str, Any]) -> bool:
    """Compare size and time with what was noted; a file that was only copied has another time, and is hashed."""
    facts = path.stat()
    if facts.st_size != known["size"]:
        return False
    return bool(facts.st_mtime_ns == known["time"] or hash_file(path) == known["sha256"])


def exists(folder: Path) -> bool:
    """Whether a folder is there, so far as can be seen."""
    try:
        return folder.exists()
    except OSError:  # the folder above it may not be entered
        return False
