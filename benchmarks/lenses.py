"""Score the lenses on the labelled sentences of tests/labels: `python -m benchmarks.lenses [DATA]`.

Items from real readouts are stored as file, record and offsets; DATA is the folder that holds the files (without it
only sentences of our own are scored). What counts as right: a span of the same lens that overlaps the labelled one and
agrees in what `KEYS` names.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from diplocompare.lenses import scope
from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import Readout, Value
from diplocompare.parties.parties import find_parties
from diplocompare.pipeline import cut
from diplocompare.reading import agreement, commitments, contested, courtesy, tone
from diplocompare.reading.annotation import Found
from diplocompare.reading.contact import about
from diplocompare.reading.figures.read import read as read_figures
from diplocompare.reading.names.read import read as read_names
from diplocompare.reading.verbs.reporting import read as read_verbs
from diplocompare.sources import readouts as sources

LABELS = Path("tests/labels")
FRESH = LABELS / "fresh"
CORPORA = Path("corpora")
Item = dict[str, Any]
# What of a label has to agree with what of the words found: label's field -> field of `Found`.
KEYS: dict[str, dict[str, str]] = {
    "verbs": {"kind": "kind"},
    "agreement": {"status": "kind"},
    "commitments": {"kind": "kind"},
    "contested": {"set": "kind", "member": "value"},
    "names": {"kind": "kind", "name": "value"},
    "figures": {"kind": "kind", "value": "value"},
    "tone": {"word": "value"},
    "courtesy": {"kind": "kind"},
}
READERS: dict[str, Callable[[str, Lexicon], Iterator[Found]]] = {
    "verbs": read_verbs,
    "agreement": agreement.read,
    "commitments": commitments.read,
    "contested": contested.read,
    "names": read_names,
    "figures": read_figures,
    "tone": tone.read,
    "courtesy": courtesy.read,
}


class Score(Value):
    """Counts of one lens on one part of its items."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    def __add__(self, other: Score) -> Score:
        """Put the counts of two items together."""
        return Score(self.right + other.right, self.found + other.found, self.labelled + other.labelled)

    @property
    def precision(self) -> float:
        """How much of what was found is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """How much of what is labelled was found."""
        return self.right / self.labelled if self.labelled else 1.0


def score_spans(lens: str, item: Item, text: str) -> Score:
    """Score one sentence."""
    found = list(READERS[lens](text, load_lexicon()))
    left = list(found)
    right = 0
    for label in item["labels"]:
        match = next((each for each in left if _agrees(lens, label, each)), None)
        if match:
            left.remove(match)
            right += 1
    return Score(right, len(found), len(item["labels"]))


def _agrees(lens: str, label: Mapping[str, Any], found: Any) -> bool:
    overlaps = bool(found.start < label["end"] and label["start"] < found.end)
    # A sentence may name a person by surname only, and a resolution by its number.
    norm = _last_word if lens == "names" else str
    return overlaps and all(norm(label[key]) == norm(getattr(found, field)) for key, field in KEYS[lens].items())


def _last_word(name: str) -> str:
    return name.rpartition(" ")[2].casefold()


def score_speaker(item: Item, text: str, start: int) -> Iterator[tuple[str, str]]:
    """Yield label and finding for each labelled part of a sentence that begins at `start` of its readout."""
    own, other = item["issuer"], item["other"]
    readouts = (
        Readout.of(text, id="a", side=own["side"], principal=own["principal"]),
        Readout.of(f"{other['principal']} took part.", id="b", side=other["side"], principal=other["principal"]),
    )
    (readout, _), _ = cut(readouts, load_lexicon())
    for label in item["labels"]:
        first = start + label.get("start", 0)
        last = start + label["end"] if "end" in label else start + item["length"]
        said: Counter[str] = Counter()
        for point in readout.points:
            said[point.speaker] += max(0, min(point.end, last) - max(point.start, first))
        yield label["speaker"], said.most_common(1)[0][0]


@cache
def text_of(data: Path, file: str, record: int | None) -> str:
    """Return the text that offsets refer to."""
    if record is not None:
        text: str = json.loads((data / file).read_text(encoding="utf-8").splitlines()[record])["text"]
        return text
    folder = CORPORA if file.startswith("readouts/") else data
    return sources.read(str(folder / file), warn=lambda _: None).text


def items(lens: str, data: Path | None, folder: Path = LABELS) -> Iterator[tuple[str, Item, str, int]]:
    """Yield (real or own, item, whole text, where the sentence begins) for every item that can be scored."""
    for item in json.loads((folder / f"{lens}.json").read_text(encoding="utf-8"))["items"]:
        if "text" in item:
            start, end = item.get("start", 0), item.get("end", len(item["text"]))
            yield "own", {**item, "length": end - start}, item["text"], start
        elif data and "file" in item:
            text = text_of(data, item["file"], item["record"])
            yield "real", {**item, "length": item["end"] - item["start"]}, text, item["start"]


def report_spans(lens: str, data: Path | None, folder: Path = LABELS) -> str:
    """Return one line for a lens that finds words."""
    scores = {"real": Score(), "own": Score()}
    for part, item, text, start in items(lens, data, folder):
        scores[part] += score_spans(lens, item, text[start : start + item["length"]])
    return line(lens, scores)


def report_speaker(data: Path | None) -> str:
    """Return one line a class of speaker."""
    pairs = [pair for _, item, text, start in items("speaker", data) for pair in score_speaker(item, text, start)]
    lines = []
    for name in ("own", "counterpart", "joint", "none"):
        score = Score(
            sum(pair == (name, name) for pair in pairs),
            sum(said == name for _, said in pairs),
            sum(label == name for label, _ in pairs),
        )
        lines.append(line(f"speaker {name}", {"all": score}))
    return "\n".join(lines)


def report_scope(data: Path | None) -> str:
    """Return one line: words of scope in pairs of sentences, by side and place."""
    scores = {"real": Score(), "own": Score()}
    for item in json.loads((LABELS / "scope.json").read_text(encoding="utf-8"))["items"]:
        sides = [item["a"], item["b"]]
        if data is None and not all("text" in side for side in sides):
            continue
        texts = [_sentence(side, data) for side in sides]
        found = list(scope.compare_points(texts[0], texts[1], load_lexicon()))
        right = sum(
            any(
                "ab"[side] == label["side"] and one.start < label["end"] and label["start"] < one.end
                for side, one in found
            )
            for label in item["labels"]
        )
        part = "own" if "text" in item["a"] else "real"
        scores[part] += Score(min(right, len(found)), len(found), len(item["labels"]))
    return line("scope", scores)


def _sentence(side: Item, data: Path | None) -> str:
    if "text" in side:
        return str(side["text"])
    return text_of(data or CORPORA, side["file"], side["record"])[side["start"] : side["end"]]


def report_about(data: Path | None, folder: Path = LABELS) -> str:
    """Return one line: what the first sentences of a readout say about the contact, one item a field."""
    scores = {"real": Score(), "own": Score()}
    for part, item, text, start in items("about", data, folder):
        own, other = item["issuer"], item["other"]
        readout = Readout.of(text[start : start + item["length"]], id="a", **own)
        parties = find_parties((readout, Readout.of("They met.", id="b", **other)), load_lexicon())
        found = sorted((name, each.value) for name, each in about(readout, parties, load_lexicon()).stated())
        (label,) = item["labels"]
        truth = [(name, value) for name, value in label.items() if value and name != "participants"]
        truth += [("participants", name) for name in label["participants"]]
        right = sum((Counter(found) & Counter(truth)).values())
        scores[part] += Score(right, len(found), len(truth))
    return line("about", scores)


def line(name: str, scores: Mapping[str, Score]) -> str:
    """Return a name with precision, recall and the number of labels, all together and by part."""
    parts = {"all": sum(scores.values(), Score()), **scores}
    told = (f"{part} {s.precision:.2f} {s.recall:.2f} ({s.labelled})" for part, s in parts.items() if s.labelled)
    return f"{name:<22}{'   '.join(told)}"


def main(data: str | None = None) -> None:
    """Print precision and recall of every lens."""
    folder = Path(data) if data else None
    print("lens                  precision recall (labels)")
    print(report_speaker(folder))
    for lens in KEYS:
        print(report_spans(lens, folder))
    print(report_scope(folder))
    print(report_about(folder))
    if folder:
        print("\nlabelled after the rules were written, and never mended against")
        for lens in sorted(KEYS.keys() & {path.stem for path in FRESH.glob("*.json")}):
            print(report_spans(lens, folder, FRESH))
        print(report_about(folder, FRESH))


if __name__ == "__main__":
    main(*sys.argv[1:])
