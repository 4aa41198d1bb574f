"""Draw the background against which another model's cosines are read: `python -m training.background`.

One masked point of every second near-real call of corpora/synthetic, by a seeded draw, and the cosines that parts of
their pairs reach with the embedded model and its adapter. Writes diplocompare/weights/background.json.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np

from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import read_corpus
from diplocompare.files import settings as config
from diplocompare.pairs.scale import FILE, PARTS, random_cosines
from training.views import views

SEED, EVERY, LEAST_WORDS, DIGITS = 0, 2, 5, 4


def draw(corpus: Path) -> list[str]:
    """Return one masked point a call, of five words or more, without the blanks that masking leaves."""
    drawn = random.Random(SEED)  # noqa: S311 - a seeded draw, no secret
    found = []
    for call in read_corpus(corpus, warn=print)[::EVERY]:
        _, view = views(call)  # as `segment` cuts it
        texts = [" ".join(text.split()) for text in view.texts]
        long = [text for text in texts if len(text.split()) >= LEAST_WORDS]
        if long:
            found.append(drawn.choice(long))
    return found


def main() -> None:
    """Draw and write."""
    texts = draw(Path("corpora/synthetic"))
    encoder = load_encoder(cache_folder=config.cache_folder(), report=print)
    quantiles = np.quantile(random_cosines(encoder, texts), PARTS)
    data = {"quantiles": [round(float(value), DIGITS) for value in quantiles], "texts": texts}
    FILE.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
