"""What must hold for every comparison, whatever the texts: the contract's JSON section and the class docstrings."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from functools import cache
from typing import Any

import jsonschema_rs

from diplocompare.model import Comparison, Readout, Topic, count_words, json_schema


def check_invariants(comparison: Comparison) -> None:
    """Assert every invariant of a finished comparison."""
    ids = [readout.id for readout in comparison.readouts]
    assert len(set(ids)) == len(ids) >= 2
    for readout in comparison.readouts:
        _check_readout(readout, ids)
    _check_unique_ids(comparison)
    _check_membership(comparison)
    for topic in comparison.topics:
        _check_topic(topic, comparison)
    for readout in comparison.readouts:
        _check_emphasis(readout, comparison)
    _check_summary(comparison)
    _check_labels(comparison)
    for finding in comparison.findings:
        assert finding.text and 0 <= finding.confidence <= 1 and finding.evidence
        assert finding.text.endswith(".") and "\n" not in finding.text
        for place in finding.evidence:
            assert 0 <= place.start < place.end <= len(comparison.readout(place.readout).text)
    _check_json(comparison)


def _check_readout(readout: Readout, ids: list[str]) -> None:
    assert readout.sha256 == hashlib.sha256(readout.text.encode("utf-8")).hexdigest()
    assert readout.words == count_words(readout.text)
    assert "\r" not in readout.text
    assert readout.side.strip()
    end = 0
    for point in readout.points:
        assert end <= point.start < point.end <= len(readout.text), "points are in order and do not overlap"
        quote = readout.quote(point)
        assert quote == quote.strip()
        assert count_words(quote) > 0
        assert point.id.startswith(readout.id)
        assert point.speaker_side is None or point.speaker_side in set(ids) - {readout.id}
        assert point.speaker_side is None or point.speaker == "counterpart"
        assert all(point.start <= span.start < span.end <= point.end for span in point.masked)
        end = point.end


def _check_unique_ids(comparison: Comparison) -> None:
    ids = [
        *(readout.id for readout in comparison.readouts),
        *(point.id for readout in comparison.readouts for point in readout.points),
        *(topic.id for topic in comparison.topics),
        *(match.id for topic in comparison.topics for match in topic.matches),
        *(finding.id for finding in comparison.findings),
        *(check.id for check in comparison.cross_checks),
    ]
    assert all(ids) and len(set(ids)) == len(ids)


def _check_membership(comparison: Comparison) -> None:
    """Every point with role "point" is in exactly one topic, the one it names; frame points are in none."""
    members = Counter(point for topic in comparison.topics for point in topic.points)
    for readout in comparison.readouts:
        for point in readout.points:
            if point.role == "frame":
                assert point.topic is None and members[point.id] == 0
            else:
                assert members[point.id] == 1
                assert point.id in next(t for t in comparison.topics if t.id == point.topic).points
            for candidate in point.candidates:
                assert comparison.point(candidate.point)[0] != readout and 0 <= candidate.score <= 1
            scores = [candidate.score for candidate in point.candidates]
            assert scores == sorted(scores, reverse=True)
    assert members.total() == sum(len(readout.claims) for readout in comparison.readouts)


def _check_topic(topic: Topic, comparison: Comparison) -> None:
    side_of = {point.id: readout.id for readout in comparison.readouts for point in readout.points}
    sides = {side_of[point] for point in topic.points}
    assert sides
    assert (topic.status == "shared") == (len(sides) >= 2)
    assert 0 <= topic.confidence <= 1
    assert [entry.readout for entry in topic.emphasis] == [readout.id for readout in comparison.readouts]
    for match in topic.matches:
        assert set(match.points) <= set(topic.points)
        assert side_of[match.points[0]] != side_of[match.points[1]]
        assert 0 <= match.score <= 1 and 0 <= match.confidence <= 1
    assert len({frozenset(match.points) for match in topic.matches}) == len(topic.matches)
    if topic.status == "shared":
        assert topic.matches and topic.nearest is None
    else:
        assert not topic.matches
    if topic.nearest:
        assert side_of[topic.nearest.point] not in sides
        assert 0 <= topic.nearest.score <= 1


def _check_emphasis(readout: Readout, comparison: Comparison) -> None:
    """Shares sum to 1, or are all 0 without points; ranks are 1 to k in the order of first mention."""
    entries = {
        topic.id: entry for topic in comparison.topics for entry in topic.emphasis if entry.readout == readout.id
    }
    order = list(dict.fromkeys(point.topic for point in readout.claims))
    total = math.fsum(entry.share for entry in entries.values())
    assert abs(total - 1) < 1e-9 if order else total == 0
    for name, entry in entries.items():
        assert 0 <= entry.share <= 1
        if name not in order:
            assert (entry.share, entry.rank, entry.words, entry.points) == (0, None, 0, 0)
        else:
            own = [point for point in readout.claims if point.topic == name]
            assert entry.rank == order.index(name) + 1
            assert entry.points == len(own)
            assert entry.words == sum(count_words(readout.quote(point)) for point in own)


def _check_summary(comparison: Comparison) -> None:
    summary = comparison.summary
    shared = sum(topic.status == "shared" for topic in comparison.topics)
    assert (summary.topics, summary.shared) == (len(comparison.topics), shared)
    assert summary.one_sided == summary.topics - shared
    assert [side.readout for side in summary.sides] == [readout.id for readout in comparison.readouts]
    assert all(0 <= side.only <= side.topics <= summary.topics for side in summary.sides)
    alone = [topic for topic in comparison.topics if topic.status == "one-sided"]
    assert (
        summary.uncertain == sum(topic.confidence < 0.6 for topic in alone) == sum(s.uncertain for s in summary.sides)
    )
    assert sum(side.only for side in summary.sides) + summary.uncertain == len(alone)
    assert all(0 <= side.shared_share <= 1 for side in summary.sides)


def _check_labels(comparison: Comparison) -> None:
    labels = [topic.label for topic in comparison.topics]
    assert all(label.strip() and "\n" not in label for label in labels)
    assert len({label.casefold() for label in labels}) == len(labels)


def _check_json(comparison: Comparison) -> None:
    plain = comparison.to_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert Comparison.from_dict(plain) == comparison
    assert json.loads(comparison.to_json()) == plain
    _validator().validate(plain)


@cache
def _validator() -> Any:
    schema = json_schema()
    jsonschema_rs.meta.validate(schema)
    return jsonschema_rs.Draft202012Validator(schema)
