"""A result goes to the file or stream that is named, as wide and as coloured as the terminal takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from diplocompare.cli.terminal import table_width, wants_color, write


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_as_utf8_with_the_line_ends_it_has(tmp_path: Path) -> None:
    write("Türkiye\nRussia\n", str(tmp_path / "a.txt"))
    assert (tmp_path / "a.txt").read_bytes() == "Türkiye\nRussia\n".encode()
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("output", [None, "-"], ids=["none", "dash"])
def test_without_a_file_the_result_goes_to_standard_output(
    output: str | None, capfd: pytest.CaptureFixture[str]
) -> None:
    write("Türkiye\n", output)
    assert capfd.readouterr() == ("Türkiye\n", "")


@pytest.mark.parametrize(
    ("redirect", "said"),
    [
        (">&-", "standard output: is closed, name a file with -o\n"),
        pytest.param(
            ">/dev/full",
            "standard output: No space left on device, write elsewhere\n",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device"),
        ),
    ],
    ids=["closed", "full"],
)
def test_a_standard_output_that_takes_nothing_gives_one_sentence(redirect: str, said: str) -> None:
    command = f"{sys.executable} -m diplocompare.cli schema {redirect}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


@pytest.mark.parametrize(
    ("environment", "output", "terminal", "expected"),
    [
        ({}, None, True, True),
        ({}, None, False, False),
        ({}, "a.txt", True, False),
        ({"NO_COLOR": "1"}, None, True, False),
        ({"NO_COLOR": ""}, None, True, True),
        ({"FORCE_COLOR": "1"}, None, False, True),
        ({"FORCE_COLOR": "1"}, "a.txt", True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, None, True, False),
        ({"TERM": "dumb"}, None, True, False),
    ],
    ids=str,
)
def test_colour_is_for_terminals_unless_the_user_says_otherwise(
    environment: dict[str, str], output: str | None, terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert wants_color(output) is expected


@pytest.mark.parametrize(
    ("width", "columns", "expected"),
    [(70, "120", 70), (None, "120", 120), (None, "20", 40), (None, "wide", 100), (None, "0", 100), (10**9, "80", 1000)],
    ids=["told", "COLUMNS", "narrow", "no number", "zero", "boundless"],
)
def test_the_width_is_as_told_or_that_of_the_terminal(
    width: int | None, columns: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "__stdout__", None)  # no terminal to ask
    assert table_width(width) == expected
