"""Where two points oppose each other.

One affirms what the other denies, refuses, judges otherwise, has none of, or says was no subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplocompare.relations.clauses import Clause
from diplocompare.relations.lists import PAIR
from diplocompare.relations.overlap import Passage, Without, alike, likeness, matched, overlap, passages, weight
from diplocompare.relations.reading import PointReading
from diplocompare.relations.roots import is_noun, root
from diplocompare.relations.sentence import BESIDE, NEAR, Mark
from diplocompare.relations.words import ACT, Word

# How much two clauses have to share for what they say of it to be opposed, and for contraries like "lawful", which are
# told from the rest of their clause.
_SHARED, _BY_CONTRARIES = 0.56, 0.34
# For the plain pairs of contraries, and with these themselves.
_BY_PLAIN_PAIR, _AT_ALL = 0.42, 0.3
# How much where one clause denies the other's very predicate, or affirms what the other denies in the same respect.
_OF_ONE_KIND = 0.44
# How much where one clause only negates what the other says in words of its own.
# Both have to have this weight of words.
_BARE, _BY_OPERATOR, _TELLING = 0.5, 0.7, 1.2
# And for judgements, which bear on one thing of many in a clause.
_JUDGED = 0.48
# Of the words of what was no subject, how many the other point has.
_BROUGHT_UP = 0.45
# Of the words of a claim that is disputed, how many the other point states.
_CLAIM = 0.8
# How much two points have to share around a thing that one of them has none of.
_AROUND = 0.5
# What goes on or comes about without anybody's will: it does not answer what somebody is for or against.
_OF_ITSELF = frozenset(("existence", "occurrence", "presence", "confidence"))

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
# Attributes of all sorts of things, by which two clauses do not agree.
_OF_ANYTHING = frozenset(
    "complete worth better military responsible change domestic official inside same cause".split()
)
_SAID = frozenset(("truth", "acceptance"))
_PLAIN_NEGATORS = frozenset("not no never nor neither none nobody nothing cannot no-one".split())
_UNABLE = frozenset(("cannot", "can't", "couldn't"))
_WORTHS = frozenset(("worth", "fair", "justified", "better", "effective"))
_ACTS = frozenset(("action", "permission"))
_CHANGES, _STAYS = frozenset(("increase", "change")), frozenset(("existence", "acceptance"))


class Opposition(NamedTuple):
    """The words of either point by which they oppose each other, from one word to before another."""

    one: tuple[int, int]
    other: tuple[int, int]


def oppositions(a: PointReading, b: PointReading) -> Iterator[Opposition]:
    """Yield what two points of one matter say against each other, clause by clause."""
    for one in passages(a):
        for other in passages(b):
            yield from _contraries(one, other)
            # To tell how much two clauses share takes longest, so it is asked last.
            denied, judged = _denied(one, other), _judged(one, other)
            if denied or judged:
                shared = overlap(one, other)
                needed = max(_OF_ONE_KIND, _needed(one, other)) if denied else _JUDGED
                if shared >= needed or (judged and shared >= _JUDGED):
                    yield _of_clauses(one, other)
            yield from _lacked(one, other)
            yield from (_turned(found) for found in _lacked(other, one))
            if one.clause.unmentioned != other.clause.unmentioned and _brought_up(one, other):
                yield _of_clauses(one, other)


def _of_clauses(one: Passage, other: Passage) -> Opposition:
    return Opposition((one.clause.first, one.clause.after), (other.clause.first, other.clause.after))


def _turned(found: Opposition) -> Opposition:
    return Opposition(found.other, found.one)


def _needed(one: Passage, other: Passage) -> float:
    """How much two clauses of unlike sign have to share: less where what they say of it is of one kind."""
    denying, affirming = (one, other) if one.clause.sign < 0 else (other, one)
    denied = {mark.phrase.dimension for mark in denying.clause.operators if mark.sign < 0}
    affirmed = {mark.phrase.dimension for mark in affirming.clause.operators if mark.sign > 0}
    of_one_kind = denied & affirmed or _negated_word(denying, affirming) or _states_claim(denying, affirming)
    return _OF_ONE_KIND if of_one_kind else _SHARED


def _states_claim(disputing: Passage, stating: Passage) -> bool:
    """Whether a clause states the claim that the other disputes."""
    claim = weight(disputing.point, disputing.clause.disputed)
    stated = matched(disputing.point, disputing.clause.disputed, stating.point, stating.clause.content)
    return claim > 0 and stated >= _CLAIM * claim


def _negated_word(denying: Passage, affirming: Passage) -> bool:
    """Whether the very word that one clause negates is in the other."""
    words = affirming.point.words[affirming.clause.first : affirming.clause.after]
    negated = [word for word in denying.point.words if word.form in denying.clause.focus]
    return any(alike(one, word) > 0 for one in negated for word in words)


def _denied(one: Passage, other: Passage) -> bool:
    """Whether one clause denies what the other affirms, by an operator of its own or as the very predicate."""
    one, other = _beside(one, other), _beside(other, one)
    if one.clause.sign == other.clause.sign or not _comparable(one.clause, other.clause):
        return False
    denying, affirming = (one, other) if one.clause.sign < 0 else (other, one)
    denied, affirmed = denying.clause, affirming.clause
    # "Conceded that" only reports what follows.
    affirms = {
        mark.phrase.dimension for mark in affirmed.operators if mark.phrase.dimension != "truth" or mark.sign < 0
    }
    if _agree(denying, affirming):
        return False  # "not one was harmed", "all came through unhurt"
    if _averts(denying) and not affirmed.negators and not _goes_on(affirmed):
        return False  # "to prevent aggression", "brave in the face of aggression"
    if _is_over(denying, affirming) or _is_over(affirming, denying) or _both_lack(denying, affirming):
        return False
    if _aside(denied) and not _negated_word(denying, affirming):
        return False  # "leaves without being searched", "searched all who leave"
    if affirms:
        # "Will not be increased" and "will stay" say the same.
        return not (affirms <= _STAYS and "existence" in affirms and _unchanged(denied))
    refused = any(mark.phrase.dimension == "acceptance" for mark in denied.operators)
    if affirmed.mode == "wish" or (affirmed.mode == "plan" and refused):
        return True
    return _negates(denying, affirming)


def _beside(passage: Passage, other: Passage) -> Passage:
    """A clause as it is to be read beside another one.

    To leave is to be no longer there only beside what is there or stays; "refused a permit" and "may leave" speak of one
    departure.
    """
    told = {mark.phrase.dimension for mark in other.clause.operators}
    if not told or not told <= _ACTS:
        return passage
    gone = [mark for mark in passage.clause.operators if mark.phrase.dimension == "presence" and mark.sign < 0]
    kept = tuple(mark for mark in passage.clause.operators if mark not in gone)
    sign = passage.clause.sign * (-1) ** len(gone)
    return passage._replace(clause=passage.clause._replace(sign=sign, operators=kept))


def _negates(denying: Passage, affirming: Passage) -> bool:
    """Whether one clause negates a word of the other, all that it says, or a claim that it states."""
    denied, affirmed = denying.clause, affirming.clause
    if _negated_word(denying, affirming):
        return True
    plain = (
        not affirmed.negators
        and not affirmed.evaluations
        and (denied.mode == affirmed.mode or {denied.mode, affirmed.mode} == {"stance", "fact"})
    )
    slighter = min(weight(denying.point, denied.content), weight(affirming.point, affirmed.content))
    if any(denying.point.words[mark.places[0]].low in _UNABLE for mark in denied.negators):
        plain = False  # "this cannot be left to X" does not answer "X has a list"
    least = _BARE if denied.negators else _BY_OPERATOR
    if plain and not affirmed.operators and slighter >= _TELLING and overlap(denying, affirming) >= least:
        return True  # "receives no money from Veld", "Veld bankrolls ..."
    return _states_claim(denying, affirming)


def _agree(one: Passage, other: Passage) -> bool:
    """Whether two clauses say the same by an attribute, each in other words."""
    for x in one.clause.attributes:
        for y in other.clause.attributes:
            telling = x.phrase.dimension == y.phrase.dimension and x.phrase.dimension not in _OF_ANYTHING
            if telling and x.sign == y.sign and not _same_words(one, x, other, y):
                return True
    return False


def _averts(passage: Passage) -> bool:
    """Whether a clause is only about keeping off or ending an ill; that there is none is another matter."""
    clause, words = passage.clause, passage.point.words
    against = [mark for mark in (*clause.operators, *clause.negators) if mark.sign < 0]
    if any(mark.phrase.dimension in _SAID or words[mark.places[0]].low in _PLAIN_NEGATORS for mark in against):
        return False
    return bool(clause.ills) and all(any(abs(i - mark.places[-1]) <= NEAR for i in clause.ills) for mark in against)


def _is_over(denying: Passage, affirming: Passage) -> bool:
    """Whether the other clause speaks of the end of the very thing that one has none of: "after the end of the siege"."""
    words = affirming.point.words
    negated = [word for word in denying.point.words if word.form in denying.clause.focus]
    spoken = (i for i in affirming.clause.content if any(alike(word, words[i]) > 0 for word in negated))
    return any(word.low in ("end", "cessation") for i in spoken for word in words[max(0, i - BESIDE - 1) : i])


def _goes_on(clause: Clause) -> bool:
    """Whether a clause says of something that it goes on or comes about, or not."""
    return any(mark.phrase.dimension in ("existence", "occurrence") for mark in clause.operators)


def _aside(clause: Clause) -> bool:
    """Whether a clause denies only by a phrase like "without charge", which bears on nothing but what follows it."""
    against = [mark for mark in (*clause.operators, *clause.negators) if mark.sign < 0]
    return all(mark.phrase.role == "local" for mark in against)


def _both_lack(denying: Passage, affirming: Passage) -> bool:
    """Whether what one clause does away with is what the other point has none of: "the fee is gone", "without a fee"."""
    point = affirming.point
    lacking = [point.words[i] for clause in point.clauses for i in clause.lacking]
    return any(alike(denying.point.words[i], word) > 0 for i in denying.clause.content for word in lacking)


def _unchanged(clause: Clause) -> bool:
    """Whether a clause says that something is not to change."""
    return any(
        mark.phrase.dimension in _CHANGES and 0 < mark.places[0] - negator.places[-1] <= NEAR
        for mark in clause.attributes
        for negator in clause.negators
    )


def _comparable(one: Clause, other: Clause) -> bool:
    """Whether two clauses may contradict each other: a wish does not answer a fact, only another stance."""
    if not (one.asserts and other.asserts):
        return False
    if "unneeded" in (one.mode, other.mode) and "wish" not in (one.mode, other.mode):
        return False  # "will not have to vote" says nothing of what is
    modes = {one.mode, other.mode} - {"unasked", "unneeded"}
    if "wish" in modes:
        return modes <= {"wish", "stance"}
    if modes == {"stance", "fact"}:
        fact = one if one.mode == "fact" else other
        return not fact.operators or any(mark.phrase.dimension not in _OF_ITSELF for mark in fact.operators)
    return True


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


def _contraries(one: Passage, other: Passage) -> Iterator[Opposition]:
    """Attributes that bear on nothing but each other: "lawful" against "unlawful", "inside" against "outside"."""
    if not (one.clause.asserts and other.clause.asserts):
        return
    if {one.clause.mode, other.clause.mode} == {"wish", "fact"}:
        return  # "should be extended" does not answer "expires in spring"
    # Without the contraries a short clause may be left with a word or two that any other has.
    alike_at_all = overlap(one, other) >= _AT_ALL
    for x in one.clause.attributes:
        for y in other.clause.attributes:
            if x.phrase.dimension != y.phrase.dimension or x.sign == y.sign or _same_words(one, x, other, y):
                continue
            if _says_both(one.clause, y) or _says_both(other.clause, x):
                continue  # "soldiers" does not answer "soldiers and civilians"
            plain = x.phrase.dimension.startswith(PAIR)
            least = _BY_PLAIN_PAIR if plain else _BY_CONTRARIES
            if overlap(one, other, Without(x.places, y.places)) >= least and (not plain or alike_at_all):
                yield Opposition((x.places[0], x.places[-1] + 1), (y.places[0], y.places[-1] + 1))
    yield from _prefixed(one, other)
    yield from (_turned(found) for found in _prefixed(other, one))
    mine, theirs = _praise(one.clause), _praise(other.clause)
    if _praise_sign(mine) * _praise_sign(theirs) < 0:
        without = Without([i for mark in mine for i in mark.places], [i for mark in theirs for i in mark.places])
        if alike_at_all and overlap(one, other, without) >= _BY_PRAISE and not _agree(one, other):
            yield _of_clauses(one, other)


def _praise(clause: Clause) -> list[Mark]:
    """The attributes of a clause by which a thing is well or badly off, whatever in."""
    return [mark for mark in clause.attributes if mark.phrase.dimension in _PRAISING]


def _praise_sign(marks: Sequence[Mark]) -> int:
    """+1 where all attributes speak well of it, -1 where all speak badly, 0 where they do neither."""
    signs = {mark.sign * (-1 if mark.phrase.dimension == "hurt" else 1) for mark in marks}
    return signs.pop() if len(signs) == 1 else 0


def _same_words(one: Passage, x: Mark, other: Passage, y: Mark) -> bool:
    """Whether it is one word, negated in one point: what it negates is told by the clause."""
    if len(x.places) != len(y.places):
        return False
    pairs = zip(x.places, y.places, strict=True)
    return all(alike(one.point.words[i], other.point.words[j]) == 1.0 for i, j in pairs)


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
