"""Choose the constants of `compare.Settings`; run it as `python -m benchmarks.tune`.

The sum of row F1 and omission macro is maximised over a grid, on `corpora/readouts` (leaving one call out: what is
printed for a call was chosen without it) and on `corpora/synthetic`, both with equal weight. No other data is read.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from diplocompare import config
from diplocompare.compare import Settings, compare
from diplocompare.corpus import Call, read_corpus
from diplocompare.embed import load_encoder
from diplocompare.evaluate import CallScore, mean_score, score_call

CORPORA = ("corpora/readouts", "corpora/synthetic")
GRID = [
    Settings(lexical_weight=weight, join=join)
    for weight, join in itertools.product((0.2, 0.35, 0.5), (0.06, 0.09, 0.12, 0.15, 0.18, 0.21, 0.24))
]


def merit(score: CallScore) -> float:
    """Row F1 plus the share of words whose omission is told rightly: both between 0 and 1."""
    return score.row.f1 + score.omission.accuracy


def measure(calls: Sequence[Call]) -> np.ndarray:
    """Return the merit of every setting on every call, `(settings, calls)`."""
    encoder = load_encoder(cache_folder=config.cache_folder(), report=lambda _: None)
    rows = []
    for settings in GRID:
        compared = ((call, compare(call.readouts, encoder, settings)) for call in calls)
        rows.append([merit(mean_score([score_call(found, gold) for gold in call.golds])) for call, found in compared])
    return np.array(rows)


def main() -> None:
    """Print the mean merit of every setting, the best one, and what leaving one call out gives."""
    calls = {name: read_corpus(Path(name), warn=lambda _: None) for name in CORPORA}
    merits: Mapping[str, np.ndarray] = {name: measure(found) for name, found in calls.items()}
    means = np.mean([merit.mean(axis=1) for merit in merits.values()], axis=0)
    for settings, mean, *each in sorted(
        zip(GRID, means, *(merit.mean(axis=1) for merit in merits.values()), strict=True), key=lambda row: row[1]
    ):
        figures = "  ".join(f"{value:.3f}" for value in each)
        print(f"{mean:.3f}  {figures}  lexical_weight={settings.lexical_weight} join={settings.join}")
    ours, others = merits[CORPORA[0]], merits[CORPORA[1]].mean(axis=1)
    print("\nleaving one call out: the setting chosen without the call, and its merit there")
    for at, call in enumerate(calls[CORPORA[0]]):
        best = int(np.argmax(np.delete(ours, at, axis=1).mean(axis=1) + others))
        print(f"{ours[best, at]:.3f}  {call.id}  {GRID[best].lexical_weight} {GRID[best].join}")


if __name__ == "__main__":
    sys.exit(main())
