"""All that is known of the claims of a call: how near two are to each other, and what the lenses see in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from diplocompare.findings.claims import Claim, between, cut_claims
from diplocompare.findings.nuances import Nuance, Stance, nuances, read_stances, rival_names
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lenses.run import CombinedResult
from diplocompare.lexicon.tokens import stem
from diplocompare.model import Commitment, Evidence, Observation, Topic, Value
from diplocompare.model.lenses import LENSES, FindingKind, Lens
from diplocompare.pairs.confidence import confidence, pair_evidence
from diplocompare.pairs.scores import PairScores
from diplocompare.pairs.similarity import Matrix, content_stems


class Seen(Value):
    """What the lenses see in a call: their findings, each of one lens, the words they rest on, and the commitments.

    `plain`: the kinds that no lens of words gives, of those that are asked for.
    """

    findings: tuple[UnrankedFinding, ...]
    observations: tuple[Observation, ...]
    commitments: tuple[Commitment, ...]
    plain: tuple[FindingKind, ...] = ("silence", "wording")

    @classmethod
    def of(cls, found: CombinedResult, lenses: Sequence[Lens] = LENSES) -> Seen:
        """Take over what these lenses found; that texts have words side by side is asked for with oppositions."""
        plain: list[FindingKind] = []
        plain += ["silence"] if "silence" in lenses else []
        plain += ["wording"] if "oppositions" in lenses else []
        return cls(found.findings, found.observations, found.commitments, tuple(plain))


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

    def names_elsewhere(self, at: int) -> bool:
        """Tell whether a claim of another text has a name that a claim has, the parties' own apart."""
        own = {each.value for each in self.observed(at, "names")} - self._parties
        return any(
            each.value in own and each.readout != self.claims[at].readout
            for each in self.seen.observations
            if each.lens == "names"
        )

    @cached_property
    def _parties(self) -> frozenset[str]:
        """The names of the parties: those of their countries, capitals and leaders."""
        names = {each.value for each in self.seen.observations if each.lens == "names"}
        words = {word.lower() for party in self.call.parties for each in (*party.places, party.names) for word in each}
        return frozenset(name for name in names if not words.isdisjoint(name.lower().split()))

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

    def abroad(self, at: int) -> Iterator[int]:
        """Yield the claims of other texts than that of a claim."""
        for other, claim in enumerate(self.claims):
            if claim.readout != self.claims[at].readout:
                yield other

    def best(self, at: int, plane: Matrix, side: str | None = None) -> float:
        """Return the highest value of a claim with those of another side, or of any."""
        row = (plane[at, other] for other, claim in enumerate(self.claims) if side in (None, claim.readout))
        return float(max(row, default=0.0))

    @cached_property
    def _stems_of_side(self) -> Mapping[str, frozenset[str]]:
        return {readout.id: content_stems(readout.text, self.call.lexicon) for readout in self.call.readouts}

    def new_stems(self, at: int) -> frozenset[str]:
        """Return the stems of a claim that no other text has anywhere."""
        return self._new_stems[at]

    @cached_property
    def _new_stems(self) -> Sequence[frozenset[str]]:
        return [self._new(claim.readout, stems) for claim, stems in zip(self.claims, self._stems, strict=True)]

    def common(self, one: int, other: int) -> int:
        """Return how many stems of matter two claims have in common, the parties' names apart."""
        return len((self._stems[one] & self._stems[other]) - self._names_of_parties)

    @cached_property
    def _stems(self) -> Sequence[frozenset[str]]:
        return [content_stems(self.quote(at), self.call.lexicon) for at in range(len(self.claims))]

    @cached_property
    def _names_of_parties(self) -> frozenset[str]:
        parties = self.call.parties
        return frozenset(
            stem(word) for party in parties for each in (*party.places, tuple(party.names)) for word in each
        )

    def told_in(self, words: str, at: int, beside: int | None = None) -> int:
        """Return how many stems of some words of a claim another claim has; without one, how many no other text has."""
        if beside is None:
            return len(self._new(self.claims[at].readout, content_stems(words, self.call.lexicon)))
        return len(content_stems(words, self.call.lexicon) & self._stems[beside])

    def _new(self, readout: str, told: frozenset[str]) -> frozenset[str]:
        others = (stems for side, stems in self._stems_of_side.items() if side != readout)
        return told.difference(*others)

    def confidence(self, one: int, other: int) -> float:
        """Return the probability, 0 to 1, that two claims are of one matter, made honest for matches."""
        return confidence("match", pair_evidence(float(self.planes.together[one, other])))

    def nuances(self, one: int, other: int) -> tuple[Nuance, ...]:
        """Return by which words two claims of one matter differ, the gravest first."""
        mine, theirs = (self.observed(at, "contested") for at in (one, other))
        rivals = rival_names(mine, theirs, self.call.lexicon)
        return (*rivals, *nuances(self._stances[one], self._stances[other]))

    @cached_property
    def _stances(self) -> _Once:
        return _Once(lambda at: read_stances(self.quote(at), self.claims[at].place, self.call.lexicon))

    def once(self, at: int, read: Callable[[View, int], dict[str, float]]) -> dict[str, float]:
        """Return what `read` finds in a claim, found out when it is first asked for."""
        if at not in self._found:
            self._found[at] = read(self, at)
        return self._found[at]

    @cached_property
    def _found(self) -> dict[int, dict[str, float]]:
        return {}

    def spoken(self, at: int) -> Iterator[str]:
        """Yield who speaks in the points of a claim."""
        for point in self.claims[at].points:
            yield self.call.point(point)[1].speaker


class _Once(dict[int, tuple[Stance, ...]]):
    """Claims as they are read, each when it is first asked for."""

    def __init__(self, read: Callable[[int], tuple[Stance, ...]]) -> None:
        self.read = read

    def __missing__(self, at: int) -> tuple[Stance, ...]:
        self[at] = self.read(at)
        return self[at]
