"""The length of durations as ISO 8601 writes them: the form in which figures and facts of the contact are compared."""

from __future__ import annotations

import re

_PART = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_DAY = 86_400
_YEAR = 365.25 * _DAY
_SECONDS_BEFORE_T = {"Y": _YEAR, "M": _YEAR / 12, "W": 7 * _DAY, "D": _DAY}
_SECONDS_AFTER_T = {"H": 3_600, "M": 60, "S": 1}


def seconds_of(duration: str) -> float:
    """Return the seconds of a duration such as "P1Y6M" or "PT1H30M", by the mean length of years and months."""
    days, _, time = duration.partition("T")
    return sum(float(amount) * _SECONDS_BEFORE_T[unit] for amount, unit in _PART.findall(days)) + sum(
        float(amount) * _SECONDS_AFTER_T[unit] for amount, unit in _PART.findall(time)
    )
