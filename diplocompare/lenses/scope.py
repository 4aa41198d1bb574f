"""Words that widen, narrow or condition what two sides both report, and that only one of them has.

Inside a matched pair of points: "unconditional" without a counterpart, "energy and infrastructure" against "energy
infrastructure". A word counts only where what it bears on is in the other side's words too, since else it is no
difference in scope. The order of words never counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import tokens
from diplocompare.model import Evidence, Match, Observation, Topic
from diplocompare.phrasing.findings import scope_gap, scope_only
from diplocompare.reading.annotation import Found
from diplocompare.reading.scope import Hit, Lists, ScopedPoint, covered, differences, scope_lists

# Below these nothing is seen: the surety that two points are of one matter, and how much of the shorter one's content
# the other has too, in part and in words; from the latter on a pair is telling.
_LEAST_SURE, _ALIKE, _LEAST_SHARED = 0.7, 0.3, 2
_TELLING = 3.0  # the greatest weight in the list


def compare_points(one: str, other: str, lexicon: Lexicon) -> Iterator[tuple[Literal[0, 1], Found]]:
    """Yield the words of either point that set a scope and have no equivalent in the other, with their side.

    Expects that the points report the same matter, as those of a match do; then what words bear on may be worded apart.
    """
    lists = scope_lists(lexicon)
    points = ScopedPoint.of(one, lexicon), ScopedPoint.of(other, lexicon)
    sides: tuple[Literal[0, 1], ...] = (0, 1)
    for side in sides:
        for hit in differences(points[side], points[1 - side], lists):
            yield side, points[side].found(hit)


class _Seen(NamedTuple):
    """Words of a scope in one side's point, and that another side has no equivalent of them on the topic.

    `word`: those alone, `words`: as they are quoted; `against`: what that side has in their place, where there is
    something; `weight`: how telling it is, 0 where the points share too few words to tell.
    """

    topic: Topic
    match: Match
    sides: tuple[str, str]
    observation: Observation
    word: str
    words: str
    against: tuple[str, Evidence] | None
    weight: float


def analyse(call: AlignedCall) -> LensResult:
    """Return the words of scope that only one side of a match has, and a sentence on the most telling of a topic."""
    lists = scope_lists(call.lexicon)
    seen = [each for topic in call.topics for each in _in_topic(call, topic, lists)]
    observed = {(each.sides[0], each.observation.start, each.observation.end): each.observation for each in seen}
    observations = tuple(observed[place] for place in sorted(observed))
    return LensResult(tuple(_findings(call, seen)), observations)


def _in_topic(call: AlignedCall, topic: Topic, lists: Lists) -> Iterator[_Seen]:
    matches = [match for match in topic.matches if match.relation != "related" and match.confidence >= _LEAST_SURE]
    if not matches:
        return
    legible = {readout.id for readout in call.legible}
    owners = {point: call.point(point)[0] for point in topic.points}
    points = {
        id_: ScopedPoint.of(call.quote(id_), call.lexicon) for id_, owner in owners.items() if owner.id in legible
    }
    present: dict[str, set[str]] = {}  # what a side has anywhere in the topic is not missing in one of its points
    for id_, point in points.items():
        present.setdefault(owners[id_].id, set()).update(covered(point, lists))
    for match in matches:
        for mine, other in (match.points, match.points[::-1]):
            if mine not in points or other not in points:
                continue
            for hit in differences(points[mine], points[other], lists):
                named = hit.group == "place" and _named(points[mine], hit, owners[other].text)
                if hit.borne and hit.group not in present[owners[other].id] and not named:
                    yield _seen(call, topic, match, (mine, other), (points[mine], points[other], hit))


def _named(own: ScopedPoint, hit: Hit, text: str) -> bool:
    """Whether a place is named anywhere in a text."""
    known = {word for word, _, _ in tokens(text)}
    return any(word.bare in known for word in own.words[hit.first + 1 : hit.last + 1] if word.bare != "the")


def _seen(
    call: AlignedCall, topic: Topic, match: Match, ids: tuple[str, str], pair: tuple[ScopedPoint, ScopedPoint, Hit]
) -> _Seen:
    own, across, hit = pair
    lists = scope_lists(call.lexicon)
    readout, point = call.point(ids[0])
    found = own.found(hit)
    observation = Observation(
        "scope", readout.id, point.start + found.start, point.start + found.end, hit.kind, hit.group, point.id
    )
    there, facing = call.point(ids[1])
    against = None
    if hit.against:
        start, end = across.words[hit.against[0]].start, across.words[hit.against[1]].end
        against = across.quote(hit.against), Evidence(there.id, facing.start + start, facing.start + end)
    word, words = own.quote((hit.first, hit.last)), own.quote(hit.quote)
    return _Seen(topic, match, (readout.id, there.id), observation, word, words, against, _telling(*pair, lists))


def _telling(own: ScopedPoint, across: ScopedPoint, hit: Hit, lists: Lists) -> float:
    """Return how telling a difference is, 0 to 1: not at all where the points share too little, or too far from it."""
    mine, theirs = own.matters, across.matters
    both = len(mine & theirs)
    alike = both / max(1, min(len(mine), len(theirs))) if both >= _LEAST_SHARED else 0.0
    # The place of a known thing ("truce", "strikes") limits it, that of any other may only say where it was.
    known = hit.group != "place" or "|" in own.words[hit.quote[0]].key
    near = hit.quote != (hit.first, hit.last) or hit.against is not None
    return lists.telling.get(hit.group, 0.0) / _TELLING if known and near and alike >= _ALIKE else 0.0


def _findings(call: AlignedCall, seen: Sequence[_Seen]) -> Iterator[UnrankedFinding]:
    """Yield for each topic and side its most telling difference."""
    best: dict[tuple[str, str], _Seen] = {}
    for each in seen:
        if each.weight:
            place = each.topic.id, each.sides[0]
            best[place] = max(best.get(place, each), each, key=_worth)
    for each in best.values():
        same = [other for other in seen if other.weight and other.observation == each.observation]
        yield _joint(call, each, each.against) if each.against else _lone(call, each, same)


def _worth(each: _Seen) -> tuple[float, float, int]:
    return each.weight, each.match.confidence, -each.observation.start


def _joint(call: AlignedCall, each: _Seen, against: tuple[str, Evidence]) -> UnrankedFinding:
    """Two sides that word one thing apart."""
    one, other = (call.names[side] for side in each.sides)
    text = scope_gap(each.topic.label, (one, each.words), (other, against[0]))
    evidence = (_place(each), against[1])
    return UnrankedFinding("scope", text, each.match.confidence, each.weight, evidence, each.topic.id)


def _lone(call: AlignedCall, each: _Seen, same: Sequence[_Seen]) -> UnrankedFinding:
    """One side's words, and the other sides that have none like them."""
    silent = {other.sides[1] for other in same}
    points = sorted({at for other in same for at in other.match.points if call.point(at)[0].id in silent})
    text = scope_only(
        each.topic.label,
        (call.names[each.sides[0]], each.words),
        each.word,
        sorted(call.names[side] for side in silent),
    )
    evidence = (_place(each), *call.evidence(*points))
    return UnrankedFinding("scope", text, each.match.confidence, each.weight, evidence, each.topic.id)


def _place(each: _Seen) -> Evidence:
    return Evidence(each.observation.readout, each.observation.start, each.observation.end)
