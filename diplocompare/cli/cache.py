"""The commands on the cache of prepared models and vectors."""

from __future__ import annotations

import click

from diplocompare.cli.terminal import write
from diplocompare.files import settings as config


@click.group()
def cache() -> None:
    """Look at, or empty, the folder of prepared models and vectors."""


@cache.command("info")
def cache_info() -> None:
    """Say where the cache is and what it holds."""
    from diplocompare.embed.cache_folder import describe_cache

    write(describe_cache(config.cache_folder()) + "\n", None)


@cache.command("clear")
def cache_clear() -> None:
    """Remove prepared models and vectors; they are made again when needed."""
    from diplocompare.embed.cache_folder import clear_cache

    write(clear_cache(config.cache_folder()) + "\n", None)
