"""The package as a library, as the README shows it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FakeEncoder, FakeJudge

import diplocompare
from diplocompare.model import DiplocompareError


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "ours.txt").write_text("The leaders discussed grain exports to the northern ports.")
    (tmp_path / "theirs.txt").write_text("Grain exports to the northern ports were discussed. Visas were waived.")
    return [tmp_path / "ours.txt", tmp_path / "theirs.txt"]


def test_readouts_are_read_and_compared(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplocompare.embed.load_encoder", lambda *_args, **_options: FakeEncoder())
    comparison = diplocompare.compare(
        [diplocompare.read(files[0], side="Ardesh"), diplocompare.read(files[1])], judgement="small"
    )
    assert [readout.side for readout in comparison.readouts] == ["Ardesh", "theirs"]
    assert comparison.summary.shared == 1


def test_what_is_odd_is_told_where_somebody_listens(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("“Grain” was discussed.".encode("cp1252"))
    told: list[str] = []
    diplocompare.read(tmp_path / "old.txt", warn=told.append)
    assert len(told) == 1


def test_one_readout_is_refused(files: list[Path]) -> None:
    with pytest.raises(DiplocompareError, match="only one readout, give two or more"):
        diplocompare.compare([diplocompare.read(files[0])])


def test_the_judgement_can_be_chosen(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("diplocompare.embed.judge.load.load_judge", lambda asks, **_: asked.append(asks) or FakeJudge())
    comparison = diplocompare.compare([diplocompare.read(file) for file in files], judgement="large")
    assert asked == ["large"]
    assert comparison.signature.settings["judgement"] == "large"


def test_compare_stays_a_function_whatever_is_imported_after_it() -> None:
    code = "import diplocompare, diplocompare.pipeline, diplocompare.cli; assert callable(diplocompare.compare)"
    subprocess.run([sys.executable, "-c", code], check=True)
