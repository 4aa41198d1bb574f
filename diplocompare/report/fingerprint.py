"""What the program itself is, so that a report knows when another would give other pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def fingerprint(*settings: object) -> str:
    """Return the SHA-256 of the package's own files and of whatever settings decide what a comparison is.

    The files and not the version's number: someone who works on the program changes the one without the other.
    """
    digest = hashlib.sha256(repr(settings).encode("utf-8", "backslashreplace"))
    for path in sorted(_PACKAGE.rglob("*")):
        name = path.relative_to(_PACKAGE)
        if path.is_file() and "__pycache__" not in name.parts:
            data = path.read_bytes()
            digest.update(f"\n{name.as_posix()} {len(data)}\n".encode("utf-8", "surrogateescape"))
            digest.update(data)
    return digest.hexdigest()
