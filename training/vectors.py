"""Train the adapter: low-rank additions to the upper layers of the embedded model, from `corpora/synthetic` alone.

Each point is encoded by itself, as `diplocompare.embed` does it: its words with the masked ones blanked, mean of
all token vectors. Points of one topic are drawn together and all other points of the call pushed apart (supervised
contrastive loss). The lower layers are frozen, so their output is computed once.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name
from transformers import AutoTokenizer, BertModel

from diplocompare.embed.models import ADAPTER, embedded_folder
from diplocompare.evaluate.annotations import read_corpus
from diplocompare.model import Value
from training.views import fold_of, fold_weights, views

CORPUS = Path("corpora/synthetic")
FROZEN = 3  # layers
RANK = 16
SCALE = 2.0
EPOCHS = 2
CALLS_A_STEP = 3
RATE = 1e-3
DECAY = 0.01
WARM_UP = 0.1
TEMPERATURE = 0.1
LONGEST = 254  # tokens of a point
_LINEAR = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


class Example(Value):
    """The points of one call: what the frozen layers make of each, `(t, d)` float16, and a number for its topic."""

    call: str
    states: tuple[Tensor, ...]
    topics: tuple[int, ...]


class LowRank(nn.Module):
    """A linear layer with a trained addition of low rank that starts at nothing."""

    def __init__(self, inner: nn.Linear, generator: torch.Generator) -> None:
        """Wrap a frozen layer."""
        super().__init__()
        self.inner = inner
        self.down = nn.Parameter(torch.empty(RANK, inner.in_features))
        self.up = nn.Parameter(torch.zeros(inner.out_features, RANK))
        nn.init.kaiming_uniform_(self.down, a=math.sqrt(5), generator=generator)

    def forward(self, x: Tensor) -> Tensor:
        """Return the layer's output with the addition."""
        output: Tensor = self.inner(x) + SCALE * F.linear(F.linear(x, self.down), self.up)
        return output


class Tower:
    """The embedded model in two parts, the frozen lower layers and the adapted upper ones."""

    def __init__(self, folder: str, seed: int) -> None:
        """Load the model and wrap the linear layers above the frozen ones."""
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = (
            BertModel.from_pretrained(folder, add_pooling_layer=False).eval().requires_grad_(requires_grad=False)
        )
        self.adapted: dict[str, LowRank] = {}
        generator = torch.Generator().manual_seed(seed)
        for number, layer in enumerate(self.model.encoder.layer):
            for name in _LINEAR if number >= FROZEN else ():
                parent, _, leaf = name.rpartition(".")
                holder = layer.get_submodule(parent)
                wrapped = LowRank(getattr(holder, leaf), generator)
                setattr(holder, leaf, wrapped)
                self.adapted[f"encoder.layer.{number}.{name}"] = wrapped

    def parameters(self) -> list[nn.Parameter]:
        """The trained matrices."""
        return [matrix for layer in self.adapted.values() for matrix in (layer.down, layer.up)]

    @torch.no_grad()
    def lower(self, texts: Sequence[str]) -> list[Tensor]:
        """Return what the frozen layers make of each text, `(t, d)` float16."""
        cut_off = {"truncation": True, "max_length": LONGEST + 2}
        ids = [self.tokenizer(" ".join(text.split()), **cut_off)["input_ids"] for text in texts]
        found: list[Tensor] = [torch.empty(0)] * len(texts)
        for batch in _batches([len(each) for each in ids]):
            padded = nn.utils.rnn.pad_sequence([torch.tensor(ids[at]) for at in batch], batch_first=True)
            mask = _mask([len(ids[at]) for at in batch])
            states = self._through(self.model.embeddings(input_ids=padded), mask, 0, FROZEN)
            for row, at in enumerate(batch):
                found[at] = states[row, : len(ids[at])].half()
        return found

    def upper(self, states: Sequence[Tensor]) -> Tensor:
        """Return the `(n, d)` vectors, rows of length 1, of points that the lower layers have been through."""
        rows: list[Tensor] = [torch.empty(0)] * len(states)
        for batch in _batches([len(each) for each in states]):
            padded = nn.utils.rnn.pad_sequence([states[at].float() for at in batch], batch_first=True)
            mask = _mask([len(states[at]) for at in batch])
            tokens = self._through(padded, mask, FROZEN, None).float()
            means = (tokens * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
            for row, at in enumerate(batch):
                rows[at] = means[row]
        return F.normalize(torch.stack(rows), dim=1)

    def _through(self, x: Tensor, mask: Tensor, first: int, last: int | None) -> Tensor:
        bias = (1.0 - mask[:, None, None, :]) * -1e9
        for layer in self.model.encoder.layer[first:last]:
            x = layer(x, bias)
            x = x[0] if isinstance(x, tuple) else x
        return x


def _mask(lengths: Sequence[int]) -> Tensor:
    return (torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]).float()


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group texts of like length, so that little is padding."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lambda at: (lengths[at], at)):
        if batch and (lengths[at] > 1.6 * lengths[batch[0]] + 4 or lengths[at] * len(batch) > 4096):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def contrast(vectors: Tensor, topics: Sequence[int]) -> Tensor:
    """Supervised contrastive loss (Khosla et al. 2020) over the `(n, d)` points of one call."""
    topic = torch.tensor(topics)
    itself = torch.eye(len(topics), dtype=torch.bool)
    scores = (vectors @ vectors.T / TEMPERATURE).masked_fill(itself, -1e9)
    likelihood = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    partner = (topic[:, None] == topic[None, :]) & ~itself
    means = (likelihood * partner).sum(1) / partner.sum(1).clamp(min=1)
    anchors = partner.any(1)
    return -means[anchors].mean() if anchors.any() else vectors.sum() * 0.0


def train(tower: Tower, examples: Sequence[Sequence[Example]], seed: int) -> None:
    """Train the adapter; `examples`: for each call its views, of which a step takes one by lot."""
    lot = random.Random(seed)  # noqa: S311 - a seeded order, no secret
    order = [at for _ in range(EPOCHS) for at in lot.sample(range(len(examples)), len(examples))]
    steps = [order[at : at + CALLS_A_STEP] for at in range(0, len(order), CALLS_A_STEP)]
    optimiser = torch.optim.AdamW(tower.parameters(), lr=RATE, weight_decay=DECAY)
    for number, step in enumerate(steps, start=1):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, number / (WARM_UP * len(steps))) * max(0.02, 1.0 - number / len(steps))
        chosen = [lot.choice(examples[at]) for at in step]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = tower.upper([state for example in chosen for state in example.states])
        parts = vectors.split([len(example.topics) for example in chosen])
        loss = torch.stack([contrast(part, each.topics) for part, each in zip(parts, chosen, strict=True)]).mean()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(tower.parameters(), 1.0)
        optimiser.step()


def main() -> None:
    """Train on every call but those of one fold, or on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fold", type=int, help="leave out the calls of this fold, write to its folder")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()

    torch.set_num_threads(1)  # the same sums each time; two folds fit beside each other
    found = read_corpus(CORPUS, warn=print)
    calls = [call for at, call in enumerate(found) if fold_of(at) != asked.fold]
    tower = Tower(str(embedded_folder()), asked.seed)
    examples = [
        [Example(call.id, tuple(tower.lower(view.texts)), view.topics) for view in views(call)] for call in calls
    ]
    train(tower, examples, asked.seed)
    matrices = {
        f"{name}.{side}": getattr(layer, side).detach().half().contiguous()
        for name, layer in tower.adapted.items()
        for side in ("down", "up")
    }
    output = ADAPTER if asked.fold is None else fold_weights(asked.fold) / ADAPTER.name
    save_file(matrices, output, metadata={"scale": str(SCALE), "rank": str(RANK)})


if __name__ == "__main__":
    main()
