"""JSON Lines in, one comparison a line out: in order, one at a time, and a bad line costs no other."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fixtures_comparison import About, Said, build, side

from diplocompare import batch
from diplocompare.batch import Outcome, Work, opened, outcomes, read_lines, run
from diplocompare.model import Comparison, DiplocompareError, Readout
from diplocompare.sources.readouts import name_readouts


def compare(readouts: tuple[Readout, ...]) -> Comparison:
    """A comparison that keeps the readouts' texts and metadata; each is one point of one topic."""
    if any(readout.text == "refused" for readout in readouts):
        raise DiplocompareError("model: refuses, ask another")
    sides = (
        side(
            readout.side,
            Said(readout.text, "t1"),
            id=readout.id,
            principal=readout.principal,
            date=readout.date,
            issuer=readout.issuer,
            event=readout.event,
            language=readout.language,
            source=readout.source,
            title=readout.title,
        )
        for readout in readouts
    )
    return build(*sides, topics={"t1": About("All")})


def make(log: Path) -> batch.Compare:
    """What a process does once: it leaves a line in the log."""
    with log.open("a", encoding="utf-8") as stream:
        stream.write("made\n")
    return compare


def dies(readouts: tuple[Readout, ...]) -> Comparison:
    import os

    os._exit(3)


def call(id: object = "c1", *texts: str) -> str:
    one, other, *_ = (*texts, "They spoke of grain.", "They spoke of steel.")
    given = [{"side": "Arland", "text": one}, {"side": "Belmora", "text": other}]
    return json.dumps({"id": id, "readouts": given})


def answers(*lines: str | bytes, **options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(lines, compare, **options)]


def test_a_call_gives_its_comparison_on_one_line_with_its_id() -> None:
    (line,) = run([call()], compare)
    assert "\n" not in line
    found = json.loads(line)
    assert list(found)[:2] == ["id", "schema"]
    assert found["id"] == "c1"
    assert [readout["side"] for readout in found["readouts"]] == ["Arland", "Belmora"]
    assert found["readouts"][0]["text"] == "They spoke of grain."
    assert Comparison.from_dict(found).readouts[1].id == "b"


def test_ids_are_given_back_as_they_came_and_need_not_be_there() -> None:
    nameless = json.dumps({"readouts": json.loads(call())["readouts"]})
    found = answers(call(7), call("é\n"), nameless)
    assert [answer.get("id") for answer in found] == [7, "é\n", None]
    assert "id" not in found[2]


def test_metadata_goes_into_the_readout_and_before_the_front_matter() -> None:
    text = "---\nside: Nobody\nprincipal: Old Name\nevent: Summit\n---\nThey spoke."
    given = {"side": " Arland ", "text": text, "principal": "Mira\nOlin", "date": "2031-03-05T10:00", "issuer": ""}
    found = answers(json.dumps({"id": "x", "readouts": [given, {"side": "B", "text": "They talked."}]}))[0]
    first = found["readouts"][0]
    assert {key: first[key] for key in ("side", "principal", "date", "event", "issuer", "text")} == {
        "side": "Arland",
        "principal": "Mira Olin",
        "date": "2031-03-05",
        "event": "Summit",
        "issuer": None,
        "text": "They spoke.",
    }


def test_a_side_that_is_called_as_a_stream_is_kept() -> None:
    text = "---\nside: stdin\n---\nThey spoke of standard input."
    line = json.dumps({"readouts": [{"text": text}, {"side": "B", "text": "They talked."}]})
    first = answers(line)[0]["readouts"][0]
    assert (first["side"], first["text"]) == ("stdin", "They spoke of standard input.")


def test_a_text_is_read_by_the_rules_for_files() -> None:
    found = answers(call("x", "\r\nOne.\r\nTwo.\rThree.\n"))[0]
    assert found["readouts"][0]["text"] == "One.\nTwo.\nThree."


def test_paths_start_at_the_folder_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "arland.md").write_text("---\nprincipal: Mira Olin\n---\nThey spoke.\n", encoding="utf-8")
    line = json.dumps({"id": 1, "readouts": [{"path": "texts/arland.md"}, {"side": "B", "text": "They talked."}]})
    first = answers(line, folder=tmp_path)[0]["readouts"][0]
    assert (first["side"], first["principal"], first["text"]) == ("arland", "Mira Olin", "They spoke.")


def test_two_readouts_of_one_side_are_told_apart() -> None:
    line = json.dumps({"readouts": [{"side": "A", "text": "One."}, {"side": "A", "text": "Two."}]})
    assert [readout["side"] for readout in answers(line)[0]["readouts"]] == ["A", "A (2)"]


def test_a_bad_line_gives_an_error_object_with_its_number_and_the_others_go_on() -> None:
    found = answers(call(1), "", "nonsense", b" \n", call(2))
    assert [answer.get("id") for answer in found] == [1, None, 2]
    assert found[1]["line"] == 3
    assert found[1]["error"].startswith("not JSON (")


TWO = {"side": "B", "text": "They talked."}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param("[1, 2]", "not a call (Expected `object`, got `array`), give ", id="array"),
        pytest.param('{"readouts": "none"}', "not a call (Expected `array`, got `str` - at `$.readouts`)", id="type"),
        pytest.param('{"id": "x"}', "not a call (Object missing required field `readouts`)", id="none"),
        pytest.param('{"readouts": []}', "holds 0 readouts, a comparison needs two or more", id="empty"),
        pytest.param(json.dumps({"readouts": [TWO]}), "holds 1 readouts, a comparison needs two or more", id="one"),
        pytest.param(json.dumps({"readouts": [{"side": "A"}, TWO]}), "readout 1: give it either a text or", id="bare"),
        pytest.param(
            json.dumps({"readouts": [TWO, {"side": "A", "text": "x", "path": "y"}]}),
            "readout 2: give it either a text or a path",
            id="both",
        ),
        pytest.param(
            json.dumps({"readouts": [TWO, "a.md"]}),
            'readout 2: is a bare text, give {"path": ...} or {"side": ..., "text": ...}',
            id="bare path",
        ),
        pytest.param(
            '["a.md", "b.md"]', 'got `array`), give {"id", "readouts": [{"side", "text" or "path"}, ...]}', id="paths"
        ),
        pytest.param(json.dumps({"readouts": [{"text": "x"}, TWO]}), "readout 1: has no side, name it", id="side"),
        pytest.param(call("x", " \n"), "readout 1: has no words, give it the text of a readout", id="blank"),
        pytest.param(call("x", "a\0b"), "readout 1: looks like binary data, save it as plain text", id="nul"),
        pytest.param(call("x", "<html><p>x"), "readout 1: holds no text that could be a readout", id="page"),
        pytest.param(
            json.dumps({"readouts": [{"path": "no-such.txt"}, TWO]}), "no-such.txt: no such file, check", id="missing"
        ),
        pytest.param(
            json.dumps({"readouts": [{"path": "-"}, TWO]}), "readout 1: standard input cannot be a readout", id="stdin"
        ),
        pytest.param(json.dumps({"readouts": [{"path": "a\0b"}, TWO]}), "'a\\x00b': cannot be read", id="name"),
        pytest.param(b'{"readouts": "\xff"}', "not JSON (", id="encoding"),
        pytest.param('{"readouts": "\\ud800"}', "not JSON (", id="surrogate"),
        pytest.param("[" * 100_000, "not JSON (", id="deep"),
        pytest.param(call("x", "refused"), "model: refuses, ask another", id="compare"),
        pytest.param('{"id": [1], "readouts": []}', "not a call (Expected `int | str | null`, got `array`", id="id"),
    ],
)
def test_what_is_wrong_is_said(line: str | bytes, problem: str) -> None:
    (found,) = answers(line)
    assert problem in found["error"]
    assert found["line"] == 1
    assert found.get("id") == ("x" if b'"id": "x"' in (line if isinstance(line, bytes) else line.encode()) else None)


def test_a_line_that_is_too_long_is_an_error_and_not_read_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MAX_LINE", 500)
    stream = BytesIO(b"x" * 5000 + b"\n" + call(2).encode() + b"\n" + b"y" * 501)
    lines = list(read_lines(stream))
    assert [len(line) for line in lines] == [501, len(call(2)) + 1, 501]
    found = answers(*lines)
    assert [answer.get("error", "")[:9] for answer in found] == ["is over 0", "", "is over 0"]


def test_lines_are_read_with_a_byte_order_mark_and_without_an_end() -> None:
    lines = list(read_lines(BytesIO(b"\xef\xbb\xbf" + call(1).encode() + b"\r\n" + call(2).encode())))
    assert [answer["id"] for answer in answers(*lines)] == [1, 2]


def test_a_file_of_calls_gives_its_lines_and_its_folder(tmp_path: Path) -> None:
    (tmp_path / "calls.jsonl").write_text(call(1) + "\n" + call(2) + "\n", encoding="utf-8")
    with opened(str(tmp_path / "calls.jsonl")) as (lines, folder):
        assert [answer["id"] for answer in answers(*lines)] == [1, 2]
    assert folder == tmp_path


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("none.jsonl", r"none\.jsonl: cannot be read \(No such file or directory\), check the name"),
        (".", r"cannot be read \(Is a directory\), check the name"),
        ("a\0b", r"a\\x00b': cannot be read \(not a usable name or stream\), check the name"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, problem: str) -> None:
    with pytest.raises(DiplocompareError, match=problem), opened(f"{tmp_path}/{name}"):
        pass


def test_strict_stops_at_the_first_bad_line_and_names_it() -> None:
    found = run([call(1), "", "nonsense", call(2)], compare, strict=True)
    assert json.loads(next(found))["id"] == 1
    with pytest.raises(DiplocompareError, match=r"^line 3: not JSON \("):
        next(found)


def test_a_warning_names_the_line_and_the_readout(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "old.txt").write_bytes("The leaders met in Zürich; the café was full.".encode("cp1252"))
    line = json.dumps({"readouts": [{"path": "old.txt"}, TWO]})
    list(run(["", line], compare, folder=tmp_path, warn=told.append))
    name = tmp_path / "old.txt"
    assert told == [f"line 2: {name}: is not UTF-8, read as windows-1252; save it as UTF-8 to be sure"]


def test_a_line_is_answered_before_the_next_is_read() -> None:
    read: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(3):
            read.append(number)
            yield call(number)

    found = run(lines(), compare)
    assert json.loads(next(found))["id"] == 0
    assert read == [0]


def test_memory_does_not_grow_with_the_number_of_calls() -> None:
    always = compare(name_readouts((Readout.of("One.", side="A"), Readout.of("Two.", side="B"))))

    held = []

    def calls() -> Iterator[str]:
        for number in range(801):
            if number % 400 == 0:
                gc.collect()  # when the collector runs by itself depends on what ran before
                held.append(tracemalloc.get_traced_memory()[0])
            yield call(number, "They spoke of grain. " * 50)

    tracemalloc.start()
    for _ in run(calls(), lambda _: always):
        pass
    tracemalloc.stop()
    # The texts of four hundred calls are 800 kB.
    assert held[2] - held[1] < 100_000


def test_several_processes_give_the_same_lines_in_the_same_order(tmp_path: Path) -> None:
    log = tmp_path / "log"
    lines = [call(number, f"They spoke of item {number}.") if number % 7 else "nonsense" for number in range(1, 41)]
    found = list(outcomes(lines, Work(partial(make, log)), jobs=2))
    assert found == list(outcomes(lines, Work(lambda: compare)))
    assert log.read_text(encoding="utf-8").split() == ["made", "made"]


def test_several_processes_read_only_so_far_ahead() -> None:
    read: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(1000):
            read.append(number)
            yield call(number)

    found = outcomes(lines(), Work(partial(make, Path("/dev/null"))), jobs=2)
    assert json.loads(next(found).text)["id"] == 0
    assert len(read) < 20
    found.close()


def dying() -> batch.Compare:
    return dies


def test_a_process_that_dies_is_an_error_and_no_hang() -> None:
    with pytest.raises(DiplocompareError, match="batch: a process ended before its work was done, try fewer --jobs"):
        list(outcomes([call(1), call(2)], Work(dying), jobs=2))


def test_strict_with_several_processes_stops_too() -> None:
    work = Work(partial(make, Path("/dev/null")))
    with pytest.raises(DiplocompareError, match=r"^line 2: not JSON"):
        list(outcomes([call(1), "nonsense", call(2)], work, strict=True, jobs=2))


def test_an_outcome_says_whether_it_is_an_error() -> None:
    good, bad = outcomes([call(1), "nonsense"], Work(lambda: compare))
    assert good.problem == ""
    assert isinstance(bad, Outcome)
    assert bad.problem.startswith("line 2: not JSON (")
