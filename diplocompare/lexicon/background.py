"""How often readouts use words and pairs of words at all, counted by `training/background_terms.py`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from diplocompare.model import Value

BACKGROUND_FILE = Path(__file__).parent / "background-terms.json"


class Background(Value):
    """`total`: the uses of all terms that were counted; `counts`: those of each common one, by what joins its forms."""

    total: int
    counts: dict[str, int]


@cache
def background() -> Background:
    """Return the counts of the package. They are read when first asked for: many a comparison has too little text."""
    return msgspec.json.decode(BACKGROUND_FILE.read_bytes(), type=Background)
