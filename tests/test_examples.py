"""What is meant to be copied works in a folder outside the repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shared import FirstRuns

from diplocompare.batch import Work, outcomes
from diplocompare.evaluate.annotations import read_corpus

EXAMPLES = Path(__file__).parent.parent / "examples"
# Stands in for the program, so that the Makefile is tested by itself: it counts its runs and may be told to fail.
TOOL = """\
#!/bin/sh
echo "$@" >> runs
test ! -e broken || { mkdir -p reports; echo partial > reports/index.html; exit 1; }
mkdir -p "$4" && ls "$2" > "$4/index.html"
"""

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's own folder with a blank in its name, the example and a stand-in for the program."""
    own = tmp_path / "my own calls"
    shutil.copytree(EXAMPLES, own)
    tool = own / "tool"
    tool.write_text(TOOL, encoding="utf-8")
    tool.chmod(0o755)
    # Long ago, so that no clock is too coarse for what follows.
    for path in own.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    os.utime(own, (1_000_000_000, 1_000_000_000))
    return own


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "CORPUS", "OUT"))}
    command = ["make", "DIPLOCOMPARE=./tool", *arguments]
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)


def runs(folder: Path) -> list[str]:
    return (folder / "runs").read_text(encoding="utf-8").splitlines() if (folder / "runs").exists() else []


def test_the_first_run_makes_the_report_and_the_second_does_nothing(folder: Path) -> None:
    assert make(folder, "-j4").returncode == 0
    assert runs(folder) == ["report calls -o reports"]
    again = make(folder, "-j4")
    assert (again.returncode, again.stdout) == (0, "make: Nothing to be done for 'reports'.\n")
    assert make(folder, "-q").returncode == 0
    assert len(runs(folder)) == 1


@pytest.mark.parametrize("change", ["a readout changes", "a readout goes", "a call comes", "a call goes"])
def test_whatever_changes_makes_it_anew_once(folder: Path, change: str) -> None:
    make(folder)
    call = folder / "calls" / "2031-06-18-port-selle"
    if change == "a readout changes":
        (call / "arland.md").write_text("Other words.", encoding="utf-8")
    elif change == "a readout goes":
        (call / "corvia.txt").unlink()
    elif change == "a call comes":
        shutil.copytree(call, folder / "calls" / "2031-07-01 a call with blanks")
    else:
        shutil.rmtree(call)
    assert make(folder, "-q").returncode == 1
    assert make(folder).returncode == 0
    assert make(folder, "-q").returncode == 0
    assert len(runs(folder)) == 2


def test_another_corpus_in_the_same_place_is_another_report(folder: Path) -> None:
    shutil.copytree(folder / "calls", folder / "others here", copy_function=shutil.copy2)
    make(folder)
    make(folder, "CORPUS=others here")
    make(folder, "CORPUS=others here")
    make(folder)
    assert runs(folder) == [
        "report calls -o reports",
        "report others here -o reports",
        "report calls -o reports",
    ]


def test_a_run_that_fails_is_tried_again_and_takes_nothing_away(folder: Path) -> None:
    (folder / "broken").touch()
    assert make(folder).returncode == 2
    assert (folder / "reports" / "index.html").read_text(encoding="utf-8") == "partial\n"
    assert make(folder).returncode == 2
    (folder / "broken").unlink()
    assert make(folder).returncode == 0
    assert make(folder, "-q").returncode == 0


def test_a_newer_program_makes_it_anew(folder: Path) -> None:
    make(folder)
    (folder / "tool").write_text(TOOL + "\n", encoding="utf-8")
    assert make(folder, "-q").returncode == 1


def test_the_calls_can_be_read() -> None:
    calls = read_corpus(EXAMPLES / "calls", warn=pytest.fail)
    assert [(call.id, [readout.side for readout in call.readouts]) for call in calls] == [
        ("2031-03-05-arland-united-isles", ["Arland", "United Isles"]),
        ("2031-06-18-port-selle", ["Arland", "Belmora", "corvia"]),
    ]


def test_the_calls_of_the_pipe_can_be_read() -> None:
    from test_batch import compare

    with (EXAMPLES / "calls.jsonl").open("rb") as lines:
        found = list(outcomes(lines, Work(lambda: compare, EXAMPLES, pytest.fail)))
    assert [json.loads(outcome.text)["id"] for outcome in found] == ["grain", "summit"]
    assert not any(outcome.problem for outcome in found)


@pytest.mark.model
def test_the_program_makes_the_example(folder: Path, embedded: FirstRuns, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOCOMPARE_CACHE", str(embedded.cache))
    tool = f"{Path(sys.executable).parent / 'diplocompare'}"
    assert make(folder, f"DIPLOCOMPARE={tool}").returncode == 0
    assert sorted(path.name for path in (folder / "reports" / "calls").iterdir()) == [
        f"{call}.{ending}"
        for call in ("2031-03-05-arland-united-isles", "2031-06-18-port-selle")
        for ending in ("html", "json", "md")
    ]
    assert make(folder, "-q").returncode == 0
