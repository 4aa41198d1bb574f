"""Dates in a sentence as ISO 8601 has them, with what the text says: "2022-03-18", "2022-03", "2022", "--12-07"."""

from __future__ import annotations

from typing import NamedTuple

from diplocompare.lexicon.dates import PartialDate
from diplocompare.reading.annotation import Found
from diplocompare.reading.figures.line import FigureLists, Line
from diplocompare.reading.figures.quantities import read_unit

_ORDINALS = ("st", "nd", "rd", "th")
# A year beside a day or a month, and one that stands alone: fewer numbers are years there.
_YEARS = range(1800, 2200)
_LONE_YEARS = range(1900, 2100)


class _Day(NamedTuple):
    """A day of a month, from the piece `start` up to `end`."""

    number: int
    start: int
    end: int


def read_date(line: Line, at: int, lists: FigureLists) -> tuple[list[Found], int] | None:
    """Return the dates that begin at a place and where to go on; None where none begins."""
    if line.word(at)[0].isdigit():
        return _in_digits(line, at) or _day_first(line, at, lists) or _lone_year(line, at, lists)
    month = lists.months.get(line.word(at))
    if month is None or not line.pieces[at].is_capital:
        return None
    return _month_first(line, at, month, lists) or _month_alone(line, at, month, lists)


def _in_digits(line: Line, at: int) -> tuple[list[Found], int] | None:
    """Read "2022-03-18", "18.3.2022"."""
    written = line.word(at)
    if written.count("-") == 2:
        year, month, day = written.split("-")
    elif written.count(".") == 2:
        day, month, year = written.split(".")
    else:
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return [_dated(line, at, at + 1, PartialDate(int(year), int(month), int(day)))], at + 1


def _day_first(line: Line, at: int, lists: FigureLists) -> tuple[list[Found], int] | None:
    """Read "18 March 2025", "18th of March", "13-14 April"."""
    first = _day(line, at)
    if first is None or (line.is_tight(at) and line.word(at - 1) in ("-", ".", ":", "/")):
        return None
    days = [first]
    if line.is_range(first.end) or line.word(first.end) == "and":
        second = _day(line, first.end + 1)
        if second is None:
            return None
        days.append(second)
    at = days[-1].end + (line.word(days[-1].end) == "of")
    month = lists.months.get(line.word(at))
    if month is None or not line.pieces[at].is_capital:
        return None
    return _dates(line, days, month, at + 1)


def _month_first(line: Line, at: int, month: int, lists: FigureLists) -> tuple[list[Found], int] | None:
    """Read "March 18", "March 18-20, 2025", "July 8 and 9"."""
    days: list[_Day] = []
    day = _day(line, at + 1)
    while day and not _counts(line, day.end, lists):
        # After "and" or a comma a number is one more day where nothing follows that it could count.
        if days and not line.is_range(day.start - 1) and not _may_follow_day(line, day.end, lists):
            break
        days.append(day)
        goes_on = line.is_range(day.end) or line.word(day.end) in ("and", ",")
        day = _day(line, day.end + 1) if goes_on else None
    if not days:
        return None
    days[0] = days[0]._replace(start=at)
    return _dates(line, days, month, days[-1].end)


def _dates(line: Line, days: list[_Day], month: int, end: int) -> tuple[list[Found], int]:
    """Return days of a month with the year that may stand at `end`; the last one's words reach to there."""
    year, end = _year(line, end)
    found = [_dated(line, day.start, day.end, PartialDate(year, month, day.number)) for day in days]
    if end > days[-1].end:
        found[-1] = found[-1]._replace(end=line.pieces[end - 1].end)
    return found, end


def _month_alone(line: Line, at: int, month: int, lists: FigureLists) -> tuple[list[Found], int] | None:
    """Read "March 2022", "in March"; without such a word before it, it may be the verb or a name."""
    year, end = _year(line, at + 1)
    if year is not None:
        return [_dated(line, at, end, PartialDate(year, month))], end
    if line.word(at - 1) in lists.context["before_months"] or line.written(at - 1).endswith(("'s", "’s")):
        return [_dated(line, at, at + 1, PartialDate(None, month))], at + 1
    return None


def _lone_year(line: Line, at: int, lists: FigureLists) -> tuple[list[Found], int] | None:
    """Read "2016"; "2024-25" is told by its first year."""
    written, before, after = line.word(at), line.word(at - 1), line.word(at + 1)
    if not (len(written) == 4 and written.isdecimal() and int(written) in _LONE_YEARS):
        return None
    is_named = before in lists.context["names"] or before in lists.money.first_words
    # "F/2020", "COP-2020", "2020s", "2000 ships"
    is_glued = line.is_tight(at) and (
        before in ("/", "_", "+") or (before == "-" and line.written(at - 2)[:1].isupper())
    )
    runs_on = line.is_tight(at + 1) and (after.isalpha() or after in ("/", "_"))
    is_count = int(written) % 100 == 0 and line.written(at + 1).islower() and line.written(at + 1).endswith("s")
    if is_named or is_glued or runs_on or is_count or _counts(line, at + 1, lists):
        return None
    to_short_year = after in ("-", "–") and line.is_tight(at + 2) and len(line.word(at + 2)) == 2
    end = at + 3 if to_short_year else at + 1
    return [_dated(line, at, end, PartialDate(int(written)))], end


def _dated(line: Line, at: int, end: int, said: PartialDate) -> Found:
    return line.found(at, end, "date", str(said))


def _day(line: Line, at: int) -> _Day | None:
    """Return the day of a month that may stand there: "18", "18th", but not the "18" of "18:30", "18%", "18km"."""
    written = line.word(at)
    if not (written.isdecimal() and len(written) <= 2 and 1 <= int(written) <= 31):
        return None
    if not line.is_tight(at + 1):
        return _Day(int(written), at, at + 1)
    following = line.word(at + 1)
    if following in _ORDINALS:
        return _Day(int(written), at, at + 2)
    return None if following.isalpha() or following in ("%", "/") else _Day(int(written), at, at + 1)


def _year(line: Line, at: int) -> tuple[int | None, int]:
    """Return the year after a day or a month, None where there is none, and where to go on."""
    start = at + (line.word(at) in (",", "of"))
    written = line.word(start)
    is_year = len(written) == 4 and written.isdecimal() and int(written) in _YEARS and not line.is_tight(start)
    return (int(written), start + 1) if is_year else (None, at)


def _counts(line: Line, end: int, lists: FigureLists) -> bool:
    """Tell whether a number that ends there counts something: "March 18 million people ..."."""
    return line.word(end) in lists.scales or read_unit(line, end, lists) is not None


def _may_follow_day(line: Line, at: int, lists: FigureLists) -> bool:
    """Tell whether a word may follow one more day of a month: then the number counts no things."""
    return not line.written(at)[:1].isalnum() or line.word(at) in lists.context["after_days"]
