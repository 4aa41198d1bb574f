"""JSON Lines in, one comparison a line out, in the same order; memory does not grow with the number of calls.

A call is `{"id": ..., "readouts": [{"side": ..., "text" or "path": ...}, ...]}`; a readout may have `principal`,
`date`, `issuer`, `event`, `language`, `source` and `title` besides, which go before those of its front matter.
"""

from __future__ import annotations

import codecs
import contextlib
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec
from msgspec.structs import replace

from diplocompare.files.read import STDIN, shown, unreadable
from diplocompare.model import Comparison, DiplocompareError, InputError, Readout, Value
from diplocompare.sources.frontmatter import FIELDS, day_of, one_line
from diplocompare.sources.readouts import name_readouts, read, read_text

Compare = Callable[[tuple[Readout, ...]], Comparison]
Warn = Callable[[str], None]
MAX_LINE = 50_000_000
# Lines that wait for each process: enough that none is idle, few enough that memory stays flat.
_LINES_A_PROCESS = 4
_HERE = Path()


class Outcome(NamedTuple):
    """A line of output; where it is an error object, the problem that it tells of and the traceback of that."""

    text: str
    problem: str = ""
    trace: str = ""


class _Given(msgspec.Struct):
    """A readout as a call gives it: a text or a path, and any of the fields that front matter may have."""

    side: str | None = None
    text: str | None = None
    path: str | None = None
    principal: str | None = None
    date: str | None = None
    issuer: str | None = None
    event: str | None = None
    language: str | None = None
    source: str | None = None
    title: str | None = None


class _Call(msgspec.Struct):
    """What one line holds."""

    readouts: list[_Given]
    id: str | int | None = None


class Work(Value):
    """How every line is worked on. `make`: called once a process, for what compares the readouts of a call (it loads
    the model, and must be importable by name where there are several processes); `folder`: where paths start."""

    make: Callable[[], Compare]
    folder: Path = _HERE
    warn: Warn | None = None


def run(
    lines: Iterable[str | bytes],
    compare: Compare,
    *,
    strict: bool = False,
    folder: Path = _HERE,
    warn: Warn | None = None,
) -> Iterator[str]:
    """Yield one line of JSON a call, without its newline: the comparison with the call's `id`, or an error object.

    Blank lines are passed over. With `strict` the first bad line raises `DiplocompareError`, which names it.
    """
    for outcome in outcomes(lines, Work(lambda: compare, folder, warn), strict=strict):
        yield outcome.text


def outcomes(
    lines: Iterable[str | bytes], work: Work, *, strict: bool = False, jobs: int = 1
) -> Generator[Outcome, None, None]:
    """Yield what comes of each line, in order, from `jobs` processes; as `run` does, but one can tell the bad lines.

    Raises `DiplocompareError` where a process dies, and with `strict` at the first bad line.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    found = _alone(numbered, work) if jobs < 2 else _together(numbered, work, jobs)
    with contextlib.closing(found):
        for outcome in found:
            if strict and outcome.problem:
                error = DiplocompareError(outcome.problem)
                # The error itself may have been raised in another process.
                error.add_note(outcome.trace)
                raise error
            yield outcome


@contextlib.contextmanager
def opened(argument: str) -> Iterator[tuple[Iterator[bytes], Path]]:
    """Open a file of calls, or standard input where `argument` is `-`; yields its lines and the folder of its paths.

    Raises `DiplocompareError` where it cannot be read.
    """
    if argument == STDIN:
        if sys.stdin is None:  # a process may be started with its standard input closed
            raise InputError("standard input: is closed, pipe calls into it")
        yield read_lines(sys.stdin.buffer), _HERE
        return
    try:
        stream = Path(argument).open("rb")  # noqa: SIM115 - closed below; what fails later is another error
    except (OSError, ValueError) as error:
        raise unreadable(shown(argument), error) from error
    with stream:
        yield read_lines(stream), Path(argument).parent


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream one at a time; of one that is too long only so much as to tell that it is."""
    first = True
    while line := stream.readline(MAX_LINE + 1):
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        yield line.removeprefix(codecs.BOM_UTF8) if first else line
        first = False


def _alone(numbered: Iterable[tuple[int, str | bytes]], work: Work) -> Generator[Outcome, None, None]:
    compare = work.make()
    for number, line in numbered:
        yield _answer(number, line, compare, work)


# What `_start` makes, in each process of its own.
_ready: list[tuple[Compare, Work]] = []


def _start(work: Work) -> None:
    """Load the model in a new process. Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _ready[:] = [(work.make(), work)]


def _answer_there(number: int, line: str | bytes) -> Outcome:
    compare, work = _ready[0]
    return _answer(number, line, compare, work)


def _together(numbered: Iterable[tuple[int, str | bytes]], work: Work, jobs: int) -> Generator[Outcome, None, None]:
    # Spawned, not forked: a fork of a process whose libraries run threads may hang.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=partial(_start, work))
    window: deque[Future[Outcome]] = deque()
    try:
        for number, line in numbered:
            window.append(pool.submit(_answer_there, number, line))
            if len(window) > jobs * _LINES_A_PROCESS:
                yield window.popleft().result()
        while window:
            yield window.popleft().result()
    except BrokenProcessPool as error:
        raise DiplocompareError("batch: a process ended before its work was done, try fewer --jobs") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _answer(number: int, line: str | bytes, compare: Compare, work: Work) -> Outcome:
    """Return the comparison of the call in one line, or the error object that stands for it."""
    named: dict[str, Any] = {}
    try:
        data = _decode(line)
        if isinstance(data, dict) and isinstance(data.get("id"), str | int):
            named["id"] = data["id"]
        comparison = compare(_readouts(_call(data), number, work))
        return Outcome(msgspec.json.encode(named | comparison.to_dict()).decode("utf-8"))
    except DiplocompareError as error:
        # It may name a file, and that name hold half of a surrogate pair, which JSON cannot.
        sentence = str(error).encode("utf-8", "replace").decode("utf-8")
        told = {**named, "line": number, "error": sentence}
        return Outcome(msgspec.json.encode(told).decode("utf-8"), f"line {number}: {error}", error.trace())


def _decode(line: str | bytes) -> Any:
    if len(line) > MAX_LINE:
        raise InputError(f"is over {MAX_LINE // 1_000_000} MB, give one call a line")
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise InputError(f"not JSON ({error}), give one call a line") from error


def _call(data: object) -> _Call:
    given = data.get("readouts") if isinstance(data, dict) else None
    for place, readout in enumerate(given if isinstance(given, list) else (), start=1):
        if isinstance(readout, str):  # the likeliest slip: bare names of files
            raise InputError(f'readout {place}: is a bare text, give {{"path": ...}} or {{"side": ..., "text": ...}}')
    try:
        return msgspec.convert(data, _Call)
    except msgspec.ValidationError as error:
        wanted = '{"id", "readouts": [{"side", "text" or "path"}, ...]}'
        raise InputError(f"not a call ({error}), give {wanted}") from error


def _readouts(call: _Call, number: int, work: Work) -> tuple[Readout, ...]:
    """Read the readouts of the call in a line, by its number, and give them ids and distinct sides."""
    if len(call.readouts) < 2:
        raise InputError(f"holds {len(call.readouts)} readouts, a comparison needs two or more")

    def warn(told: str) -> None:
        if work.warn:
            work.warn(f"line {number}: {told}")

    return name_readouts(
        [_readout(given, f"readout {place}", warn, work.folder) for place, given in enumerate(call.readouts, start=1)]
    )


def _readout(given: _Given, name: str, warn: Warn, folder: Path) -> Readout:
    """Read one readout by the rules for files, whether it is one or is given in full; what the call says goes first.

    `name`: its place in the call, for messages.
    """
    if (given.text is None) == (given.path is None):
        raise InputError(f"{name}: give it either a text or a path")
    if given.path == STDIN:
        raise InputError(f"{name}: standard input cannot be a readout here, name a file")
    if given.path is not None:
        readout = read(str(folder / given.path), warn=warn)
    else:
        readout = read_text(given.text or "", name=name, warn=warn)
    said = {field: one_line(getattr(given, field) or "") for field in FIELDS}
    said["date"] = day_of(said["date"])
    readout = replace(readout, **{field: value for field, value in said.items() if value})
    if not readout.side:
        raise InputError(f"{name}: has no side, name it")
    return readout
