"""Run a model by sentence-transformers itself: once, to prepare it, and always where it cannot be prepared."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from diplocompare.embed.encoder import Array, combine, overlap, span_texts, unit_rows
from diplocompare.embed.models import Model
from diplocompare.model import ModelError, Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# A tokenizer without a limit reports a huge number, a model without a tokenizer none.
_NO_WINDOW = 1_000_000


def load_sentence_transformer(model: Model) -> SentenceTransformer:
    """Load a model from its folder alone: no network, no code of its own, no pickles.

    Raises `DiplocompareError` where it cannot be loaded.
    """
    # Five to eight seconds, which is why only a first run and unusual models come here.
    try:
        with _silence():
            from sentence_transformers import SentenceTransformer

            loaded = SentenceTransformer(
                str(model.folder),
                device="cpu",
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
    except Exception as error:  # a damaged folder fails in any of four libraries, each in its way
        cause = (str(error).strip() or type(error).__name__).splitlines()[0].replace(str(model.folder), model.name)
        raise ModelError(
            f"{model.name}: the model is damaged or not understood ({cause[:200]}), get it again or choose another"
        ) from error
    if model.adapter is not None:
        _merge(loaded, model.adapter)
    return loaded.eval()


def _merge(original: SentenceTransformer, adapter: Path) -> None:
    """Add an adapter to the weights of a loaded model, in place: `W + scale * up @ down` for every layer it names.

    Low-rank additions are those of LoRA (Hu et al. 2021).
    """
    import torch
    from safetensors import safe_open

    transformer: Any = original[0].auto_model
    with safe_open(str(adapter), framework="pt") as matrices, torch.no_grad():
        scale = float(matrices.metadata()["scale"])
        for name in sorted(key.removesuffix(".down") for key in matrices.keys() if key.endswith(".down")):  # noqa: SIM118
            up, down = (matrices.get_tensor(f"{name}.{side}").float() for side in ("up", "down"))
            transformer.get_submodule(name).weight += scale * (up @ down)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the libraries' bars and remarks off standard error, and leave their settings as they were."""
    from transformers.utils import logging as remarks

    own = logging.getLogger("sentence_transformers")
    level, verbosity, bars = own.level, remarks.get_verbosity(), remarks.is_progress_bar_enabled()
    own.setLevel(logging.ERROR)
    remarks.set_verbosity(logging.CRITICAL)
    remarks.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        own.setLevel(level)
        remarks.set_verbosity(verbosity)
        if bars:
            remarks.enable_progress_bar()  # type: ignore[no-untyped-call]


class SentenceEncoder:
    """The model run by sentence-transformers. Each span is encoded by itself."""

    def __init__(self, model: Model, loaded: SentenceTransformer | None = None) -> None:
        """Load the model, unless it is handed in. Raises `DiplocompareError` where it cannot be loaded."""
        self.name, self.sha256, self.adapter = model.name, model.sha256, model.adapter_sha256
        self._inner = loaded or load_sentence_transformer(model)
        window = getattr(self._inner, "max_seq_length", None)
        self._window = window if isinstance(window, int) and window < _NO_WINDOW else _NO_WINDOW

    def encode(self, text: str, spans: Sequence[Span]) -> Array:
        """Return an `(n, d)` float32 array, rows of length 1; row i is span i of the text."""
        texts = span_texts(text, spans)
        # The empty text besides, so that a readout without points still says how wide its rows are.
        vectors = self._inner.encode([*texts, ""], normalize_embeddings=True, show_progress_bar=False)[:-1]
        rows = [self._encode_long(each) if self._is_long(each) else vectors[i] for i, each in enumerate(texts)]
        return unit_rows(np.stack(rows)) if rows else np.asarray(vectors, dtype=np.float32)

    def _is_long(self, text: str) -> bool:
        # A token is at least one character, so most texts need no count.
        if len(text) + 2 <= self._window:
            return False
        tokenizer = self._inner.tokenizer
        if not getattr(tokenizer, "is_fast", False):
            raise ModelError(f"{self.name}: its tokenizer cannot cut long texts into windows, choose another model")
        return len(tokenizer(text, truncation=False, verbose=False)["input_ids"]) > self._window

    def _encode_long(self, text: str) -> Array:
        """Return the `(d,)` vector of a text longer than the window."""
        import torch

        features = self._inner.tokenizer(
            text,
            truncation=True,
            max_length=self._window,
            stride=overlap(self._window),
            padding=True,
            return_overflowing_tokens=True,
            return_special_tokens_mask=True,
            return_tensors="pt",
        )
        weights = (1 - features.pop("special_tokens_mask")).sum(dim=1).tolist()
        features.pop("overflow_to_sample_mapping")
        with torch.inference_mode():
            windows = self._inner(dict(features))["sentence_embedding"].numpy()
        vector: Array = combine(windows, [0] * len(windows), weights)[0]
        return vector
