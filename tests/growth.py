"""Work that may grow with the length of a text, but not with its square: measured, whatever else the machine does."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

SHORT, LONG = 25_000, 100_000
# Four times the text: linear work takes about 4 times as long, quadratic work 16 times.
MOST = 12.0
# Processor seconds below which the clock and the garbage collector say more than the work.
FLOOR_S = 0.03


def assert_linear(read: Callable[[str], object], unit: str, short: int = SHORT, long: int = LONG) -> None:
    """Assert that reading a unit many times over takes processor time in proportion to the length of the text."""
    times = MOST * long / short / 4
    measured = []
    for attempt in range(5):
        # Texts of other lengths each time, as what was read once may be kept.
        small, large = (_seconds(read, (unit * size)[: size + attempt]) for size in (short, long))
        measured.append(round(large / max(small, FLOOR_S), 1))
        if measured[-1] < times:
            return
    raise AssertionError(f"{unit[:40]!r}: {long / short:g} times the text takes {measured} times as long")


def _seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def calls(work: Callable[[], object]) -> int:
    """How many functions some work calls, of Python and of C: the same number on a busy machine."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
