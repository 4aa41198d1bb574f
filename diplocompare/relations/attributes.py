"""What the negators and operators of a clause make of its attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from diplocompare.relations.lists import Role
from diplocompare.relations.roots import is_noun
from diplocompare.relations.sentence import BESIDE, DETERMINERS, NEAR, Mark
from diplocompare.relations.words import Word

_BELIEFS = frozenset("believe believed think consider regard expect see find".split())
_NO_ONE, _FROM_SUBJECT = frozenset(("one", "none", "nobody", "no", "single", "neither")), 9
_FAR_REACHING = frozenset(("not", "never", "cannot"))
_NOTHING = frozenset(("no", "nothing", "nobody", "none"))


def read_attributes(
    words: Sequence[Word], by: dict[Role, list[Mark]], negators: Sequence[Mark], operators: Sequence[Mark]
) -> Iterator[Mark]:
    """Yield attributes with the negators before them and the refusals: "rejected the charge that it was unlawful".

    Left out are judgements, which are read by themselves ("satisfied"), what an operator tells too ("the closure was
    ended"), and what a negator may or may not bear on ("failed to bridge the differences").
    """
    judged = {at for mark in by.get("evaluation", []) for at in mark.places}
    trapped = {at for mark in by.get("trap", []) for at in mark.places}  # "made no secret of"
    for mark in by.get("attribute", []):
        others = [other for other in operators if set(mark.places).isdisjoint(other.places)]
        ended = any(other.sign < 0 and not is_nominal(words, other) for other in others)
        if any(set(mark.places) < set(other.places) for other in operators):
            continue  # "declined to close"
        if not (judged | trapped).isdisjoint(mark.places) or (len(others) < len(operators) and ended):
            continue
        others_places = {
            at
            for other in by.get("attribute", [])
            if len(other.places) > 1 and set(other.places).isdisjoint(mark.places)
            for at in other.places
        }
        if any(_stops(words, other, mark) for other in others):
            continue  # "prevent the conflict from widening", "a halt to strikes"
        negated = _negated(words, mark, negators, operators, others_places)
        if negated:
            yield mark._replace(sign=mark.sign * negated * _refused(words, mark, others))


def _stops(words: Sequence[Word], operator: Mark, mark: Mark) -> bool:
    """Whether an operator keeps from being what an attribute behind it tells."""
    gap = mark.places[0] - operator.places[-1]
    halts = operator.phrase.dimension == "existence" and 0 < gap <= BESIDE
    return operator.sign < 0 and (halts or (0 < gap <= NEAR and _prevents(words, operator)))


def _prevents(words: Sequence[Word], operator: Mark) -> bool:
    verb = words[operator.places[0]].low.endswith("ing") or not is_nominal(words, operator)
    return verb and operator.phrase.dimension in ("permission", "action")


def _negated(
    words: Sequence[Word], mark: Mark, negators: Sequence[Mark], operators: Sequence[Mark], elsewhere: Set[int]
) -> int:
    """What the negators before an attribute make of it, +1 or -1; 0 where that is not clear.

    `elsewhere`: the places of other attributes, whose negators are their own.
    """
    sign = 1
    for negator in negators:
        if negator.places[-1] in elsewhere:
            continue  # "under no obligation to buy"
        last = negator.places[-1]
        between = [other for other in operators if last < other.places[0] < mark.places[0]]
        # "It is not true that ...", "he does not believe that ..." reach as far as the clause does.
        reaches = any(other.phrase.dimension in ("truth", "acceptance") for other in between)
        reaches = reaches or (last + 1 < len(words) and words[last + 1].low in _BELIEFS)
        # "Not one of the hostages from the mine was harmed"
        reaches = reaches or (words[last].low in _NO_ONE and 0 < mark.places[0] - last <= _FROM_SUBJECT and not between)
        near = 0 < mark.places[0] - last <= NEAR
        if set(mark.places).isdisjoint(negator.places) and (reaches or near):
            if between and not reaches:
                return 0
            sign *= negator.sign
        elif mark.places[0] < negator.places[0] and last < mark.places[-1] and last not in mark.places:
            sign *= negator.sign  # "bears no responsibility"
        elif words[last].low in _FAR_REACHING and NEAR < mark.places[0] - last <= _FROM_SUBJECT:
            return 0  # "cannot afford to let the talks fail"
        elif negator.places[0] == mark.places[-1] + 1 and words[negator.places[0]].low in _NOTHING:
            sign *= negator.sign  # "knew of no violation"
    return sign


def _refused(words: Sequence[Word], mark: Mark, operators: Sequence[Mark]) -> int:
    """What denials and refusals make of an attribute; "rejected it as unlawful" calls it unlawful all the same."""
    sign = 1
    for other in operators:
        refused = other.phrase.dimension == "acceptance" and other.places[-1] < mark.places[0]
        if refused and any(words[at].low == "as" for at in range(other.places[-1], mark.places[0])):
            continue
        if refused or other.phrase.dimension == "truth":
            sign *= other.sign
    return sign


def is_nominal(words: Sequence[Word], mark: Mark) -> bool:
    """Return whether a phrase is a noun: "the closure"."""
    at = mark.places[0]
    return is_noun(words[at].low) or (at > 0 and words[at - 1].low in DETERMINERS)
