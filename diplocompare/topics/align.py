"""Points and their pair scores -> topics over all sides, and matches inside a topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Match, Nearest, Readout, Relation, Topic
from diplocompare.pairs.confidence import confidence, pair_evidence, shared_evidence
from diplocompare.pairs.similarity import Matrix
from diplocompare.topics.grouping import Settings, group, settle
from diplocompare.topics.relations import Claims, Pair, pairs_across, relate

_DIGITS = 3
_CANDIDATES = 3


def align(
    readouts: Sequence[Readout], scores: Matrix, reports: Matrix, settings: Settings, lexicon: Lexicon
) -> tuple[tuple[Readout, ...], tuple[Topic, ...]]:
    """Return the readouts with a topic for each claim, and the topics in reading order, yet without labels.

    `scores`, `reports`: `(n, n)`, row i is claim i when the claims of all readouts are put one after the other: the
    probability of being of one topic, and that of reporting the same if so. The result does not depend on the order of
    the readouts nor on that of their points.
    """
    claims = [(readout, point) for readout in readouts for point in readout.claims]
    if not claims:
        return tuple(readouts), ()
    canonical = sorted(range(len(claims)), key=lambda at: (claims[at][0].sha256, claims[at][1].start))
    ordered = scores[np.ix_(canonical, canonical)]
    sides = [claims[at][0].sha256 + claims[at][0].id for at in canonical]
    groups = [part for found in group(ordered, settings.join) for part in settle(found, sides, ordered, settings)]
    members = [[canonical[at] for at in found] for found in groups]
    members.sort(key=lambda found: _reading_place(claims, found))
    topics, topic_of, matches = [], {}, 0
    for number, found in enumerate(map(sorted, members), start=1):
        topic = _topic(f"t{number}", claims, found, scores)
        made = _matches(claims, found, scores, settings.join, relate(claims, found, reports, settings.same, lexicon))
        numbered = tuple(replace(match, id=f"m{matches + at}") for at, match in enumerate(made, start=1))
        matches += len(numbered)
        topics.append(replace(topic, matches=numbered))
        topic_of.update({claims[at][1].id: topic.id for at in found})
    candidates = {claims[at][1].id: _candidates(claims, at, scores[at]) for at in range(len(claims))}
    return tuple(_informed(readout, topic_of, candidates) for readout in readouts), tuple(topics)


def _reading_place(claims: Claims, found: Sequence[int]) -> tuple[float, str, int]:
    """Where a topic stands on the whole: the mean over its sides of its first mention, as a part of the text."""
    first: dict[str, float] = {}
    for at in found:
        readout, point = claims[at]
        first[readout.sha256] = min(first.get(readout.sha256, 1.0), point.start / len(readout.text))
    readout, point = min((claims[at] for at in found), key=lambda claim: (claim[0].sha256, claim[1].start))
    return round(sum(first.values()) / len(first), 9), readout.sha256, point.start


def _topic(id: str, claims: Claims, found: Sequence[int], scores: Matrix) -> Topic:
    side_of = [readout.id for readout, _ in claims]
    points = tuple(claims[at][1].id for at in found)
    sides = {side_of[at] for at in found}
    if len(sides) > 1:
        best = [max(float(scores[at, o]) for o in found if side_of[o] != side_of[at]) for at in found]
        sure = confidence("shared", shared_evidence(best))
        return Topic(id, "", "shared", round(sure, _DIGITS), points)
    elsewhere = [at for at in range(len(claims)) if side_of[at] not in sides]
    if not elsewhere:
        return Topic(id, "", "one-sided", 1.0, points)
    across = scores[np.ix_(found, elsewhere)]
    row, column = np.unravel_index(int(np.argmax(across)), across.shape)
    nearest = Nearest(claims[elsewhere[int(column)]][1].id, round(float(across[row, column]), _DIGITS))
    sure = 1.0 - confidence("one-sided", shared_evidence(across.max(axis=1).tolist()))
    return Topic(id, "", "one-sided", round(sure, _DIGITS), points, nearest=nearest)


def _matches(
    claims: Claims, found: Sequence[int], scores: Matrix, join: float, told: Mapping[Pair, Relation]
) -> list[Match]:
    """The pairs of a topic that reach `join` or are told more of, and for each point its best partner."""
    pairs = pairs_across(claims, found)
    best: dict[int, tuple[float, Pair]] = {}
    for pair in pairs:
        score = float(scores[pair])
        for end in pair:
            if end not in best or score > best[end][0]:
                best[end] = (score, pair)
    kept = {pair for pair in pairs if scores[pair] >= join} | {pair for _, pair in best.values()} | set(told)
    return [
        Match(
            "",
            (claims[i][1].id, claims[j][1].id),
            round(float(scores[i, j]), _DIGITS),
            round(confidence("match", pair_evidence(float(scores[i, j]))), _DIGITS),
            told.get((i, j), "related"),
        )
        for i, j in sorted(kept)
    ]


def _candidates(claims: Claims, at: int, row: Matrix) -> tuple[Nearest, ...]:
    """The likeliest counterparts of a claim on other sides, best first. `row`: `(n,)`, its scores."""
    home = claims[at][0].id
    abroad = [other for other in np.argsort(-row, kind="stable") if claims[other][0].id != home]
    return tuple(Nearest(claims[other][1].id, round(float(row[other]), _DIGITS)) for other in abroad[:_CANDIDATES])


def _informed(readout: Readout, topic_of: dict[str, str], candidates: dict[str, tuple[Nearest, ...]]) -> Readout:
    """The readout with a topic and candidates for each of its claims."""
    points = (
        replace(point, topic=topic_of.get(point.id), candidates=candidates.get(point.id, ()))
        for point in readout.points
    )
    return replace(readout, points=tuple(points))
