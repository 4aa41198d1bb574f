"""Durations as ISO 8601 writes them: the form in which figures and the facts of the contact are compared."""

from __future__ import annotations

import re
from functools import lru_cache

_PART = re.compile(r"(T)|(\d+(?:\.\d+)?)([YMWDHS])")
_SECONDS = {"W": 604_800, "D": 86_400, "H": 3_600, "M": 60, "S": 1}


@lru_cache(maxsize=1024)
def duration_parts(value: str) -> tuple[float, float]:
    """Return a duration such as "P1Y6M" or "PT1H30M" in months and, what is told in weeks or less, in seconds."""
    months = seconds = 0.0
    in_day = False  # after the "T" an M is a minute
    for mark, amount, unit in _PART.findall(value):
        if mark:
            in_day = True
        elif unit == "Y":
            months += 12 * float(amount)
        elif unit == "M" and not in_day:
            months += float(amount)
        else:
            seconds += float(amount) * _SECONDS[unit]
    return months, seconds
