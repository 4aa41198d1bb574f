"""Compare governments' readouts of the same call, topic by topic.

The package as a library: `read` readouts, `compare` them, and look at the `Comparison` (diplocompare/model/).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diplocompare.version import __version__

if TYPE_CHECKING:
    from diplocompare.model import Comparison, Readout
    from diplocompare.model.judgement import Judgement

__all__ = ["__version__", "compare", "read"]


def read(path: str | Path, *, side: str | None = None, warn: Callable[[str], None] | None = None) -> Readout:
    """Read one readout from a file, or from standard input where `path` is "-".

    `side`: whose it is, whatever the file says of it; `warn` is told what was odd, in a sentence each. Raises
    `DiplocompareError` where it cannot be read.
    """
    from msgspec.structs import replace

    from diplocompare.sources import readouts

    found = readouts.read(str(path), warn=warn or (lambda _: None))
    return replace(found, side=side) if side else found


def compare(
    readouts: Sequence[Readout],
    *,
    model: str | None = None,
    judgement: Judgement | None = None,
    warn: Callable[[str], None] | None = None,
) -> Comparison:
    """Compare two or more readouts of one call.

    `model`: a sentence-transformers name or folder, the embedded all-MiniLM-L6-v2 by default; `judgement`: "small" or
    "large", by default large where its extra is installed. Raises `DiplocompareError` for fewer than two readouts, or
    where a model cannot be loaded.
    """
    # Heavy, and the command line loads its own parts of it.
    from diplocompare import pipeline
    from diplocompare.embed.judge.load import load_judge
    from diplocompare.embed.load import load_encoder
    from diplocompare.files.settings import cache_folder
    from diplocompare.lexicon.lists import load_lexicon
    from diplocompare.model import InputError
    from diplocompare.sources.readouts import name_readouts

    if len(readouts) < 2:
        raise InputError("only one readout, give two or more")
    cache = cache_folder()
    report = warn or (lambda _: None)
    encoder = load_encoder(model, cache_folder=cache, report=report)
    judge = load_judge(judgement, model=model, cache_folder=cache, report=report)
    words = load_lexicon(cache_folder=cache)
    return pipeline.compare(name_readouts(readouts), encoder, lexicon=words, judge=judge)
