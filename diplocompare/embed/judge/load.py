"""Put the pieces together: which judgement is meant, a judge found and prepared, and its logits remembered."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from diplocompare.embed.cache_folder import open_cache
from diplocompare.embed.encoder import Report
from diplocompare.embed.judge.base import ADAPTER, NAME, SHA256, available, installed, missing
from diplocompare.embed.judge.cached import CachedJudge, LogitStore
from diplocompare.embed.judge.protocol import Judge
from diplocompare.embed.models import hash_file
from diplocompare.model.judgement import Judgement

# Part of the judge's hash: raise it when it is prepared or run in another way.
_FORMAT = 1


def load_judge(
    asked: Judgement | None, *, model: str | None = None, cache_folder: Path, report: Report
) -> Judge | None:
    """Return the large judge, or None for the small judgement, which needs none.

    `asked`: which judgement; by default the large one where its extra is installed and the embedded model encodes
    (`model` names another). It starts to run when the first pair is missing in the cache. Raises `ModelError` where it
    is asked for and its base model is not on this disk.
    """
    if asked == "small" or (asked is None and (model or not installed())):
        return None
    cache = open_cache(cache_folder, lambda _: None)  # the encoder has told what is wrong with it
    sha256 = hashlib.sha256(json.dumps([_FORMAT, SHA256, hash_file(ADAPTER)]).encode()).hexdigest()
    if not (cache.models / sha256).is_dir() and not available():
        raise missing()

    def start() -> Judge:
        from diplocompare.embed.judge.prepare import open_prepared  # onnx and onnxruntime

        return open_prepared(sha256, cache, report)

    store = LogitStore(cache, report) if cache.writable else None
    return CachedJudge(NAME, sha256, store, start)
