"""The commands on the cache of prepared models and vectors."""

from __future__ import annotations

import click

from diplocompare.cli.options import verbose_option
from diplocompare.cli.terminal import write
from diplocompare.files.settings import cache_folder


@click.group()
def cache() -> None:
    """Look at, or empty, the folder of prepared models and vectors."""


@cache.command("info")
@verbose_option
def cache_info() -> None:
    """Say where the cache is and what it holds."""
    from diplocompare.embed.cache_folder import describe_cache

    write(describe_cache(cache_folder()) + "\n", None)


@cache.command("clear")
@verbose_option
def cache_clear() -> None:
    """Remove prepared models and vectors; they are made again when needed."""
    from diplocompare.embed.cache_folder import clear_cache

    write(clear_cache(cache_folder()) + "\n", None)
