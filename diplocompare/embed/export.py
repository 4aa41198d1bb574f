"""Prepare a model for fast start, once: sentence-transformers to ONNX, checked, kept in the cache."""

from __future__ import annotations

import json
import shutil
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from msgspec.structs import asdict

from diplocompare.embed.cache_folder import CacheFolder
from diplocompare.embed.encoder import Report
from diplocompare.embed.models import Model
from diplocompare.embed.onnx_encoder import DamagedExport, OnnxEncoder, Recipe, open_session
from diplocompare.embed.prepared import NOTE, describe, exists, install, is_unchanged, work_folder
from diplocompare.embed.sentence_encoder import SentenceEncoder, load_sentence_transformer
from diplocompare.model import Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_FILES = ("model.onnx", "tokenizer.json")
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_LONGEST_WINDOW = 32_768
_TOLERANCE = 1e-4
# Different lengths, so that a graph that fits only the traced one is found out.
_PROBES = ("Both sides.", "The two leaders discussed grain exports, energy and the border.", "On the Black Sea. " * 12)
State = Literal["ready", "missing", "damaged"]


class NotExportable(Exception):  # noqa: N818 - an answer, not an error: the model is then run in another way
    """The model cannot be run outside sentence-transformers; the message says why."""


def open_prepared(model: Model, cache: CacheFolder, report: Report) -> OnnxEncoder:
    """Open the prepared model, preparing it first where that has not been done or its files are damaged.

    Raises `NotExportable` where it can only be run by sentence-transformers.
    """
    folder = cache.models / model.fingerprint
    encoder = _open(model, folder)
    if isinstance(encoder, OnnxEncoder):
        return encoder
    if not cache.writable:
        raise NotExportable("the cache cannot be written")
    with cache.alone("models"):
        encoder = _open(model, folder)  # another process may have prepared it meanwhile
        if isinstance(encoder, OnnxEncoder):
            return encoder
        if encoder == "damaged":
            report(f"{folder}: the prepared model is damaged, preparing it again")
        report(f"preparing {model.name} for fast start (once) ...")
        try:
            return _prepare(model, folder)
        except OSError as error:
            raise NotExportable(f"{cache.models}: {error.strerror}") from error
        except NotExportable as reason:
            # Noted, so that the next start does not try again.
            with suppress(OSError):
                install(work_folder(folder), folder, {"problem": str(reason)})
            raise


def _open(model: Model, folder: Path) -> OnnxEncoder | State:
    """Open what was prepared, or say why not. Raises `NotExportable` where that is what is known."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        if "problem" in note:
            raise NotExportable(note["problem"])
        if not all(is_unchanged(folder / name, note["files"][name]) for name in _FILES):
            return "damaged"
        recipe = Recipe(**{**note["recipe"], "inputs": tuple(note["recipe"]["inputs"])})
        return OnnxEncoder(model, folder, recipe)
    except (OSError, ValueError, KeyError, TypeError, DamagedExport):
        return "damaged" if exists(folder) else "missing"


def _prepare(model: Model, folder: Path) -> OnnxEncoder:
    work = work_folder(folder)
    try:
        original = load_sentence_transformer(model)
        recipe = _read_recipe(original)
        _trace(original, work / "traced.onnx", recipe.inputs)
        _save_tokenizer(original, work / "tokenizer.json")
        try:
            open_session(work / "traced.onnx", optimised=work / "model.onnx")
            (work / "traced.onnx").unlink()
            _verify(OnnxEncoder(model, work, recipe), SentenceEncoder(model, original))
        except OSError:
            raise
        except Exception as error:  # onnxruntime raises nothing narrower
            raise NotExportable(_first_line(error)) from error
        files = {name: describe(work / name) for name in _FILES}
        install(work, folder, {"recipe": asdict(recipe), "files": files})
        return OnnxEncoder(model, folder, recipe)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _read_recipe(original: SentenceTransformer) -> Recipe:
    """Say how the model is to be run. Raises `NotExportable` unless it is a plain text encoder with pooling."""
    kinds = [type(module).__name__ for module in original]
    if kinds[:2] != ["Transformer", "Pooling"] or kinds[2:] not in ([], ["Normalize"]):
        raise NotExportable(f"it is made of {', '.join(kinds)}")
    if original.prompts.get(original.default_prompt_name or ""):
        raise NotExportable("it puts a prompt before each text")
    mode: Any = original[1].pooling_mode
    if mode not in ("mean", "cls"):
        raise NotExportable(f"it pools by {mode}")
    if not getattr(original.tokenizer, "is_fast", False):
        raise NotExportable("it has no fast tokenizer")
    window, dimension = original.max_seq_length, original.get_embedding_dimension()
    if not isinstance(window, int) or not 8 <= window <= _LONGEST_WINDOW or dimension is None:
        raise NotExportable(f"its longest input is {window} tokens")
    inputs = tuple(original.tokenizer(["probe"]).keys())
    if not set(inputs) <= set(_INPUTS):
        raise NotExportable(f"it wants {', '.join(inputs)}")
    return Recipe(window, mode, inputs, dimension)


def _trace(original: SentenceTransformer, path: Path, inputs: tuple[str, ...]) -> None:
    """Write the transformer part as a graph that gives token vectors."""
    import torch

    class TokenVectors(torch.nn.Module):
        def __init__(self, transformer: Any) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            output = self.transformer(**dict(zip(inputs, tensors, strict=True)), return_dict=True)
            vectors: torch.Tensor = output.last_hidden_state
            return vectors

    features = original.tokenizer(list(_PROBES[:2]), padding=True, return_tensors="pt")
    axes = {0: "texts", 1: "tokens"}
    try:
        with warnings.catch_warnings(), torch.inference_mode():
            # The older exporter warns that it is old, and of values it takes as constants; `_verify` checks the result.
            # The newer one takes four times as long and needs a further package.
            warnings.simplefilter("ignore")
            torch.onnx.export(
                TokenVectors(original[0].auto_model).eval(),
                tuple(features[name] for name in inputs),
                str(path),
                input_names=list(inputs),
                output_names=["token_vectors"],
                dynamic_axes=dict.fromkeys((*inputs, "token_vectors"), axes),
                opset_version=17,
                dynamo=False,
            )
    except (RuntimeError, TypeError, ValueError, AttributeError, KeyError, IndexError, ImportError) as error:
        raise NotExportable(_first_line(error)) from error


def _save_tokenizer(original: SentenceTransformer, path: Path) -> None:
    original.tokenizer.backend_tokenizer.save(str(path))


def _verify(prepared: OnnxEncoder, original: SentenceEncoder) -> None:
    """Raise `NotExportable` unless the prepared model gives the original's vectors."""
    text = "".join(_PROBES)
    ends = np.cumsum([len(probe) for probe in _PROBES]).tolist()
    spans = [Span(start, end) for start, end in zip([0, *ends], ends, strict=False)]
    difference = float(np.abs(prepared.encode(text, spans) - original.encode(text, spans)).max())
    if not difference <= _TOLERANCE:
        raise NotExportable(f"its vectors would be off by {difference:.1e}")


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
