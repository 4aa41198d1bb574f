"""The project's own adapter: low-rank additions to the embedded model's layers (LoRA, Hu et al. 2021)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplocompare.weights import PACKAGED

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Trained by `training/vectors.py`; weights/README.md is its model card.
ADAPTER = PACKAGED / "adapter.safetensors"


def merge(original: SentenceTransformer, adapter: Path) -> None:
    """Add the adapter to the weights of a loaded model, in place: `W + scale * up @ down` for every layer it names."""
    import torch
    from safetensors import safe_open

    transformer: Any = original[0].auto_model
    with safe_open(str(adapter), framework="pt") as matrices, torch.no_grad():
        scale = float(matrices.metadata()["scale"])
        for name in sorted(key.removesuffix(".down") for key in matrices.keys() if key.endswith(".down")):  # noqa: SIM118
            up, down = (matrices.get_tensor(f"{name}.{side}").float() for side in ("up", "down"))
            transformer.get_submodule(name).weight += scale * (up @ down)
