"""Run the prepared judge: onnxruntime and tokenizers, without torch."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from diplocompare.embed.encoder import Array
from diplocompare.embed.judge.base import NAME, TOKENIZER
from diplocompare.embed.judge.graph import LONGEST
from diplocompare.embed.judge.protocol import LOGITS, TextPair
from diplocompare.embed.onnx_encoder import DamagedExport, available_cores, open_session

GRAPH = "judge.onnx"
FILES = (GRAPH, TOKENIZER)
# The last bits of sums may differ between processors.
_DIGITS = 3


class OnnxJudge:
    """The judge run by ONNX Runtime, one pair at a time, so that its logits depend on nothing else."""

    name = NAME

    def __init__(self, folder: Path, sha256: str) -> None:
        """Open the files of a folder. Raises `DamagedExport`."""
        import tokenizers

        self.sha256 = sha256
        try:
            # Pairs side by side, each on one core: the matrices of one are too small for several.
            self._session = open_session(folder / GRAPH, threads=1)
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # neither library raises anything narrower
            raise DamagedExport(str(error)) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_length=LONGEST)  # the longer text gives way first

    def judge(self, pairs: Sequence[TextPair]) -> Array:
        """Return `(n, 3)` float32, row i for pair i: the logits that `LOGITS` names."""
        if not pairs:
            return np.zeros((0, len(LOGITS)), dtype=np.float32)
        with ThreadPoolExecutor(available_cores()) as threads:
            rows = list(threads.map(self._judge, pairs))
        return np.asarray(np.round(np.concatenate(rows), _DIGITS), dtype=np.float32)

    def _judge(self, pair: TextPair) -> Array:
        # Lone surrogates, which no tokenizer takes, are replaced.
        one, other = (text.encode("utf-8", "replace").decode("utf-8") for text in pair)
        ids = np.array(self._tokenizer.encode(one, other).ids, dtype=np.int64)
        (logits,) = self._session.run(None, {"ids": ids})
        found: Array = logits
        return found
