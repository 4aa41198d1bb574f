"""Score the lenses on the labelled sentences of tests/labels: `python -m benchmarks.lenses [DATA]`.

Items from real readouts are stored as file, record (the first twelve digits of the SHA-256 of its text) and offsets;
DATA is the folder that holds the files. Without it only sentences in our own words are scored: those that an item
holds, and those of corpora/. What counts as right: a span of the same lens that overlaps the labelled one and
agrees in what `KEYS` names.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import Readout, Value
from diplocompare.parties.identify import identify
from diplocompare.pipeline import cut
from diplocompare.reading import agreement, contested, courtesy, tone
from diplocompare.reading.annotation import Found
from diplocompare.reading.commitments.read import read as read_commitments
from diplocompare.reading.contact.about import about
from diplocompare.reading.figures.read import read as read_figures
from diplocompare.reading.names.read import read as read_names
from diplocompare.reading.scope.differences import differences
from diplocompare.reading.scope.point import ScopedPoint, scope_lists
from diplocompare.reading.verbs.reporting import read as read_verbs
from diplocompare.sources.readouts import read

LABELS = Path(__file__).parents[1] / "tests" / "labels"
FRESH = LABELS / "fresh"
CORPORA = Path(__file__).parents[1] / "corpora"
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
# Those that have sentences labelled after the rules were written.
FRESH_LENSES = ("about", "agreement", "commitments", "contested", "names", "verbs")
READERS: dict[str, Callable[[str, Lexicon], Iterator[Found]]] = {
    "verbs": read_verbs,
    "agreement": agreement.read,
    "commitments": read_commitments,
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
def records(path: Path) -> Mapping[str, str]:
    """Return the texts of a file of JSON Lines, each by the digest that labels name it by."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line]
    return {sha256(text.encode()).hexdigest()[:12]: text for text in texts}


@cache
def text_of(data: Path | None, file: str, record: str | None) -> str | None:
    """Return the text that offsets refer to, or None where it is in DATA and there is none."""
    if file.startswith("readouts/"):
        return read(str(CORPORA / file), warn=lambda _: None).text
    if data is None:
        return None
    return records(data / file)[record] if record else read(str(data / file), warn=lambda _: None).text


def part_of(item: Item) -> str:
    """Return "real" for a text that lies in DATA, "own" for one in our own words."""
    return "own" if "text" in item or item["file"].startswith("readouts/") else "real"


def items(lens: str, data: Path | None, folder: Path = LABELS) -> Iterator[tuple[str, Item, str, int]]:
    """Yield (real or own, item, whole text, where the sentence begins) for every item that can be scored."""
    for item in read_items(lens, folder):
        text = item["text"] if "text" in item else text_of(data, item["file"], item.get("record"))
        if text is not None:
            start, end = item.get("start", 0), item.get("end", len(text))
            yield part_of(item), {**item, "length": end - start}, text, start


def read_items(lens: str, folder: Path = LABELS) -> list[Item]:
    """Return the labelled items of a lens."""
    found: list[Item] = json.loads((folder / f"{lens}.json").read_text(encoding="utf-8"))["items"]
    return found


def score(lens: str, data: Path | None = None, folder: Path = LABELS) -> dict[str, Score]:
    """Score a lens (of `LENSES`) on its labelled sentences; of the speakers by class, of all others by part."""
    if lens == "speaker":
        return score_speakers(data)
    if lens == "scope":
        return score_scope(data)
    scores = {"real": Score(), "own": Score()}
    for part, item, text, start in items(lens, data, folder):
        sentence = text[start : start + item["length"]]
        scores[part] += score_about(item, sentence) if lens == "about" else score_spans(lens, item, sentence)
    return scores


def score_speakers(data: Path | None) -> dict[str, Score]:
    """Score who is said to speak, a class of speaker at a time."""
    pairs = [pair for _, item, text, start in items("speaker", data) for pair in score_speaker(item, text, start)]
    return {
        name: Score(
            sum(pair == (name, name) for pair in pairs),
            sum(said == name for _, said in pairs),
            sum(label == name for label, _ in pairs),
        )
        for name in ("own", "counterpart", "joint", "none")
    }


def score_scope(data: Path | None) -> dict[str, Score]:
    """Score words of scope in pairs of sentences, by side and place."""
    scores = {"real": Score(), "own": Score()}
    for item in read_items("scope"):
        one, other = (_sentence(item[side], data) for side in "ab")
        if one is None or other is None:
            continue
        points = ScopedPoint.of(one, load_lexicon()), ScopedPoint.of(other, load_lexicon())
        found = [
            (side, points[side].words[hit.first].token.start, points[side].words[hit.last].token.end)
            for side in (0, 1)
            for hit in differences(points[side], points[1 - side], scope_lists(load_lexicon()))
        ]
        right = sum(
            any(
                "ab"[side] == label["side"] and start < label["end"] and label["start"] < end
                for side, start, end in found
            )
            for label in item["labels"]
        )
        scores[part_of(item["a"])] += Score(min(right, len(found)), len(found), len(item["labels"]))
    return scores


def _sentence(side: Item, data: Path | None) -> str | None:
    if "text" in side:
        return str(side["text"])
    text = text_of(data, side["file"], side.get("record"))
    return None if text is None else text[side["start"] : side["end"]]


def score_about(item: Item, text: str) -> Score:
    """Score what the first sentences of a readout say about the contact, one item a field."""
    readout = Readout.of(text, id="a", **item["issuer"])
    _, parties = identify((readout, Readout.of("They met.", id="b", **item["other"])), load_lexicon())
    found = sorted((name, each.value) for name, each in about(readout, parties, load_lexicon()).stated())
    (label,) = item["labels"]
    truth = [(name, value) for name, value in label.items() if value and name != "participants"]
    truth += [("participants", name) for name in label["participants"]]
    return Score(sum((Counter(found) & Counter(truth)).values()), len(found), len(truth))


def line(name: str, scores: Mapping[str, Score]) -> str:
    """Return a name with precision, recall and the number of labels, all together and by part."""
    parts = {"all": sum(scores.values(), Score()), **scores}
    told = (f"{part} {s.precision:.2f} {s.recall:.2f} ({s.labelled})" for part, s in parts.items() if s.labelled)
    return f"{name:<22}{'   '.join(told)}"


def main(data: str | None = None) -> None:
    """Print precision and recall of every lens."""
    folder = Path(data) if data else None
    print("lens                  precision recall (labels)")
    for name, of_class in score("speaker", folder).items():
        print(line(f"speaker {name}", {"all": of_class}))
    for lens in (*KEYS, "scope", "about"):
        print(line(lens, score(lens, folder)))
    if folder:
        print("\nlabelled after the rules were written, and never mended against")
        for lens in FRESH_LENSES:
            print(line(lens, score(lens, folder, FRESH)))


if __name__ == "__main__":
    main(*sys.argv[1:])
