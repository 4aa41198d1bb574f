"""What a text puts into another side's mouth, beside that side's own text."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnnumberedCheck, UnrankedFinding
from diplocompare.model import Match, Outcome, Point, count_words
from diplocompare.phrasing import findings as sentences

# Two points that report the same matter in other words are surer to be of one matter than to differ in it.
_DIFFERS = 0.8
# From this score on two points report the same, though they may not be each other's best.
_NEAR = 0.5
_LONG = 30  # words from which on a claim weighs in full


def analyse(call: AlignedCall) -> LensResult:
    """Return a cross-check for every point in another side's mouth, and a finding where that side's text has it not."""
    checks = tuple(_checks(call))
    findings = (_finding(call, check) for check in checks if check.outcome != "both")
    return LensResult(findings=tuple(findings), cross_checks=checks)


def _checks(call: AlignedCall) -> Iterator[UnnumberedCheck]:
    for readout in call.readouts:
        for point in readout.claims:
            if point.speaker == "counterpart" and point.speaker_side is not None:
                yield _check(call, point, point.speaker_side)


def _check(call: AlignedCall, point: Point, of: str) -> UnnumberedCheck:
    topic = call.topic(point.topic)
    own = {each.id: each for each in call.readout(of).claims}
    matches = (
        [match for match in topic.matches if point.id in match.points and own.keys() & set(match.points)]
        if topic
        else []
    )
    best = max(matches, key=lambda match: match.score, default=None)
    if best is None:
        sure = topic.confidence if topic and topic.status == "one-sided" else 0.5
        return UnnumberedCheck("said", point.id, of, "absent", (), sure)
    found = tuple(name for match in matches for name in match.points if name in own)
    outcome = _outcome(best, own[next(name for name in best.points if name in own)])
    sure = best.confidence if outcome == "both" else best.confidence * _DIFFERS
    return UnnumberedCheck("said", point.id, of, outcome, found, round(sure, 3))


def _outcome(match: Match, own: Point) -> Outcome:
    """The same in its own or both sides' mouth is the same; in the other's mouth, or other than the same, differs."""
    near = match.relation == "same" or (match.relation == "related" and match.score >= _NEAR)
    return "both" if near and own.speaker in ("own", "joint") else "differs"


def _finding(call: AlignedCall, check: UnnumberedCheck) -> UnrankedFinding:
    readout, point = call.point(check.point)
    other = call.names[check.of]
    if check.outcome == "absent":
        outcome = sentences.no_own_words(check.confidence, other)
    else:
        outcome = sentences.own_words(other, sentences.quoted(call.quote(check.counterparts[0])))
    text = sentences.said_by(call.names[readout.id], other, sentences.quoted(readout.quote(point)), outcome)
    weight = min(1.0, count_words(readout.quote(point)) / _LONG)
    evidence = call.evidence(check.point, *check.counterparts[:1])
    return UnrankedFinding("attribution", text, check.confidence, weight, evidence, point.topic)
