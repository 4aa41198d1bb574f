"""The clauses of a point, and what each affirms, denies, judges and wishes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from diplocompare.relations.attributes import is_nominal, read_attributes
from diplocompare.relations.lists import Lists, Role
from diplocompare.relations.roots import root
from diplocompare.relations.sentence import BESIDE, NEAR, Mark, Sentence
from diplocompare.relations.words import FULL, OFFICES, Word

Mode = Literal["fact", "plan", "stance", "wish", "unasked", "unneeded"]
_AUXILIARIES = frozenset("is are was were has have had will would".split())
_DO = frozenset(("did", "does", "do"))
_RELATIVES = frozenset(("which", "who", "whose", "whom", "that"))
_RESTRICTIVE = frozenset(("which", "who", "whose", "whom"))
# A clause that these begin is no assertion, and "no" before one denies nothing: "no decision without parliament".
_CONDITIONS = frozenset("if unless whether provided lest once".split())
_EXCEPTIONS = _CONDITIONS | frozenset("without except while".split())
# "Before the court" begins no clause, "before the court had met" does.
_PREPOSITIONS, _AHEAD = frozenset("before after since until".split()), 7
_NEEDS = frozenset("have need needs needed must require requires required necessary".split())
_CLAIMS = frozenset("charge charges claim claims allegation accusation report reports rumour suggestion story".split())
_ANNOUNCE, _SO = root("announce"), frozenset("is are was were has have had".split())
_COORDINATING = frozenset(("and", "or"))
_VERB_ENDINGS = ("ed", "s", "ing", "d", "t", "e")


class Clause(NamedTuple):
    """Words `first` up to `after` of a point.

    `sign`: +1 or -1, what all operators and negators in it amount to; `mode`: "unasked" where nobody asked for it,
    "unneeded" where it need not be; `asserts`: whether it says that something is so, rather than that it was a subject
    or a condition; `unmentioned`: whether it says that something was no subject; `content`: the words that tell its
    matter; `focus`: the roots that its negators stand before; `disputed`: the words of a claim that it disputes;
    `lacking`: the nouns behind "no" and "without"; `ills`: the words for ills ("crisis", "violence").
    """

    first: int
    after: int
    sign: int
    mode: Mode
    operators: tuple[Mark, ...]
    negators: tuple[Mark, ...]
    evaluations: tuple[Mark, ...]
    attributes: tuple[Mark, ...]
    asserts: bool
    unmentioned: bool
    content: tuple[int, ...]
    focus: frozenset[str]
    disputed: tuple[int, ...]
    lacking: tuple[int, ...]
    ills: tuple[int, ...]


def cut_clauses(words: Sequence[Word], sentence: Sentence, lists: Lists) -> tuple[Clause, ...]:
    """Return the clauses of a point, in order."""
    starts = [*_starts(sentence, lists), len(words)]
    clauses = [_clause(range(first, after), words, sentence, lists) for first, after in pairwise(starts)]
    predicates = {mark.places[0] for mark in sentence.marks if mark.phrase.role == "operator"}
    for at in range(1, len(clauses)):
        before, clause = clauses[at - 1], clauses[at]
        low = sentence.lows[clause.first]
        if low == "which" and sum(words[i].weight for i in clause.content) < FULL:
            # "..., which he deplored", "..., which was granted": of what was said before.
            judges = clause.evaluations and not clause.operators
            clauses[at] = clause._replace(sign=clause.sign * (before.sign if judges else 1), content=before.content)
        elif clause.first in predicates or low in _AUXILIARIES or low in _DO or low in _RELATIVES:
            # "..., closed to lorries", "and has not been received": it goes on about what was named before.
            clauses[at] = clause._replace(content=(*before.content, *clause.content))
        if low in _RESTRICTIVE and "," not in sentence.gaps[clause.first]:
            clauses[at] = clauses[at]._replace(asserts=False)  # "those who are on duty"
        if before.negators and (low in _EXCEPTIONS or _is_condition(sentence, clause.first)):
            clauses[at - 1] = before._replace(asserts=False)
            clauses[at] = clause._replace(asserts=False)
    return tuple(clauses)


def _starts(sentence: Sentence, lists: Lists) -> Iterator[int]:
    """Yield the first word of each clause."""
    # An attribute with a gap may reach over "and that": "is done, and that they will keep working".
    told = [
        mark
        for mark in sentence.marks
        if mark.phrase.role not in ("degree", "framing")
        and not (mark.phrase.role == "attribute" and mark.places[-1] - mark.places[0] >= len(mark.places))
    ]
    inside = {at for mark in told for at in range(mark.places[0] + 1, mark.places[-1] + 1)}
    phrases = {mark.places[0] for mark in told if len(mark.places) > 1}
    firsts: dict[Role, set[int]] = {}
    for mark in told:
        firsts.setdefault(mark.phrase.role, set()).add(mark.places[0])
    speech = set().union(*(firsts.get(role, set()) for role in ("evaluation", "wish", "mention")))
    last = 0
    for i, low in enumerate(sentence.lows):
        if i in inside:
            continue
        linked = sentence.low(i - 1) == "and" or "," in sentence.gaps[i]
        verb = (i in speech or low in lists.reporting) and low.endswith(_VERB_ENDINGS)
        # "Was closed and remains closed"
        again = i in firsts.get("operator", ()) and sentence.low(i - 1) == "and" and low.endswith(("s", "ed"))
        begins = i == 0 or sentence.breaks[i] or i in firsts.get("local", ())
        if begins or (linked and (verb or again or low in lists.finite)) or _opens(sentence, i, last, phrases, lists):
            last = i
            yield i


def _opens(sentence: Sentence, at: int, last: int, phrases: set[int], lists: Lists) -> bool:
    """Whether a clause begins with a conjunction or a relative, or after one that such a word began at `last`."""
    low, following = sentence.lows[at], sentence.low(at + 1)
    begun = sentence.lows[last]
    if "," in sentence.gaps[at] and begun in lists.openers and begun not in _RELATIVES:
        return True  # "since it has run out, he expects ..."
    if low == "that":  # "stations that are out of order", but not "said that"
        return following in _AUXILIARIES and sentence.low(at - 1) not in lists.reporting
    if at in phrases:
        return False
    if low == "should":
        return following == "there"  # "warned of losses should there be a blockade"
    if low == "as":
        return following in lists.finite or following in ("long", "soon", "far")
    ahead = sentence.lows[at + 1 : at + 1 + _AHEAD]
    return low in lists.openers and (low not in _PREPOSITIONS or not _AUXILIARIES.isdisjoint(ahead))


def _clause(span: range, words: Sequence[Word], sentence: Sentence, lists: Lists) -> Clause:
    by: dict[Role, list[Mark]] = {}
    for mark in sentence.marks:
        if mark.places[0] in span:
            by.setdefault(mark.phrase.role, []).append(mark)
    tail = _tail(span, words, sentence)
    operators = [mark for mark in by.get("operator", []) if mark.places[0] < tail and not _tells_which(mark, words)]
    trapped = {at for mark in by.get("trap", []) for at in mark.places}  # "defends itself"
    judgements = [mark for mark in by.get("evaluation", []) if trapped.isdisjoint(mark.places)]
    mentions = by.get("mention", [])
    # "No ashes were sent, he lamented": what is said of who says so is not negated.
    within = [mark for mark in judgements if mark.places[0] < tail]
    negators, evaluations, unmentioned = _shared_out(_negators(words, by), operators, within, mentions)
    evaluations += judgements[len(within) :]
    operators = [_towards_ill(mark, words, span, lists) for mark in operators]
    sign = 1
    for mark in negators:
        sign *= mark.sign
    for before, mark in zip((None, *operators), operators, strict=False):
        sign *= 1 if before is not None and _says_again(before, mark, sentence) else mark.sign
    return Clause(
        span.start,
        span.stop,
        sign,
        _mode(words, by, operators, negators),
        tuple(operators),
        tuple(negators),
        tuple(evaluations),
        tuple(read_attributes(words, by, negators, operators)),
        not _is_subject(words, by.get("subject", []), operators) and not _is_condition(sentence, span.start),
        unmentioned,
        tuple(i for i in span if words[i].weight),
        _focus(negators, words, span, lists),
        _disputed(operators, words, span),
        tuple(_lacking(negators, words, span, lists)),
        tuple(i for i in span if words[i].form in lists.ills),
    )


def _says_again(before: Mark, mark: Mark, sentence: Sentence) -> bool:
    """Whether an operator stands beside the one before it: "must leave and cease to", "dismissed as a fabrication"."""
    at = mark.places[0]
    told = mark.phrase.dimension == "truth" and "as" in (sentence.low(at - 1), sentence.low(at - 2))
    return before.sign == mark.sign and (told or sentence.low(at - 1) in _COORDINATING)


def _tells_which(mark: Mark, words: Sequence[Word]) -> bool:
    """Whether an operator only tells which thing is meant: "the persons arrested by the coast guard"."""
    first, after = mark.places[0], mark.places[-1] + 1
    if first == 0 or after >= len(words) or words[after].low != "by" or not words[first].low.endswith("ed"):
        return False
    return words[first - 1].weight > 0 and words[first - 1].low not in _AUXILIARIES


def _towards_ill(mark: Mark, words: Sequence[Word], span: range, lists: Lists) -> Mark:
    """An operator as it bears on an ill: to resolve a crisis is to be against it, one that is unresolved goes on."""
    if mark.phrase.dimension != "outcome" or lists.settling.isdisjoint(words[i].form for i in mark.places):
        return mark
    near = range(max(span.start, mark.places[0] - NEAR), min(span.stop, mark.places[-1] + 1 + NEAR))
    return mark._replace(sign=-mark.sign) if any(words[i].form in lists.ills for i in near) else mark


def _tail(span: range, words: Sequence[Word], sentence: Sentence) -> int:
    """Where a clause ends in nothing but who says so: "..., the minister objected"."""
    for at in range(span.stop - 1, span.start, -1):
        if (words[at].weight and not words[at].name) or words[at].low in ("that", "not"):
            return span.stop
        if "," in sentence.gaps[at]:
            return at
    return span.stop


def _negators(words: Sequence[Word], by: dict[Role, list[Mark]]) -> list[Mark]:
    """The negators of a clause; "neither ... nor" is one."""
    negators = [*by.get("negator", []), *by.get("local", [])]
    if any(words[mark.places[0]].low == "neither" for mark in negators):
        return [mark for mark in negators if words[mark.places[0]].low != "nor"]
    return negators


def _shared_out(
    negators: Sequence[Mark], operators: Sequence[Mark], evaluations: Sequence[Mark], mentions: Sequence[Mark]
) -> tuple[list[Mark], list[Mark], bool]:
    """Negators that bear on the clause, judgements with those that bear on them, and whether it was no subject."""
    left: list[Mark] = []
    judged, unmentioned = list(evaluations), False
    for negator in negators:
        near = range(negator.places[-1] + 1, negator.places[-1] + 1 + NEAR)
        nearest = min((mark.places[0] for mark in operators if mark.places[0] in near), default=near.stop)
        at = next((i for i, mark in enumerate(judged) if mark.places[0] in near and mark.places[0] < nearest), None)
        if any(mark.places[0] in near and mark.places[0] < nearest for mark in mentions):
            unmentioned = not unmentioned
        elif at is not None:
            judged[at] = judged[at]._replace(sign=-judged[at].sign)
        else:
            left.append(negator)
    return left, judged, unmentioned


def _mode(
    words: Sequence[Word], by: dict[Role, list[Mark]], operators: Sequence[Mark], negators: Sequence[Mark]
) -> Mode:
    wishes = [mark.places[0] for mark in by.get("wish", [])]
    if wishes and any(0 < wishes[0] - mark.places[-1] <= BESIDE for mark in negators):
        # "Will not have to vote"; "never proposed", "has not asked for"
        return "unneeded" if words[wishes[0]].low in _NEEDS else "unasked"
    stances = [mark.places[0] for mark in operators if mark.phrase.dimension == "acceptance"]
    # "Turned down the request" is a stance, "asked to support" is a wish.
    if wishes and not (stances and stances[0] < wishes[0]):
        return "wish"
    plans = [mark.places[0] for mark in by.get("plan", []) if not _announced(words, mark)]
    if stances and stances[0] not in plans:  # "agreed to" is more than a stance
        return "stance"
    return "plan" if plans else "fact"


def _announced(words: Sequence[Word], mark: Mark) -> bool:
    """Whether a plan is only the announcement of what is so: "announced that the line is open"."""
    following = [word.low for word in words[mark.places[-1] + 1 : mark.places[-1] + 1 + _AHEAD]]
    return words[mark.places[0]].form == _ANNOUNCE and following[:1] == ["that"] and not _SO.isdisjoint(following)


def _is_subject(words: Sequence[Word], neutral: Sequence[Mark], operators: Sequence[Mark]) -> bool:
    """Whether a clause only names what was talked about: "discussed the departure of ..."."""
    return bool(neutral) and all(
        mark.places[0] > neutral[0].places[0] and is_nominal(words, mark) for mark in operators
    )


def _is_condition(sentence: Sentence, first: int) -> bool:
    low = sentence.lows[first]
    following = sentence.low(first + 1)
    return low in _CONDITIONS or (low, following) in (("as", "long"), ("should", "there"))


def _focus(negators: Sequence[Mark], words: Sequence[Word], span: range, lists: Lists) -> frozenset[str]:
    """The roots of the words that negators stand before, or behind at the end: "has not met", "against no one"."""
    telling = [i for i in span if words[i].low not in lists.function and words[i].low not in OFFICES]
    found: set[str] = set()
    for mark in negators:
        following = [i for i in telling if mark.places[-1] < i <= mark.places[-1] + NEAR]
        before = [i for i in telling if i < mark.places[0]]
        found.update(words[i].form for i in (following[:1] or before[-1:]))
    return frozenset(found)


def _disputed(operators: Sequence[Mark], words: Sequence[Word], span: range) -> tuple[int, ...]:
    """The words of what a clause disputes: "denied having ...", "dismissed the claim that ..."."""
    for mark in operators:
        last = mark.places[-1]
        that = next((i for i in range(last + 1, min(last + 1 + NEAR, span.stop)) if words[i].low == "that"), None)
        claim = mark.phrase.dimension == "truth" or (mark.phrase.dimension == "acceptance" and that is not None)
        if mark.sign < 0 and claim:
            following = tuple(i for i in range((that or last) + 1, span.stop) if words[i].weight)
            # "Called the charge that ... unfounded"
            before = (i for i in range(span.start, mark.places[0]) if words[i].weight)
            return following or tuple(i for i in before if words[i].low not in _CLAIMS)
    return ()


def _lacking(negators: Sequence[Mark], words: Sequence[Word], span: range, lists: Lists) -> Iterator[int]:
    for mark in negators:
        at = mark.places[-1] + 1
        while at < span.stop and words[at].low in ("any", "further", "such", "the"):
            at += 1
        if words[mark.places[-1]].low in ("no", "without") and at < span.stop and words[at].low not in lists.function:
            yield at
