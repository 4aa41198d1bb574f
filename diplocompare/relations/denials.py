"""Whether one clause denies what another affirms.

What a clause says of its matter has a sign; two signs oppose each other where they bear on one thing.
"""

from __future__ import annotations

from collections.abc import Callable

from diplocompare.relations.clauses import Clause
from diplocompare.relations.overlap import Passage, alike, matched, overlap, weight
from diplocompare.relations.sentence import BESIDE, NEAR, Mark

# How much two clauses have to share for one to deny the other; and how much where it denies the very predicate, or what
# the other affirms in the same respect.
_SHARED, _OF_ONE_KIND = 0.56, 0.44
# How much where one clause only negates what the other says in words of its own.
# Both have to have this weight of words.
_BARE, _BY_OPERATOR, _TELLING = 0.5, 0.7, 1.2
# Of the words of a claim that is disputed, how many the other point states.
_CLAIM = 0.8
# What goes on or comes about without anybody's will: it does not answer what somebody is for or against.
_OF_ITSELF = frozenset(("existence", "occurrence", "presence", "confidence"))
# Attributes of all sorts of things, by which two clauses do not agree.
_OF_ANYTHING = frozenset(
    "complete worth better military responsible change domestic official inside same cause".split()
)
_SAID = frozenset(("truth", "acceptance"))
_PLAIN_NEGATORS = frozenset("not no never nor neither none nobody nothing cannot no-one".split())
_UNABLE = frozenset(("cannot", "can't", "couldn't"))
_ACTS = frozenset(("action", "permission"))
_CHANGES, _STAYS = frozenset(("increase", "change")), frozenset(("existence", "acceptance"))


def denies(one: Passage, other: Passage, shared: Callable[[], float]) -> bool:
    """Return whether one of two clauses denies what the other affirms. `shared`: tells how much of one matter."""
    return _denied(one, other) and shared() >= max(_OF_ONE_KIND, _needed(one, other))


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
    if _means_the_same(denying, affirming):
        return False
    denied, affirmed = denying.clause, affirming.clause
    # "Conceded that" only reports what follows.
    affirms = {
        mark.phrase.dimension for mark in affirmed.operators if mark.phrase.dimension != "truth" or mark.sign < 0
    }
    if affirms:
        # "Will not be increased" and "will stay" say the same.
        return not (affirms <= _STAYS and "existence" in affirms and _unchanged(denied))
    refused = any(mark.phrase.dimension == "acceptance" for mark in denied.operators)
    if affirmed.mode == "wish" or (affirmed.mode == "plan" and refused):
        return True
    return _negates(denying, affirming)


def _means_the_same(denying: Passage, affirming: Passage) -> bool:
    """Whether two clauses of unlike sign say the same all the same, or speak past each other."""
    if agree(denying, affirming):
        return True  # "not one was harmed", "all came through unhurt"
    if _averts(denying) and not affirming.clause.negators and not _goes_on(affirming.clause):
        return True  # "to prevent aggression", "brave in the face of aggression"
    if _is_over(denying, affirming) or _is_over(affirming, denying) or _both_lack(denying, affirming):
        return True
    # "Leaves without being searched", "searched all who leave"
    return _aside(denying.clause) and not _negated_word(denying, affirming)


def _beside(passage: Passage, other: Passage) -> Passage:
    """A clause as it is to be read beside another one.

    To leave is to be no longer there only beside what is there or stays; "refused a permit" and "may leave" speak of
    one departure.
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


def agree(one: Passage, other: Passage) -> bool:
    """Return whether two clauses say the same by an attribute, each in other words."""
    for x in one.clause.attributes:
        for y in other.clause.attributes:
            telling = x.phrase.dimension == y.phrase.dimension and x.phrase.dimension not in _OF_ANYTHING
            if telling and x.sign == y.sign and not same_words(one, x, other, y):
                return True
    return False


def same_words(one: Passage, x: Mark, other: Passage, y: Mark) -> bool:
    """Return whether it is one word, negated in one point: what it negates is told by the clause."""
    if len(x.places) != len(y.places):
        return False
    pairs = zip(x.places, y.places, strict=True)
    return all(alike(one.point.words[i], other.point.words[j]) == 1.0 for i, j in pairs)


def _averts(passage: Passage) -> bool:
    """Whether a clause is only about keeping off or ending an ill; that there is none is another matter."""
    clause, words = passage.clause, passage.point.words
    against = [mark for mark in (*clause.operators, *clause.negators) if mark.sign < 0]
    if any(mark.phrase.dimension in _SAID or words[mark.places[0]].low in _PLAIN_NEGATORS for mark in against):
        return False
    return bool(clause.ills) and all(any(abs(i - mark.places[-1]) <= NEAR for i in clause.ills) for mark in against)


def _is_over(denying: Passage, affirming: Passage) -> bool:
    """Whether the other clause speaks of the end of what one has none of: "after the end of the siege"."""
    words = affirming.point.words
    negated = [word for word in denying.point.words if word.form in denying.clause.focus]
    spoken = (i for i in affirming.clause.content if any(alike(word, words[i]) > 0 for word in negated))
    return any(word.low in ("end", "cessation") for i in spoken for word in words[max(0, i - BESIDE - 1) : i])


def _goes_on(clause: Clause) -> bool:
    """Whether a clause says of something that it goes on or comes about, or not."""
    return any(mark.phrase.dimension in ("existence", "occurrence") for mark in clause.operators)


def _aside(clause: Clause) -> bool:
    """Whether a clause denies only by a phrase like "without charge", which bears on what follows it."""
    against = [mark for mark in (*clause.operators, *clause.negators) if mark.sign < 0]
    return all(mark.phrase.role == "local" for mark in against)


def _both_lack(denying: Passage, affirming: Passage) -> bool:
    """Whether one clause does away with what the other point has none of: "the fee is gone", "without a fee"."""
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
