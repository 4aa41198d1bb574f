"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from diplocompare.files.read import shown
from diplocompare.model import DiplocompareError


def write_file(path: Path, text: str) -> None:
    """Write a file by way of a temporary one beside it. Raises `DiplocompareError` and leaves what was there."""
    data = text.encode("utf-8")
    try:
        if path.is_dir():
            raise DiplocompareError(f"{shown(str(path))}: is a folder, name a file")
        if path.exists() and not path.is_file():  # a pipe or device is written to, never replaced
            path.write_bytes(data)
        else:
            # Through a link, the file that it names is replaced, not the link.
            _replace(path.resolve(), data)
    except (OSError, ValueError, RuntimeError) as error:  # before Python 3.13 a circle of links is a RuntimeError
        reason = getattr(error, "strerror", None) or "not a usable name"
        raise DiplocompareError(f"{shown(str(path))}: cannot be written ({reason}), choose another place") from error


def _replace(target: Path, data: bytes) -> None:
    # A name of its own: that of the target with something added may be too long.
    temporary = target.with_name(f".diplocompare-{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:  # Ctrl-C too
        with contextlib.suppress(OSError):  # where it could not even be made
            temporary.unlink()
        raise
