"""Choose the constants of `compare.Settings` on `corpora/readouts`, leaving one call out: `python -m benchmarks.tune`.

`join` is the one with the best sum of row F1 and omission macro, `same` the one with the best F1 of `same`, over all
calls. What is printed for a call under "left out" was chosen without it. No other data is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from diplocompare import config
from diplocompare.compare import Settings, compare
from diplocompare.corpus import Call, read_corpus
from diplocompare.embed import Encoder, load_encoder
from diplocompare.evaluate import CallScore, mean_score, score_call

CORPUS = Path("corpora/readouts")
JOIN = (0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40)
SAME = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def score(call: Call, encoder: Encoder, settings: Settings) -> CallScore:
    """Score one call under these settings against all its annotations."""
    comparison = compare(call.readouts, encoder, settings)
    return mean_score([score_call(comparison, gold) for gold in call.golds])


def omission(scores: Sequence[CallScore]) -> float:
    """Return the omission macro over calls: the mean F1 of both classes, their words pooled."""
    counts = np.sum([score.omission.array for score in scores], axis=0)
    return float(np.mean([2 * counts[i, i] / (counts[i].sum() + counts[:, i].sum()) for i in range(len(counts))]))


def choose(merits: np.ndarray, values: Sequence[float], calls: Sequence[Call], name: str) -> float:
    """Print the mean merit of each value and what leaving one call out gives; return the best. `(values, calls)`."""
    for value, row in zip(values, merits, strict=True):
        print(f"  {name} {value:.2f}  {row.mean():.3f}")
    held_out = []
    for at, call in enumerate(calls):
        best = int(np.argmax(np.delete(merits, at, axis=1).mean(axis=1)))
        held_out.append(merits[best, at])
        print(f"  left out: {call.id}: {name} {values[best]:.2f}, {merits[best, at]:.3f}")
    print(f"  mean of those left out: {np.mean(held_out):.3f}")
    return values[int(np.argmax(merits.mean(axis=1)))]


def main() -> None:
    """Choose `join`, then `same`."""
    calls = read_corpus(CORPUS, warn=print)
    encoder = load_encoder(cache_folder=config.cache_folder(), report=print)
    by_join = [[score(call, encoder, Settings(join=join)) for call in calls] for join in JOIN]
    for join, scores in zip(JOIN, by_join, strict=True):
        print(f"  join {join:.2f}  row F1 {np.mean([s.row.f1 for s in scores]):.3f}  omission {omission(scores):.3f}")
    # Omission counts are pooled over calls, so each call's part in it is its share of rightly told words.
    merits = np.array([[s.row.f1 + s.omission.accuracy for s in scores] for scores in by_join])
    join = choose(merits, JOIN, calls, "join")
    same = [[score(call, encoder, Settings(join=join, same=value)).same.f1 for call in calls] for value in SAME]
    choose(np.array(same), SAME, calls, "same")


if __name__ == "__main__":
    main()
