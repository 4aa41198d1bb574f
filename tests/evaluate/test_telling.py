"""How findings are scored against what analysts would tell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import readouts

from diplocompare.evaluate.annotations import read_call
from diplocompare.evaluate.telling import Key, mean_telling, reaches, score_findings, score_longest, score_telling
from diplocompare.evaluate.telling_score import score_keys, summarise_telling
from diplocompare.model import SCHEMA, Comparison, Evidence, Finding, InputError, Point, Signature, Topic

TEXTS = {"a": "one two three four five six", "b": "seven eight nine ten " + "more " * 100}


def place(readout: str, words: str) -> Evidence:
    start = TEXTS[readout].index(words)
    return Evidence(readout, start, start + len(words))


def key(*places: Evidence) -> Key:
    return Key("silence", "Only one has it.", places)


ONE_SIDE, TWO_SIDES = key(place("a", "one two three four")), key(place("a", "one two"), place("b", "seven eight"))


@pytest.mark.parametrize(
    ("places", "wanted", "reached"),
    [
        ([place("a", "three four five")], ONE_SIDE, True),
        ([place("a", "four five six")], ONE_SIDE, False),
        ([place("a", "one"), place("a", "four")], ONE_SIDE, True),
        ([place("a", "one two")], TWO_SIDES, False),
        ([place("a", "one"), place("b", "eight nine")], TWO_SIDES, True),
        ([place("a", "one"), Evidence("b", 0, len(TEXTS["b"]))], TWO_SIDES, False),
        ([place("a", "one two three"), Evidence("b", 0, len(TEXTS["b"]))], ONE_SIDE, True),
        ([], ONE_SIDE, False),
    ],
    ids=[
        "half",
        "less",
        "in two places",
        "one side of two",
        "both sides",
        "all of it",
        "all of another side",
        "nothing",
    ],
)
def test_a_finding_reaches_a_key_by_half_of_its_words_on_every_side(
    places: list[Evidence], wanted: Key, reached: bool
) -> None:
    assert reaches(TEXTS, places, wanted) == reached


def test_recall_is_of_the_first_five_keys_and_precision_of_the_first_five_findings() -> None:
    words = ["one", "two", "three", "four", "five", "six"]
    keys = [key(place("a", word)) for word in words]
    found = score_telling(TEXTS, [[place("a", "one")], [place("b", "ten")], [place("a", "six")]], [], keys)
    assert (found.recall, found.precision, found.recall_all) == (0.2, 2 / 3, 0.2)
    found = score_telling(TEXTS, [], [[place("a", "two")]], keys)
    assert (found.recall, found.precision, found.recall_all) == (0.0, 0.0, 0.2)
    assert mean_telling([found, found]) == found


def comparison(*findings: Finding) -> Comparison:
    one, other = readouts(TEXTS["a"], TEXTS["b"])
    points = (Point("a1", 0, 7, topic="t1"), Point("a2", 8, 23, topic="t2"))
    made = (one.__class__.of(TEXTS["a"], id="a", side="Ardesh", points=points), other)
    topics = (Topic("t1", "One", "one-sided", 0.9, ("a1",)), Topic("t2", "Three", "one-sided", 0.9, ("a2",)))
    return Comparison(SCHEMA, Signature("0", "none", ""), made, topics, findings)


def test_leading_findings_are_told_from_the_rest() -> None:
    first = Finding("f1", "silence", "A.", 0.9, (place("a", "one two"),), leading=True)
    second = Finding("f2", "silence", "B.", 0.9, (place("a", "three"),))
    found = score_findings(comparison(first, second), [key(place("a", "one")), key(place("a", "three"))])
    assert (found.recall, found.precision, found.recall_all) == (0.5, 1.0, 1.0)


def test_the_plain_way_tells_the_longest_points_of_one_side() -> None:
    found = score_longest(comparison(), [key(place("a", "three four five"))])
    assert (found.recall, found.precision) == (1.0, 0.5)


def test_analysts_are_scored_against_each_other() -> None:
    keys = ([key(place("a", "one")), key(place("a", "two"))], [key(place("a", "one"))])
    score = summarise_telling([score_keys("call", comparison(), keys)])
    assert score.analyst is not None
    assert (score.analyst.recall.value, score.analyst.precision.value) == (0.75, 0.75)
    assert summarise_telling([score_keys("call", comparison(), keys[:1])]).analyst is None


def write_call(folder: Path, keys: object) -> Path:
    for name in ("ardesh", "lysmark"):
        (folder / f"{name}.txt").write_text("Grain was promised. Grain was raised.", encoding="utf-8")
    (folder / "keys.json").write_text(json.dumps(keys), encoding="utf-8")
    return folder


def test_keys_are_read_from_beside_the_readouts(tmp_path: Path) -> None:
    quote = {"readout": "lysmark", "span": "Grain", "nth": 1}
    folder = write_call(tmp_path, {"keys": [{"kind": "silence", "text": "Told.", "evidence": [quote]}]})
    assert read_call(folder, warn=print).keys == ((Key("silence", "Told.", (Evidence("b", 20, 25),)),),)


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"keys": [{"kind": "silence"}]}, "not a file of keys"),
        ({"keys": [{"kind": "x", "text": "", "evidence": [{"readout": "x", "span": "Grain"}]}]}, "no readout is named"),
        ({"keys": [{"kind": "x", "text": "", "evidence": [{"readout": "ardesh", "span": "Visa"}]}]}, "span not found"),
    ],
    ids=["malformed", "unknown readout", "unknown words"],
)
def test_bad_keys_are_an_error(tmp_path: Path, keys: object, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read_call(write_call(tmp_path, keys), warn=print)
