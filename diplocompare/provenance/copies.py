"""How much of two texts is the same, word for word: by runs of words, in time linear in their length."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Literal

from diplocompare.model import WORD, Span, Value

# Runs of so many words are looked up in the other text; a text longer than this is told by its beginning.
_RUN, _LONGEST = 4, 50_000


class Runs(Value):
    """Where the words of a text stand, and at which of them each run of words begins."""

    words: tuple[Span, ...]
    starts: dict[tuple[str, ...], list[int]]

    @classmethod
    def of(cls, text: str) -> Runs:
        """Take a text apart, without regard to capitals and to the form of apostrophes."""
        found = [match for _, match in zip(range(_LONGEST), WORD.finditer(text), strict=False)]
        words = [match.group().lower().replace("’", "'") for match in found]
        starts: dict[tuple[str, ...], list[int]] = {}
        for at, run in enumerate(zip(*(words[start:] for start in range(_RUN)), strict=False)):
            starts.setdefault(run, []).append(at)
        return cls(tuple(Span(*match.span()) for match in found), starts)


class Common(Value):
    """What two texts have in common: the part of all their words, and of the shorter one's, in runs that both have.

    `shorter`: which of the two that is; `longest`: the longest stretch of such words in each.
    """

    whole: float
    part: float
    shorter: Literal[0, 1]
    longest: tuple[Span, Span]


def common(one: Runs, other: Runs) -> Common | None:
    """Return what two texts have in common, None where no run of words is."""
    runs = one.starts.keys() & other.starts.keys()
    if not runs:
        return None
    flags = _covered(one, runs), _covered(other, runs)
    parts = [sum(flag) / len(flag) for flag in flags]
    whole = sum(map(sum, flags)) / sum(map(len, flags))
    shorter: Literal[0, 1] = 0 if len(flags[0]) <= len(flags[1]) else 1
    return Common(whole, parts[shorter], shorter, (_longest(one, flags[0]), _longest(other, flags[1])))


def _covered(text: Runs, runs: AbstractSet[tuple[str, ...]]) -> bytearray:
    """For each word whether it stands in one of these runs."""
    flags = bytearray(len(text.words))
    for run in runs:
        for at in text.starts[run]:
            flags[at : at + _RUN] = b"\1" * _RUN
    return flags


def _longest(text: Runs, flags: bytearray) -> Span:
    stretch = max(re.finditer(rb"\x01+", flags), key=lambda found: found.end() - found.start())
    return Span(text.words[stretch.start()].start, text.words[stretch.end() - 1].end)
