"""In what two points differ that do not oppose each other: degree, framing, contested names and scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.annotation import Found
from diplocompare.reading.contested import rivals_among
from diplocompare.reading.scope.differences import differences
from diplocompare.reading.scope.point import ScopedPoint, scope_lists
from diplocompare.relations.overlap import likeness, matched, overlap, passages, weight
from diplocompare.relations.reading import PointReading
from diplocompare.relations.sentence import Mark
from diplocompare.relations.words import ACT, ASIDE

# How much two points have to share apart from two names, for these to be of one thing.
_SAME_THING = 0.3
# Groups of words of scope that tell less than this are no difference.
_TELLING = 2.0
# How much of the shorter point the longer one has to have for its further words to narrow the matter, and how many
# words of content a point has to have for that.
_COVERED, _LONG = 0.85, 1.5
# Words that lead from a noun to what narrows it, and how many words that may take.
_QUALIFYING = frozenset("of for with in on from to and that who which than by".split())
_REACH = 6


class Nuance(NamedTuple):
    """The places in either point's text in which they differ; (0, 0) where one says nothing."""

    one: tuple[int, int]
    other: tuple[int, int]


def best_overlap(a: PointReading, b: PointReading) -> float:
    """Return how much the two clauses have in common that have most."""
    return max((overlap(one, other) for one in passages(a) for other in passages(b)), default=0.0)


def degrees(a: PointReading, b: PointReading) -> Iterator[Nuance]:
    """Yield words of one ladder on two of its steps: "concern" and "condemned", "may" and "must"."""
    mine, theirs = _by_dimension(a.degrees), _by_dimension(b.degrees)
    for ladder in (each for each in mine if each in theirs):
        highest, other = (max(marks, key=lambda mark: mark.sign) for marks in (mine[ladder], theirs[ladder]))
        if highest.sign != other.sign:
            yield Nuance(_span(a, highest), _span(b, other))


def framings(a: PointReading, b: PointReading) -> Iterator[Nuance]:
    """Yield names of two leanings for one thing: "peacekeeping" and "invasion"."""
    mine, theirs = _by_dimension(a.framings), _by_dimension(b.framings)
    for names in (each for each in mine if each in theirs):
        if {mark.sign for mark in mine[names]}.isdisjoint(mark.sign for mark in theirs[names]):
            rest = [
                [i for i in point.content if not any(i in mark.places for mark in marks)]
                for point, marks in ((a, mine[names]), (b, theirs[names]))
            ]
            if likeness(a, rest[0], b, rest[1]) >= _SAME_THING:
                yield Nuance(_span(a, mine[names][0]), _span(b, theirs[names][0]))


def _by_dimension(marks: Sequence[Mark]) -> Mapping[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.phrase.dimension, []).append(mark)
    return found


def _span(point: PointReading, mark: Mark) -> tuple[int, int]:
    return point.words[mark.places[0]].start, point.words[mark.places[-1]].end


def contested_names(mine: Sequence[Found], theirs: Sequence[Found], lexicon: Lexicon) -> Iterator[Nuance]:
    """Yield rival names for one matter, of which each point has its own."""
    for one, other in rivals_among(mine, theirs, lexicon):
        yield Nuance((one.start, one.end), (other.start, other.end))


def scopes(one: ScopedPoint, other: ScopedPoint, lexicon: Lexicon) -> Iterator[Nuance]:
    """Yield words that widen, narrow or condition what both say, and that one has no equivalent of."""
    lists = scope_lists(lexicon)
    for own, across, turned in ((one, other, False), (other, one, True)):
        for hit in differences(own, across, lists):
            if hit.borne and lists.telling.get(hit.group, 0.0) >= _TELLING:
                against = (0, 0)
                if hit.against:
                    against = across.words[hit.against[0]].token.start, across.words[hit.against[1]].token.end
                places = (own.words[hit.first].token.start, own.words[hit.last].token.end), against
                yield Nuance(*(places[::-1] if turned else places))


def narrowings(a: PointReading, b: PointReading) -> Iterator[Nuance]:
    """Yield what one point adds to a noun that both have, where it says all else that the other says.

    "Tenders", "tenders for railway works"; "refugees may cross", "refugees with family may cross".
    """
    for mine, theirs, turned in ((a, b, False), (b, a, True)):
        # Without names: who says it is often told by one of them only.
        words = [i for i in theirs.content if not theirs.words[i].name]
        said, known = weight(theirs, words), matched(theirs, words, mine, mine.content)
        if not said or weight(theirs, theirs.content) < _LONG or known < _COVERED * said:
            continue
        held = [i for i in mine.content if matched(mine, [i], theirs, theirs.content)]
        for at in held:
            found = tuple(_behind(mine, at, held))
            if found:
                places = (mine.words[found[0]].start, mine.words[found[-1]].end), (0, 0)
                yield Nuance(*(places[::-1] if turned else places))
                return


def _behind(point: PointReading, noun: int, held: Sequence[int]) -> Iterator[int]:
    """The words that qualify a noun: behind a preposition, a relative or a participle, or "and" one thing more."""
    following = point.words[noun + 1] if noun + 1 < len(point.words) else None
    if following is None or not (following.low in _QUALIFYING or following.low.endswith("ed")):
        return
    for i in range(noun + 1, min(noun + 1 + _REACH, len(point.words))):
        if i in held:
            return
        if point.words[i].weight >= ACT * ASIDE and not point.words[i].name:
            yield i
