"""Tiny models of random weights, laid out as published ones are and written without torch, which takes seconds to load."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from tokenizers.implementations import BertWordPieceTokenizer

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghij", "grain", "exports", "visas", "bridge", "the"]
_PARTS = {"0": ("", "Transformer"), "1": ("1_Pooling", "Pooling")}


def write_tiny(folder: Path) -> None:
    """Write a BERT of twenty words, 8 wide, with a window of 16 tokens."""
    tokenizer = BertWordPieceTokenizer({word: number for number, word in enumerate(WORDS)})
    names = {name: f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep", "mask")}
    _write(folder, tokenizer._tokenizer, names, width=8, window=16, pad=0)
    (folder / "vocab.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")


def write_multilingual(folder: Path, words: Sequence[str]) -> None:
    """Write one laid out as paraphrase-multilingual-MiniLM-L12-v2: BERT with pieces of XLM-R, here these words."""
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((f"\u2581{word}", -1.0) for word in words)]
    pieces += [(letter, -9.0) for letter in sorted({*"".join(words), "\u2581"})]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    names = {"pad": "<pad>", "unk": "<unk>", "cls": "<s>", "sep": "</s>", "bos": "<s>", "eos": "</s>"}
    _write(folder, tokenizer, names, width=16, window=128, pad=1)


def _write(folder: Path, tokenizer: Tokenizer, names: dict[str, str], *, width: int, window: int, pad: int) -> None:
    (folder / "1_Pooling").mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    longest = window + pad
    files = {
        "modules.json": [
            {"idx": int(idx), "name": idx, "path": path, "type": f"sentence_transformers.models.{kind}"}
            for idx, (path, kind) in _PARTS.items()
        ],
        "sentence_bert_config.json": {"max_seq_length": window, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": width, "pooling_mode_mean_tokens": True},
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": window,
            **{f"{name}_token": token for name, token in names.items()},
        },
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": tokenizer.get_vocab_size(),
            "hidden_size": width,
            "intermediate_size": width,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "max_position_embeddings": longest,
            "pad_token_id": pad,
        },
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    save_file(_weights(tokenizer.get_vocab_size(), width, longest), folder / "model.safetensors", {"format": "pt"})


def _weights(words: int, width: int, longest: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(0)

    def matrix(rows: int) -> np.ndarray:
        return chance.normal(scale=0.02, size=(rows, width)).astype(np.float32)

    zeros, ones = np.zeros(width, np.float32), np.ones(width, np.float32)
    rows = {"word_embeddings": words, "position_embeddings": longest, "token_type_embeddings": 2}
    found = {f"embeddings.{name}.weight": matrix(count) for name, count in rows.items()}
    layer = "encoder.layer.0"
    dense = [f"{layer}.attention.self.{name}" for name in ("query", "key", "value")]
    dense += [f"{layer}.{name}.dense" for name in ("attention.output", "intermediate", "output")]
    for name in (*dense, "pooler.dense"):
        found |= {f"{name}.weight": matrix(width), f"{name}.bias": zeros.copy()}
    for name in ("embeddings.LayerNorm", f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"):
        found |= {f"{name}.weight": ones.copy(), f"{name}.bias": zeros.copy()}
    return found
