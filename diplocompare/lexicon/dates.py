"""Dates: the names of the months, the ways to write a full date, and dates of which a part is not said.

A date is written as ISO 8601 has it, as far as it is known: "2022-03-18", "2022-03", "2022", and without a year
"--12-07" or "--12". Days of a sentence that stand in lists and ranges ("13-14 April") are read in `reading/figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

# As a bare token has them; the number of a month is its place from 1.
MONTHS = tuple("january february march april may june july august september october november december".split())
# Characters of a text: a date further down is seldom that of the contact.
_OPENING = 450
# A year that has every day that any year has.
_LEAP_YEAR = 2000
_ISO = re.compile(r"(?:(\d{4})|-)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


class PartialDate(NamedTuple):
    """A date as far as a text says it, which need be in no calendar: "February 30"."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Write it as ISO 8601 has it."""
        year = "-" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in self[1:] if part is not None)])


@lru_cache(maxsize=1024)  # lenses compare every date with every other
def parse_date(written: str) -> PartialDate | None:
    """Return the date that is written as ISO 8601 has it, in full or in part; None for anything else."""
    found = _ISO.fullmatch(written)
    if not found or not any(found.groups()):
        return None
    year, month, day = (None if part is None else int(part) for part in found.groups())
    return PartialDate(year, month, day)


def parse_day(written: str) -> date | None:
    """Return the day of the calendar that is written YYYY-MM-DD; None for anything else."""
    found = parse_date(written)
    return None if found is None or found.year is None else _in_calendar(found, found.year)


def agree(one: str, other: str) -> bool:
    """Whether two dates, in full or in part, say the same as far as both go, and have a part in common."""
    known = _known_by_both(one, other)
    return bool(known) and all(part == other_part for part, other_part in known)


def contradict(one: str, other: str) -> bool:
    """Whether a part that two dates have in common differs."""
    return any(part != other_part for part, other_part in _known_by_both(one, other))


def days_apart(one: str, other: str) -> int | None:
    """Return the fewest days that may lie between two days; a year that is not said may be any.

    None where one of them is no day of the calendar.
    """
    first, second = parse_date(one), parse_date(other)
    if first is None or second is None:
        return None
    if first.year is None:
        first, second = second, first
    day = _in_calendar(first, _LEAP_YEAR)
    if day is None:
        return None
    # Where the second has no year, the nearest such day may lie in the year before or after.
    near = (_in_calendar(second, year) for year in (day.year - 1, day.year, day.year + 1))
    return min((abs((day - other_day).days) for other_day in near if other_day), default=None)


def _known_by_both(one: str, other: str) -> list[tuple[int, int]]:
    first, second = parse_date(one), parse_date(other)
    if first is None or second is None:
        return []
    pairs = zip(first, second, strict=True)
    return [(part, other_part) for part, other_part in pairs if part is not None and other_part is not None]


def _in_calendar(said: PartialDate, year: int) -> date | None:
    """The day of the calendar, in `year` where its own is not said; None where it is no such day."""
    try:
        return date(year if said.year is None else said.year, said.month or 0, said.day or 0)
    except ValueError:
        return None


class WrittenDate(NamedTuple):
    """A full date in a text and where it stands."""

    start: int
    end: int
    day: date


def dates_in(text: str) -> Iterator[WrittenDate]:
    """Yield the full dates of a text in order; days that are in no calendar are left out."""
    matches = (found for form in _forms() for found in form.finditer(text))
    for found in sorted(matches, key=lambda match: match.start()):
        month = found["month"]
        number = int(month) if month.isdigit() else month_number(month)
        try:
            yield WrittenDate(found.start(), found.end(), date(int(found["year"]), number, int(found["day"])))
        except ValueError:
            continue


def find_date(text: str) -> WrittenDate | None:
    """Return the first full date in the opening of a text."""
    return next(dates_in(text[:_OPENING]), None)


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, or for its first three letters."""
    return 1 + [month[:3] for month in MONTHS].index(name.casefold()[:3])


@cache  # compiled where a date is first asked for: most starts do without
def _forms() -> tuple[re.Pattern[str], ...]:
    """The ways to write a full date; each has the groups "year", "month" and "day"."""
    names = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
    month, day, year = rf"(?P<month>{names}|sept)\.?", r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
    number, ordinal = r"(?P<month>\d{1,2})", "(?:st|nd|rd|th)?"
    forms = (
        rf"\b{month}\s+{day}{ordinal},?\s+{year}\b",
        rf"\b{day}{ordinal}\s+(?:of\s+)?{month},?\s+{year}\b",
        # Not in an address or the name of a file: "example.org/2022/03/18/readout".
        rf"(?<![/-])\b{year}(?P<sign>[-/.]){number}(?P=sign){day}\b(?![/-])",
        # With full stops the day comes first; with slashes it does in one country and not in the next.
        rf"\b{day}\.{number}\.{year}\b",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
