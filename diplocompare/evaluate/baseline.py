"""The plain way to compare readouts, with which `evaluate` compares: sentences and their likest other-side sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from diplocompare.model import SCHEMA, Comparison, Match, Point, Readout, Signature, Status
from diplocompare.points.sentences import sentences
from diplocompare.topics.align import Group
from diplocompare.topics.emphasis import weigh
from diplocompare.version import __version__

if TYPE_CHECKING:
    from diplocompare.embed.encoder import Encoder

# Best row F1 and omission macro of 0.30, 0.35 ... 0.80 on corpora/readouts; on corpora/synthetic lower ones do better.
THRESHOLD = 0.45
Array = npt.NDArray[np.float64]
Link = tuple[int, int]


def compare_plainly(readouts: Sequence[Readout], encoder: Encoder, threshold: float = THRESHOLD) -> Comparison:
    """Compare readouts by whole sentences, each joined with its likest one of any other side.

    A link needs a cosine of at least `threshold`; topics are the connected components of the links. Every sentence is
    a point of the issuing side, none is frame; the probability that a topic is shared is its highest cosine.
    """
    cut = [replace(readout, points=_points(readout)) for readout in readouts]
    points = [point for readout in cut for point in readout.points]
    sides = np.repeat(np.arange(len(cut)), [len(readout.points) for readout in cut])
    vectors = [
        encoder.encode(readout.text, [point.span for point in readout.points]) for readout in cut if readout.points
    ]
    cosines = _cosines(vectors, sides)
    links = _links(cosines, threshold)
    matches = []
    for number, (i, j) in enumerate(links, start=1):
        score = round(float(cosines[i, j]), 3)
        matches.append(Match(f"m{number}", (points[i].id, points[j].id), score, score, "same"))
    groups = [
        _group(f"t{number}", [points[at].id for at in found], matches, cosines[found], sides[found])
        for number, found in enumerate(_components(len(points), links), start=1)
    ]
    topic_of = {point: group.id for group in groups for point in group.points}
    named = tuple(
        replace(readout, points=tuple(replace(point, topic=topic_of[point.id]) for point in readout.points))
        for readout in cut
    )
    topics = weigh(named, groups, [f"topic {number}" for number in range(1, len(groups) + 1)])
    signature = Signature(__version__, f"plain baseline, {encoder.name}", encoder.sha256, {"threshold": threshold})
    return Comparison(SCHEMA, signature, named, topics)


def _points(readout: Readout) -> tuple[Point, ...]:
    return tuple(
        Point(f"{readout.id}{number}", span.start, span.end) for number, span in enumerate(sentences(readout.text), 1)
    )


def _cosines(vectors: Sequence[npt.NDArray[np.float32]], sides: npt.NDArray[np.int_]) -> Array:
    """Return `(n, n)` float64 cosines of all points, clipped to 0 and 1; 0 between points of one side."""
    if not vectors:
        return np.zeros((0, 0))
    rows = np.concatenate(vectors).astype(np.float64)
    return np.where(sides[:, None] == sides[None, :], 0.0, np.clip(rows @ rows.T, 0.0, 1.0))


def _links(cosines: Array, threshold: float) -> list[Link]:
    """Pair each point with its likest one of another side, where that reaches the threshold."""
    best = [(at, int(row.argmax())) for at, row in enumerate(cosines) if row.max() >= max(threshold, 1e-9)]
    return sorted({(min(link), max(link)) for link in best})


def _components(size: int, links: Sequence[Link]) -> list[list[int]]:
    """Group points that links connect, in the order of each group's first point."""
    group_of = [{at} for at in range(size)]
    for one, other in links:
        if group_of[one] is not group_of[other]:
            group_of[one] |= group_of[other]
            for at in group_of[other]:
                group_of[at] = group_of[one]
    return [sorted(group) for at, group in enumerate(group_of) if at == min(group)]


def _group(
    id: str, points: Sequence[str], matches: Sequence[Match], cosines: Array, sides: npt.NDArray[np.int_]
) -> Group:
    """`cosines`: `(k, n)`, row i is point i of the group; `sides`: `(k,)`, the number of its readout."""
    probability = float(cosines.max())
    status: Status = "shared" if len(set(sides.tolist())) > 1 else "one-sided"
    confidence = probability if status == "shared" else 1.0 - probability
    own = tuple(match for match in matches if match.points[0] in points)
    return Group(id, status, round(confidence, 3), tuple(points), own)
