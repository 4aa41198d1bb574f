"""Stands in for sentence-transformers on the path of a process, without the five seconds that torch takes to load.

A model answers as its prepared form in the cache STAND_IN_CACHE does, which other tests hold to be the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from diplocompare.embed.cache_folder import CacheFolder
from diplocompare.embed.export import open_prepared
from diplocompare.embed.models import find_model


def refuse(told: str) -> None:
    raise AssertionError(f"the model is not prepared in STAND_IN_CACHE: {told}")


class SentenceTransformer:
    max_seq_length = None

    def __init__(self, folder: str, **settings: object) -> None:
        cache = CacheFolder(Path(os.environ["STAND_IN_CACHE"]), writable=False)
        self.prepared = open_prepared(find_model(folder, revision=None, cache=cache, report=refuse), cache, refuse)

    def __iter__(self) -> Iterator[object]:
        """Its modules; of none, so that it is not prepared again."""
        return iter(())

    def eval(self) -> SentenceTransformer:
        return self

    def encode(self, texts: Sequence[str], **settings: object) -> np.ndarray:
        return np.concatenate([self.prepared.encode(text, [(0, len(text))]) for text in texts])
