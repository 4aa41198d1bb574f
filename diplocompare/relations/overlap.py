"""How much two clauses speak of one matter: by their words, and not where they speak of two things of a kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from diplocompare.relations.clauses import Clause
from diplocompare.relations.links import Link
from diplocompare.relations.reading import PointReading
from diplocompare.relations.words import FULL, Word

# What a word of a set for one thing counts, and what a word counts where the noun that it qualifies is another one.
_IN_ONE_SET, _QUALIFYING = 0.8, 0.3
# The shorter of two clauses says more than the longer one of how much they share.
_SHORTER = 0.65
# How much two clauses have to share to share anything: this weight, or else this part of the shorter one.
_LEAST, _LEAST_PART = 0.9, 0.8
# A clause with less weight than this goes on about what its point said before.
_SLIGHT, _FEW_CLAUSES = 0.8, 2
# What a common operator counts ("ban"), and a common subject; what is left where two things are spoken of.
_SHARED_OPERATOR, _SAME_SUBJECT, _OTHER_THING = 0.6, 0.12, 0.45
_AUXILIARIES = frozenset("is are was were be been in of to for".split())
# Letters by which a name and its adjective, or a word with a capital and one without, are one.
_PREFIX, _NAME = 5, 4
# Letters that a root of one family may have more.
_LONGER = 3


class Without(NamedTuple):
    """Words of either point that do not count."""

    one: Collection[int] = ()
    other: Collection[int] = ()


_ALL = Without()


class Passage(NamedTuple):
    """A clause in its point."""

    point: PointReading
    clause: Clause

    @property
    def links(self) -> list[Link]:
        """The links of the clause."""
        return [link for link in self.point.links if self.clause.first <= link.words[0] < self.clause.after]

    @property
    def operators(self) -> set[str]:
        """The roots of the operators that are no content: "ban" speaks of one thing where both clauses have it."""
        places = (i for mark in self.clause.operators for i in mark.places)
        return {self.point.words[i].form for i in places} - _AUXILIARIES


def passages(point: PointReading) -> list[Passage]:
    """Return the clauses of a point, each with it."""
    return [Passage(point, clause) for clause in point.clauses]


def alike(one: Word, other: Word) -> float:
    """Return whether two words name one thing: 1 for one root or name, less for words of one set, else 0."""
    if one.form == other.form:
        return 1.0
    if one.name != other.name:
        if one.low[:_PREFIX] == other.low[:_PREFIX]:
            return 1.0
    elif one.name and _same_name(one.low, other.low):
        return 1.0
    return _IN_ONE_SET if not one.sets.isdisjoint(other.sets) or _begins(one.form, other.form) else 0.0


def _begins(one: str, other: str) -> bool:
    """Whether one root begins with the other: "prison", "prisoner"."""
    # Most words differ in their first letters, and this is asked of every two words of two points.
    if one[: _PREFIX + 1] != other[: _PREFIX + 1] or not 0 < abs(len(one) - len(other)) <= _LONGER:
        return False
    return len(one) > _PREFIX < len(other) and (one.startswith(other) or other.startswith(one))


def _same_name(one: str, other: str) -> bool:
    """Whether one name is made of the other: "Ruta", "Rutan"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _NAME and long.startswith(short[:-1] if short[-1] in "aeioy" else short)


def weight(point: PointReading, words: Sequence[int]) -> float:
    """Return how much words of a point tell of its matter."""
    return sum(point.words[i].weight for i in words)


def matched(
    a: PointReading, one: Sequence[int], b: PointReading, other: Sequence[int], context: Sequence[Word] = ()
) -> float:
    """Return the weight of those words of one point that are among the words of the other. `context`: more of these."""
    theirs = [*(b.words[i] for i in other), *context]
    total, head = 0.0, True
    for i in reversed(one):
        word = a.words[i]
        found = max((alike(word, each) for each in theirs), default=0.0)
        # "Gas" of "gas turbines" says little where the other point has no turbines.
        qualifies = found > 0 and not head and not word.name and i + 1 in one and _qualifies(a, i)
        total += word.weight * found * (_QUALIFYING if qualifies else 1.0)
        head = found > 0
    return total


def _qualifies(point: PointReading, at: int) -> bool:
    word, following = point.words[at], point.words[at + 1]
    return following.weight == FULL and not following.trait and following.start - word.end == 1


def likeness(
    a: PointReading, mine: Sequence[int], b: PointReading, theirs: Sequence[int], shared: float = 0.0
) -> float:
    """Return how much two sets of words have in common, as a part of them; `shared`: the weight of what else is."""
    one, other = weight(a, mine), weight(b, theirs)
    if not one or not other:
        return 0.0
    both = min(matched(a, mine, b, theirs), matched(b, theirs, a, mine)) + shared
    return both / (_SHORTER * min(one, other) + (1 - _SHORTER) * max(one, other) + shared)


def overlap(one: Passage, other: Passage, without: Without = _ALL, least: float = _LEAST) -> float:
    """Return how much two clauses speak of one matter, from 0 to 1.

    By what they have in common, or by what each has in common with the whole of the other point, whichever is more.
    `least`: the weight that they have to share.
    """
    a, b = one.point, other.point
    everything = [i for i in a.content if i not in without.one], [i for i in b.content if i not in without.other]
    mine = [i for i in one.clause.content if i not in without.one]
    theirs = [i for i in other.clause.content if i not in without.other]
    shared = _SHARED_OPERATOR * len(one.operators & other.operators)
    if weight(a, mine) + shared < _SLIGHT and len(a.clauses) <= _FEW_CLAUSES:
        mine = everything[0]
    if weight(b, theirs) + shared < _SLIGHT and len(b.clauses) <= _FEW_CLAUSES:
        theirs = everything[1]
    lesser = min(weight(a, mine), weight(b, theirs))
    if not lesser:
        return 0.0
    both = min(matched(a, mine, b, theirs), matched(b, theirs, a, mine)) + shared
    direct = likeness(a, mine, b, theirs, shared) if both >= min(least, _LEAST_PART * lesser) else 0.0
    if other_thing(one, other, without):
        return min(direct, 1.0) * _OTHER_THING
    if direct and _same_subject(a, mine, b, theirs):
        direct += _SAME_SUBJECT
    covered = min(
        matched(a, mine, b, everything[1], b.context) / weight(a, mine),
        matched(b, theirs, a, everything[0], a.context) / weight(b, theirs),
    )
    return max(min(direct, 1.0), covered)


def _same_subject(a: PointReading, mine: Sequence[int], b: PointReading, theirs: Sequence[int]) -> bool:
    """Whether both begin with the same word of content, mostly the subject."""
    one = next((a.words[i] for i in mine if not a.words[i].name), None)
    other = next((b.words[i] for i in theirs if not b.words[i].name), None)
    return one is not None and other is not None and one.weight == other.weight == FULL and alike(one, other) > 0


def other_thing(one: Passage, other: Passage, without: Without = _ALL, *, strict: bool = False) -> bool:
    """Return whether two clauses speak of two things of a kind, or of two things about one.

    "The arrest of X" and "the arrest of Y" are two things, "the seat of the court" and "the budget of the court" too.
    `strict`: also where as much speaks for one thing.
    """
    a, b = one.point, other.point
    agreed = parted = 0
    for x in one.links:
        for y in other.links:
            if x.by != y.by:
                continue
            shared = any(alike(a.words[i], b.words[j]) for i in x.words for j in y.words)
            verbs = x.operator and y.operator
            subjects = x.head < 0
            contraries = x.head in without.one and y.head in without.other
            if subjects or verbs or contraries or alike(a.words[x.head], b.words[y.head]) > 0:
                agreed += shared and not subjects and not verbs
                if not shared and not _elsewhere(a, x, b, y):
                    parted += 2 if verbs and x.by == "object" else 1
            elif shared and not (x.operator or y.operator) and not _head_elsewhere(a, x, b, y):
                parted += 1
    return parted > agreed or (strict and 0 < parted == agreed)


def _elsewhere(a: PointReading, x: Link, b: PointReading, y: Link) -> bool:
    """Whether a word of either link is anywhere in the other point."""
    return any(alike(a.words[i], b.words[j]) for i in x.words for j in b.content) or any(
        alike(b.words[j], a.words[i]) for j in y.words for i in a.content
    )


def _head_elsewhere(a: PointReading, x: Link, b: PointReading, y: Link) -> bool:
    """Whether the noun of either link is anywhere in the other point."""
    return any(alike(a.words[x.head], word) for word in b.words) or any(
        alike(b.words[y.head], word) for word in a.words
    )
