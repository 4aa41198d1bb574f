"""Train the large judge: `python -m training.judge [DATA]`.

all-mpnet-base-v2 reads both points of a pair, masked, at once; low-rank additions to its layers from the fifth on and a
head of three logits are trained: of one topic; reporting the same, and differing, if so. It learns from pairs of
`corpora/synthetic` and, where DATA/paired-readouts.jsonl is there, of real readouts. Writes judge.safetensors.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name
from transformers import MPNetConfig, MPNetModel

from diplocompare.embed.judge.base import ADAPTER, Base, find_base
from diplocompare.embed.judge.graph import LONGEST
from diplocompare.embed.judge.prepare import Probe, make
from diplocompare.embed.load import load_encoder
from diplocompare.files import settings as config
from training.judged import Labelled, draw, lessons
from training.paired import PAIRED
from training.vectors import RANK, SCALE

FROZEN = 4  # layers
STEPS, SEED = 1500, 1
PAIRS_A_STEP = 32
STEPS_A_DRAW = 4  # pairs of so many steps are drawn at once and sorted by length, so that little is padding
RATE, HEAD_RATE, DECAY = 4e-4, 5e-4, 0.01
WARM_UP = 40  # steps
LEAST_RATE = 0.03
LINKS = 0.7  # what reporting the same, and differing, count beside being of one topic
HIDDEN = 256
_TOLD = 20  # steps
_LINEAR = (
    "attention.attn.q",
    "attention.attn.k",
    "attention.attn.v",
    "attention.attn.o",
    "intermediate.dense",
    "output.dense",
)
PROBES = (
    ("confirmed that ships had entered the bay", "denied that ships had entered the bay"),
    ("the export of grain through northern ports", "grain exports"),
    ("visa-free travel for students", "joint work on the railway bridge and its cost of forty million"),
)


class LowRank(nn.Module):
    """A linear layer with a trained addition of low rank that starts at nothing."""

    def __init__(self, inner: nn.Linear) -> None:
        """Wrap a frozen layer."""
        super().__init__()
        self.inner = inner
        self.down = nn.Parameter(torch.empty(RANK, inner.in_features))
        self.up = nn.Parameter(torch.zeros(inner.out_features, RANK))
        nn.init.kaiming_uniform_(self.down, a=math.sqrt(5))

    def forward(self, x: Tensor) -> Tensor:
        """Return the layer's output with the addition."""
        output: Tensor = self.inner(x) + (SCALE * F.linear(F.linear(x, self.down), self.up)).to(x.dtype)
        return output


class Reader(nn.Module):
    """The base model with its additions, and the head."""

    def __init__(self, base: Base) -> None:
        """Load the model, in sixteen bits, and wrap the linear layers above the frozen ones."""
        super().__init__()
        # As in its config.json; what is not named is as transformers has it by default.
        shape = MPNetConfig(vocab_size=30527, max_position_embeddings=514, layer_norm_eps=1e-5)
        model = MPNetModel(shape, add_pooling_layer=False)
        model.load_state_dict(load_file(base.weights), strict=False)
        self.model = model.requires_grad_(requires_grad=False).bfloat16()
        self.adapted: dict[str, LowRank] = {}
        for number, layer in enumerate(self.model.encoder.layer):
            for name in _LINEAR if number >= FROZEN else ():
                parent, _, leaf = name.rpartition(".")
                holder = layer.get_submodule(parent)
                wrapped = LowRank(getattr(holder, leaf))
                setattr(holder, leaf, wrapped)
                self.adapted[f"encoder.layer.{number}.{name}"] = wrapped
        width = self.model.config.hidden_size
        self.head = nn.Sequential(nn.Linear(width, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 3))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the logits, `(n, 3)`, of pairs given as `(n, t)` ids and what of them is no padding."""
        outside = ((1.0 - mask[:, None, None, :].float()) * -1e9).bfloat16()
        x = self.model.embeddings(input_ids=ids)
        near = self.model.encoder.compute_position_bias(x)
        for number, layer in enumerate(self.model.encoder.layer):
            with torch.set_grad_enabled(number >= FROZEN):
                x = layer(x, outside, position_bias=near)[0]
        mean = (x.float() * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        logits: Tensor = self.head(mean)
        return logits

    def additions(self) -> list[nn.Parameter]:
        """The trained matrices of the layers."""
        return [matrix for layer in self.adapted.values() for matrix in (layer.down, layer.up)]


def batches(found: Sequence[Labelled], lot: random.Random) -> Iterator[list[Labelled]]:
    """Part drawn pairs into steps of like length, in a drawn order."""
    by_length = sorted(found, key=lambda pair: len(pair.texts[0]) + len(pair.texts[1]))
    parts = [by_length[at : at + PAIRS_A_STEP] for at in range(0, len(by_length), PAIRS_A_STEP)]
    yield from lot.sample(parts, len(parts))


def loss(logits: Tensor, pairs: Sequence[Labelled]) -> Tensor:
    """Cross-entropy of the three logits, `(n, 3)`; links count for pairs of one topic only."""
    truth = torch.tensor([[pair.topic, pair.same, pair.differs] for pair in pairs])
    count = torch.tensor([[1.0, LINKS * pair.sure, LINKS * pair.sure] for pair in pairs])
    each = F.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    return (each * count).sum() / len(pairs)


def train(
    reader: Reader, tokenizer: Tokenizer, steps: Iterator[list[Labelled]], count: int, lot: random.Random
) -> None:
    """Train the additions and the head for `count` steps."""
    groups = [{"params": reader.additions(), "lr": RATE}, {"params": reader.head.parameters(), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    rates = [group["lr"] for group in optimiser.param_groups]
    for number in range(1, count + 1):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, number / WARM_UP) * max(LEAST_RATE, 1.0 - number / count)
        pairs = next(steps)
        read = tokenizer.encode_batch([pair.texts if lot.random() < 0.5 else pair.texts[::-1] for pair in pairs])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = reader(
                torch.tensor([each.ids for each in read]), torch.tensor([each.attention_mask for each in read])
            )
        off = loss(logits.float(), pairs)
        optimiser.zero_grad()
        off.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([*reader.additions(), *reader.head.parameters()], 1.0)
        optimiser.step()
        if number % _TOLD == 0:
            print(f"step {number} of {count}: loss {off.item():.3f}", flush=True)


def save(matrices: dict[str, Tensor], base: Base, output: Path) -> None:
    """Write an adapter in sixteen bits, with the logits that the prepared judge gives for the probes."""
    halves = {name: matrix.detach().half().contiguous() for name, matrix in matrices.items()}
    told = {"scale": str(SCALE), "rank": str(RANK)}
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / output.name
        save_file(halves, bare, metadata=told)
        logits = make(base, bare, Path(folder), "").judge(PROBES)
    probes = [Probe(texts, tuple(row)) for texts, row in zip(PROBES, logits.tolist(), strict=True)]
    save_file(halves, output, metadata={**told, "probes": msgspec.json.encode(probes).decode()})


def trained(reader: Reader) -> dict[str, Tensor]:
    """Return what was trained, by the names that `embed.judge.prepare` reads."""
    found = {f"head.{name}": matrix for name, matrix in reader.head.state_dict().items()}
    for name, layer in reader.adapted.items():
        found |= {f"{name}.down": layer.down, f"{name}.up": layer.up}
    return found


def main() -> None:
    """Train and write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, help=f"a folder with {PAIRED}")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--output", type=Path, default=ADAPTER)
    asked = parser.parse_args()

    data = asked.data if asked.data and (asked.data / PAIRED).is_file() else None
    if data is None:
        print(f"no {PAIRED}: the large judge learns from corpora/synthetic alone, without the labels of real readouts")
    torch.manual_seed(SEED)
    lot = random.Random(SEED)  # noqa: S311 - a seeded order, no secret
    found = lessons(load_encoder(cache_folder=config.cache_folder(), report=print), data)
    with tempfile.TemporaryDirectory() as folder:
        base = find_base(Path(folder))
        tokenizer = Tokenizer.from_file(str(base.tokenizer))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.enable_padding(pad_id=1, pad_token="<pad>")  # noqa: S106 - its padding
        draws = (draw(found, lot, STEPS_A_DRAW * PAIRS_A_STEP) for _ in iter(int, 1))
        reader = Reader(base)
        train(reader, tokenizer, (step for drawn in draws for step in batches(drawn, lot)), asked.steps, lot)
        save(trained(reader), base, asked.output)


if __name__ == "__main__":
    main()
