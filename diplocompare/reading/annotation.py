"""What is found in a sentence, as a value."""

from __future__ import annotations

from typing import NamedTuple

from diplocompare.model import Speaker


class Found(NamedTuple):
    """Words that a lens found in one sentence, `start` and `end` in that sentence; the rest as in `Observation`."""

    start: int
    end: int
    kind: str
    value: str = ""
    level: int | None = None
    by: Speaker | None = None
    marks: tuple[str, ...] = ()
