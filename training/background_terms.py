"""Count how often readouts use words and pairs of words: `python -m training.background_terms [DATA]`.

From the readouts of corpora/ and, where a folder DATA is given, the `text` of each line of its *.jsonl files. Writes
diplocompare/lexicon/background-terms.json: counts of what is common, and no sentence of any text.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from diplocompare.evaluate.annotations import read_corpus
from diplocompare.lexicon.background import BACKGROUND_FILE
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.lexicon.tokens import tokens
from diplocompare.reading.terms import words_and_pairs

LEAST_WORD, LEAST_PAIR = 5, 12
_LINK = re.compile(r"https?://[^\s)]+|<[^>]{1,20}>")
CORPORA = ("corpora/readouts", "corpora/synthetic")


def texts(data: Path | None) -> Iterator[str]:
    """Yield every text to count."""
    for corpus in CORPORA:
        for call in read_corpus(Path(corpus), warn=print):
            yield from (readout.text for readout in call.readouts)
    for path in sorted(data.glob("*.jsonl")) if data else ():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def main() -> None:
    """Count and write."""
    lexicon = load_lexicon()
    left_out = lexicon.matterless | lexicon.title_words
    counts: Counter[str] = Counter()
    words = 0
    for text in texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        prose = _LINK.sub(" ", text)
        words += len(tokens(prose))
        counts.update(key for key, _, _ in words_and_pairs(prose, lambda bare, _: bare in left_out))
    kept = {key: count for key, count in counts.items() if count >= (LEAST_PAIR if " " in key else LEAST_WORD)}
    plain = {key: kept[key] for key in sorted(kept) if key.replace("'", "").isascii()}
    # A term a line, so that the difference to the counts before can be read.
    written = json.dumps({"total": counts.total(), "counts": plain}, indent=0, separators=(",", ":"))
    BACKGROUND_FILE.write_text(f"{written}\n", encoding="utf-8")
    size = BACKGROUND_FILE.stat().st_size / 1000
    print(f"{words} words, {len(plain)} of {len(counts)} terms kept, {size:.0f} kB")


if __name__ == "__main__":
    main()
