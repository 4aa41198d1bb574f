"""Saved comparisons: JSON from a file or from standard input."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from diplocompare.files.read import read_bytes
from diplocompare.model import Comparison, DiplocompareError, InputError

MAX_BYTES = 200_000_000


def read_comparison(argument: str, *, stdin: BinaryIO | None = None) -> Comparison:
    """Read a saved comparison from a path, or from standard input where `argument` is `-`.

    Raises `DiplocompareError` with the first thing that does not fit.
    """
    name, data = read_bytes(argument, limit=MAX_BYTES, stdin=stdin)
    remedy = "make it again with `diplocompare compare ... --format json`"
    try:
        return Comparison.from_dict(msgspec.json.decode(data))
    except DiplocompareError as error:
        raise InputError(f"{name}: {error}; {remedy}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{name}: not JSON ({error}); {remedy}") from error
