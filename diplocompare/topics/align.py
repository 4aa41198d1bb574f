"""Points and their pair scores -> groups of points on one matter over all sides, and the matches inside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Match, Nearest, Readout, Status, Value
from diplocompare.pairs.confidence import confidence, pair_evidence, report_evidence, shared_evidence
from diplocompare.pairs.scores import PairScores
from diplocompare.pairs.similarity import Matrix
from diplocompare.topics.grouping import Settings, group, split_strays
from diplocompare.topics.relations import Claims, Pair, Told, bring_together, find_contradictions, pairs_across, relate

_DIGITS = 3
# How many of a point's likeliest counterparts on other sides are told.
_CANDIDATES = 3


class Group(Value):
    """A topic that has no name yet and no emphasis; the fields as in `Topic`."""

    id: str
    status: Status
    confidence: float
    points: tuple[str, ...]
    matches: tuple[Match, ...] = ()
    nearest: Nearest | None = None


def align(
    readouts: Sequence[Readout], scores: PairScores, settings: Settings, lexicon: Lexicon
) -> tuple[tuple[Readout, ...], tuple[Group, ...]]:
    """Return the readouts with a topic for each claim, and the groups that become these topics, in reading order.

    The result does not depend on the order of the readouts nor on that of their points.
    """
    claims = [(readout, point) for readout in readouts for point in readout.claims]
    if not claims:
        return tuple(readouts), ()
    contradictions = find_contradictions(claims, scores.together, lexicon)
    scores = scores._replace(together=bring_together(scores.together, contradictions))
    groups: list[Group] = []
    topic_of: dict[str, str] = {}
    matched = 0
    for number, members in enumerate(_members(claims, scores.together, settings), start=1):
        relations = relate(claims, members, scores.same, settings.same, contradictions)
        pairs = sorted(_pairs_to_match(claims, members, scores.together, settings.join) | relations.keys())
        matches = [
            _match(f"m{at}", claims, pair, scores, relations) for at, pair in enumerate(pairs, start=matched + 1)
        ]
        matched += len(matches)
        groups.append(_group(f"t{number}", claims, members, scores, matches))
        topic_of.update({claims[at][1].id: f"t{number}" for at in members})
    candidates = {point.id: _candidates(claims, at, scores) for at, (_, point) in enumerate(claims)}
    return tuple(_informed(readout, topic_of, candidates) for readout in readouts), tuple(groups)


def _members(claims: Claims, together: Matrix, settings: Settings) -> list[list[int]]:
    """The claims of each group by their numbers, in order; the groups in the order in which a reader meets them."""
    # Grouping breaks ties by row: rows are ordered by their texts, so that it does not matter which side comes first.
    canonical = sorted(range(len(claims)), key=lambda at: (claims[at][0].sha256, claims[at][1].start))
    ordered = together[np.ix_(canonical, canonical)]
    sides = [claims[at][0].sha256 + claims[at][0].id for at in canonical]
    parts = [part for rows in group(ordered, settings.join) for part in split_strays(rows, sides, ordered, settings)]
    members = [[canonical[row] for row in part] for part in parts]
    members.sort(key=lambda part: _reading_place(claims, part))
    return [sorted(part) for part in members]


def _reading_place(claims: Claims, members: Sequence[int]) -> tuple[float, str, int]:
    """Where a group stands on the whole: the mean over its sides of its first mention, as a part of the text."""
    first: dict[str, float] = {}
    for at in members:
        readout, point = claims[at]
        first[readout.sha256] = min(first.get(readout.sha256, 1.0), point.start / len(readout.text))
    readout, point = min((claims[at] for at in members), key=lambda claim: (claim[0].sha256, claim[1].start))
    return round(sum(first.values()) / len(first), 9), readout.sha256, point.start


def _pairs_to_match(claims: Claims, members: Sequence[int], together: Matrix, join: float) -> set[Pair]:
    """The pairs across sides of a group that reach `join`, and for each point that with its likeliest partner."""
    kept: set[Pair] = set()
    best: dict[int, Pair] = {}
    for pair in pairs_across(claims, members):
        if together[pair] >= join:
            kept.add(pair)
        for end in pair:
            if end not in best or together[pair] > together[best[end]]:
                best[end] = pair
    return kept.union(best.values())


def _match(id: str, claims: Claims, pair: Pair, scores: PairScores, relations: Mapping[Pair, Told]) -> Match:
    relation, how = relations.get(pair, ("related", ()))
    sure = confidence("match", pair_evidence(float(scores.together[pair])))
    return Match(
        id=id,
        points=(claims[pair[0]][1].id, claims[pair[1]][1].id),
        score=round(float(scores.told[pair]), _DIGITS),
        confidence=_told(sure, scores),
        relation=relation,
        how=how,
        alike=_told(_alike(pair, scores), scores) if relation == "same" else None,
    )


def _alike(pair: Pair, scores: PairScores) -> float:
    return confidence("same", report_evidence(float(scores.together[pair]), float(scores.same[pair])))


def _group(id: str, claims: Claims, members: Sequence[int], scores: PairScores, matches: Sequence[Match]) -> Group:
    together = scores.together
    side_of = [readout.id for readout, _ in claims]
    sides = {side_of[at] for at in members}
    elsewhere = [at for at in range(len(claims)) if side_of[at] not in sides]
    status: Status = "shared" if len(sides) > 1 else "one-sided"
    nearest = None
    if status == "shared":
        best = [max(float(together[at, o]) for o in members if side_of[o] != side_of[at]) for at in members]
        sure = confidence("shared", shared_evidence(best))
    elif elsewhere:
        across = together[np.ix_(members, elsewhere)]
        sure = 1.0 - confidence("one-sided", shared_evidence(across.max(axis=1).tolist()))
        _, column = np.unravel_index(int(np.argmax(across)), across.shape)
        other = elsewhere[int(column)]
        nearest = Nearest(claims[other][1].id, round(float(scores.told[members, other].max()), _DIGITS))
    else:
        sure = 1.0  # no other side says anything of any matter
    points = tuple(claims[at][1].id for at in members)
    return Group(id, status, _told(sure, scores), points, tuple(matches), nearest)


def _told(sure: float, scores: PairScores) -> float:
    """A confidence as it is told: to three digits, of which a rougher scale keeps fewer."""
    return round(round(sure, _DIGITS), scores.scale.digits)


def _candidates(claims: Claims, at: int, scores: PairScores) -> tuple[Nearest, ...]:
    """The likeliest counterparts of a claim on other sides by the score that is told, best first."""
    home = claims[at][0].id
    likeliest = np.argsort(-scores.told[at], kind="stable").tolist()
    abroad = [other for other in likeliest if claims[other][0].id != home]
    return tuple(
        Nearest(claims[other][1].id, round(float(scores.told[at, other]), _DIGITS)) for other in abroad[:_CANDIDATES]
    )


def _informed(readout: Readout, topic_of: Mapping[str, str], candidates: Mapping[str, tuple[Nearest, ...]]) -> Readout:
    """The readout with a topic and candidates for each of its claims."""
    points = (
        replace(point, topic=topic_of.get(point.id), candidates=candidates.get(point.id, ()))
        for point in readout.points
    )
    return replace(readout, points=tuple(points))
