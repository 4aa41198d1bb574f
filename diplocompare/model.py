"""Every value that the stages hand to each other, their JSON form, and the base error."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import msgspec

from diplocompare.passages import ArticleText
from diplocompare.soundness import DiplocompareError, check_comparison
from diplocompare.telling import (
    Commitment,
    Contrast,
    CrossCheck,
    Evidence,
    Finding,
    LensNote,
    Note,
    Observation,
    Outcome,
    Speaker,
    Term,
)

# Defined elsewhere, looked for here.
__all__ = [
    "Commitment",
    "Contrast",
    "CrossCheck",
    "DiplocompareError",
    "Evidence",
    "Finding",
    "LensNote",
    "Note",
    "Observation",
    "Outcome",
    "Speaker",
    "Term",
]

SCHEMA = 1
# A word, as every count in this project understands it (lengths, shares, metrics).
WORD = re.compile(r"\w[\w'’\-]*")

Role = Literal["point", "frame"]
Status = Literal["shared", "one-sided"]
Relation = Literal["same", "differs", "related"]


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
    likeliest counterparts on other sides, best first, whether or not they share its topic; `article_start` and
    `article_end`: where it stands in the article that it is an extract of.
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
    article_start: int | None = None
    article_end: int | None = None

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
    cross_checks: tuple[CrossCheck, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    observations: tuple[Observation, ...] = ()
    lenses: tuple[str, ...] = ()
    lens_notes: tuple[LensNote, ...] = ()
    notes: tuple[Note, ...] = ()
    article: ArticleText | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain JSON values (schema 1)."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> str:
        """Return the comparison as JSON, indented, with a newline at its end."""
        # Ten times as fast as the standard library's indenting writer.
        return msgspec.json.format(msgspec.json.encode(self), indent=1).decode("utf-8") + "\n"

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
        check_comparison(self)

    def readout(self, id: str) -> Readout:
        """Return the readout with this id."""
        return next(readout for readout in self.readouts if readout.id == id)

    def point(self, id: str) -> tuple[Readout, Point]:
        """Return the point with this id and the readout it stands in."""
        return next((r, p) for r in self.readouts for p in r.points if p.id == id)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a comparison."""
    schema: dict[str, Any] = msgspec.json.schema(Comparison)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "diplocompare comparison", **schema}
