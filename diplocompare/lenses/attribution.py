"""What a text puts into another side's mouth, beside that side's own text."""

from __future__ import annotations

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnnumberedCheck, UnrankedFinding
from diplocompare.model import Outcome, Point, Topic, count_words
from diplocompare.phrasing import findings as sentences

# Two points that report the same matter in other words are surer to be of one matter than to differ in it.
_DIFFERS = 0.8
# From this score on two points report the same, though they may not be each other's best.
_LEAST_SCORE = 0.5
# The confidence that a side's text has nothing of a topic that others share: the topic's own says nothing of that.
_SILENT_IN_SHARED = 0.5
_FULL_WEIGHT = 30  # words from which on a claim weighs in full
_DIGITS = 3


def analyse(call: AlignedCall) -> LensResult:
    """Return a cross-check for every point in another side's mouth, and a finding where that side's text has it not."""
    checks = []
    for readout in call.readouts:
        for point in readout.claims:
            topic = call.topic(point.topic)
            if topic and point.speaker == "counterpart" and point.speaker_side is not None:
                checks.append(_check(call, point, topic, point.speaker_side))
    findings = [_finding(call, check) for check in checks if check.outcome != "both"]
    return LensResult(findings=tuple(findings), cross_checks=tuple(checks))


def _check(call: AlignedCall, point: Point, topic: Topic, of: str) -> UnnumberedCheck:
    """Return what the text of side `of` has of a point that is put in its mouth, by the matches of the point."""
    own = {each.id: each for each in call.readout(of).claims}
    matches = [match for match in topic.matches if point.id in match.points and not own.keys().isdisjoint(match.points)]
    if not matches:
        confidence = topic.confidence if topic.status == "one-sided" else _SILENT_IN_SHARED
        return UnnumberedCheck("said", point.id, of, "absent", (), confidence)
    counterparts = tuple(id_ for match in matches for id_ in match.points if id_ in own)
    best = max(matches, key=lambda match: match.score)
    (counterpart,) = (own[id_] for id_ in best.points if id_ in own)
    # The same in its own or both sides' mouth is the same; in this side's mouth, or other than the same, differs.
    same = best.relation == "same" or (best.relation == "related" and best.score >= _LEAST_SCORE)
    outcome: Outcome = "both" if same and counterpart.speaker in ("own", "joint", "none") else "differs"
    confidence = best.confidence if outcome == "both" else best.confidence * _DIFFERS
    return UnnumberedCheck("said", point.id, of, outcome, counterparts, round(confidence, _DIGITS))


def _finding(call: AlignedCall, check: UnnumberedCheck) -> UnrankedFinding:
    readout, point = call.point(check.point)
    other = call.names[check.of]
    if check.outcome == "absent":
        outcome = sentences.no_own_words(check.confidence, other)
    else:
        outcome = sentences.own_words(other, sentences.quoted(call.quote(check.counterparts[0])))
    words = readout.quote(point)
    return UnrankedFinding(
        "attribution",
        sentences.said_by(call.names[readout.id], other, sentences.quoted(words), outcome),
        check.confidence,
        min(1.0, count_words(words) / _FULL_WEIGHT),
        call.evidence(check.point, *check.counterparts[:1]),
        point.topic,
    )
