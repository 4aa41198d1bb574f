"""Measure what a user waits for, against the plain script; run it as `python benchmarks/speed.py [FILE.jsonl]`.

Each figure is the median of several runs, taken in turn so that a busy moment of the machine hits all alike. The file,
if given, is JSON Lines with a `text` each (readouts); the throughput is measured on its first sentences, or else on
sentences made here.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from diplocompare.model.lenses import LENSES

HERE = Path(__file__).parent
RUNS = 5
SENTENCES = 300
_FLOOR = [sys.executable, "-c", "import click, rich.table, numpy"]
# Children report their own peak: that of all children together would be the largest of any.
_PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
_WHO = ("President Orsel", "Prime Minister Tamm", "The two leaders", "Both sides", "The ministers")
_DID = (
    "discussed",
    "stressed the need for",
    "welcomed progress on",
    "agreed to resume talks on",
    "raised concerns about",
)
_WHAT = (
    "grain exports through the northern ports",
    "the release of detained fishermen",
    "a ceasefire along the line of contact",
    "joint work on artificial intelligence and clean energy",
    "the supply of gas for the coming winter",
    "visa-free travel for students",
)


def sentences(count: int, seed: int) -> list[str]:
    """Make sentences like those of readouts, each with a number, so that no text comes twice."""
    chance = random.Random(seed)  # noqa: S311 - sentences, not secrets
    return [
        f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHAT)} under item {chance.randrange(10**6)}."
        for _ in range(count)
    ]


def read_sentences(path: Path, count: int) -> list[list[str]]:
    """Read the first sentences of a JSON Lines file, grouped by readout."""
    groups: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        # Roughly cut: both ways of running get the same sentences.
        groups.append([each for each in re.split(r"(?<=[.!?])\s+", json.loads(line)["text"]) if each.strip()])
        if sum(map(len, groups)) >= count:
            break
    return groups


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Run a command and return how long it took."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def peak_megabytes(command: Sequence[str], environment: dict[str, str]) -> float:
    """Run a command and return its peak memory."""
    run = [sys.executable, "-c", _PEAK, *command]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    return int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure_starts(folder: Path) -> None:
    """Print the table of waiting times of two readouts of ten sentences each."""
    environment = {**os.environ, "DIPLOCOMPARE_CACHE": str(folder / "cache")}
    compare = [sys.executable, "-m", "diplocompare.cli", "compare", "--format", "json"]
    number = iter(range(10**6))

    def new_pair() -> list[str]:
        seed = next(number)
        paths = [folder / f"{seed}-{side}.txt" for side in "ab"]
        for i, path in enumerate(paths):
            path.write_text("\n".join(sentences(10, 2 * seed + i)) + "\n", encoding="utf-8")
        return [str(path) for path in paths]

    without = [part for lens in LENSES for part in ("--no-lens", lens)]
    known = new_pair()
    subprocess.run([*compare, *known], env=environment, stdout=subprocess.DEVNULL, check=True)  # prepares the model
    commands: dict[str, Callable[[], list[str]]] = {
        "plain sentence-transformers script": lambda: [sys.executable, str(HERE / "plain.py"), *new_pair()],
        "compare, new text": lambda: [*compare, *new_pair()],
        "compare, same text again": lambda: [*compare, *known],
        "compare, same text again, no lens": lambda: [*compare, *known, *without],
        "diplocompare --help": lambda: [sys.executable, "-m", "diplocompare.cli", "--help"],
        "python -c 'import click, rich.table, numpy'": lambda: _FLOOR,
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            taken[name].append(seconds(command(), environment))
    plain, cold, again, bare, _, floor = (statistics.median(times) for times in taken.values())
    for name, times in taken.items():
        memory = peak_megabytes(commands[name](), environment)
        print(f"{name:45} {statistics.median(times):7.3f} s {memory:6.0f} MB")
    print(f"{'new text / plain script (at most 0.125)':45} {cold / plain:7.3f}")
    print(f"{'same text again / imports (at most 2.0)':45} {again / floor:7.2f}, without lenses {bare / floor:.2f}")
    print(f"{'all lenses, cold':45} {1000 * (again - bare):7.0f} ms")


def measure_lenses(folder: Path) -> None:
    """Print what all lenses add to a comparison of two readouts of ten sentences in a process that lives on."""
    from diplocompare.embed.load import load_encoder
    from diplocompare.model import Readout
    from diplocompare.pipeline import compare

    encoder = load_encoder(cache_folder=folder / "cache", report=print)
    taken: dict[bool, list[float]] = {True: [], False: []}
    for seed in range(4 * RUNS):
        texts = [" ".join(sentences(10, 2 * seed + side)) for side in range(2)]
        readouts = [Readout.of(text, id=side, side=side) for side, text in zip("ab", texts, strict=True)]
        compare(readouts, encoder)  # so that vectors and word lists are there
        for seeing, times in taken.items():
            start = time.perf_counter()
            compare(readouts, encoder, lenses=LENSES if seeing else ())
            times.append(time.perf_counter() - start)
    added = statistics.median(taken[True]) - statistics.median(taken[False])
    print(f"{'all lenses, once loaded':45} {1000 * added:7.1f} ms")


def measure_throughput(folder: Path, groups: list[list[str]]) -> None:
    """Print sentences per second: readout by readout, as the tool encodes, and all as one text."""
    from diplocompare.embed.cache_folder import open_cache
    from diplocompare.embed.export import open_prepared
    from diplocompare.embed.models import find_model
    from diplocompare.embed.sentence_encoder import load_sentence_transformer
    from diplocompare.model import Span

    cache = open_cache(folder / "cache", print)
    found = find_model(None, revision=None, cache=cache, report=print)
    ours, theirs = open_prepared(found, cache, print), load_sentence_transformer(found)

    def join(group: list[str]) -> tuple[str, list[Span]]:
        starts = itertools.accumulate((len(each) + 1 for each in group), initial=0)
        return " ".join(group), [Span(start, start + len(each)) for start, each in zip(starts, group, strict=False)]

    everything = [each for group in groups for each in group]
    readouts, whole = [join(group) for group in groups], join(everything)
    ways: dict[str, Callable[[], object]] = {
        "ours, readout by readout": lambda: [ours.encode(*readout) for readout in readouts],
        "sentence-transformers, readout by readout": lambda: [theirs.encode(group) for group in groups],
        "ours, all at once": lambda: ours.encode(*whole),
        "sentence-transformers, all at once": lambda: theirs.encode(everything),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(3):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            taken[name].append(time.perf_counter() - start)
    print(f"\n{len(everything)} sentences of {len(groups)} readouts")
    for name, times in taken.items():
        print(f"{name:45} {len(everything) / statistics.median(times):7.0f} sentences a second")


def main() -> None:
    """Print both tables."""
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as name:
        measure_starts(Path(name))
        measure_lenses(Path(name))
        if given is not None and given.is_file():
            groups = read_sentences(given, SENTENCES)
        else:
            groups = [sentences(10, seed) for seed in range(SENTENCES // 10)]
        measure_throughput(Path(name), groups)


if __name__ == "__main__":
    main()
