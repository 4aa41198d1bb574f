"""Loading the encoder: what it imports, how it falls back, and what it tells."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from diplocompare.embed import load
from diplocompare.embed.export import NotExportable
from diplocompare.embed.load import load_encoder
from diplocompare.model import Span

HEAVY = ("torch", "transformers", "sentence_transformers", "onnxruntime", "tokenizers", "huggingface_hub", "onnx")


class Fake:
    name = "fake"
    sha256 = "0" * 64
    adapter = "none"

    def encode(self, text: str, spans: Sequence[Span]) -> np.ndarray:
        return np.tile(np.array([[0.6, 0.8]], dtype=np.float32), (len(spans), 1))


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The heavy modules in memory after some code has run in a process of its own."""
    run = f"{code}\nimport sys; print(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", run, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert loaded_by("import diplocompare.embed") == set()


def test_with_every_vector_cached_nothing_heavy_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_start", lambda *_: Fake())
    load_encoder(cache_folder=tmp_path, report=pytest.fail).encode("They met.", [Span(0, 9)])
    code = (
        "import sys; from pathlib import Path; from diplocompare.embed import load_encoder\n"
        "encoder = load_encoder(cache_folder=Path(sys.argv[1]), report=print)\n"
        "assert encoder.encode('They met.', [(0, 9)]).shape == (1, 2), 'not cached'\n"
    )
    assert loaded_by(code, str(tmp_path)) == set()


def test_an_encoder_is_started_once_and_only_when_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starts: list[object] = []

    def start(*arguments: object) -> Fake:
        starts.append(arguments)
        return Fake()

    monkeypatch.setattr(load, "_start", start)
    encoder = load_encoder(cache_folder=tmp_path, report=pytest.fail)
    assert (encoder.name, encoder.sha256[:8], starts) == ("all-MiniLM-L6-v2", "53aa5117", [])
    for text in ("One.", "Two.", "One."):
        encoder.encode(text, [Span(0, 4)])
    assert len(starts) == 1


def test_without_a_writable_folder_it_works_and_warns_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(load, "_start", lambda *_: Fake())
    said: list[str] = []
    encoder = load_encoder(cache_folder=tmp_path / "file" / "cache", report=said.append)
    for _ in range(2):
        assert encoder.encode("They met.", [Span(0, 9)]).shape == (1, 2)
    assert len(said) == 1


@pytest.mark.parametrize("writable", [True, False])
def test_a_model_that_cannot_be_exported_is_run_by_sentence_transformers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool
) -> None:
    def refuse(*_: object) -> None:
        raise NotExportable("it pools by max")

    monkeypatch.setattr("diplocompare.embed.export.open_prepared", refuse)
    monkeypatch.setattr("diplocompare.embed.sentence_encoder.SentenceEncoder", lambda model: Fake())
    (tmp_path / "file").touch()
    said: list[str] = []
    encoder = load_encoder(cache_folder=tmp_path / ("cache" if writable else "file/cache"), report=said.append)
    assert encoder.encode("They met.", [Span(0, 9)]).shape == (1, 2)
    assert len(said) == 1
    told = "cannot be prepared for fast start (it pools by max)" if writable else "the cache cannot be written"
    assert told in said[0]
