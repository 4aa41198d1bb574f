"""How strongly each side words a matter: the ladder of reporting verbs, from "touched upon" to "condemned"."""

from __future__ import annotations

from collections.abc import Iterator

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


def _findings(call: AlignedCall, observations: tuple[Observation, ...]) -> Iterator[UnrankedFinding]:
    sides = [by_topic(observations, readout) for readout in call.readouts]
    for topic in call.topics:
        if topic.status != "shared":
            continue
        verbs = [verbs[topic.id] for verbs in sides if topic.id in verbs]
        verbs.sort(key=lambda verb: (-verb_level(verb), call.names[verb.readout]))
        if len(verbs) > 1 and verb_level(verbs[0]) - verb_level(verbs[-1]) >= _LEAST_GAP:
            yield _finding(call, topic, verbs[0], verbs[-1])


def _finding(call: AlignedCall, topic: Topic, strong: Observation, weak: Observation) -> UnrankedFinding:
    pairs = [(call.names[verb.readout], _words(call, verb)) for verb in (strong, weak)]
    confidence = topic.confidence * (1.0 if strong.kind == weak.kind else _OTHER_KIND)
    evidence = tuple(_evidence(call, topic, verb) for verb in (strong, weak))
    text = sentences.verb_gap(topic.label, *pairs)
    return UnrankedFinding(
        "verbs", text, confidence, (verb_level(strong) - verb_level(weak)) / (TOP_LEVEL - 1), evidence, topic.id
    )


def _words(call: AlignedCall, verb: Observation) -> str:
    return " ".join(call.readout(verb.readout).text[verb.start : verb.end].split())


def _evidence(call: AlignedCall, topic: Topic, verb: Observation) -> Evidence:
    """The words of a verb, with the point of the topic that it reports."""
    points = [point for point in call.readout(verb.readout).points if point.id in topic.points]
    point = next((point for point in points if point.end > verb.start), points[-1])
    return Evidence(verb.readout, min(point.start, verb.start), max(point.end, verb.end))
