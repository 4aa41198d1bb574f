"""Choose the constants of `topics.grouping.Settings` on `corpora/readouts`: `python -m benchmarks.tune`.

`join` and `stay` are those with the best sum of row F1 and omission macro, `same` the one with the best F1 of `same`.
Beside each stands what would be chosen without each of the calls. No other data is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from diplocompare.embed.encoder import Encoder
from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import Call, read_corpus
from diplocompare.evaluate.score import CallScore, mean_score, score_call
from diplocompare.files import settings as config
from diplocompare.pipeline import compare
from diplocompare.topics.grouping import Settings

CORPUS = Path("corpora/readouts")
JOIN = (0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40)
STAY = (0.0, 0.1, 0.2, 0.3, 0.4)
SAME = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

Merit = Callable[[Sequence[CallScore]], float]


def score(call: Call, encoder: Encoder, settings: Settings) -> CallScore:
    """Score one call under these settings against all its annotations."""
    comparison = compare(call.readouts, encoder, settings)
    return mean_score([score_call(comparison, gold) for gold in call.golds])


def topic_merit(scores: Sequence[CallScore]) -> float:
    """Return the sum of mean row F1 and omission macro (the mean F1 of both classes, their words pooled)."""
    counts = np.sum([score.omission.array for score in scores], axis=0)
    macro = np.mean([2 * counts[i, i] / (counts[i].sum() + counts[:, i].sum()) for i in range(len(counts))])
    return float(np.mean([score.row.f1 for score in scores]) + macro)


def same_merit(scores: Sequence[CallScore]) -> float:
    """Return the mean F1 of `same`."""
    return float(np.mean([score.same.f1 for score in scores]))


def choose(name: str, grid: dict[float, list[CallScore]], merit: Merit) -> float:
    """Print the merit of each value over all calls and what is chosen without each call; return the best value."""
    merits = {value: merit(scores) for value, scores in grid.items()}
    print(name, "  ".join(f"{value:.2f}: {found:.3f}" for value, found in merits.items()))
    calls = range(len(next(iter(grid.values()))))
    left_out = [{value: merit([*s[:at], *s[at + 1 :]]) for value, s in grid.items()} for at in calls]
    print("  chosen without each call:", *(f"{max(found, key=found.__getitem__):.2f}" for found in left_out))
    return max(merits, key=merits.__getitem__)


def main() -> None:
    """Choose `join`, then `stay`, then `same`."""
    calls = read_corpus(CORPUS, warn=print)
    encoder = load_encoder(cache_folder=config.cache_folder(), report=print)

    def grid(values: Sequence[float], settings: Callable[[float], Settings]) -> dict[float, list[CallScore]]:
        return {value: [score(call, encoder, settings(value)) for call in calls] for value in values}

    join = choose("join", grid(JOIN, lambda value: Settings(join=value)), topic_merit)
    stay = choose("stay", grid(STAY, lambda value: Settings(join=join, stay=value)), topic_merit)
    choose("same", grid(SAME, lambda value: Settings(join=join, stay=stay, same=value)), same_merit)


if __name__ == "__main__":
    main()
