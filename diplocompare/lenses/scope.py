"""Words that widen, narrow or condition what two sides both report, and that only one of them has.

Inside a matched pair of points: "unconditional" without a counterpart, "energy and infrastructure" against "energy
infrastructure". A word counts only where what it bears on is in the other side's words too, since else it is no
difference in scope. The order of words never counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.tokens import bare_words
from diplocompare.model import Evidence, Match, Observation, Topic
from diplocompare.phrasing.findings import scope_gap, scope_only
from diplocompare.reading.scope.differences import covered, differences
from diplocompare.reading.scope.point import Hit, Lists, ScopedPoint, scope_lists

# A match of less confidence may not be of one matter at all, and then nothing in it is a difference in scope.
_LEAST_CONFIDENCE = 0.7
# Two points tell of one thing, so that a difference is worth a finding, where they share this many words of content,
# and this part of the shorter one's.
_LEAST_SHARED_WORDS, _LEAST_SHARED_PART = 2, 0.3
_GREATEST_WEIGHT = 3.0  # in the list, for the groups that are most telling


class _Difference(NamedTuple):
    """Words of scope in one side's point, and that the side `other` has no equivalent of them on the topic.

    `observation`: these words; `quote`: the same with what they bear on, as a finding quotes them; `against`: what the
    other side has in their place, if anything; `weight`: how telling it is, 0 to 1; at 0 it makes no finding.
    """

    topic: Topic
    match: Match
    other: str
    observation: Observation
    quote: Evidence
    against: Evidence | None
    weight: float


def analyse(call: AlignedCall) -> LensResult:
    """Return the words of scope that only one side of a match has, and a finding on the most telling of a topic."""
    found = [each for topic in call.topics for each in _differences(call, topic)]
    # Words that several sides have no equivalent of are observed once.
    observed = {(o.readout, o.start, o.end): o for o in (each.observation for each in found)}
    return LensResult(tuple(_findings(call, found)), tuple(observed[place] for place in sorted(observed)))


def _differences(call: AlignedCall, topic: Topic) -> Iterator[_Difference]:
    """Yield what differs in the matches of a topic, both ways, and differs in the whole topic too."""
    matches = [each for each in topic.matches if each.relation != "related" and each.confidence >= _LEAST_CONFIDENCE]
    if not matches:
        return
    lists = scope_lists(call.lexicon)
    points: dict[str, ScopedPoint] = {}
    # What a side has anywhere in the topic is not missing in one of its points.
    groups_of_side: dict[str, set[str]] = {}
    for id_ in topic.points:
        readout, _ = call.point(id_)
        if readout in call.legible:
            points[id_] = ScopedPoint.of(call.quote(id_), call.lexicon)
            groups_of_side.setdefault(readout.id, set()).update(covered(points[id_], lists))
    for match in matches:
        for own, across in (match.points, match.points[::-1]):
            if own not in points or across not in points:
                continue
            other, _ = call.point(across)
            for hit in differences(points[own], points[across], lists):
                named = hit.group == "place" and _names_place(other.text, points[own], hit)
                if hit.borne and hit.group not in groups_of_side[other.id] and not named:
                    words = _place(call, own, points[own], (hit.first, hit.last))
                    yield _Difference(
                        topic,
                        match,
                        other.id,
                        Observation("scope", words.readout, words.start, words.end, hit.kind, hit.group, own),
                        _place(call, own, points[own], hit.quote),
                        _place(call, across, points[across], hit.against) if hit.against else None,
                        _weight(points[own], points[across], hit, lists),
                    )


def _place(call: AlignedCall, id_: str, point: ScopedPoint, words: tuple[int, int]) -> Evidence:
    """Return where the words of a point, from a first to a last one, stand in its readout."""
    readout, whole = call.point(id_)
    return Evidence(
        readout.id, whole.start + point.words[words[0]].token.start, whole.start + point.words[words[1]].token.end
    )


def _names_place(text: str, own: ScopedPoint, hit: Hit) -> bool:
    """Tell whether a text has a word of a place's name anywhere; the first word of the hit is a preposition."""
    known = set(bare_words(text))
    return any(word.bare in known for word in own.words[hit.first + 1 : hit.last + 1] if word.bare != "the")


def _weight(own: ScopedPoint, across: ScopedPoint, hit: Hit, lists: Lists) -> float:
    """Return how telling a difference is, 0 to 1, by its group in the list; 0 where it may not be one at all."""
    # Points that share little may tell of two things.
    shared = len(own.matters & across.matters)
    if shared < _LEAST_SHARED_WORDS or shared / min(len(own.matters), len(across.matters)) < _LEAST_SHARED_PART:
        return 0.0
    # The place of a thing that the list knows ("truce", "strikes") limits it; that of any other may only say where it
    # was. Such a thing has a key of all words for it, with "|" between them.
    if hit.group == "place" and "|" not in own.words[hit.quote[0]].key:
        return 0.0
    # Words too far from what they bear on to be quoted with it.
    if hit.quote == (hit.first, hit.last) and hit.against is None:
        return 0.0
    return lists.telling.get(hit.group, 0.0) / _GREATEST_WEIGHT


def _findings(call: AlignedCall, found: Sequence[_Difference]) -> Iterator[UnrankedFinding]:
    """Yield for each topic and side its most telling difference; of several, that of the surest match."""
    best: dict[tuple[str, str], _Difference] = {}
    for each in found:
        place = each.topic.id, each.observation.readout
        if each.weight and (place not in best or _worth(each) > _worth(best[place])):
            best[place] = each
    for each in best.values():
        here = each.observation
        words = Evidence(here.readout, here.start, here.end)
        quote = call.names[here.readout], _text(call, each.quote)
        if each.against:
            text = scope_gap(each.topic.label, quote, (call.names[each.other], _text(call, each.against)))
            evidence: tuple[Evidence, ...] = (words, each.against)
        else:
            # All sides without an equivalent of these words, and their points in the matches that show it.
            without = [other for other in found if other.weight and other.observation == here]
            silent = {other.other for other in without}
            points = {id_ for other in without for id_ in other.match.points if call.point(id_)[0].id in silent}
            names = sorted(call.names[side] for side in silent)
            text = scope_only(each.topic.label, quote, _text(call, words), names)
            evidence = (words, *call.evidence(*sorted(points)))
        yield UnrankedFinding("scope", text, each.match.confidence, each.weight, evidence, each.topic.id)


def _worth(each: _Difference) -> tuple[float, float, int]:
    return each.weight, each.match.confidence, -each.observation.start


def _text(call: AlignedCall, place: Evidence) -> str:
    return call.readout(place.readout).text[place.start : place.end]
