"""Topics, matches and emphasis, as values."""

from __future__ import annotations

from typing import Literal

from diplocompare.model.findings import Observation
from diplocompare.model.readout import Nearest
from diplocompare.model.value import Value

Status = Literal["shared", "one-sided"]
Relation = Literal["same", "differs", "related"]
# Of less confidence a thing is uncertain: no format says it without that word, and no count takes it for certain.
UNCERTAIN_BELOW = 0.6
# How two points of one matter differ. "opposed": one affirms what the other denies, refuses or reports as not done.
How = Literal["opposed", "figure", "degree", "scope", "framing", "names"]


class Emphasis(Value):
    """How much of one readout a topic takes.

    `share`: its part of the words of that readout's points, 0 to 1; `rank`: its place in the order of first
    mention, from 1, None where the readout is silent; `words` and `points`: counts; `verb`: the strongest by which the
    readout reports it.
    Invariant: the shares of a readout over all topics sum to 1, or are all 0 where it has no points.
    """

    readout: str
    share: float
    rank: int | None
    words: int = 0
    points: int = 0
    verb: Observation | None = None


class Match(Value):
    """Two points of two sides set against each other. `score` and `confidence` lie between 0 and 1.

    `how`: in what they differ, the gravest first; empty where they do not, or where that is not known. `alike`: how
    likely those of which `relation` says that they report the same do so; None of others. Invariant: points that oppose
    each other, or give other figures for one thing, differ.
    """

    id: str
    points: tuple[str, str]
    score: float
    confidence: float
    relation: Relation
    how: tuple[How, ...] = ()
    alike: float | None = None


class Topic(Value):
    """One matter with its points from every side: one row of the table.

    Invariants: "shared" when two or more readouts have points in it; one emphasis entry a readout;
    `confidence` is the probability, 0 to 1, that the matter is indeed reported by more than one side when
    it is "shared", and by one side only when it is "one-sided"; `nearest` only when "one-sided".
    """

    id: str
    label: str
    status: Status
    confidence: float
    points: tuple[str, ...]
    emphasis: tuple[Emphasis, ...] = ()
    matches: tuple[Match, ...] = ()
    nearest: Nearest | None = None

    @property
    def uncertain(self) -> bool:
        """Whether it is too doubtful to be counted as what `status` says."""
        return self.confidence < UNCERTAIN_BELOW
