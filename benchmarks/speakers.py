"""Score who is said to speak, in words against gold: `python -m benchmarks.speakers [FOLDER...] [--show]`.

A text is a JSON file: "side", "principal", "counterpart", "counterpart_principal", "text", and "points" with "span",
"nth" (a later occurrence), "speaker" and "role"; frame is not counted. `--show` prints the points that are wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from diplocompare.evaluate.counts import Confusion
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import WORD, Point, Readout
from diplocompare.pipeline import cut

FOLDERS = tuple(Path("corpora/speakers") / name for name in ("open", "mended", "further", "sealed"))
CLASSES = ("own", "counterpart", "joint", "none")


class LabelledWord(NamedTuple):
    """A word of a text: the speaker by the label, and the point that the tool puts it in, if any."""

    gold: str
    point: Point | None

    @property
    def found(self) -> str:
        """The speaker that the tool gives."""
        return self.point.speaker if self.point else "own"


def read_words(item: dict[str, Any]) -> Iterator[LabelledWord]:
    """Yield the labelled words of a text that are no frame."""
    other = f"{item['counterpart_principal']} took part."
    readouts = (
        Readout.of(item["text"], id="a", side=item["side"], principal=item["principal"]),
        Readout.of(other, id="b", side=item["counterpart"], principal=item["counterpart_principal"]),
    )
    (readout, _), _ = cut(readouts, load_lexicon())
    labels: dict[int, str] = {}
    for label in item["points"]:
        start = -1
        for _ in range(label["nth"] + 1):
            start = item["text"].index(label["span"], start + 1)
        if label["role"] == "point":
            labels.update(dict.fromkeys(range(start, start + len(label["span"])), label["speaker"]))
    points = {place: point for point in readout.points for place in range(point.start, point.end)}
    for word in WORD.finditer(item["text"]):
        if word.start() in labels:
            yield LabelledWord(labels[word.start()], points.get(word.start()))


def score(folder: Path) -> tuple[Confusion, list[str]]:
    """Return the confusion over the texts of a folder, and a line for each point that has wrong words."""
    pairs, wrong = [], []
    for path in sorted(folder.glob("*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        words = list(read_words(item))
        pairs += [(word.gold, word.found) for word in words]
        # One line a point and label, in the order of the text.
        for word in dict.fromkeys(word for word in words if word.gold != word.found):
            said = item["text"][word.point.start : word.point.end] if word.point else ""
            wrong.append(f"{path.stem}: {word.gold}, found {word.found}: {said}")
    return Confusion.of(CLASSES, pairs), wrong


def main() -> None:
    """Print the accuracy of each folder, and precision and recall of each class."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--show"]
    for folder in map(Path, arguments) if arguments else FOLDERS:
        confusion, wrong = score(folder)
        print(f"{folder}: accuracy {confusion.accuracy:.3f}")
        for name in CLASSES:
            agreement = confusion.score(name)
            print(f"  {name:12} P {agreement.precision:.2f}  R {agreement.recall:.2f}")
        if "--show" in sys.argv:
            print("\n".join(wrong))


if __name__ == "__main__":
    main()
