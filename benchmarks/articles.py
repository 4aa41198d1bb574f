"""Score who says what in news articles, in words against gold: `python -m benchmarks.articles [FOLDER]`.

"misplaced figures" counts the reporter's words with a digit that are put down to a side: there must be none. The
articles of `HELD_OUT` were written with the others and looked at only when the rules were finished.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diplocompare.article import read_article
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import WORD, DiplocompareError

CORPUS = Path("corpora/articles")
HELD_OUT = frozenset(
    (
        "2022-03-18-biden-xi",
        "2025-02-12-putin-trump",
        "2031-06-20-daro-velling",
        "2022-03-03-macron-putin",
        "2024-11-15-scholz-putin",
        "2031-09-11-saren-belk",
    )
)
CLASSES = ("side", "reporter", "frame", "furniture")


@dataclass(slots=True)
class Score:
    """Counts of words: gold class and whether right; quotations; misplaced figures; what went wrong."""

    words: Counter[tuple[str, bool]] = field(default_factory=Counter)
    quoted: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    figures: int = 0
    wrong: list[str] = field(default_factory=list)

    def accuracy(self, kind: str | None = None) -> float:
        """The part of the words that is right, of one class or of all."""
        right = sum(count for (name, good), count in self.words.items() if good and kind in (None, name))
        every = sum(count for (name, _), count in self.words.items() if kind in (None, name))
        return right / every if every else 1.0

    def quotation(self) -> float:
        """F1 of the words in direct quotations; 1 where none are."""
        hits, all_of = self.quoted[True, True], self.quoted[True, False] + self.quoted[False, True]
        return 2 * hits / (2 * hits + all_of) if hits + all_of else 1.0

    def __iadd__(self, other: Score) -> Score:
        """Put the counts of two articles together."""
        self.words += other.words
        self.quoted += other.quoted
        self.figures += other.figures
        return self


def score(text: str, gold: dict[str, Any]) -> Score:
    """Score one article; words of sides that have other names in the gold are wrong."""
    found = Score()
    try:
        spans = [(span.start, span.end, span.by, span.quoted) for span in read_article(text, (), load_lexicon()).spans]
    except DiplocompareError as error:
        found.wrong.append(str(error))
        spans = []
    marked = any("quoted" in span for span in gold["spans"])
    for word in WORD.finditer(text):
        said = next(
            ((by, quoted) for start, end, by, quoted in spans if start < word.end() and word.start() < end), ("", False)
        )
        true = next((one for one in gold["spans"] if one["start"] < word.end() and word.start() < one["end"]), None)
        if true is None:
            continue
        by = true["by"]
        found.words[by if by in CLASSES else "side", said[0] == by] += 1
        if marked and by != "furniture":
            found.quoted[bool(true.get("quoted")), said[1]] += 1
        if by == "reporter" and said[0] not in CLASSES and any(letter.isdigit() for letter in word.group()):
            found.figures += 1
        if said[0] != by:
            found.wrong.append(f"{by} -> {said[0]}: {word.group()}")
    return found


def articles(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield name, text and gold of every article of a folder."""
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        yield name, (folder / f"{name}.txt").read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8"))


def line(name: str, one: Score) -> str:
    """Return one line of figures."""
    kinds = "  ".join(f"{kind} {one.accuracy(kind):.2f}" for kind in CLASSES)
    return f"{name:<28}{one.accuracy():.3f}  {kinds}  quotations {one.quotation():.2f}  misplaced figures {one.figures}"


def main(arguments: Sequence[str] = ()) -> None:
    """Print the accuracy of every article, and of both halves together."""
    halves = {"all": Score(), "looked at": Score(), "held out": Score()}
    for name, text, gold in articles(Path(arguments[0]) if arguments else CORPUS):
        one = score(text, gold)
        print(line(name, one))
        halves["all"] += one
        halves["held out" if name in HELD_OUT else "looked at"] += one
    for name, half in halves.items():
        if half.words:
            print(line(name, half))


if __name__ == "__main__":
    main(sys.argv[1:])
