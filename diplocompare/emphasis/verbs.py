"""How strongly each side words a matter: the ladder of reporting verbs, from "touched upon" to "condemned"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from diplocompare.emphasis import sentences
from diplocompare.emphasis.scene import Draft, Found, Scene, Sight, observe
from diplocompare.lexicon.words import Lexicon
from diplocompare.model import Evidence, Observation, Point, Readout, Topic
from diplocompare.reading.grammar import grammar
from diplocompare.reading.predicates import predicates

_TOP = 5
_LEAST_GAP = 2
# How much surer a gap is between verbs of one kind: "demanded" and "thanked" need not be two ways of saying one thing.
_OTHER_KIND = 0.85
# Further off than any sentence a reader would still follow.
_FAR = 2_000
_BREAKS = (". ", "! ", "? ", "\n")


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the reporting verbs of one sentence: kind, base form, level from 1 to 5, marks "negated" and "hedged"."""
    for found in predicates(text, grammar(lexicon)):
        kind, level = found.entry
        level = min(_TOP, level + found.lifted)
        yield Found(found.start, found.end, kind, found.words, level, None, found.marks)


def strongest(observations: Iterable[Observation], topic: Topic, readout: Readout) -> Observation | None:
    """Return the strongest verb by which a readout reports a topic, the first of equals; None where it has none."""
    return by_topic(observations, readout).get(topic.id)


def by_topic(observations: Iterable[Observation], readout: Readout) -> dict[str, Observation]:
    """Return the strongest verb by which a readout reports each topic, the first of equals, by the topic's id.

    A point without a verb of its own goes with the one before it in its sentence. What is negated is left out.
    """
    verbs = [seen for seen in observations if seen.lens == "verbs" and seen.readout == readout.id]
    starts = [verb.start for verb in verbs]
    found: dict[str, Observation] = {}
    for point in readout.claims:
        first, after = (bisect_left(starts, offset) for offset in point.span)
        before = [verb for verb in verbs[max(first - 1, 0) : first] if _goes_on(readout.text, verb, point)]
        for verb in verbs[first:after] or before:
            known = found.get(point.topic or "")
            if "negated" not in verb.marks and (known is None or _level(verb) > _level(known)):
                found[point.topic or ""] = verb
    return found


def _goes_on(text: str, verb: Observation, point: Point) -> bool:
    """Whether a point is still in the sentence of a verb before it."""
    return point.start - verb.end <= _FAR and not any(mark in text[verb.end : point.start] for mark in _BREAKS)


def _level(verb: Observation) -> int:
    return verb.level or 0


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
        verbs.sort(key=lambda verb: (-_level(verb), scene.names[verb.readout]))
        if len(verbs) > 1 and _level(verbs[0]) - _level(verbs[-1]) >= _LEAST_GAP:
            yield _finding(scene, topic, verbs[0], verbs[-1])


def _finding(scene: Scene, topic: Topic, strong: Observation, weak: Observation) -> Draft:
    pairs = [(scene.names[verb.readout], _words(scene, verb)) for verb in (strong, weak)]
    confidence = topic.confidence * (1.0 if strong.kind == weak.kind else _OTHER_KIND)
    evidence = tuple(_evidence(scene, topic, verb) for verb in (strong, weak))
    text = sentences.verb_gap(topic.label, *pairs)
    return Draft("verbs", text, confidence, (_level(strong) - _level(weak)) / (_TOP - 1), evidence, topic.id)


def _words(scene: Scene, verb: Observation) -> str:
    return " ".join(scene.readout(verb.readout).text[verb.start : verb.end].split())


def _evidence(scene: Scene, topic: Topic, verb: Observation) -> Evidence:
    """The words of a verb, with the point of the topic that it reports."""
    points = [point for point in scene.readout(verb.readout).points if point.id in topic.points]
    point = next((point for point in points if point.end > verb.start), points[-1])
    return Evidence(verb.readout, min(point.start, verb.start), max(point.end, verb.end))
