"""How strongly each side words a matter: the ladder of reporting verbs, from "touched upon" to "condemned"."""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lenses.scene import Draft, Scene, Sight, observe
from diplocompare.model import Evidence, Observation, Topic
from diplocompare.phrasing import findings as sentences
from diplocompare.reading.verbs.reporting import TOP_LEVEL, read
from diplocompare.topics.emphasis import by_topic, verb_level

_LEAST_GAP = 2
# How much surer a gap is between verbs of one kind: "demanded" and "thanked" need not be two ways of saying one thing.
_OTHER_KIND = 0.85


def look(scene: Scene) -> Sight:
    """Return the reporting verbs, and the shared topics on which two sides' verbs are two levels apart or more."""
    observations = tuple(observe(scene, "verbs", read))
    return Sight(tuple(_findings(scene, observations)), observations)


def _findings(scene: Scene, observations: tuple[Observation, ...]) -> Iterator[Draft]:
    sides = [by_topic(observations, readout) for readout in scene.readouts]
    for topic in scene.topics:
        if topic.status != "shared":
            continue
        verbs = [verbs[topic.id] for verbs in sides if topic.id in verbs]
        verbs.sort(key=lambda verb: (-verb_level(verb), scene.names[verb.readout]))
        if len(verbs) > 1 and verb_level(verbs[0]) - verb_level(verbs[-1]) >= _LEAST_GAP:
            yield _finding(scene, topic, verbs[0], verbs[-1])


def _finding(scene: Scene, topic: Topic, strong: Observation, weak: Observation) -> Draft:
    pairs = [(scene.names[verb.readout], _words(scene, verb)) for verb in (strong, weak)]
    confidence = topic.confidence * (1.0 if strong.kind == weak.kind else _OTHER_KIND)
    evidence = tuple(_evidence(scene, topic, verb) for verb in (strong, weak))
    text = sentences.verb_gap(topic.label, *pairs)
    return Draft(
        "verbs", text, confidence, (verb_level(strong) - verb_level(weak)) / (TOP_LEVEL - 1), evidence, topic.id
    )


def _words(scene: Scene, verb: Observation) -> str:
    return " ".join(scene.readout(verb.readout).text[verb.start : verb.end].split())


def _evidence(scene: Scene, topic: Topic, verb: Observation) -> Evidence:
    """The words of a verb, with the point of the topic that it reports."""
    points = [point for point in scene.readout(verb.readout).points if point.id in topic.points]
    point = next((point for point in points if point.end > verb.start), points[-1])
    return Evidence(verb.readout, min(point.start, verb.start), max(point.end, verb.end))
