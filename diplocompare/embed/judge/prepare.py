"""Prepare the judge for use, once: base weights with the project's adapter, in eight bits, kept in the cache."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from safetensors import safe_open

from diplocompare.embed.cache_folder import CacheFolder
from diplocompare.embed.encoder import Report
from diplocompare.embed.judge.base import ADAPTER, NAME, REMEDY, Base, find_base
from diplocompare.embed.judge.graph import Weights, write_graph
from diplocompare.embed.judge.onnx_judge import FILES, GRAPH, OnnxJudge
from diplocompare.embed.onnx_encoder import DamagedExport
from diplocompare.embed.prepared import NOTE, describe, exists, install, is_unchanged, work_folder
from diplocompare.model import ModelError, Value

# Between processors of several kinds; a wrong instruction is off by whole units.
_TOLERANCE = 0.25


class Probe(Value):
    """A pair of texts and the logits that the prepared judge must give for it, whatever the machine."""

    texts: tuple[str, str]
    logits: tuple[float, ...]


def open_prepared(sha256: str, cache: CacheFolder, report: Report) -> OnnxJudge:
    """Open the prepared judge, preparing it first where that has not been done or its files are damaged.

    `sha256`: of all that decides its logits. Raises `ModelError` where the base model is not on this disk, where the
    cache cannot be written, or where the judge does not run as it should.
    """
    folder = cache.models / sha256
    judge = _open(folder, sha256)
    if judge is not None:
        return judge
    if not cache.writable:
        raise ModelError(f"{cache.path}: the large judgement cannot be prepared there, {_ELSEWHERE}")
    with cache.alone("models"):
        judge = _open(folder, sha256)  # another process may have prepared it meanwhile
        if judge is not None:
            return judge
        if exists(folder):
            report(f"{folder}: the prepared judge is damaged, preparing it again")
        report(f"preparing {NAME} for the large judgement (once) ...")
        try:
            return _prepare(sha256, folder)
        except OSError as error:
            told = f"{cache.models}: the large judgement cannot be prepared there ({error.strerror}), {_ELSEWHERE}"
            raise ModelError(told) from error


_ELSEWHERE = "set DIPLOCOMPARE_CACHE to a folder with 1.5 GB of room, or use --judgement small"


def _open(folder: Path, sha256: str) -> OnnxJudge | None:
    """Open what was prepared; None where it was not, or is damaged."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        if all(is_unchanged(folder / name, note["files"][name]) for name in FILES):
            return OnnxJudge(folder, sha256)
    except (OSError, ValueError, KeyError, TypeError, DamagedExport):
        pass  # prepared again
    return None


def _prepare(sha256: str, folder: Path) -> OnnxJudge:
    work = work_folder(folder)
    try:
        judge = make(find_base(work), ADAPTER, work, sha256)
        _verify(judge, _probes(ADAPTER))
        for left in work.iterdir():
            if left.name not in FILES:
                left.unlink()
        install(work, folder, {"files": {name: describe(work / name) for name in FILES}})
        return OnnxJudge(folder, sha256)
    except DamagedExport as error:
        raise ModelError(f"{NAME}: does not run here ({error}), {REMEDY}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def make(base: Base, adapter: Path, folder: Path, sha256: str) -> OnnxJudge:
    """Write the files of a judge into a folder and open it. Raises `OSError`, `DamagedExport`."""
    write_graph(adapted(base.weights, adapter), folder / GRAPH)
    if base.tokenizer.parent != folder:
        shutil.copyfile(base.tokenizer, folder / base.tokenizer.name)
    return OnnxJudge(folder, sha256)


def adapted(weights: Path, adapter: Path) -> Weights:
    """Return a model's weights with an adapter added, `W + scale * up @ down` for every layer it names, and its head.

    Low-rank additions are those of LoRA (Hu et al. 2021).
    """
    with safe_open(str(weights), framework="numpy") as file:
        found = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is no mapping
    with safe_open(str(adapter), framework="numpy") as file:
        scale = float(file.metadata()["scale"])
        parts = {name: file.get_tensor(name).astype(np.float32) for name in file.keys()}  # noqa: SIM118
    for name, down in parts.items():
        layer, _, part = name.rpartition(".")
        if part == "down":
            found[f"{layer}.weight"] = found[f"{layer}.weight"] + scale * (parts[f"{layer}.up"] @ down)
        elif part != "up":
            found[name] = down
    return found


def _probes(adapter: Path) -> tuple[Probe, ...]:
    with safe_open(str(adapter), framework="numpy") as file:
        return msgspec.json.decode(file.metadata()["probes"], type=tuple[Probe, ...])


def _verify(judge: OnnxJudge, probes: Sequence[Probe]) -> None:
    """Raise `ModelError` unless the judge gives the logits that it gave where it was trained."""
    found = judge.judge([probe.texts for probe in probes])
    difference = float(np.abs(found - np.array([probe.logits for probe in probes])).max())
    if not difference <= _TOLERANCE:
        raise ModelError(f"{NAME}: its logits would be off by {difference:.1f} on this processor, {REMEDY}")
