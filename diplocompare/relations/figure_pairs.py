"""Figures that two points give for one thing, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.relations.figures import Figure
from diplocompare.relations.overlap import alike, other_thing, overlap, passages
from diplocompare.relations.reading import PointReading
from diplocompare.relations.words import Word

# A month is as long as thirty days.
_SAME_LENGTH = 0.03
# How much two clauses have to share for their figures to be of one thing, by kind.
_SHARED = {"number": 0.25, "share": 0.25, "money": 0.3, "duration": 0.25, "ordinal": 0.4, "times": 0.4}
_SHARED |= {"date": 0.5, "clock": 0.4}
# And where neither says what is counted, or only one does.
_UNNAMED = 0.5
# How much they have to share at least, and more where a point has several figures of a kind.
_LEAST, _AMONG = 0.4, 0.1
# A word that tells a matter; shorter ones that are silent are links.
_RESTING, _SHORTEST = 0.3, 3
# Words behind a noun that do not name what is counted: "fishermen held since", "kilometres long".
_TRAILING = frozenset("held long wide high deep tall old strong apart away left kept lost further farther more".split())
_PERSONS = frozenset("lives people persons dead deaths victims casualties fatalities men women inhabitants".split())
_SOME_PERSONS = frozenset(
    "soldiers civilians miners workers sailors fishermen passengers villagers children students protesters policemen "
    "officers guards troops refugees prisoners hostages crewmen pilots wounded injured citizens demonstrators".split()
)
_CONTACTS = frozenset("time conversation talk talks call meeting contact round summit visit session".split())
_TALKED = _CONTACTS | frozenset("spoke talked conversed met conferred".split())


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
    if x.kind == "duration" and _lasted(a, x) and _lasted(b, y):
        return True
    one = next(each for each in passages(a) if each.clause.first <= x.at < each.clause.after)
    other = next(each for each in passages(b) if each.clause.first <= y.at < each.clause.after)
    if x.kind == "number" and not (x.things and y.things):
        named = x.things or y.things
        known = not named or _is_named(a, x, b) or _is_named(b, y, a)
        return alone and known and overlap(one, other) >= _UNNAMED and not other_thing(one, other, strict=True)
    if x.kind in ("number", "ordinal") and not _same_things(a, x, b, y):
        # "Six soldiers fell", "three crowns a lorry"
        single = x.kind == "number" and alone and len(x.things) == len(y.things) == 1
        if not (single and _share_noun(a, x, b, y) and overlap(one, other) >= _UNNAMED):
            return False
    if x.kind == "ordinal" and _counts_contacts(a, x) and _counts_contacts(b, y):
        return True
    shared = overlap(one, other, least=_LEAST) >= _SHARED[x.kind] + (0.0 if alone else _AMONG)
    strict = x.kind not in ("share", "duration", "date", "clock", "money") or not alone
    return shared and _same_rest(a, x, b, y) and not other_thing(one, other, strict=strict)


def _lasted(point: PointReading, figure: Figure) -> bool:
    """Whether it is told how long the contact took: "the call lasted an hour", "spoke for forty minutes"."""
    before = point.words[figure.at - 1].low if figure.at else ""
    clause = next(each.clause for each in passages(point) if each.clause.first <= figure.at < each.clause.after)
    talked = any(word.low in _TALKED for word in point.words[clause.first : figure.at])
    return talked and not figure.things and before in ("for", "lasted", "took", "lasting", "about", "nearly")


def _share_noun(a: PointReading, x: Figure, b: PointReading, y: Figure) -> bool:
    """Whether a word of what is counted is the same, and no name qualifies what the other text does not know."""
    words = [(a.words[i], b.words[j]) for i in x.things[0] for j in y.things[0]]
    return any(_one_noun(one, other) for one, other in words) and not (_foreign(a, x, b) or _foreign(b, y, a))


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
