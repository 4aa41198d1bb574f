"""Dates in text."""

from __future__ import annotations

import re

# Persons are introduced where a readout opens; further down, capitalised words are places and treaties.
LEAD = 450
# As a bare token has them; the number of a month is its place from 1.
MONTHS = tuple("january february march april may june july august september october november december".split())

_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{'|'.join(MONTHS)}),? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{'|'.join(MONTHS)}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))\b",
    re.IGNORECASE
    | re.ASCII,  # or else "auguſt" and Arabic digits would be found, which the reading below does not know
)


def find_date(text: str) -> str | None:
    """Return the first full date in the opening of a text, as YYYY-MM-DD."""
    for found in _DATE.finditer(text[:LEAD]):
        parts = found.groupdict()
        year, day = (parts["y1"] or parts["y2"] or parts["y3"]), (parts["d1"] or parts["d2"] or parts["d3"])
        name = parts["m1"] or parts["m2"]
        month = MONTHS.index(name.lower()) + 1 if name else int(parts["m3"])
        longest = 29 if month == 2 else 31 - (month in (4, 6, 9, 11))
        if 1 <= month <= 12 and 1 <= int(day) <= longest:
            return f"{year}-{month:02}-{int(day):02}"
    return None
