"""Figures that two points give for one thing, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.figures.read import read
from diplocompare.relations.lists import Lists, relation_lists
from diplocompare.relations.overlap import alike, other_thing, overlap, passages
from diplocompare.relations.reading import PointReading
from diplocompare.relations.words import Word

_MOST = float("inf")
# How far a rough figure may be from another, as a part of it.
_ROUGH = 0.2
_PART = re.compile(r"(T)|(\d+(?:\.\d+)?)([YMWDHS])")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_TIME = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
# A month is as long as thirty days.
_SAME_LENGTH = 0.03
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_EVERY = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_SKIPPED = frozenset("the such more other its their these all".split())
_NEAR = 4  # words before a figure in which it is said to be a rough one
_THINGS = 5  # words after it that may name what is counted
# How much two clauses have to share for their figures to be of one thing, by kind.
_SHARED = {"number": 0.25, "share": 0.25, "money": 0.2, "duration": 0.25, "ordinal": 0.4, "times": 0.4}
_SHARED |= {"date": 0.5, "clock": 0.4}
# And where neither says what is counted, or only one does.
_UNNAMED = 0.5
# How much they have to share at least, and more where a point has several figures of a kind.
_LEAST, _AMONG = 0.4, 0.1
# A word that tells a matter; shorter ones that are silent are links.
_RESTING, _SHORTEST = 0.3, 3
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
# Words behind a noun that do not name what is counted: "fishermen held since", "kilometres long".
_TRAILING = frozenset(
    "year month week day hour held long wide high deep tall old strong apart away left kept lost further farther more".split()
)
_TOTALS = frozenset("number total count strength size".split())
_BEFORE = 12  # words before a figure in which "the number of" what it counts may stand
_PERSONS = frozenset("lives people persons dead deaths victims casualties fatalities men women inhabitants".split())
_SOME_PERSONS = frozenset(
    "soldiers civilians miners workers sailors fishermen passengers villagers children students protesters policemen "
    "officers guards troops refugees prisoners hostages crewmen pilots wounded injured citizens demonstrators".split()
)
_CONTACTS = frozenset("time conversation talk talks call meeting contact round summit visit session".split())
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
        if any(_ends(before, words) or following.startswith(words) for words in rough.least):
            most = _MOST
        if any(_ends(before, words) or following.startswith(words) for words in rough.most):
            least = 0.0
        things = _things(point, at, after, lists) if found.kind == "number" else ()
        clock = found.kind == "number" and not things and _is_hour(point, at, after)
        yield Figure("clock" if clock else found.kind, least, most, unit, things, at, found.start, found.end)
    yield from _fractions(point)
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
    for at, word in enumerate(point.words):
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
        elif word.weight or (word.low not in lists.function and word.low.isalpha()):
            runs[-1].append(i)
        elif not (word.low in _SKIPPED or word.low in lists.numerals):
            break
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


def differing_figures(
    one: tuple[PointReading, Sequence[Figure]], other: tuple[PointReading, Sequence[Figure]]
) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures that two points give for one thing where they cannot both be right."""
    (a, mine), (b, theirs) = one, other
    left = [x for x in mine if not any(_agree(x, y) and _may_be_one(a, x, b, y) for y in theirs)]
    right = [y for y in theirs if not any(_agree(x, y) and _may_be_one(a, x, b, y) for x in mine)]
    for x in left:
        for y in right:
            alone = all(sum(each.kind == x.kind for each in others) == 1 for others in (left, right))
            if x.kind == y.kind and x.unit == y.unit and not _agree(x, y) and _of_one_thing(a, x, b, y, alone=alone):
                yield x, y


def _may_be_one(a: PointReading, x: Figure, b: PointReading, y: Figure) -> bool:
    """Whether two figures that agree may count one thing: "two boats" does not answer "less than 80 metres"."""
    return not (x.things and y.things) or _same_things(a, x, b, y)


def _agree(x: Figure, y: Figure) -> bool:
    if x.kind != y.kind or x.unit != y.unit:
        return False
    if x.kind == "duration" and min(x.least, y.least) > 0:
        return x.least <= y.most * (1 + _SAME_LENGTH) and y.least <= x.most * (1 + _SAME_LENGTH)
    return (x.least <= y.most and y.least <= x.most) or _rounded(x, y) or _rounded(y, x)


def _rounded(fine: Figure, coarse: Figure) -> bool:
    """Whether one figure is the other rounded: "3.42" and "3.4"."""
    if fine.least != fine.most or coarse.least != coarse.most or not coarse.least:
        return False
    digits = len(f"{coarse.least:.10g}".replace(".", "").rstrip("0"))
    return digits > 1 and float(f"{fine.least:.{digits}g}") == coarse.least


def _of_one_thing(a: PointReading, x: Figure, b: PointReading, y: Figure, *, alone: bool) -> bool:
    one = next(each for each in passages(a) if each.clause.first <= x.at < each.clause.after)
    other = next(each for each in passages(b) if each.clause.first <= y.at < each.clause.after)
    if x.kind == "number" and not (x.things and y.things):
        named = x.things or y.things
        known = not named or _is_named(a, x, b) or _is_named(b, y, a)
        return alone and known and overlap(one, other) >= _UNNAMED and not other_thing(one, other, strict=True)
    if x.kind in ("number", "ordinal") and not _same_things(a, x, b, y):
        return False
    if x.kind == "ordinal" and _counts_contacts(a, x) and _counts_contacts(b, y):
        return True
    shared = overlap(one, other, least=_LEAST) >= _SHARED[x.kind] + (0.0 if alone else _AMONG)
    strict = x.kind not in ("share", "duration", "date", "clock") or not alone
    return shared and _same_rest(a, x, b, y) and not other_thing(one, other, strict=strict)


def _is_named(point: PointReading, figure: Figure, other: PointReading) -> bool:
    """Whether what is counted is a word of the other point, which gives a figure without saying of what."""
    return any(alike(_noun(point, run), word) > 0 for run in figure.things for word in other.words)


def _counts_contacts(point: PointReading, figure: Figure) -> bool:
    """Whether it is told how many talks there were: "their third conversation this year"."""
    return point.words[figure.things[0][-1]].low in _CONTACTS


def _same_things(a: PointReading, x: Figure, b: PointReading, y: Figure) -> bool:
    """Whether the nouns of what is counted are alike, and no name qualifies one that the other text does not know."""
    if _foreign(a, x, b) or _foreign(b, y, a):
        return False
    mine, theirs = ([_noun(point, run) for run in figure.things] for point, figure in ((a, x), (b, y)))
    if x.kind == "ordinal" and "time" in [noun.low for noun in (*mine, *theirs)]:
        return True  # "for the fifth time"
    if len(mine) == len(theirs):  # "tonnes of grain" and "tonnes of coal" are two things
        return bool(mine) and all(_one_noun(one, other) for one, other in zip(mine, theirs, strict=True))
    return any(_one_noun(one, other) for one in mine for other in theirs)


def _one_noun(one: Word, other: Word) -> bool:
    return (alike(one, other) > 0 and not one.name) or bool({one.low, other.low} & _PERSONS and _plural(one, other))


def _plural(one: Word, other: Word) -> bool:
    """Whether both may be persons: "six soldiers fell" and "the lives of nine"."""
    return {one.low, other.low} <= _PERSONS | _SOME_PERSONS


def _noun(point: PointReading, run: Sequence[int]) -> Word:
    """The last word of what is counted, without the participles behind it: "two field laboratories promised"."""
    words = [point.words[i] for i in run]
    while len(words) > 1 and (words[-1].low.endswith(("ed", "ing", "en")) or words[-1].low in _TRAILING):
        words.pop()
    return words[-1]


def _foreign(point: PointReading, figure: Figure, other: PointReading) -> bool:
    names = [point.words[i] for run in figure.things for i in run if point.words[i].name]
    return any(not any(alike(name, word) for word in other.words) for name in names)


def _same_rest(a: PointReading, x: Figure, b: PointReading, y: Figure) -> bool:
    """Whether the points share more than what is counted, or one says no more.

    "Two sailors were rescued" does not answer "nine sailors are missing".
    """
    mine, theirs = (
        [i for i, word in enumerate(point.words) if _tells(word) and i not in (run[-1] for run in figure.things[:1])]
        for point, figure in ((a, x), (b, y))
    )
    shared = any(alike(a.words[i], b.words[j]) for i in mine for j in theirs)
    return shared or not (any(a.words[i].weight for i in mine) and any(b.words[j].weight for j in theirs))


def _tells(word: Word) -> bool:
    return word.weight >= _RESTING or (word.weight == 0 and len(word.low) > _SHORTEST and word.silent)
