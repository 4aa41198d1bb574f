"""The large judge as an ONNX graph, built from its weights alone: MPNet over both points, and a head of three logits.

MPNet is that of Song et al. 2020. Weights are kept in eight bits, of which seven are used: processors without
dot-product instructions add two products in sixteen bits, and eight would overflow there. Activations are brought to
eight bits row by row, each by its own largest value: by one value for all, as ONNX Runtime's own quantiser does it, the
outliers of a few tokens cost three times as much accuracy. One pair goes through at a time, so that its logits depend
on no other text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

# Names of tensors as transformers has them.
Weights = Mapping[str, npt.NDArray[np.float32]]
# Of both points together, special tokens included.
LONGEST = 128
# MPNet counts positions from here on, after that of its padding.
_FIRST_POSITION = 2
_FARTHEST = 128  # apart: beyond it all distances are one
_EPSILON = 1e-5
_WEIGHT_STEPS, _ROW_STEPS = 63, 127
_LEAST = 1e-9  # the largest value of a row of zeros
_OPSET, _IR = 20, 9


class _Graph:
    """Nodes and constants as they are added; names are numbers."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add a node of one output and return its name."""
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def keep(self, values: npt.ArrayLike, kind: npt.DTypeLike = np.float32) -> str:
        """Add a constant and return its name."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.array(values, dtype=kind, order="C"), name))
        return name


class _Builder:
    """Adds the parts of the network one after the other; each takes and returns names of `(n, d)` activations."""

    def __init__(self, weights: Weights) -> None:
        self.graph = _Graph()
        self.weights = weights
        self.zero = self.graph.keep(128, np.uint8)
        self.one, self.least = self.graph.keep(1.0), self.graph.keep(_LEAST)
        self.step, self.last = self.graph.keep(1.0 / _ROW_STEPS), self.graph.keep([-1], np.int64)

    def embed(self, ids: str, count: str) -> str:
        """Words and places of `(n,)` ids, of which there are `count`."""
        add, keep = self.graph.add, self.graph.keep
        table, scale = _in_steps(self.weights["embeddings.word_embeddings.weight"])
        words = add("Cast", add("Gather", keep(table, np.int8), ids), to=TensorProto.FLOAT)
        words = add("Mul", words, add("Gather", keep(scale), ids))
        places = self.weights["embeddings.position_embeddings.weight"]
        places = places[_FIRST_POSITION : _FIRST_POSITION + LONGEST]
        first = keep([0], np.int64)
        return self.normalise("embeddings.LayerNorm", add("Add", words, add("Slice", keep(places), first, count)))

    def near(self, count: str) -> str:
        """What each head adds for the distance of two tokens, `(heads, n, n)`."""
        add, keep = self.graph.add, self.graph.keep
        table = self.weights["encoder.relative_attention_bias.weight"]
        every = table[_buckets(LONGEST, len(table))].transpose(2, 0, 1)
        ends = add("Concat", count, count, axis=0)
        return add("Slice", keep(every), keep([0, 0], np.int64), ends, keep([1, 2], np.int64))

    def layer(self, x: str, near: str, number: int) -> str:
        """One layer: attention, then two dense layers, each added to what came in."""
        name = f"encoder.layer.{number}"
        x = self.normalise(f"{name}.attention.LayerNorm", self.graph.add("Add", x, self.attend(x, near, name)))
        wide = self.graph.add("Gelu", self.dense(x, f"{name}.intermediate.dense"))
        return self.normalise(
            f"{name}.output.LayerNorm", self.graph.add("Add", x, self.dense(wide, f"{name}.output.dense"))
        )

    def attend(self, x: str, near: str, name: str) -> str:
        """Attention of a layer's heads; queries, keys and values come out of one product."""
        add, keep = self.graph.add, self.graph.keep
        heads = self.weights["encoder.relative_attention_bias.weight"].shape[1]
        parts = [self.pair_of(f"{name}.attention.attn.{each}") for each in "qkv"]
        width = len(parts[0][1])
        scale = np.float32(1.0 / math.sqrt(width // heads))
        parts[0] = parts[0][0] * scale, parts[0][1] * scale
        both = self.product(x, np.concatenate([w for w, _ in parts]), np.concatenate([b for _, b in parts]))
        shape, axis = keep([-1, 3, heads, width // heads], np.int64), 1
        by_head = add("Reshape", both, shape)
        query, key, value = (add("Gather", by_head, keep(at, np.int64), axis=axis) for at in range(3))
        score = add("MatMul", add("Transpose", query, perm=(1, 0, 2)), add("Transpose", key, perm=(1, 2, 0)))
        weight = add("Softmax", add("Add", score, near), axis=-1)
        seen = add("MatMul", weight, add("Transpose", value, perm=(1, 0, 2)))
        joined = add("Reshape", add("Transpose", seen, perm=(1, 0, 2)), keep([-1, width], np.int64))
        return self.dense(joined, f"{name}.attention.attn.o")

    def head(self, x: str) -> str:
        """The logits, `(1, 3)`, of the mean of all tokens."""
        add, keep = self.graph.add, self.graph.keep
        mean = add("ReduceMean", x, keep([0], np.int64), keepdims=1)
        (w1, b1), (w2, b2) = self.pair_of("head.0"), self.pair_of("head.2")
        hidden = add("Tanh", add("Gemm", mean, keep(w1), keep(b1), transB=1))
        return add("Gemm", hidden, keep(w2), keep(b2), transB=1)

    def dense(self, x: str, name: str) -> str:
        """A linear layer by its name."""
        return self.product(x, *self.pair_of(name))

    def product(self, x: str, weight: npt.NDArray[np.float32], bias: npt.NDArray[np.float32]) -> str:
        """A linear layer of `(out, in)` weights in steps; the rows of `x` are brought to steps of their own."""
        add, keep = self.graph.add, self.graph.keep
        steps, size = _in_steps(weight)
        largest = add("Max", add("ReduceMax", add("Abs", x), self.last, keepdims=1), self.least)
        row = add("Mul", largest, self.step)
        rounded = add("QuantizeLinear", add("Div", x, row), self.one, self.zero)
        whole = add("MatMulInteger", rounded, keep(steps.T, np.int8), self.zero)
        scaled = add("Mul", add("Mul", add("Cast", whole, to=TensorProto.FLOAT), keep(size.T)), row)
        return add("Add", scaled, keep(bias))

    def normalise(self, name: str, x: str) -> str:
        """A layer's normalisation by its name."""
        scale, bias = self.pair_of(name)
        return self.graph.add(
            "LayerNormalization", x, self.graph.keep(scale), self.graph.keep(bias), axis=-1, epsilon=_EPSILON
        )

    def pair_of(self, name: str) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Weight and bias of a layer."""
        return self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]


def write_graph(weights: Weights, path: Path) -> None:
    """Write the graph of a judge: input `ids`, `(n,)` int64; output `logits`, `(1, 3)`. Raises `OSError`, `KeyError`.

    `weights`: those of an MPNet with its adapter added, and of the layers `head.0` and `head.2`.
    """
    builder = _Builder(weights)
    count = builder.graph.add("Shape", "ids")
    x, near = builder.embed("ids", count), builder.near(count)
    layers = sum(1 for name in weights if name.endswith(".attention.attn.q.weight"))
    for number in range(layers):
        x = builder.layer(x, near, number)
    logits = builder.graph.add("Identity", builder.head(x))
    graph = helper.make_graph(
        builder.graph.nodes,
        "judge",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["tokens"])],
        [helper.make_tensor_value_info(logits, TensorProto.FLOAT, [1, 3])],
        builder.graph.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR)
    path.write_bytes(model.SerializeToString())


def _in_steps(weight: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Each row of `(out, in)` weights in whole steps, and the size of its step, `(out, 1)`."""
    size = np.maximum(np.abs(weight).max(axis=1, keepdims=True), _LEAST) / _WEIGHT_STEPS
    return np.rint(weight / size).astype(np.int8), size.astype(np.float32)


def _buckets(count: int, buckets: int) -> npt.NDArray[np.int64]:
    """The number of the distance from each of `count` tokens to each, `(count, count)`: near ones exactly, far by log.

    Half of the numbers are for tokens before, half for tokens behind (Raffel et al. 2020, as MPNet has it).
    """
    apart = np.arange(count)[None, :] - np.arange(count)[:, None]
    half = buckets // 2
    exact = half // 2
    distance = np.abs(apart)
    far = np.log(np.maximum(distance, 1).astype(np.float32) / np.float32(exact))
    far = exact + (far / np.float32(math.log(_FARTHEST / exact)) * np.float32(half - exact)).astype(np.int64)
    found = np.where(distance < exact, distance, np.minimum(far, half - 1)) + half * (apart > 0)
    return np.asarray(found, dtype=np.int64)
