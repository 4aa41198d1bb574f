"""The whole result, as a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from diplocompare.model.error import InputError
from diplocompare.model.findings import (
    ArticleText,
    Commitment,
    Contrast,
    CrossCheck,
    Evidence,
    Finding,
    LensNote,
    Note,
    Observation,
)
from diplocompare.model.readout import Point, Readout
from diplocompare.model.topic import Topic
from diplocompare.model.value import Value

SCHEMA = 1


class SideSummary(Value):
    """What one readout has in common with the others.

    `only`: topics that it alone has, `uncertain`: further ones of which it is uncertain whether another has them too;
    `shared_share`: the part of its words in shared ones.
    """

    readout: str
    topics: int
    only: int
    shared_share: float
    uncertain: int = 0


class Summary(Value):
    """The comparison in numbers: topics on several sides and on one side only, and how many of these are uncertain.

    `told`: the same pair in two sentences, what its texts have in common and what parts them, with the ids of the
    topics and findings that each part rests on in brackets.
    """

    topics: int = 0
    shared: int = 0
    one_sided: int = 0
    date: str | None = None
    event: str | None = None
    sides: tuple[SideSummary, ...] = ()
    uncertain: int = 0
    told: tuple[str, ...] = ()


class Signature(Value):
    """What made the comparison: the same inputs with the same signature give the same bytes."""

    version: str
    model: str
    model_sha256: str
    # Unlike `dict` itself, this adds no default to the JSON Schema.
    settings: dict[str, float | int | str] = msgspec.field(default_factory=lambda: {})


class Comparison(Value):
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
        """Return the comparison as plain JSON values (schema 1): those that reading `to_json` back gives."""
        # By way of JSON, since `msgspec.to_builtins` leaves tuples.
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
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
            raise InputError(f"schema {schema} is not known here; this version reads schema {SCHEMA}")
        try:
            comparison = msgspec.convert(data, cls)
        except msgspec.ValidationError as error:
            raise InputError(f"not a comparison: {error}") from error
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


def check_comparison(comparison: Comparison) -> None:
    """Raise `DiplocompareError` where an id is unknown or given twice, or an offset lies outside its text."""
    _expect(len(comparison.readouts) > 1, "it has fewer than two readouts")
    _check_points(comparison.readouts, {topic.id for topic in comparison.topics})
    _check_topics(comparison.topics, comparison.readouts)
    lengths = {readout.id: len(readout.text) for readout in comparison.readouts}
    _expect(all(side.readout in lengths for side in comparison.summary.sides), "its summary names an unknown side")
    _check_emphasis(comparison, lengths)
    _check_article(comparison)


def _check_article(comparison: Comparison) -> None:
    article, end = comparison.article, 0
    length = len(article.text) if article else 0
    known = {"reporter", "frame", "furniture", *(readout.side for readout in comparison.readouts)}
    for span in article.spans if article else ():
        _expect(end <= span.start < span.end <= length, "a span of its article lies outside it or overlaps another")
        _expect(span.by in known, f"a span of its article is by {span.by!r}, who is no side")
        end = span.end
    for point in (point for readout in comparison.readouts for point in readout.points):
        start, stop = point.article_start, point.article_end
        placed = start is not None and stop is not None and 0 <= start < stop <= length
        _expect(placed if article else start is stop is None, f"point {point.id} lies outside its article")


def _check_emphasis(comparison: Comparison, lengths: dict[str, int]) -> None:
    points = {point.id for readout in comparison.readouts for point in readout.points}
    _expect_unique("finding", [finding.id for finding in comparison.findings])
    _expect_unique("cross-check", [check.id for check in comparison.cross_checks])
    _expect_unique("commitment", [each.id for each in comparison.commitments])
    places: list[tuple[str, Evidence | Observation]] = [
        (f"finding {finding.id}", place)
        for finding in comparison.findings
        for place in (*finding.evidence, *finding.nearest, *finding.marks)
    ]
    places += [(f"a note on {note.kind}", place) for note in comparison.notes for place in note.evidence]
    places += [(f"an observation of {seen.lens}", seen) for seen in comparison.observations]
    places += [("a verb", entry.verb) for topic in comparison.topics for entry in topic.emphasis if entry.verb]
    for name, place in places:
        inside = place.readout in lengths and 0 <= place.start < place.end <= lengths[place.readout]
        _expect(inside, f"{name} points outside the texts")
    verbs = [entry.verb for topic in comparison.topics for entry in topic.emphasis if entry.verb]
    committed = [seen for each in comparison.commitments for seen in each.observations]
    for seen in (*comparison.observations, *verbs, *committed):
        _expect(seen.point is None or seen.point in points, f"an observation of {seen.lens} names an unknown point")
    topics = {None, *(topic.id for topic in comparison.topics)}
    _expect(all(finding.topic in topics for finding in comparison.findings), "a finding names an unknown topic")
    for check in comparison.cross_checks:
        known = {check.point, *check.counterparts} <= points and check.of in lengths
        _expect(known, f"cross-check {check.id} names an unknown point or side")
    named = [side for each in comparison.commitments for side in each.reported_by]
    named += [note.readout for note in comparison.lens_notes] + [each.readout for each in comparison.contrasts]
    named += [note.readout for note in comparison.notes if note.readout is not None]
    named += [side for finding in comparison.findings for side in finding.silent]
    _expect(all(side in lengths for side in named), "what a lens saw names an unknown side")


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
        raise InputError(f"not a sound comparison: {problem}")
