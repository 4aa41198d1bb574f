"""Every value that the stages hand to each other, their JSON form, and the base error."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import msgspec

SCHEMA = 1
# A word, as every count in this project understands it (lengths, shares, metrics).
WORD = re.compile(r"\w[\w'’\-]*")

Role = Literal["point", "frame"]
Speaker = Literal["own", "counterpart", "joint", "none"]
Status = Literal["shared", "one-sided"]
Relation = Literal["same", "differs", "related"]


class DiplocompareError(Exception):
    """Bad input, told to the user as one sentence: `path: problem`, then the remedy."""


class Span(NamedTuple):
    """A half-open range of Unicode code points: `text[start:end]`."""

    start: int
    end: int


def count_words(text: str) -> int:
    """Count the words of a text (matches of `WORD`)."""
    return sum(1 for _ in WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Nearest:
    """A candidate on another side, and its score: the probability, 0 to 1, that both speak of one matter."""

    point: str
    score: float


@dataclass(frozen=True, slots=True)
class Point:
    """A contiguous span of a readout that makes one claim or names one matter.

    Invariants: `0 <= start < end <= len(text)`; points of a readout are in order and do not overlap;
    a frame point has no topic; in a finished comparison every other point is in exactly one.
    `cut`: why it begins where it does; `masked`: the spans that were left out when it was compared; `candidates`: the
    likeliest counterparts on other sides, best first, whether or not they share its topic.
    """

    id: str
    start: int
    end: int
    role: Role = "point"
    speaker: Speaker = "own"
    speaker_side: str | None = None
    topic: str | None = None
    cut: str = ""
    masked: tuple[Span, ...] = ()
    candidates: tuple[Nearest, ...] = ()

    @property
    def span(self) -> Span:
        """Where the point stands in its readout's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Readout:
    """One side's published text about a call. Invariants: `sha256` and `words` are those of `text`."""

    id: str
    side: str
    text: str
    sha256: str
    words: int
    issuer: str | None = None
    principal: str | None = None
    date: str | None = None
    event: str | None = None
    language: str | None = None
    source: str | None = None
    title: str | None = None
    points: tuple[Point, ...] = ()

    @classmethod
    def of(cls, text: str, *, side: str, id: str = "", **metadata: Any) -> Readout:
        """Build a readout from its body, exactly as it is to be compared. `metadata`: the optional fields by name."""
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return cls(id=id, side=side, text=text, sha256=digest, words=count_words(text), **metadata)

    def quote(self, point: Point) -> str:
        """Return the exact words of a point."""
        return self.text[point.start : point.end]

    @property
    def claims(self) -> tuple[Point, ...]:
        """The points that carry a matter: all but the frame."""
        return tuple(point for point in self.points if point.role == "point")


@dataclass(frozen=True, slots=True)
class Emphasis:
    """How much of one readout a topic takes.

    `share`: its part of the words of that readout's points, 0 to 1; `rank`: its place in the order of first
    mention, from 1, None where the readout is silent; `words` and `points`: counts.
    Invariant: the shares of a readout over all topics sum to 1, or are all 0 where it has no points.
    """

    readout: str
    share: float
    rank: int | None
    words: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """Two points of two sides set against each other. `score` and `confidence` lie between 0 and 1."""

    id: str
    points: tuple[str, str]
    score: float
    confidence: float
    relation: Relation


@dataclass(frozen=True, slots=True)
class Topic:
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words a finding rests on: a span of one readout's text."""

    readout: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One telling difference, in one neutral sentence, with its evidence."""

    id: str
    kind: str
    text: str
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SideSummary:
    """What one readout has in common with the others: topics it alone has, and the part of its words in shared ones."""

    readout: str
    topics: int
    only: int
    shared_share: float


@dataclass(frozen=True, slots=True)
class Summary:
    """The comparison in numbers: topics on several sides and on one side only."""

    topics: int = 0
    shared: int = 0
    one_sided: int = 0
    date: str | None = None
    event: str | None = None
    sides: tuple[SideSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """What made the comparison: the same inputs with the same signature give the same bytes."""

    version: str
    model: str
    model_sha256: str
    settings: dict[str, float | int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole result: readouts with their points, topics with their matches, findings.

    Invariants: every id that is referred to exists; every point with role "point" is in exactly one topic.
    """

    schema: int
    signature: Signature
    readouts: tuple[Readout, ...]
    topics: tuple[Topic, ...]
    findings: tuple[Finding, ...] = ()
    summary: Summary = Summary()

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain JSON values (schema 1)."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> str:
        """Return the comparison as JSON, indented, with a newline at its end."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=1) + "\n"

    @classmethod
    def from_dict(cls, data: object) -> Comparison:
        """Read a comparison back. Raises `DiplocompareError` naming the first place that does not fit."""
        # Asked first: another schema may differ anywhere.
        schema = data.get("schema", SCHEMA) if isinstance(data, dict) else SCHEMA
        if isinstance(schema, int) and schema != SCHEMA:
            raise DiplocompareError(f"schema {schema} is not known here; this version reads schema {SCHEMA}")
        try:
            comparison = msgspec.convert(data, cls)
        except msgspec.ValidationError as error:
            raise DiplocompareError(f"not a comparison: {error}") from None
        comparison.check()
        return comparison

    def check(self) -> None:
        """Raise `DiplocompareError` where an id is unknown or given twice, or an offset lies outside its text."""
        _expect(len(self.readouts) > 1, "it has fewer than two readouts")
        _check_points(self.readouts, {topic.id for topic in self.topics})
        _check_topics(self.topics, self.readouts)
        lengths = {readout.id: len(readout.text) for readout in self.readouts}
        for finding in self.findings:
            for place in finding.evidence:
                inside = place.readout in lengths and 0 <= place.start < place.end <= lengths[place.readout]
                _expect(inside, f"finding {finding.id} points outside the texts")
        _expect(all(side.readout in lengths for side in self.summary.sides), "its summary names an unknown side")

    def readout(self, id: str) -> Readout:
        """Return the readout with this id."""
        return next(readout for readout in self.readouts if readout.id == id)

    def point(self, id: str) -> tuple[Readout, Point]:
        """Return the point with this id and the readout it stands in."""
        return next((r, p) for r in self.readouts for p in r.points if p.id == id)


def _check_points(readouts: Sequence[Readout], topics: Collection[str]) -> None:
    sides = [readout.id for readout in readouts]
    _expect_unique("readout", sides)
    ids = [point.id for readout in readouts for point in readout.points]
    _expect_unique("point", ids)
    known = set(ids)
    for readout in readouts:
        end = 0
        for point in readout.points:
            inside = end <= point.start < point.end <= len(readout.text)
            _expect(inside, f"point {point.id} lies outside its text, or overlaps the one before it")
            _expect(point.topic is None or point.topic in topics, f"point {point.id} names an unknown topic")
            _expect(point.speaker_side in (None, *sides), f"point {point.id} names an unknown side")
            _expect(
                known.issuperset(near.point for near in point.candidates), f"point {point.id} names an unknown point"
            )
            masked = all(0 <= span.start <= span.end <= len(readout.text) for span in point.masked)
            _expect(masked, f"point {point.id} masks words outside its text")
            end = point.end


def _check_topics(topics: Sequence[Topic], readouts: Sequence[Readout]) -> None:
    _expect_unique("topic", [topic.id for topic in topics])
    sides = sorted(readout.id for readout in readouts)
    topic_of = {point.id: point.topic for readout in readouts for point in readout.points}
    members = [(name, topic.id) for topic in topics for name in topic.points]
    claims = [(point.id, point.topic) for readout in readouts for point in readout.claims]
    for topic in topics:
        named = {*topic.points, *(name for match in topic.matches for name in match.points)}
        named |= {topic.nearest.point} if topic.nearest else set()
        _expect(named <= topic_of.keys(), f"topic {topic.id} names an unknown point")
        _expect(
            sorted(entry.readout for entry in topic.emphasis) == sides,
            f"topic {topic.id} has not one emphasis entry a readout",
        )
    _expect(Counter(members) == Counter(claims), "its points and its topics do not name each other")


def _expect_unique(kind: str, ids: Sequence[str]) -> None:
    twice = next((one for one, count in Counter(ids).items() if count > 1), None)
    _expect(twice is None, f"two {kind}s have the id {twice}")


def _expect(condition: object, problem: str) -> None:
    if not condition:
        raise DiplocompareError(f"not a sound comparison: {problem}")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a comparison."""
    schema: dict[str, Any] = msgspec.json.schema(Comparison)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "diplocompare comparison", **schema}
