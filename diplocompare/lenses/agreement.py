"""What one text reports as agreed, and whether the others report it so too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnnumberedCheck, UnrankedFinding
from diplocompare.lexicon.tokens import stem, tokens
from diplocompare.model import Evidence, Observation, Outcome, Point, Readout, Topic
from diplocompare.phrasing import findings as sentences
from diplocompare.reading.agreement import read
from diplocompare.reading.verbs.clause import PLAIN

# Clauses that go on with what was agreed before: "... agreed to stay in contact, and to arrange a meeting".
_LINKS, _GOES_ON = ("and", "or", "as", "well"), ("to", "that", "on")
# A clause that only tells more of somebody is not what a text has of a matter.
_PREPOSITIONS, _RELATIVE = ("of", "to", "in", "on"), ("who", "whom", "whose", "which", "where")
# What comes off the confidence: no measure is at hand for a side without a point in a topic of others, for a text that
# only says what both will do, for such a clause, for a text with another agreement that is not placed, nor for points
# without a word in common.
_LEFT_OVER, _ALIKE, _ASIDE, _UNPAIRED, _UNLIKE = 0.5, 0.8, 0.5, 0.8, 0.85
# Less sure than this, a sentence would be as likely wrong as right.
_LEAST = 0.5
# An agreement on a matter, and one on nothing but further contact: one with fewer words of its own than these.
_WEIGHT, _POOR, _FEW_WORDS = 0.9, 0.1, 3
_NEAR, _DIGITS = 3, 3


def analyse(call: AlignedCall) -> LensResult:
    """Return the words of agreement and of mere talk, a cross-check for each agreement and other side, and findings."""
    observations = tuple(observe(call, "agreement", read))
    agreed = dict(_agreed_points(call, observations))
    sides = [readout for readout in call.legible if readout.claims]
    checks = tuple(
        _check(call, agreed, point, topic, other)
        for readout in sides
        for point in readout.claims
        if point.id in agreed and (topic := call.topic(point.topic))
        for other in sides
        if other is not readout
    )
    return LensResult(tuple(_findings(call, agreed, checks)), observations, checks)


def _agreed_points(call: AlignedCall, observations: Sequence[Observation]) -> Iterator[tuple[str, int]]:
    """The points that report an agreement, with those that go on with one, each with where it begins to."""
    found = {seen.point for seen in observations}
    agreed = {seen.point: seen.start for seen in reversed(observations) if seen.kind == "agreed"}
    for readout in call.legible:
        end, goes_on = -_NEAR, False
        for point in readout.points:
            words = readout.quote(point)
            more = goes_on and point.start - end < _NEAR and words[0].islower()
            more = more and _first_word(words, _LINKS) in _GOES_ON
            goes_on = point.id in agreed or (more and point.id not in found)
            if goes_on:
                yield point.id, agreed.get(point.id, point.start)
            end = point.end


def _first_word(words: str, skipped: Sequence[str]) -> str:
    return next((word for word, _, _ in tokens(words) if word not in skipped), "")


def _check(call: AlignedCall, agreed: Mapping[str, int], point: Point, topic: Topic, other: Readout) -> UnnumberedCheck:
    """What another side's text has of an agreement: one of its own, the matter alone, or nothing clear."""
    there = [each for each in topic.points if call.point(each)[0] is other]
    sure = {end: match.confidence for match in topic.matches if point.id in match.points for end in match.points}
    near = sorted((each for each in there if each in sure), key=lambda each: (-sure[each], call.point(each)[1].start))
    confidence = sure[near[0]] if near else topic.confidence
    telling = [each for each in near or there if _first_word(call.quote(each), _PREPOSITIONS) not in _RELATIVE]
    too = [each for each in there if each in agreed]
    alike = [each for each in there if _is_alike(call, each)]
    outcome: Outcome = "both" if too or alike else "differs" if there else "absent"
    if outcome == "both" and not too:
        confidence *= _ALIKE
    elif outcome == "differs":
        confidence *= 1.0 if telling else _ASIDE
        confidence *= 1.0 if any(_common(call, point.id, each) for each in telling) else _UNLIKE
    elif outcome == "absent":
        confidence = topic.confidence if topic.status == "one-sided" else _LEFT_OVER
        confidence *= 1.0 - max((each.score for each in point.candidates if each.point in agreed), default=0.0)
    if outcome != "both" and _has_unpaired(call, agreed, point, other):
        confidence *= _UNPAIRED
    counterparts = tuple(too or alike or telling or near or there)
    return UnnumberedCheck("agreed", point.id, other.id, outcome, counterparts, round(confidence, _DIGITS))


def _has_unpaired(call: AlignedCall, agreed: Mapping[str, int], point: Point, other: Readout) -> bool:
    """Whether the other text has an agreement that meets none of this side's: it may be this one in other words."""
    here = call.point(point.id)[0]
    paired = {each.topic for each in here.claims if each.id in agreed}
    return any(each.id in agreed and each.topic not in paired for each in other.claims)


def _common(call: AlignedCall, *points: str) -> frozenset[str]:
    """What two points have in common besides names and the words of any call."""
    plain = call.lexicon.matterless.union(PLAIN, *(party.names for party in call.parties))
    one, other = (
        frozenset(stem(word) for word, _, _ in tokens(call.quote(point)) if word not in plain) for point in points
    )
    return one & other


def _is_alike(call: AlignedCall, id: str) -> bool:
    """Whether a joint point says what both will do without a verb of agreement."""
    like = call.lexicon.agreement.like.words
    return call.point(id)[1].speaker == "joint" and any(word in like for word, _, _ in tokens(call.quote(id)))


def _findings(
    call: AlignedCall, agreed: Mapping[str, int], checks: Sequence[UnnumberedCheck]
) -> Iterator[UnrankedFinding]:
    told: dict[str, list[UnnumberedCheck]] = {}
    for check in checks:
        told.setdefault(check.point, []).append(check)
    for of_point in told.values():
        sure = [check for check in of_point if check.confidence >= _LEAST]
        silent = [check for check in sure if check.outcome == "absent"]
        if any(check.outcome == "both" for check in of_point):
            continue
        if silent:
            names = sorted(call.names[check.of] for check in silent)
            least = min(silent, key=lambda check: check.confidence)
            yield _finding(call, agreed, least, sentences.absent(least.confidence, names))
        for check in sure:
            if check.outcome == "differs":
                words = sentences.quoted(call.quote(check.counterparts[0]))
                yield _finding(call, agreed, check, sentences.without_agreement(call.names[check.of], words))


def _finding(call: AlignedCall, agreed: Mapping[str, int], check: UnnumberedCheck, outcome: str) -> UnrankedFinding:
    readout, point = call.point(check.point)
    here = Evidence(readout.id, agreed[point.id], point.end)
    words = readout.text[here.start : here.end]
    text = sentences.agreed_by(call.names[readout.id], sentences.quoted(words), outcome)
    weight = _POOR if _is_poor(call, words) else _WEIGHT
    return UnrankedFinding(
        "agreement", text, check.confidence, weight, (here, *call.evidence(*check.counterparts)), point.topic
    )


def _is_poor(call: AlignedCall, words: str) -> bool:
    """Whether nothing is agreed but to stay in touch."""
    usual = {*call.lexicon.agreement.contact.words, *PLAIN}
    return sum(word not in usual for word, _, _ in tokens(words)) < _FEW_WORDS
