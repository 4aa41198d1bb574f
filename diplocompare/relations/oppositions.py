"""Where two points oppose each other.

One affirms what the other denies, refuses, judges otherwise, has none of, or says was no subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from diplocompare.relations.clauses import Clause
from diplocompare.relations.denials import agree, denies, same_words
from diplocompare.relations.lists import PAIR
from diplocompare.relations.overlap import Passage, Without, alike, likeness, matched, overlap, passages, weight
from diplocompare.relations.reading import PointReading
from diplocompare.relations.roots import is_noun, root
from diplocompare.relations.sentence import NEAR, Mark
from diplocompare.relations.words import ACT, Word

# How much two clauses have to share for contraries like "lawful", which are told from the rest of their clause, to be
# opposed; for the plain pairs of contraries, and with these themselves.
_BY_CONTRARIES, _BY_PLAIN_PAIR, _AT_ALL = 0.34, 0.42, 0.3
# And for judgements, which bear on one thing of many in a clause.
_JUDGED = 0.48
# Of the words of what was no subject, how many the other point has.
_BROUGHT_UP = 0.45
# How much two points have to share around a thing that one of them has none of.
_AROUND = 0.5

# Nouns that only stand for what follows them: "welcomed the decision to ...".
_SHELLS = frozenset(
    map(root, "decision move step fact news announcement plan idea proposal way role effort report".split())
)
# Attributes that speak well or badly of a thing, so that one in one point stands against any in the other, and how much
# is to be shared then.
_PRAISING = frozenset(
    "justified worth sufficient effective safe better fair alive rich strong easy order optimism hurt".split()
)
_BY_PRAISE = 0.6
_WORTHS = frozenset(("worth", "fair", "justified", "better", "effective"))


class Opposition(NamedTuple):
    """The words of either point by which they oppose each other, from one word to before another."""

    one: tuple[int, int]
    other: tuple[int, int]


def oppositions(a: PointReading, b: PointReading) -> Iterator[Opposition]:
    """Yield what two points of one matter say against each other, clause by clause."""
    for one in passages(a):
        for other in passages(b):
            # To tell how much two clauses share takes longest, so it is asked where something depends on it.
            shared = cache(partial(overlap, one, other))
            yield from _contraries(one, other, shared)
            if denies(one, other, shared) or (_judged(one, other) and shared() >= _JUDGED):
                yield _of_clauses(one, other)
            yield from _lacked(one, other)
            yield from (_turned(found) for found in _lacked(other, one))
            if one.clause.unmentioned != other.clause.unmentioned and _brought_up(one, other):
                yield _of_clauses(one, other)


def _of_clauses(one: Passage, other: Passage) -> Opposition:
    return Opposition((one.clause.first, one.clause.after), (other.clause.first, other.clause.after))


def _turned(found: Opposition) -> Opposition:
    return Opposition(found.other, found.one)


def _judged(one: Passage, other: Passage) -> bool:
    """Whether the clauses judge differently, or one judges what the other accepts or rejects."""
    for judging, facing in ((one, other), (other, one)):
        stance = facing.clause
        for judgement in judging.clause.evaluations:
            if _is_stance(judging.clause, judgement) or not _is_known(judging, judgement, facing):
                continue
            towards = judgement.sign * judging.clause.sign
            opposite = (mark for mark in stance.evaluations if _is_known(facing, mark, judging))
            if any(towards != mark.sign * stance.sign for mark in opposite):
                return True
            accepts = any(mark.phrase.dimension == "acceptance" for mark in stance.operators)
            if accepts and not stance.evaluations and towards != stance.sign:
                return True
            worth = {mark.sign for mark in stance.attributes if mark.phrase.dimension in _WORTHS}
            if worth == {-towards} and not stance.evaluations and not stance.operators:
                return True  # "a fair deal", "complained that the deal ..."
    return False


def _is_stance(clause: Clause, judgement: Mark) -> bool:
    """Whether a judgement is part of an operator: "a mistake to lift the ban"."""
    return any(not set(mark.places).isdisjoint(judgement.places) for mark in clause.operators)


def _is_known(judging: Passage, judgement: Mark, facing: Passage) -> bool:
    """Whether what is judged is in the other point: "condemned the attack" does not answer "welcomed the opening"."""
    judged = list(_judged_words(judging, judgement))
    if not judged or judged[-1].form in _SHELLS:
        return True
    faced = [facing.point.words[i] for i in facing.clause.content]
    return any(alike(one, word) for one in judged for word in (*faced, *facing.point.context))


def _judged_words(judging: Passage, judgement: Mark) -> Iterator[Word]:
    """The first noun phrase behind a judgement, names left out: "concern about Velan aggression" judges aggression."""
    begun = False
    for word in judging.point.words[judgement.places[-1] + 1 : judging.clause.after][:NEAR]:
        if word.weight >= ACT and not word.name:
            begun = True
            yield word
        elif begun:
            return


def _contraries(one: Passage, other: Passage, shared: Callable[[], float]) -> Iterator[Opposition]:
    """Attributes that bear on nothing but each other: "lawful" against "unlawful", "inside" against "outside".

    `shared`: tells how much the clauses have in common: without the contraries a short one may be left with a word or
    two that any other has.
    """
    if not (one.clause.asserts and other.clause.asserts):
        return
    if {one.clause.mode, other.clause.mode} == {"wish", "fact"}:
        return  # "should be extended" does not answer "expires in spring"
    for x in one.clause.attributes:
        for y in other.clause.attributes:
            if x.phrase.dimension != y.phrase.dimension or x.sign == y.sign or same_words(one, x, other, y):
                continue
            if _says_both(one.clause, y) or _says_both(other.clause, x):
                continue  # "soldiers" does not answer "soldiers and civilians"
            plain = x.phrase.dimension.startswith(PAIR)
            least = _BY_PLAIN_PAIR if plain else _BY_CONTRARIES
            if overlap(one, other, Without(x.places, y.places)) >= least and (not plain or shared() >= _AT_ALL):
                yield Opposition((x.places[0], x.places[-1] + 1), (y.places[0], y.places[-1] + 1))
    yield from _prefixed(one, other)
    yield from (_turned(found) for found in _prefixed(other, one))
    mine, theirs = _praise(one.clause), _praise(other.clause)
    if _praise_sign(mine) * _praise_sign(theirs) < 0:
        without = Without([i for mark in mine for i in mark.places], [i for mark in theirs for i in mark.places])
        if shared() >= _AT_ALL and overlap(one, other, without) >= _BY_PRAISE and not agree(one, other):
            yield _of_clauses(one, other)


def _praise(clause: Clause) -> list[Mark]:
    """The attributes of a clause by which a thing is well or badly off, whatever in."""
    return [mark for mark in clause.attributes if mark.phrase.dimension in _PRAISING]


def _praise_sign(marks: Sequence[Mark]) -> int:
    """+1 where all attributes speak well of it, -1 where all speak badly, 0 where they do neither."""
    signs = {mark.sign * (-1 if mark.phrase.dimension == "hurt" else 1) for mark in marks}
    return signs.pop() if len(signs) == 1 else 0


def _says_both(clause: Clause, mark: Mark) -> bool:
    """Whether a clause has an attribute of the same sense too, by the side of its contrary."""
    return any(each.phrase.dimension == mark.phrase.dimension and each.sign == mark.sign for each in clause.attributes)


def _prefixed(one: Passage, other: Passage) -> Iterator[Opposition]:
    """Words with a negative prefix against their base, where no list has them: "unpolluted", "pollution"."""
    if one.clause.negators or other.clause.negators or one.clause.sign != other.clause.sign:
        return
    for i in one.clause.content:
        base = one.point.words[i].base
        for j in other.clause.content if base else ():
            stands = base == other.point.words[j].form
            if stands and overlap(one, other, Without((i,), (j,))) >= _BY_CONTRARIES:
                yield Opposition((i, i + 1), (j, j + 1))


def _lacked(one: Passage, other: Passage) -> Iterator[Opposition]:
    """What one clause has none of, and the other speaks of: "without restriction", "the restrictions to which ..."."""
    a, b = one.point, other.point
    if not other.clause.asserts or other.clause.negators:
        return
    for i in one.clause.lacking:
        for j in _spoken_of(a.words[i], other):
            mine, theirs = [k for k in a.content if k != i], [k for k in b.content if k != j]
            if likeness(a, mine, b, theirs) >= _AROUND:
                yield Opposition((i, i + 1), (j, j + 1))


def _spoken_of(thing: Word, other: Passage) -> Iterator[int]:
    """The operators of a clause that are a thing's word and stand, and the verbs that it is made of ("announced")."""
    words = other.point.words
    for mark in other.clause.operators:
        if words[mark.places[0]].form == thing.form and other.clause.sign == mark.sign:
            yield mark.places[0]
    if is_noun(thing.low):
        verbs = range(other.clause.first, other.clause.after)
        yield from (j for j in verbs if words[j].form == thing.form and words[j].low.endswith("ed"))


def _brought_up(one: Passage, other: Passage) -> bool:
    """Whether one point speaks of what the other says was no subject."""
    silent, speaking = (one, other.point) if one.clause.unmentioned else (other, one.point)
    subject = weight(silent.point, silent.clause.content)
    known = matched(silent.point, silent.clause.content, speaking, range(len(speaking.words)))
    return subject > 0 and known >= _BROUGHT_UP * subject
