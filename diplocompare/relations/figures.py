"""The figures of a point, with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.figures.read import read
from diplocompare.relations.lists import Lists, relation_lists
from diplocompare.relations.reading import PointReading
from diplocompare.relations.words import Word

_MOST = float("inf")
# How far a rough figure may be from another, as a part of it.
_ROUGH = 0.2
_PART = re.compile(r"(T)|(\d+(?:\.\d+)?)([YMWDHS])")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_TIME = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_EVERY = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_VERBS = frozenset("made left held found given seen lost had".split())
_SKIPPED = frozenset("the such more other its their these all".split())
_NEAR = 4  # words before a figure in which it is said to be a rough one
_THINGS = 5  # words after it that may name what is counted
_TIMES_AS_MUCH = {
    "double": 2,
    "doubled": 2,
    "twice": 2,
    "twofold": 2,
    "triple": 3,
    "tripled": 3,
    "treble": 3,
    "trebled": 3,
}
_TIMES_AS_MUCH |= {
    "thrice": 3,
    "threefold": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
}
_HOURS = frozenset("morning afternoon evening night o'clock a.m p.m am pm hours noon".split())
_DATE = re.compile(r"(?P<year>\d{4})?-*(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
# "One" is a count before a noun, but not in these: "no one", "each one".
_NO_COUNT = frozenset("no any each every not this that the another which at to".split())
_PERIODS = frozenset("year month week day hour".split())  # "scholarships a year"
_TOTALS = frozenset("number total count strength size".split())
_BEFORE = 12  # words before a figure in which "the number of" what it counts may stand
_CARDINALS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twenty": 20}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}


class Figure(NamedTuple):
    """A figure as the least and the most that it may be.

    `unit`: of money and of parts; `things`: the places of the words that name what is counted, those behind "of" apart;
    `at`: the place of its first word; `start`, `end`: in the text.
    """

    kind: str
    least: float
    most: float
    unit: str
    things: tuple[tuple[int, ...], ...]
    at: int
    start: int
    end: int


def read_figures(point: PointReading, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Return the figures of a point, small counts and ordinals too, without dates."""
    return tuple(_figures(point, lexicon))


def _figures(point: PointReading, lexicon: Lexicon) -> Iterator[Figure]:
    lists = relation_lists(lexicon)
    rough = lexicon.relations.rough
    for found in read(point.text, lexicon):
        at = next((i for i, word in enumerate(point.words) if word.end > found.start), len(point.words))
        after = next((i for i, word in enumerate(point.words) if word.start >= found.end), len(point.words))
        if found.kind == "date":
            yield from _date(found.value, at, (found.start, found.end))
            continue
        value, unit = _value(found.kind, found.value)
        before = " ".join(word.low for word in point.words[max(0, at - _NEAR) : at])
        following = " ".join(word.low for word in point.words[after : after + 2])
        if "from" in before.split()[-1:] and following.startswith("to "):
            continue  # "from 25 to 20 per cent": what it was before
        least = most = value
        if any(_ends(before, words) or following.startswith(words) for words in rough.about):
            least, most = value * (1 - _ROUGH), value * (1 + _ROUGH)
        if _bounds(before, following, rough.least):
            most = _MOST
        if _bounds(before, following, rough.most):
            least = 0.0
        things = _things(point, at, after, lists) if found.kind == "number" else ()
        clock = found.kind == "number" and not things and _is_hour(point, at, after)
        if found.kind == "number" and _is_ratio(point, at, after):
            continue
        yield Figure("clock" if clock else found.kind, least, most, unit, things, at, found.start, found.end)
    yield from _fractions(point)
    yield from _in_words(point, lists)


def _in_words(point: PointReading, lists: Lists) -> Iterator[Figure]:
    """Multiples ("doubled"), "one" before a noun, shares ("one in five") and ordinals."""
    for at, word in enumerate(point.words):
        times = _TIMES_AS_MUCH.get(word.low)
        if times:
            yield Figure("times", times, times, "", (), at, word.start, word.end)
        if word.low == "one" and at + 1 < len(point.words) and not (at and point.words[at - 1].low in _NO_COUNT):
            following = point.words[at + 1]
            counted = following.weight or following.silent
            things = _things(point, at, at + 1, lists) if counted else ()
            if things:
                yield Figure("number", 1, 1, "", things, at, word.start, word.end)
            among = _CARDINALS.get(point.words[at + 2].low) if at + 2 < len(point.words) else None
            if following.low == "in" and among:
                yield Figure("share", 100.0 / among, 100.0 / among, "%", (), at, word.start, point.words[at + 2].end)
        number = _ORDINALS.get(word.low)
        if number and number > 1 and point.text[word.start].islower():
            things = _things(point, at, at + 1, lists)
            if things:
                yield Figure("ordinal", number, number, "", things, at, word.start, word.end)


def _date(value: str, at: int, place: tuple[int, int]) -> Iterator[Figure]:
    """A date as a number; `unit` tells how exact it is: two dates are compared where both are of one exactness."""
    found = _DATE.match(value)
    parts = {name: int(part) for name, part in (found.groupdict() if found else {}).items() if part}
    if parts:
        number = float(parts.get("year", 0) * 372 + parts.get("month", 0) * 31 + parts.get("day", 0))
        yield Figure("date", number, number, " ".join(parts), (), at, *place)


def _is_hour(point: PointReading, at: int, after: int) -> bool:
    """Whether a figure tells the time of the day: "at 5 in the morning"."""
    before = point.words[at - 1].low if at else ""
    return before in ("at", "around", "by", "until") and any(
        word.low in _HOURS for word in point.words[after : after + 3]
    )


def _is_ratio(point: PointReading, at: int, after: int) -> bool:
    """Whether a figure is a side of a ratio: "one to four"."""
    named = any(word.low in ("ratio", "odds") for word in point.words[max(0, at - _BEFORE) : at])
    return named and "to" in [word.low for word in (*point.words[max(0, at - 1) : at], *point.words[after : after + 1])]


def _fractions(point: PointReading) -> Iterator[Figure]:
    """Parts in words: "a third of the harvest", "three quarters", "by half"."""
    words = point.words
    for at, word in enumerate(words):
        size = _PARTS.get(word.low.removesuffix("s") if word.low != "halves" else "half")
        if word.low in _EVERY and at and words[at - 1].low == "every":
            yield Figure("share", 100.0 / _EVERY[word.low], 100.0 / _EVERY[word.low], "%", (), at, word.start, word.end)
            continue
        if size is None:
            continue
        before = words[at - 1].low if at else ""
        following = words[at + 1].low if at + 1 < len(words) else ""
        if word.low == "half" and (before == "by" or following in ("of", "the", "its", "their")):
            times = 1
        elif before in _TIMES and (following in ("of", "") or word.low.endswith("s") or _compares(words, at - 2)):
            times = _TIMES[before]
        else:
            continue
        share = 100.0 * times / size
        yield Figure("share", share, share, "%", (), at, word.start, word.end)


def _compares(words: Sequence[Word], at: int) -> bool:
    return at >= 0 and words[at].low in ("by", "than")


def _bounds(before: str, following: str, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases stands around a figure; "more than" is none in "no more than"."""
    ahead = (words for words in phrases if _ends(before, words))
    whole = [words for words in ahead if before.removesuffix(words).split()[-1:] not in (["no"], ["not"])]
    return bool(whole) or any(following.startswith(words) for words in phrases)


def _ends(before: str, words: str) -> bool:
    return before == words or before.endswith(" " + words)


def _value(kind: str, value: str) -> tuple[float, str]:
    """A figure as a number in one unit of its kind: durations in days, money in its currency."""
    if kind == "money":
        number, unit = value.split()
        return float(number), unit
    if kind == "share":
        return float(value.removesuffix("%")), "%"
    if kind != "duration":
        return float(value), ""
    days, time = 0.0, False
    for found in _PART.finditer(value):
        mark, amount, unit = found.groups()
        time = time or mark is not None
        if amount:
            days += float(amount) * (_TIME if time else _DAYS)[unit]
    return days, "day"


def _things(point: PointReading, at: int, after: int, lists: Lists) -> tuple[tuple[int, ...], ...]:
    """The words of content behind a figure, and those behind an "of" there: "tonnes" and "grain".

    Where there are none, what stands before: "a staff of forty".
    """
    runs: list[list[int]] = [[]]
    for i in range(after, min(after + _THINGS + 2, len(point.words))):
        word = point.words[i]
        gap = point.text[point.words[i - 1].end : word.start]
        if gap.strip(" -"):
            break
        if word.low == "of" and len(runs) == 1:
            runs.append([])
        elif runs[-1] and (word.low in _VERBS or (word.low == "the" and len(runs) > 1)):
            break  # "people made homeless", "rounds of talks the parties held"
        elif word.weight or (word.low not in lists.function and word.low.isalpha()):
            runs[-1].append(i)
        elif not (word.low in _SKIPPED or word.low in lists.numerals):
            break
    runs = [[i for i in run if point.words[i].low not in _PERIODS] for run in runs]
    if not any(runs) and at > 1 and point.words[at - 1].low == "of":
        runs = [[at - 2]]
    elif not any(runs):
        runs = [_totalled(point, at)]
    return tuple(tuple(run) for run in runs if run)


def _totalled(point: PointReading, at: int) -> list[int]:
    """What is counted where that stands before: "the number of observers will be forty"."""
    for i in range(at - 2, max(0, at - _BEFORE) - 1, -1):
        if point.words[i].low in _TOTALS and point.words[i + 1].low == "of":
            run = [j for j in range(i + 2, at) if point.words[j].weight]
            return [j for j in run if j - run[0] == run.index(j)]
    return []
