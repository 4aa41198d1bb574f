"""The expensive edge: text in, vectors out; nothing heavy is imported before a vector is missing in the cache."""

from __future__ import annotations

from diplocompare.embed.cache_folder import clear_cache, describe_cache
from diplocompare.embed.encoder import Encoder
from diplocompare.embed.load import load_encoder

__all__ = ["Encoder", "clear_cache", "describe_cache", "load_encoder"]
