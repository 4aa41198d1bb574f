"""Measure on `corpora/synthetic` by cross-validation: `python -m training.validate`.

Each call is compared with the weights of its fold (training/folds), which did not see the call: cuts, frame, adapter,
regressions over pairs and confidences. Beside it stands the plain baseline. Near: sets s11 to s17, whose sides share
about as many words as real ones do; far: sets s1 to s10.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import Call, read_corpus
from diplocompare.evaluate.baseline import compare_plainly
from diplocompare.evaluate.corpus_score import CorpusScore, evaluate_corpus
from diplocompare.files import settings as config
from diplocompare.model import Comparison, Readout
from diplocompare.pipeline import compare
from diplocompare.render.table.scores import scores_table
from diplocompare.weights import borrow_weights
from training.pairs import NEAR, fold_encoders
from training.views import fold_of, fold_weights

CORPUS = Path("corpora/synthetic")


def validate(calls: Sequence[Call]) -> list[tuple[CorpusScore, CorpusScore]]:
    """Return the scores and those of the baseline, for near calls and for far ones."""
    encoders = fold_encoders()
    plain = load_encoder(adapted=False, cache_folder=config.cache_folder(), report=print)
    fold = {call.readouts: fold_of(at) for at, call in enumerate(calls)}

    def unseen(readouts: tuple[Readout, ...]) -> Comparison:
        with borrow_weights(fold_weights(fold[readouts])):
            return compare(readouts, encoders[fold[readouts]])

    parts = [[call for call in calls if bool(re.match(NEAR, call.id)) == near] for near in (True, False)]
    return [
        (evaluate_corpus(part, unseen), evaluate_corpus(part, lambda each: compare_plainly(each, plain)))
        for part in parts
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", action="store_true", help="print a row for every call")
    parser.add_argument("--width", type=int, default=100)
    asked = parser.parse_args()
    for name, (scores, plain) in zip(("near", "far"), validate(read_corpus(CORPUS, warn=print)), strict=True):
        print(f"\n{CORPUS}, {name}: {len(scores.calls)} calls, cross-validated\n")
        told = scores if asked.calls else replace(scores, calls=())
        print(scores_table(told, plain, width=asked.width, color=False))


if __name__ == "__main__":
    main()
