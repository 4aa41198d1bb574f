"""The figures of one sentence in one normal form: numbers, dates, money, durations and shares.

Money is told by its ISO 4217 code, durations and dates as in ISO 8601; of a date only what the text says ("--12-07").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplocompare.lexicon.dates import parse_date
from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.annotation import Found
from diplocompare.reading.figures.dates import read_date
from diplocompare.reading.figures.line import Line, figure_lists
from diplocompare.reading.figures.quantities import read_quantity

# What may stand between two days of a list.
_LINK = re.compile(r"[\s,]*(?:and|to|through|or|[-–])?\s*")


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the figures of a sentence in order, each with its normal form."""
    lists = figure_lists(lexicon)
    line = Line(text)
    figures: list[Found] = []
    at = 0
    while at < len(line):
        if line.word(at) in lists.starts or line.word(at)[0].isdigit():
            found, at = read_date(line, at, lists) or read_quantity(line, at, lists, lexicon) or ([], at + 1)
            figures += found
        else:
            at += 1
    # "January 11 and November 26, 2021": the year is said once, after the last day.
    for place in reversed(range(len(figures) - 1)):
        date, later = figures[place : place + 2]
        said = parse_date(date.value) if date.kind == "date" else None
        said_later = parse_date(later.value) if later.kind == "date" else None
        lacks_year = said and said.day and not said.year and _LINK.fullmatch(text, date.end, later.start)
        if said and lacks_year and said_later and said_later.year:
            figures[place] = date._replace(value=str(said._replace(year=said_later.year)))
    yield from figures
