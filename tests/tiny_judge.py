"""A judge of a few kilobytes, with all that belongs to it: base weights, adapter, tokenizer, and the parts of an archive."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from diplocompare.embed.judge.base import NAME, PARTS, TOKENIZER, WEIGHTS

WORDS = ("<s>", "<pad>", "</s>", "<unk>", "grain", "steel", "visas", "ports", "exports", "the", "of", "were", "raised")
WIDTH, HEADS, LAYERS, INNER = 16, 2, 2, 32


def base_weights(seed: int = 1) -> dict[str, np.ndarray]:
    """Weights of an MPNet by the names of transformers."""
    chance = np.random.default_rng(seed)

    def drawn(*shape: int) -> np.ndarray:
        return chance.normal(0.0, 0.3, shape).astype(np.float32)

    found = {
        "embeddings.word_embeddings.weight": drawn(len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": drawn(140, WIDTH),
        "encoder.relative_attention_bias.weight": drawn(32, HEADS),
    }
    norms = ["embeddings.LayerNorm"]
    for number in range(LAYERS):
        name = f"encoder.layer.{number}"
        norms += [f"{name}.attention.LayerNorm", f"{name}.output.LayerNorm"]
        shapes = {f"attention.attn.{each}": (WIDTH, WIDTH) for each in "qkvo"}
        shapes |= {"intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER)}
        for layer, shape in shapes.items():
            found[f"{name}.{layer}.weight"], found[f"{name}.{layer}.bias"] = drawn(*shape), drawn(shape[0])
    for norm in norms:
        found[f"{norm}.weight"], found[f"{norm}.bias"] = 1.0 + drawn(WIDTH), drawn(WIDTH)
    return found


def head(seed: int = 2) -> dict[str, np.ndarray]:
    """The layers of the head."""
    chance = np.random.default_rng(seed)
    shapes = {"head.0.weight": (8, WIDTH), "head.0.bias": (8,), "head.2.weight": (3, 8), "head.2.bias": (3,)}
    return {name: chance.normal(0.0, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}


def write_adapter(path: Path, probes: list[dict[str, object]]) -> None:
    """An adapter of rank 2 to one layer, the head, and the probes."""
    chance = np.random.default_rng(3)
    layer = "encoder.layer.1.output.dense"
    matrices = {f"{layer}.up": chance.normal(size=(WIDTH, 2)), f"{layer}.down": chance.normal(size=(2, INNER))}
    halves = {name: each.astype(np.float16) for name, each in (matrices | head()).items()}
    save_file(halves, path, metadata={"scale": "2.0", "probes": json.dumps(probes)})


def write_base(folder: Path) -> Mapping[str, str]:
    """Write the base model into a folder; returns the hash of each file."""
    save_file(base_weights(), folder / WEIGHTS)
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    tokenizer.save(str(folder / TOKENIZER))
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, TOKENIZER)}


def write_parts(base: Path, folder: Path) -> None:
    """Write packages as they are installed: each has a fifth of an archive of the base model."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        for name in (WEIGHTS, TOKENIZER):
            members.write(base / name, f"{NAME}/{name}")
    size = -(-len(archive.getvalue()) // len(PARTS))
    for number, package in enumerate(PARTS):
        inputs = folder / package / "input"
        inputs.mkdir(parents=True)
        (folder / package / "__init__.py").touch()
        piece = archive.getvalue()[number * size : (number + 1) * size]
        (inputs / f"{NAME}.zip.{number + 1:03}").write_bytes(piece)
