"""All that is known of the claims of a call: how near two are to each other, and what the lenses see in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from diplocompare.findings.claims import Claim, between, cut_claims
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.model import Commitment, Evidence, Observation, Topic, Value
from diplocompare.pairs.confidence import confidence, pair_evidence
from diplocompare.pairs.scores import PairScores
from diplocompare.pairs.similarity import Matrix, content_stems
from diplocompare.relations.compare import PairRelation, PointText, compare_points, read_point


class Seen(Value):
    """What the lenses see in a call: their findings, each of one lens, the words they rest on, and the commitments.

    `claims`: whether differences between claims are asked for that no lens of words sees.
    """

    findings: tuple[UnrankedFinding, ...]
    observations: tuple[Observation, ...]
    commitments: tuple[Commitment, ...]
    claims: bool = True


class Planes(NamedTuple):
    """How near any two claims are: `(c, c)`, row i is claim i; 0 for two of one text.

    `together`: the probability that they are of one matter; `reported`: that they report the same thing.
    """

    together: Matrix
    reported: Matrix


class View(Value, dict=True):
    """A call with its claims, their planes, and what the lenses see. `partial`: sides of which only a part is at hand.

    What is looked up often is computed once, when it is first asked for.
    """

    call: AlignedCall
    claims: tuple[Claim, ...]
    planes: Planes
    seen: Seen
    partial: frozenset[str]

    @classmethod
    def of(cls, call: AlignedCall, scores: PairScores, seen: Seen, partial: frozenset[str] = frozenset()) -> View:
        """Cut the claims of a call and look how near they are; `scores`: of its points."""
        claims = cut_claims(call)
        abroad = [[float(one.readout != other.readout) for other in claims] for one in claims]
        together = between(claims, scores.together) * abroad if claims else between(claims, scores.together)
        reported = between(claims, scores.together * scores.same) * abroad if claims else together
        return cls(call, claims, Planes(together, reported), seen, partial)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The readouts that have claims, by id."""
        return tuple(dict.fromkeys(claim.readout for claim in self.claims))

    @cached_property
    def words(self) -> Mapping[str, int]:
        """How many words the claims of each readout have."""
        return {side: sum(claim.words for claim in self.claims if claim.readout == side) for side in self.sides}

    @cached_property
    def _observed(self) -> Sequence[tuple[Observation, ...]]:
        found: list[list[Observation]] = [[] for _ in self.claims]
        for each in self.seen.observations:
            at = self.claim_at(each)
            if at is not None:
                found[at].append(each)
        return [tuple(each) for each in found]

    def claim_at(self, place: Observation | Evidence) -> int | None:
        """Return the number of the claim in which words begin; None where they begin in none."""
        for at, claim in enumerate(self.claims):
            if claim.readout == place.readout and claim.start <= place.start < claim.end:
                return at
        return None

    def observed(self, at: int, lens: str) -> tuple[Observation, ...]:
        """Return what a lens saw in a claim."""
        return tuple(each for each in self._observed[at] if each.lens == lens)

    @cached_property
    def facets(self) -> Mapping[frozenset[int], tuple[UnrankedFinding, ...]]:
        """The findings of lenses by the claims that they rest on; those on words in no claim by the empty set."""
        found: dict[frozenset[int], list[UnrankedFinding]] = {}
        for each in self.seen.findings:
            places = {self.claim_at(place) for place in each.evidence}
            key = frozenset() if None in places else frozenset(at for at in places if at is not None)
            found.setdefault(key, []).append(each)
        return {key: tuple(each) for key, each in found.items()}

    def lone_names(self, at: int) -> tuple[Evidence, ...]:
        """Return the names in a claim that no other text has."""
        claim = self.claims[at]
        places = (place for each in self.seen.findings if each.kind == "names" for place in each.evidence)
        return tuple(e for e in places if e.readout == claim.readout and claim.start <= e.start < claim.end)

    @cached_property
    def committed_by_several(self) -> frozenset[int]:
        """The claims that have a commitment which several texts report."""
        places = (
            self.claim_at(place)
            for each in self.seen.commitments
            if len(each.reported_by) > 1
            for place in each.observations
        )
        return frozenset(at for at in places if at is not None)

    def quote(self, at: int) -> str:
        """Return the exact words of a claim."""
        return self.call.text_of(self.claims[at].place)

    def topic(self, claim: Claim) -> Topic:
        """Return the topic of a claim."""
        return self._topics[claim.topic]

    @cached_property
    def _topics(self) -> Mapping[str, Topic]:
        return {topic.id: topic for topic in self.call.topics}

    def name(self, at: int) -> str:
        """Return the name of the side whose claim it is."""
        return self.call.names[self.claims[at].readout]

    def best(self, at: int, plane: Matrix, side: str | None = None) -> float:
        """Return the highest value of a claim with those of another side, or of any."""
        row = (plane[at, other] for other, claim in enumerate(self.claims) if side in (None, claim.readout))
        return float(max(row, default=0.0))

    @cached_property
    def _stems_of_side(self) -> Mapping[str, frozenset[str]]:
        return {readout.id: content_stems(readout.text, self.call.lexicon) for readout in self.call.readouts}

    def new_stems(self, at: int) -> frozenset[str]:
        """Return the stems of a claim that no other text has anywhere."""
        return self._new(self.claims[at].readout, self.quote(at))

    def told_in(self, words: str, at: int, beside: int | None = None) -> int:
        """Return how many stems of some words of a claim another claim has; without one, how many no other text has."""
        if beside is None:
            return len(self._new(self.claims[at].readout, words))
        return len(content_stems(words, self.call.lexicon) & content_stems(self.quote(beside), self.call.lexicon))

    def _new(self, readout: str, words: str) -> frozenset[str]:
        others = (stems for side, stems in self._stems_of_side.items() if side != readout)
        return content_stems(words, self.call.lexicon).difference(*others)

    def confidence(self, one: int, other: int) -> float:
        """Return the probability, 0 to 1, that two claims are of one matter, made honest for matches."""
        return confidence("match", pair_evidence(float(self.planes.together[one, other])))

    def relation(self, one: int, other: int) -> PairRelation:
        """Return how two claims differ, by the words of both."""
        same = self.planes.reported[one, other] / max(1e-9, self.planes.together[one, other])
        return compare_points(self._read[one], self._read[other], float(same))

    @cached_property
    def _read(self) -> _Once:
        return _Once(lambda at: read_point(self.quote(at), self.call.lexicon))

    def spoken(self, at: int) -> Iterator[str]:
        """Yield who speaks in the points of a claim."""
        for point in self.claims[at].points:
            yield self.call.point(point)[1].speaker


class _Once(dict[int, PointText]):
    """Claims as they are read, each when it is first asked for."""

    def __init__(self, read: Callable[[int], PointText]) -> None:
        self.read = read

    def __missing__(self, at: int) -> PointText:
        self[at] = self.read(at)
        return self[at]


def shifted(claim: Claim, place: tuple[int, int]) -> Evidence:
    """Return a place in the words of a claim as one in its readout."""
    return replace(claim.place, start=claim.start + place[0], end=claim.start + place[1])
