"""Measure what a user waits for, against the plain script; run it as `python benchmarks/speed.py [FILE.jsonl]`.

What a start costs is told as ratios to a measure, medians over pairs of runs, one right after the other, so that
a busy moment of the machine hits both alike. The file, if given, is JSON Lines with a `text` each (readouts); the
throughput is measured on its first sentences, or else on sentences made here.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from diplocompare.embed.judge.base import installed
from diplocompare.model.lenses import LENSES
from diplocompare.sources.calls import call_folders

PLAIN = Path(__file__).parent / "plain.py"
CORPUS = Path(__file__).parents[1] / "corpora" / "readouts"
RUNS = 5
SENTENCES = 300
# What any program with these libraries pays before it does a thing.
_FLOOR = [sys.executable, "-c", "import click, rich.table, numpy"]
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


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run of a command took: seconds on the clock, seconds of a processor, and its peak of memory."""

    clock: float
    processor: float
    megabytes: float


def run(command: Sequence[str], environment: dict[str, str]) -> Taken:
    """Run a command, its output thrown away."""
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{shlex.join(command)}: ended with {process.returncode}")
    return Taken(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1024))


Command = Callable[[], list[str]]


def pair_up(one: Command, other: Command, environment: dict[str, str], times: int) -> tuple[list[Taken], list[Taken]]:
    """Run two commands in turn, now the one first and now the other, so that a busy moment hits both of a pair."""
    ones: list[Taken] = []
    others: list[Taken] = []
    for number in range(times):
        turn = ((one, ones), (other, others))
        for command, taken in turn if number % 2 else turn[::-1]:
            taken.append(run(command(), environment))
    return ones, others


def ratio(ones: Sequence[Taken], others: Sequence[Taken]) -> tuple[float, float]:
    """Return the median of the ratios of the pairs: by the clock, and by the processor's seconds."""
    pairs = list(zip(ones, others, strict=True))
    by_clock = statistics.median(one.clock / other.clock for one, other in pairs)
    return by_clock, statistics.median(one.processor / other.processor for one, other in pairs)


def measure_starts(folder: Path) -> None:
    """Print what a start costs: a ratio a command, and the seconds and the memory of every command in them."""
    environment = {**os.environ, "DIPLOCOMPARE_CACHE": str(folder / "cache"), "DIPLOCOMPARE_JUDGEMENT": "small"}
    tool = [sys.executable, "-m", "diplocompare.cli"]
    compare = [*tool, "compare", "--format", "json"]
    large = [*compare, "--judgement", "large"]
    number = iter(range(10**6))

    def new_pair() -> list[str]:
        seed = next(number)
        paths = [folder / f"{seed}-{side}.txt" for side in "ab"]
        for i, path in enumerate(paths):
            path.write_text("\n".join(sentences(10, 2 * seed + i)) + "\n", encoding="utf-8")
        return [str(path) for path in paths]

    known = new_pair()
    calls = [str(call) for call in call_folders(CORPUS)]
    for paths in (known, *([call] for call in calls)):
        run([*compare, *paths], environment)  # the first one prepares the model; all keep their vectors
    in_turn = itertools.cycle(calls)
    floor = ("python -c 'import click, rich.table, numpy'", lambda: _FLOOR)
    script = ("plain sentence-transformers script", lambda: [sys.executable, str(PLAIN), *new_pair()])
    rows: list[tuple[str, Command, tuple[str, Command], float | None, int]] = [
        ("compare, a call of the corpus again", lambda: [*tool, "compare", next(in_turn)], floor, 1.9, 4 * len(calls)),
        ("compare, ten sentences again", lambda: [*compare, *known], floor, 1.6, 4 * RUNS),
        ("compare, ten new sentences", lambda: [*compare, *new_pair()], script, 1 / 9, RUNS),
        ("compare, ten new sentences, large", lambda: [*large, *new_pair()], script, 2 / 3, RUNS),
        ("diplocompare --help", lambda: [*tool, "--help"], floor, None, 4 * RUNS),
    ]
    if installed():
        run([*large, *known], environment)  # prepares the judge
    else:
        rows = [row for row in rows if "large" not in row[0]]
        print("The large judgement is not measured: its extra is not installed (make large).")
    measures: dict[str, list[Taken]] = {}
    print(f"{'':45} {'seconds':>7} {'MB':>5}   ratio (by processor seconds) to the measure, goal")
    for name, command, (measure, other), goal, times in rows:
        ones, others = pair_up(command, other, environment, times)
        measures.setdefault(measure, []).extend(others)
        by_clock, by_processor = ratio(ones, others)
        told = f"{by_clock:.3f} ({by_processor:.3f}) to {measure}" + (f", at most {goal:.3f}" if goal else "")
        print(f"{name:45} {_usual(ones)}   {told}")
    for name, taken in measures.items():
        print(f"{name:45} {_usual(taken)}")


def _usual(taken: Sequence[Taken]) -> str:
    seconds = statistics.median(each.clock for each in taken)
    return f"{seconds:7.3f} {max(each.megabytes for each in taken):5.0f}"


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
