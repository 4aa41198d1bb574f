"""Run a prepared model: onnxruntime and tokenizers, without torch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from diplocompare.embed.encoder import Array, Pooling, combine, overlap, pool, span_texts
from diplocompare.embed.models import Model
from diplocompare.model import Span, Value

if TYPE_CHECKING:
    from tokenizers import Encoding

# Batches hold windows of like length, so that little of them is padding: measured on two cores, from 1,000 to 4,000
# tokens a batch do equally well, and memory grows with them.
_BATCH_TOKENS = 2048
_LEAST_FILLED = 0.75
# Beyond this many threads the matrices of a sentence are too small to gain.
_MOST_THREADS = 8


class DamagedExport(Exception):  # noqa: N818 - a state of a file that the caller mends, not an error for the user
    """The prepared model cannot be opened."""


class Recipe(Value):
    """How to run a prepared model. `window`: its longest input in tokens; `inputs`: the names that its graph wants."""

    window: int
    pooling: Pooling
    inputs: tuple[str, ...]
    dimension: int


class OnnxEncoder:
    """The model run by ONNX Runtime. Each span is encoded by itself."""

    def __init__(self, model: Model, folder: Path, recipe: Recipe) -> None:
        """Open `model.onnx` and `tokenizer.json` of a folder. Raises `DamagedExport`."""
        import tokenizers

        self.name, self.sha256, self.adapter = model.name, model.sha256, model.adapter_sha256
        self._recipe = recipe
        try:
            self._session = open_session(folder / "model.onnx")
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # neither library raises anything narrower
            raise DamagedExport(str(error)) from error
        self._tokenizer.no_padding()
        # A text longer than the window comes back in several, each with a quarter of the one before.
        self._tokenizer.enable_truncation(max_length=recipe.window, stride=overlap(recipe.window))

    def encode(self, text: str, spans: Sequence[Span]) -> Array:
        """Return an `(n, d)` float32 array, rows of length 1; row i is span i of the text."""
        if not spans:
            return np.zeros((0, self._recipe.dimension), dtype=np.float32)
        owners, windows = self._cut_windows(span_texts(text, spans))
        pooled = np.empty((len(windows), self._recipe.dimension), dtype=np.float32)
        for i, tokens in self._token_vectors(windows):
            pooled[i] = pool(tokens, self._recipe.pooling)
        weights = [len(window) - sum(window.special_tokens_mask) for window in windows]
        return combine(pooled, owners, weights)

    def _cut_windows(self, texts: Sequence[str]) -> tuple[list[int], list[Encoding]]:
        """Return the windows of all texts, and for each the number of its text."""
        pairs = [
            (owner, window)
            for owner, first in enumerate(self._tokenizer.encode(text) for text in texts)
            for window in (first, *first.overflowing)
        ]
        return [owner for owner, _ in pairs], [window for _, window in pairs]

    def _token_vectors(self, windows: Sequence[Encoding]) -> Iterator[tuple[int, Array]]:
        """Give, batch by batch, each window's number and the `(t, d)` vectors of its tokens, special ones too."""
        for batch in batches([len(window) for window in windows]):
            shape = (len(batch), max(len(windows[i]) for i in batch))
            ids, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
            for row, i in enumerate(batch):
                ids[row, : len(windows[i])] = windows[i].ids
                mask[row, : len(windows[i])] = 1
            feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            (tokens,) = self._session.run(None, {name: feeds[name] for name in self._recipe.inputs})
            for row, i in enumerate(batch):
                yield i, tokens[row, : len(windows[i])]


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group texts of these lengths, longest first, into batches of few tokens and little padding."""
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        longest = lengths[batch[0]] if batch else 0
        if batch and ((len(batch) + 1) * longest > _BATCH_TOKENS or lengths[i] < _LEAST_FILLED * longest):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def open_session(path: Path, *, optimised: Path | None = None, threads: int | None = None) -> Any:
    """Open a graph; where a path for it is given, optimise the graph and save it there, to be opened as it is later.

    `threads`: how many work on one input, by default as many as there are cores to gain from.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # fatal errors only: standard error is the user's
    options.intra_op_num_threads = threads or min(available_cores(), _MOST_THREADS)
    options.inter_op_num_threads = 1
    # Threads that wait by spinning gain nothing on an idle machine, and a fifth of the time is lost on a busy one.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    levels = onnxruntime.GraphOptimizationLevel
    options.graph_optimization_level = levels.ORT_DISABLE_ALL
    if optimised is not None:
        # Not ORT_ENABLE_ALL: its layouts would tie the file to this processor.
        options.graph_optimization_level = levels.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(optimised)
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
