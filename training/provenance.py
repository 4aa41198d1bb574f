"""Write where the labelled pairs of real readouts come from: `python -m training.provenance DATA`.

For each pair its readouts' address, date, licence and the SHA-256 of the text, and the labels as places in the texts,
which stay outside this repository. Writes corpora/paired/pairs.jsonl.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from diplocompare.evaluate.annotations import Call
from diplocompare.evaluate.gold import GoldPoint, GoldTopic
from training.paired import PAIRED, read_paired

OUTPUT = Path("corpora/paired/pairs.jsonl")
_TOLD = ("side", "date", "source", "licence")


def entry(call: Call, told: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Return the line of a pair. A place is `[stem, start, end]`, in Unicode code points of the text."""
    stem = {readout.id: name for readout, name in zip(call.readouts, call.stems, strict=True)}
    sums = {name: readout.sha256 for readout, name in zip(call.readouts, call.stems, strict=True)}

    def place(point: GoldPoint) -> list[object]:
        return [stem[point.readout], point.start, point.end]

    def topic(found: GoldTopic) -> dict[str, Any]:
        return {
            "points": [place(point) for point in found.points],
            "same": [[place(found.points[at]) for at in pair] for pair in found.same],
            "differs": [[place(found.points[at]) for at in pair] for pair in found.differs],
        }

    gold = call.golds[0]
    return {
        "id": call.id,
        "readouts": {name: {**{key: each[key] for key in _TOLD}, "sha256": sums[name]} for name, each in told.items()},
        "frame": [[stem[readout], *span] for readout, span in gold.frame],
        "topics": [topic(found) for found in gold.topics],
    }


def main() -> None:
    """Write the table."""
    lines = [msgspec.json.encode(entry(*found)) for found in read_paired(Path(sys.argv[1]) / PAIRED)]
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_bytes(b"".join(line + b"\n" for line in lines))


if __name__ == "__main__":
    main()
