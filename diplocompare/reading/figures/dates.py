"""Dates in a sentence as ISO 8601 has them, with what the text says: "2022-03-18", "2022-03", "2022", "--12-07"."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.lexicon.dates import PartialDate
from diplocompare.reading.annotation import Found
from diplocompare.reading.figures.quantities import RANGES, Item, Words, found_at, is_tight, read_tail, word_at

_ORDINALS = frozenset(("st", "nd", "rd", "th"))


def read_date(line: Sequence[Item], at: int, words: Words) -> tuple[list[Found], int] | None:
    """Return the dates that begin at a place and where to go on; None where none begins."""
    item = line[at]
    if item.text[0].isdigit():
        return _written_out(line, at) or _day_first(line, at, words) or _lone_year(line, at, words)
    month = words.months.get(item.word)
    if month is None or not item.text[0].isupper():
        return None
    found, after = _month_first(line, at, month, words)
    if found:
        return found, after
    year, after = _year(line, at + 1)
    if year is not None:
        return [_dated(line, at, after, PartialDate(year, month))], after
    known = word_at(line, at - 1) in words.context["before_months"] or (
        at > 0 and line[at - 1].text.endswith(("'s", "’s"))
    )
    return ([_dated(line, at, at + 1, PartialDate(None, month))], at + 1) if known else None


def _written_out(line: Sequence[Item], at: int) -> tuple[list[Found], int] | None:
    text = line[at].text
    if text.count("-") == 2:
        year, month, day = text.split("-")
    elif text.count(".") == 2:
        day, month, year = text.split(".")
    else:
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return [_dated(line, at, at + 1, PartialDate(int(year), int(month), int(day)))], at + 1


def _dated(line: Sequence[Item], start: int, end: int, said: PartialDate) -> Found:
    return found_at(line, start, end, "date", str(said))


def _day(line: Sequence[Item], at: int) -> tuple[int, int] | None:
    """A day of a month and where it ends."""
    text = line[at].text if at < len(line) else ""
    if not (text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31):
        return None
    ordinal = is_tight(line, at + 1) and word_at(line, at + 1) in _ORDINALS
    if (
        is_tight(line, at + 1)
        and not ordinal
        and (word_at(line, at + 1).isalpha() or word_at(line, at + 1) in ("%", "/"))
    ):
        return None
    return int(text), at + 1 + ordinal


def _year(line: Sequence[Item], at: int) -> tuple[int | None, int]:
    """A year after a day or a month, if there is one, and where it ends."""
    at += word_at(line, at) in (",", "of")
    text = word_at(line, at)
    fits = len(text) == 4 and text.isdecimal() and 1800 <= int(text) < 2200
    return (int(text), at + 1) if fits and not is_tight(line, at) else (None, at)


def _month_first(line: Sequence[Item], at: int, month: int, words: Words) -> tuple[list[Found], int]:
    """ "March 18", "March 18-20, 2025", "July 8 and 9"."""
    days: list[tuple[int, int, int]] = []
    start, after = at, at + 1
    while (day := _day(line, after if not days else after + 1)) is not None:
        first = not days
        if _counts(line, day[1], words) or (not first and not _goes_on(line, after, day[1], words)):
            break
        days.append((start if first else after + 1, day[1], day[0]))
        after = day[1]
        if word_at(line, after) not in RANGES and word_at(line, after) not in ("and", ","):
            break
    if not days:
        return [], at
    year, end = _year(line, after)
    found = [_dated(line, begin, stop, PartialDate(year, month, number)) for begin, stop, number in days]
    if year is not None:
        found[-1] = found[-1]._replace(end=line[end - 1].end)
    return found, end if year is not None else after


def _counts(line: Sequence[Item], after: int, words: Words) -> bool:
    """Whether the number that ends there counts something instead of the days of a month."""
    return word_at(line, after) in words.scales or read_tail(line, after, words) is not None


def _goes_on(line: Sequence[Item], link: int, after: int, words: Words) -> bool:
    """Whether a number after "and" or a comma is one more day: nothing follows that it could count."""
    follows = line[after] if after < len(line) else None
    if word_at(line, link) in RANGES:
        return True
    return follows is None or not (follows.text[0].isalnum() and follows.word not in words.context["after_days"])


def _day_first(line: Sequence[Item], at: int, words: Words) -> tuple[list[Found], int] | None:
    """ "18 March 2025", "18th of March", "13-14 April"."""
    first = _day(line, at)
    if first is None or (is_tight(line, at) and word_at(line, at - 1) in ("-", ".", ":", "/")):
        return None
    days, after = [(at, first[1], first[0])], first[1]
    if word_at(line, after) in RANGES or word_at(line, after) == "and":
        second = _day(line, after + 1)
        if second is None:
            return None
        days.append((after + 1, second[1], second[0]))
        after = second[1]
    after += word_at(line, after) == "of"
    month = words.months.get(word_at(line, after))
    if month is None or not line[after].text[0].isupper():
        return None
    year, end = _year(line, after + 1)
    found = [_dated(line, begin, stop, PartialDate(year, month, number)) for begin, stop, number in days]
    found[-1] = found[-1]._replace(end=line[(end if year is not None else after + 1) - 1].end)
    return found, end if year is not None else after + 1


def _lone_year(line: Sequence[Item], at: int, words: Words) -> tuple[list[Found], int] | None:
    text, before, after = line[at].text, word_at(line, at - 1), word_at(line, at + 1)
    if not (len(text) == 4 and text.isdecimal() and 1900 <= int(text) < 2100):
        return None
    named = before in words.context["names"] or before in words.signs
    glued = is_tight(line, at) and (before in ("/", "_", "+") or (before == "-" and line[at - 2].text[:1].isupper()))
    run_on = is_tight(line, at + 1) and (after.isalpha() or after in ("/", "_"))
    thing = line[at + 1].text if at + 1 < len(line) else ""
    counted = int(text) % 100 == 0 and thing.islower() and thing.endswith("s")
    if named or glued or run_on or counted or _counts(line, at + 1, words):
        return None
    # "2024-25" is told by its first year.
    ends = at + 3 if after in ("-", "–") and is_tight(line, at + 2) and len(word_at(line, at + 2)) == 2 else at + 1
    return [_dated(line, at, ends, PartialDate(int(text)))], ends
