"""By which words two claims of one matter differ: rival names for one thing, and steps of one ladder of strength."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Evidence, Observation, Value
from diplocompare.model.lenses import FindingKind
from diplocompare.reading.contested import rivals_among
from diplocompare.relations.lists import relation_lists
from diplocompare.relations.sentence import read_sentence


class Stance(Value):
    """Words of a claim that take a stance: of which set or ladder (`dimension`), and on which side or step of it."""

    kind: FindingKind
    dimension: str
    step: int
    place: Evidence


class Nuance(Value):
    """The words of each of two claims by which they differ, and the kind of finding that this makes."""

    kind: FindingKind
    places: tuple[Evidence, ...]


_KINDS: Mapping[str, FindingKind] = {"framing": "framing", "degree": "strength"}


def read_stances(text: str, place: Evidence, lexicon: Lexicon) -> tuple[Stance, ...]:
    """Return the words of a claim that take a stance. `place`: of the claim, whose words are `text`."""
    sentence = read_sentence(text, relation_lists(lexicon))
    found = []
    for mark in sentence.marks:
        if mark.phrase.role in _KINDS:
            start = place.start + sentence.spans[mark.places[0]][0]
            end = place.start + sentence.spans[mark.places[-1]][1]
            words = Evidence(place.readout, start, end)
            found.append(Stance(_KINDS[mark.phrase.role], mark.phrase.dimension, mark.sign, words))
    return tuple(found)


def nuances(one: Sequence[Stance], other: Sequence[Stance]) -> Iterator[Nuance]:
    """Yield where two claims have words of one set or ladder, none on the same side or step of it; framing first."""
    for kind in ("framing", "strength"):
        for dimension in sorted({each.dimension for each in one if each.kind == kind}):
            mine, theirs = (
                [each for each in stances if each.kind == kind and each.dimension == dimension]
                for stances in (one, other)
            )
            if theirs and {each.step for each in mine}.isdisjoint(each.step for each in theirs):
                yield Nuance(kind, (mine[0].place, theirs[0].place))


def rival_names(one: Sequence[Observation], other: Sequence[Observation], lexicon: Lexicon) -> Iterator[Nuance]:
    """Yield contested names of two claims, as the lens saw them, that are rivals and that neither has of the other."""
    for pair in rivals_among(one, other, lexicon):
        yield Nuance("framing", tuple(Evidence(each.readout, each.start, each.end) for each in pair))
