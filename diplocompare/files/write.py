"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from pathlib import Path

from diplocompare.files.read import shown
from diplocompare.model import DiplocompareError

_TEMPORARY = re.compile(r"\.diplocompare-\d+\.tmp")
_OWNER_ALONE, _AS_USUAL = 0o600, 0o666


def write_file(path: Path, text: str) -> None:
    """Write a result where the user says. Raises `DiplocompareError`, and then what was there is still there."""
    data = text.encode("utf-8")
    try:
        if path.is_dir():
            raise DiplocompareError(f"{shown(str(path))}: is a folder, name a file")
        if path.exists() and not path.is_file():  # a pipe or device is written to, never replaced
            path.write_bytes(data)
        else:
            # Through a link, the file that it names is replaced, not the link.
            write_whole(path.resolve(), data)
    except (OSError, ValueError, RuntimeError) as error:  # before Python 3.13 a circle of links is a RuntimeError
        reason = getattr(error, "strerror", None) or "not a usable name"
        raise DiplocompareError(f"{shown(str(path))}: cannot be written ({reason}), choose another place") from error


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file so that it appears whole or not at all, whatever happens on the way. Raises `OSError`.

    A file that is replaced keeps its permissions; a `private` one is for its owner alone.
    """
    # Beside the target, as a file can be moved at one stroke only where it is; with a name that nobody else takes,
    # and not the target's with something added, which may be too long.
    temporary = path.with_name(f".diplocompare-{int.from_bytes(os.urandom(8))}.tmp")
    mode = _OWNER_ALONE if private else _AS_USUAL
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
        if not private and path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    except BaseException:  # Ctrl-C too
        with contextlib.suppress(OSError):  # where it could not even be made
            temporary.unlink()
        raise


def leftovers(folder: Path) -> list[Path]:
    """List the temporary files in a folder, by name: a process that was killed may have left them."""
    return sorted(path for path in folder.glob(".diplocompare-*") if _TEMPORARY.fullmatch(path.name))
