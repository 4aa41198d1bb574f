"""Whether two points of one matter report the same thing, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import get_args

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model.topic import How, Relation
from diplocompare.model.value import Value
from diplocompare.reading import contested
from diplocompare.reading.annotation import Found
from diplocompare.reading.scope.point import ScopedPoint
from diplocompare.relations import nuances
from diplocompare.relations.figure_pairs import differing_figures
from diplocompare.relations.figures import Figure, read_figures
from diplocompare.relations.oppositions import oppositions
from diplocompare.relations.reading import PointReading, read_words

HOWS: tuple[How, ...] = get_args(How)
# From how much two points share, or how likely they report the same, one that differs in a nuance is more than related.
_ALIKE, _LIKELY = 0.5, 0.5


class PointText(Value, dict=True):
    """A point as it is read: its words and clauses, its figures.

    Its contested names and words of scope, which do not contradict anything, are read when they are first asked for.
    """

    text: str
    reading: PointReading
    figures: tuple[Figure, ...]
    lexicon: Lexicon

    @cached_property
    def names(self) -> tuple[Found, ...]:
        """Its contested names."""
        return tuple(contested.read(self.text, self.lexicon))

    @cached_property
    def scope(self) -> ScopedPoint:
        """Its words of scope."""
        return ScopedPoint.of(self.text, self.lexicon)


class Difference(Value):
    """One difference, with its places in the texts of the two points; (0, 0) where a point says nothing of it."""

    how: How
    one: tuple[int, int]
    other: tuple[int, int]


class PairRelation(Value):
    """What two points are to each other: `how` they differ, each kind once, and the differences by which that is seen.

    Invariant: points that oppose each other or give other figures for one thing are never "same".
    """

    relation: Relation
    how: tuple[How, ...]
    differences: tuple[Difference, ...]


def read_point(text: str, lexicon: Lexicon, before: str = "") -> PointText:
    """Read a point once, for all its pairs. `before`: the sentences before it, whose words tell what it is about."""
    reading = read_words(text, lexicon, before)
    return PointText(text, reading, read_figures(reading, lexicon), lexicon)


def compare_points(one: PointText, other: PointText, same: float | None = None) -> PairRelation:
    """Compare two points of one matter.

    `same`: the learned probability that they report the same, where there is one. By it, or else by the words that they
    share, it is decided whether points without a difference are the same or only related, and whether a nuance counts.
    """
    found = list(_contradictions(one, other))
    shared = nuances.best_overlap(one.reading, other.reading)
    alike = shared >= _ALIKE if same is None else same >= _LIKELY
    if not found:
        found = list(_nuances(one, other, alike=alike and shared >= _ALIKE))
    how = tuple(kind for kind in HOWS if any(each.how == kind for each in found))
    relation: Relation = "differs" if how else "same" if alike else "related"
    return PairRelation(relation, how, tuple(found))


def contradictions(one: PointText, other: PointText) -> tuple[How, ...]:
    """Return whether two points oppose each other, or give other figures for one thing; empty where they do neither."""
    first = next(_contradictions(one, other), None)
    return (first.how,) if first else ()


def _contradictions(one: PointText, other: PointText) -> Iterator[Difference]:
    """Other figures for one thing, or else, since these are no opposition of what is said with them, oppositions."""
    figures = list(_figures(one, other))
    yield from figures or _oppositions(one, other)


def _oppositions(one: PointText, other: PointText) -> Iterator[Difference]:
    for found in oppositions(one.reading, other.reading):
        yield Difference("opposed", _place(one.reading, found.one), _place(other.reading, found.other))


def _place(point: PointReading, words: tuple[int, int]) -> tuple[int, int]:
    return point.words[words[0]].start, point.words[words[1] - 1].end


def _figures(one: PointText, other: PointText) -> Iterator[Difference]:
    for x, y in differing_figures((one.reading, one.figures), (other.reading, other.figures)):
        yield Difference("figure", (x.start, x.end), (y.start, y.end))


def _nuances(one: PointText, other: PointText, *, alike: bool) -> Iterator[Difference]:
    """Differences of points that may both be true; but for names, only of points that are alike."""
    a, b = one.reading, other.reading
    kinds: list[tuple[How, Iterator[nuances.Nuance]]] = [
        ("framing", nuances.framings(a, b)),
        ("names", nuances.contested_names(one.names, other.names, one.lexicon)),
    ]
    if alike:
        kinds += [
            ("degree", nuances.degrees(a, b)),
            ("scope", nuances.scopes(one.scope, other.scope, one.lexicon)),
            ("scope", nuances.narrowings(a, b)),
        ]
    for how, found in kinds:
        for each in found:
            yield Difference(how, each.one, each.other)
