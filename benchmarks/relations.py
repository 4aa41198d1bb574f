"""Score how two points differ on labelled pairs: `python -m benchmarks.relations [FILE ...] [--show]`.

A file has one pair a line, as `corpora/pairs/README.md` says; without one, all files of `corpora/pairs`. Printed are,
a row a file, precision and recall of what is grave: opposed and figure; then, of all files together, those of each
kind of difference, what each kind was taken for, and with `--show` the pairs that came out otherwise.
A pair whose label is "paraphrase" or "neighbour" has no difference: what is told of one is false.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model.topic import How
from diplocompare.relations.compare import HOWS, compare_points, read_point

CORPUS = Path(__file__).parents[1] / "corpora" / "pairs"
PAIRS = CORPUS / "open.jsonl"
GRAVE: tuple[How, ...] = ("opposed", "figure")
NONE = "none"


class Scored(NamedTuple):
    """A labelled pair with what was found: the kinds of difference, the most telling first."""

    id: str
    label: str
    found: tuple[str, ...]
    texts: tuple[str, str]


def score(path: Path) -> Iterator[Scored]:
    """Yield the pairs of a file with what the tool says of them."""
    lexicon = load_lexicon()
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        texts = pair["a"]["text"], pair["b"]["text"]
        one, other = (read_point(text, lexicon) for text in texts)
        yield Scored(pair["id"], pair["how"], compare_points(one, other).how, texts)


def precision_and_recall(scored: Sequence[Scored], kind: str) -> tuple[float, float]:
    """Return precision and recall of a kind; 1 where nothing was told of it, or nothing is labelled with it."""
    right = sum(kind in each.found for each in scored if each.label == kind)
    told = sum(kind in each.found for each in scored)
    labelled = sum(each.label == kind for each in scored)
    return right / told if told else 1.0, right / labelled if labelled else 1.0


def file_row(name: str, scored: Sequence[Scored]) -> str:
    """Return the row of a file: its pairs, and precision, recall and number of each grave kind that it has."""
    cells = []
    for kind in GRAVE:
        labelled = sum(each.label == kind for each in scored)
        precision, recall = precision_and_recall(scored, kind)
        cells.append(f"{precision:9.2f} {recall:7.2f} {labelled:4}" if labelled else f"{'-':>9} {'-':>7} {0:4}")
    return f"{name:18} {len(scored):5} " + "  ".join(cells)


def main() -> None:
    """Print a row a file, and the scores of all files together."""
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")] or sorted(
        CORPUS.glob("*.jsonl")
    )
    files = {path.name: list(score(path)) for path in paths}
    heads = "  ".join(f"{kind:>9}  recall   of" for kind in GRAVE)
    print(f"{'':18} pairs {heads}")
    for name, pairs in files.items():
        print(file_row(name, pairs))
    scored = [each for pairs in files.values() for each in pairs]
    print(f"\n{len(scored)} pairs\n{'':10} precision  recall  of")
    for kind in HOWS:
        precision, recall = precision_and_recall(scored, kind)
        labelled = sum(each.label == kind for each in scored)
        print(f"{kind:10} {precision:9.2f}  {recall:6.2f}  {labelled}")
    print("\nlabelled as, and the most telling kind found")
    for label in sorted({each.label for each in scored}):
        found = Counter(each.found[0] if each.found else NONE for each in scored if each.label == label)
        print(f"{label:10} " + ", ".join(f"{kind} {count}" for kind, count in found.most_common()))
    if "--show" in sys.argv:
        for each in scored:
            if (each.found or (NONE,))[0] != each.label and (each.found or each.label in HOWS):
                print(
                    f"\n{each.id} {each.label}: {', '.join(each.found) or NONE}\n  {each.texts[0]}\n  {each.texts[1]}"
                )


if __name__ == "__main__":
    main()
