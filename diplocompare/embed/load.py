"""Put the pieces together: a model found, run in the fastest way it allows, and its vectors remembered."""

from __future__ import annotations

from pathlib import Path

from diplocompare.embed.cache_folder import CacheFolder, open_cache
from diplocompare.embed.encoder import Encoder, Report
from diplocompare.embed.models import ADAPTER, Model, adapt, find_model
from diplocompare.embed.vector_cache import CachedEncoder, VectorStore


def load_encoder(
    model: str | None = None, *, revision: str | None = None, adapted: bool = True, cache_folder: Path, report: Report
) -> Encoder:
    """Return the encoder of a model: a sentence-transformers name or folder, the embedded all-MiniLM-L6-v2 by default.

    The embedded model has the project's adapter added, unless `adapted` is false; any other model is taken as it is.
    It starts to run when the first vector is missing in the cache. `report` is told, in a sentence each, what takes
    time and what does not work as it should. Raises `DiplocompareError` where the model is missing or not safe to load.
    """
    cache = open_cache(cache_folder, report)
    found = find_model(model, revision=revision, cache=cache, report=report)
    if not model and adapted:
        found = adapt(found, ADAPTER)
    elif adapted:
        report(
            f"{found.name}: runs without the adapter of the embedded model; scores are percentiles against random pairs"
            " of points from different calls, and confidences are rough"
        )
    return encoder_of(found, cache=cache, report=report)


def encoder_of(model: Model, *, cache: CacheFolder, report: Report) -> Encoder:
    """Return the encoder of a model that has been found."""
    store = VectorStore(cache, report) if cache.writable else None
    return CachedEncoder(model, store, lambda: _start(model, cache, report))


def _start(model: Model, cache: CacheFolder, report: Report) -> Encoder:
    from diplocompare.embed.export import NotExportable, open_prepared

    try:
        return open_prepared(model, cache, report)
    except NotExportable as reason:
        if cache.writable:  # or else the user has been told
            report(f"{model.name} cannot be prepared for fast start ({reason}), running sentence-transformers itself")
    from diplocompare.embed.sentence_encoder import SentenceEncoder

    return SentenceEncoder(model)
