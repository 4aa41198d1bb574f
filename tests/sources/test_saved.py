"""Saved comparisons are read back as they were; whatever is no sound comparison gives one clear sentence."""

from __future__ import annotations

import copy
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fixtures_comparison import About, Said, build, side
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diplocompare.model import Comparison, DiplocompareError, Match, Nearest
from diplocompare.render import FORMATS, render
from diplocompare.sources.saved import read_comparison

REMEDY = "; make it again with `diplocompare compare ... --format json`"
Json = dict[str, Any]


@cache
def comparison() -> Comparison:
    """A frame point, a shared topic with a match, and a topic of each side alone."""
    ardesh = side(
        "Ardesh",
        Said("Anna Berg spoke with Bo Ek."),
        Said("They discussed grain exports.", "t1", "joint"),
        Said("She raised visas for students.", "t2"),
        id="a",
    )
    lysmark = side(
        "Lysmark",
        Said("Bo Ek spoke of grain exports.", "t1"),
        Said("He proposed a railway bridge.", "t3"),
        id="b",
    )
    topics = {
        "t1": About("Grain exports"),
        "t2": About("Visas for students", nearest=Nearest("b2", 0.2)),
        "t3": About("Railway bridge", nearest=Nearest("a3", 0.2)),
    }
    built = build(ardesh, lysmark, topics=topics)
    shared = replace(built.topics[0], matches=(Match("m1", ("a2", "b1"), 0.9, 0.8, "same"),))
    return replace(built, topics=(shared, *built.topics[1:]))


FINDING: Json = {"id": "f1", "kind": "k", "text": "x", "confidence": 1, "evidence": []}


def damaged(change: Callable[[Json], object]) -> bytes:
    plain = json.loads(comparison().to_json())
    change(plain)
    return json.dumps(plain).encode()


def test_a_saved_comparison_is_read_back_as_it_was(tmp_path: Path) -> None:
    saved = comparison().to_json()
    (tmp_path / "a.json").write_text(saved, encoding="utf-8")
    assert read_comparison(str(tmp_path / "a.json")) == comparison()
    assert read_comparison("-", stdin=io.BytesIO(saved.encode())) == comparison()


def test_keys_that_are_not_known_are_passed_over() -> None:
    """A later version may add some."""
    assert read_comparison("-", stdin=io.BytesIO(damaged(lambda c: c["topics"][0].update(new=1)))) == comparison()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not JSON (Input data was truncated)"),
        (b" \n", "not JSON (Input data was truncated)"),
        (b"The leaders spoke.", "not JSON (JSON is malformed: invalid character (byte 0))"),
        (b"\xff\xfe{\0}\0", "not JSON (JSON is malformed: invalid character (byte 0))"),
        (b'{"schema": "\xff"}', "not JSON ('utf-8' codec can't decode byte 0xff"),
        (b'{"schema": "\\udc00"}', "not JSON ("),
        (b"[" * 200_000, "not JSON (maximum recursion depth exceeded"),
        (b'{"a":' * 200_000, "not JSON (maximum recursion depth exceeded"),
        (b'{"schema": NaN}', "not JSON (JSON is malformed: invalid character"),
        (b'{"schema": 1e999}', "not JSON (Number out of range - at `$[...]`)"),
        (b"[]", "not a comparison: Expected `object`, got `array`"),
        (b"null", "not a comparison: Expected `object`, got `null`"),
        (b"1", "not a comparison: Expected `object`, got `int`"),
        (b"{}", "not a comparison: Object missing required field `schema`"),
        (b'{"schema": 2}', "schema 2 is not known here; this version reads schema 1"),
        (b'{"schema": "1"}', "not a comparison: Expected `int`, got `str` - at `$.schema`"),
    ],
    ids=[
        *("empty", "blank", "text", "UTF-16", "no UTF-8", "surrogate", "nested lists", "nested objects", "NaN"),
        *("infinite", "list", "null", "number", "no key", "schema 2", "schema as text"),
    ],
)
def test_what_is_no_comparison_gives_one_sentence(data: bytes, problem: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(DiplocompareError) as caught:
        read_comparison(str(tmp_path / "a.json"))
    assert str(caught.value).startswith(f"{tmp_path / 'a.json'}: {problem}")
    assert str(caught.value).endswith(REMEDY) and "\n" not in str(caught.value)


def test_a_file_cut_off_anywhere_gives_one_sentence() -> None:
    saved = comparison().to_json().rstrip().encode()
    for end in range(0, len(saved), 97):
        with pytest.raises(DiplocompareError, match=r"^standard input: not JSON \(.+\); make it again"):
            read_comparison("-", stdin=io.BytesIO(saved[:end]))


def point(plain: Json, place: int = 1) -> Json:
    found: Json = plain["readouts"][0]["points"][place]
    return found


def topic(plain: Json, status: str = "shared") -> Json:
    found: Json = next(topic for topic in plain["topics"] if topic["status"] == status)
    return found


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda c: c["readouts"].pop(), "it has fewer than two readouts"),
        (lambda c: c["readouts"][1].update(id="a"), "two readouts have the id a"),
        (lambda c: point(c).update(id="b1"), "two points have the id b1"),
        (lambda c: c["topics"].append(c["topics"][0]), "two topics have the id t1"),
        (lambda c: point(c).update(start=-1), "point a2 lies outside its text, or overlaps the one before it"),
        (lambda c: point(c).update(end=9999), "point a2 lies outside its text, or overlaps the one before it"),
        (lambda c: point(c).update(start=30, end=30), "point a2 lies outside its text, or overlaps the one before it"),
        (lambda c: point(c).update(start=5), "point a2 lies outside its text, or overlaps the one before it"),
        (lambda c: c["readouts"][0].update(text=""), "point a1 lies outside its text, or overlaps the one before it"),
        (lambda c: point(c).update(topic="t9"), "point a2 names an unknown topic"),
        (lambda c: point(c).update(topic=None), "its points and its topics do not name each other"),
        (lambda c: point(c).update(speaker_side="z"), "point a2 names an unknown side"),
        (lambda c: point(c)["candidates"].append({"point": "z1", "score": 0.5}), "point a2 names an unknown point"),
        (lambda c: point(c)["masked"].append([0, 9999]), "point a2 masks words outside its text"),
        (lambda c: c["topics"].pop(), "point b2 names an unknown topic"),
        (lambda c: c["topics"][0].update(points=["z1"]), "topic t1 names an unknown point"),
        (lambda c: topic(c)["matches"][0].update(points=["a2", "z1"]), "topic t1 names an unknown point"),
        (lambda c: topic(c, "one-sided")["nearest"].update(point="z1"), "topic t2 names an unknown point"),
        (lambda c: topic(c)["emphasis"].pop(), "topic t1 has not one emphasis entry a readout"),
        (lambda c: topic(c)["emphasis"][0].update(readout="b"), "topic t1 has not one emphasis entry a readout"),
        (lambda c: c["summary"]["sides"][0].update(readout="z"), "its summary names an unknown side"),
        (
            lambda c: c["findings"].append({**FINDING, "silent": ["z"]}),
            "a finding names an unknown side",
        ),
        (
            lambda c: c["findings"].append({**FINDING, "marks": [{"readout": "a", "start": 0, "end": 9999}]}),
            "finding f1 points outside the texts",
        ),
        (
            lambda c: c["findings"].append(
                {
                    "id": "f1",
                    "kind": "k",
                    "text": "x",
                    "confidence": 1,
                    "evidence": [{"readout": "z", "start": 0, "end": 1}],
                }
            ),
            "finding f1 points outside the texts",
        ),
    ],
    ids=lambda value: "" if callable(value) else value,
)
def test_what_does_not_fit_together_gives_one_sentence(change: Callable[[Json], object], problem: str) -> None:
    with pytest.raises(DiplocompareError) as caught:
        read_comparison("-", stdin=io.BytesIO(damaged(change)))
    assert str(caught.value) == f"standard input: not a sound comparison: {problem}{REMEDY}"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda c: point(c).update(start="5"), "Expected `int`, got `str` - at `$.readouts[0].points[1].start`"),
        (lambda c: point(c).update(role="x"), "Invalid enum value 'x' - at `$.readouts[0].points[1].role`"),
        (lambda c: topic(c).update(confidence=None), "Expected `float`, got `null` - at `$.topics[0].confidence`"),
        (lambda c: c.update(topics={}), "Expected `array`, got `object` - at `$.topics`"),
        (lambda c: c.pop("readouts"), "Object missing required field `readouts`"),
        (lambda c: c["readouts"][0].pop("text"), "Object missing required field `text` - at `$.readouts[0]`"),
    ],
    ids=["text for number", "unknown role", "null", "object for list", "no readouts", "no text"],
)
def test_a_value_of_the_wrong_type_is_named(change: Callable[[Json], object], problem: str) -> None:
    with pytest.raises(DiplocompareError) as caught:
        read_comparison("-", stdin=io.BytesIO(damaged(change)))
    assert str(caught.value) == f"standard input: not a comparison: {problem}{REMEDY}"


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(
        [-1, 0, 1, 10**9, 2**70, -1.5, 1e308, "", "a", "a1", "t1", "shared", "\x1b[31m\n", "长" * 50, [], {}]
    ),
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container and key in a JSON value, outermost first."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [found for key in keys for found in places(value[key])]


@settings(max_examples=300, derandomize=True, database=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), VALUES, st.booleans()), min_size=1, max_size=2))
def test_any_value_changed_or_removed_is_refused_or_rendered(changes: list[tuple[int, Any, bool]]) -> None:
    plain = json.loads(comparison().to_json())
    for number, value, remove in changes:
        found = places(plain)
        container, key = found[number % len(found)]
        if remove:
            del container[key]
        else:
            container[key] = copy.deepcopy(value)
    try:
        loaded = read_comparison("-", stdin=io.BytesIO(json.dumps(plain).encode()))
    except DiplocompareError as error:
        assert re.match(r"standard input: (not |schema )", str(error)) and str(error).endswith(REMEDY)
        return
    for kind in FORMATS:
        assert render(loaded, kind, width=80)
