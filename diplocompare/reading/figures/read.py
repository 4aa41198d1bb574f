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
from diplocompare.reading.figures.quantities import figure_words, read_items, read_quantity

_LIST = re.compile(r"[\s,]*(?:and|to|through|or|[-–])?\s*")


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the figures of a sentence in order, each with its normal form."""
    words = figure_words(lexicon)
    line = tuple(read_items(text))
    figures: list[Found] = []
    at = 0
    while at < len(line):
        if line[at].word not in words.starts and not line[at].text[0].isdigit():
            at += 1
            continue
        found, at = read_date(line, at, words) or read_quantity(line, at, words, lexicon) or ([], at + 1)
        figures += found
    later: Found | None = None
    for number in range(len(figures) - 1, -1, -1):
        later = figures[number] = _dated(text, figures[number], later)
    yield from figures


def _dated(text: str, date: Found, later: Found | None) -> Found:
    """A day with the year that a list of days says once: "January 11 and November 26, 2021"."""
    if not later or date.kind != "date" or later.kind != "date":
        return date
    said, said_later = parse_date(date.value), parse_date(later.value)
    if said is None or said.day is None or said.year is not None or said_later is None or said_later.year is None:
        return date
    if not _LIST.fullmatch(text, date.end, later.start):
        return date
    return date._replace(value=str(said._replace(year=said_later.year)))
