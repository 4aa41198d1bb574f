"""The labelled pairs of real readouts, which lie outside the repository: `corpora/paired` says where they come from."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from diplocompare.evaluate.annotations import Call, read_gold
from diplocompare.model import Readout

PAIRED = "paired-readouts.jsonl"


def read_paired(path: Path) -> Iterator[tuple[Call, dict[str, dict[str, str]]]]:
    """Yield the labelled pairs of real readouts, each with what is known of its readouts, by stem."""
    with tempfile.TemporaryDirectory() as folder, path.open(encoding="utf-8") as lines:
        gold_file = Path(folder) / "gold.json"
        for line in lines:
            record = json.loads(line)
            told = record["readouts"]
            readouts = {
                stem: Readout.of(each["text"], id=name, side=each["side"], date=each["date"])
                for name, (stem, each) in zip("abcdef", told.items(), strict=False)
            }
            gold_file.write_text(json.dumps(record["gold"]), encoding="utf-8")
            gold = read_gold(gold_file, readouts)
            yield Call(record["id"], tuple(readouts.values()), tuple(readouts), (gold,)), told
