"""Bytes from a file or from standard input: bounded, and with one clear sentence where they cannot be had."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import BinaryIO

from diplocompare.model import InputError

STDIN = "-"
# Where a shell puts the pipe of a process substitution, `<(command)`: somebody writes to that one.
_SHELL_PIPES = ("/dev/fd/", "/proc/self/fd/")


def read_bytes(argument: str, *, limit: int, stdin: BinaryIO | None = None) -> tuple[str, bytes]:
    """Return the name that messages use, and the bytes of a file, or of standard input where `argument` is `-`.

    Raises `DiplocompareError` for what is missing, no file, unreadable or longer than `limit` bytes.
    """
    if argument == STDIN:
        return "standard input", _read_stream(stdin, "standard input", limit)
    return shown(argument), _read_file(Path(argument), shown(argument), limit)


def _read_stream(stdin: BinaryIO | None, name: str, limit: int) -> bytes:
    # A process may be started with its standard input closed.
    if stdin is None and sys.stdin is None:
        raise InputError(f"{name}: is closed, pipe a readout into it")
    try:
        return _bounded(stdin or sys.stdin.buffer, name, limit)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def _read_file(path: Path, name: str, limit: int) -> bytes:
    try:
        # Asked before opening: to open a pipe that no one writes to would hang.
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(f"{name}: is a folder, give the files in it, or this folder alone")
        substitution = stat.S_ISFIFO(status.st_mode) and str(path).startswith(_SHELL_PIPES)
        if not stat.S_ISREG(status.st_mode) and not substitution:
            raise InputError(f"{name}: is a pipe or device, give a file, or `-` for standard input")
        if status.st_size > limit:
            raise too_big(name, limit)
        with path.open("rb") as stream:
            return _bounded(stream, name, limit)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file, check the name") from error
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def _bounded(stream: BinaryIO, name: str, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_big(name, limit)
    return data


def too_big(name: str, limit: int) -> InputError:
    """Say that there are more than `limit` bytes."""
    return InputError(f"{name}: is over {limit // 1_000_000} MB, give one call's text alone")


def unreadable(name: str, error: OSError | ValueError) -> InputError:
    """Say why the system refused; a `ValueError` is a name that no file can have, or a closed stream."""
    if isinstance(error, PermissionError):
        return InputError(f"{name}: may not be read, change its permissions")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable name or stream"
    return InputError(f"{name}: cannot be read ({reason}), check the name")


def shown(name: str) -> str:
    """Return a file's name as a message may print it: quoted and escaped where it would not print as itself."""
    return name if name and name.isprintable() else ascii(name)
