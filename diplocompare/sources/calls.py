"""The folders of calls in a corpus."""

from __future__ import annotations

import re
from pathlib import Path

from diplocompare.files.read import shown
from diplocompare.model import InputError
from diplocompare.sources.readouts import readout_files

_NUMBERED = r"(?:-(\d+))?\.json"


def call_folders(folder: Path) -> tuple[Path, ...]:
    """List the folders of a corpus that hold readouts, by name; the folder itself where it is one call.

    It is one where a gold file lies in it, or where it has readouts and no folder in it has. Hidden folders, folders
    without readouts and links that lead back up are passed over. Raises `DiplocompareError` where no call is found.
    """
    name = shown(str(folder))
    try:
        inside = sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
        here = folder.resolve()
        inside = [entry for entry in inside if not here.is_relative_to(entry.resolve())]
        annotated = bool(gold_files(folder))
    except OSError as error:
        raise InputError(f"{name}: cannot be opened as a folder ({error.strerror}), give a folder of calls") from error
    calls = () if annotated else tuple(entry for entry in inside if readout_files(entry))
    if calls:
        return calls
    if readout_files(folder):
        return (folder,)
    raise InputError(f"{name}: no call in it, put the readouts of each call into a folder of its own")


def gold_files(folder: Path) -> list[Path]:
    """List gold.json, gold-2.json, ... in the order of their numbers."""
    return _numbered_files(folder, "gold")


def key_files(folder: Path) -> list[Path]:
    """List keys.json, keys-2.json, ... in the order of their numbers."""
    return _numbered_files(folder, "keys")


def _numbered_files(folder: Path, name: str) -> list[Path]:
    pattern = re.compile(name + _NUMBERED)
    numbered = [(int(found[1] or 1), path) for path in folder.iterdir() if (found := pattern.fullmatch(path.name))]
    return [path for _, path in sorted(numbered)]
