"""How strongly each side words a matter: the ladder of reporting verbs, from "touched upon" to "condemned"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Evidence, Observation, Topic
from diplocompare.phrasing import findings as sentences
from diplocompare.reading.verbs.reporting import TOP_LEVEL, read
from diplocompare.topics.emphasis import by_topic, verb_level

_LEAST_GAP = 2
# How much surer a gap is between verbs of one kind: "demanded" and "thanked" need not be two ways of saying one thing.
_OTHER_KIND = 0.85


def analyse(call: AlignedCall) -> LensResult:
    """Return the reporting verbs, and the shared topics on which two sides' verbs are two levels apart or more."""
    observations = tuple(observe(call, "verbs", read))
    return LensResult(tuple(_findings(call, observations)), observations)


def _findings(call: AlignedCall, observations: Sequence[Observation]) -> Iterator[UnrankedFinding]:
    verbs_of_sides = [by_topic(observations, readout) for readout in call.readouts]
    for topic in call.topics:
        verbs = [verbs[topic.id] for verbs in verbs_of_sides if topic.id in verbs]
        verbs.sort(key=lambda verb: (-verb_level(verb), call.names[verb.readout]))
        if not verbs:
            continue
        strong, weak = verbs[0], verbs[-1]
        gap = verb_level(strong) - verb_level(weak)
        if gap >= _LEAST_GAP:
            pairs = [(call.names[verb.readout], " ".join(call.text_of(verb).split())) for verb in (strong, weak)]
            text = sentences.verb_gap(topic.label, *pairs)
            confidence = topic.confidence * (1.0 if strong.kind == weak.kind else _OTHER_KIND)
            evidence = (_evidence(call, topic, strong), _evidence(call, topic, weak))
            yield UnrankedFinding("verbs", text, confidence, gap / (TOP_LEVEL - 1), evidence, topic.id)


def _evidence(call: AlignedCall, topic: Topic, verb: Observation) -> Evidence:
    """Return the words of a verb together with the first point of the topic that it reports."""
    points = [point for point in call.readout(verb.readout).points if point.id in topic.points]
    point = next(point for point in points if point.end > verb.start)
    return Evidence(verb.readout, min(point.start, verb.start), max(point.end, verb.end))
