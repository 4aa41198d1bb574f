"""What each side said in an article, as a readout of its own, and where in the article its words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from diplocompare.article.parties import Side
from diplocompare.model import Readout, Span
from diplocompare.sources import name_readouts

_FAR = 1 << 60


@dataclass(frozen=True, slots=True)
class Extract:
    """A side's own words of an article. `starts`: of each stretch, where it begins here and in the article."""

    readout: Readout
    starts: tuple[tuple[int, int], ...]

    def in_article(self, start: int, end: int) -> Span:
        """Return where a span of the extract begins and ends in the article."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        here, there = self.starts[bisect_right(self.starts, (at, _FAR)) - 1]
        return there + at - here


def extract(text: str, said: Sequence[tuple[Side, Sequence[Span]]], date: str | None) -> tuple[Extract, ...]:
    """Return one extract a side, with ids in order, from the stretches that are its own.

    Stretches of one paragraph stand in one paragraph again, and paragraphs apart.
    """
    joined = [_joined(text, stretches) for _, stretches in said]
    readouts = name_readouts(
        [
            Readout.of(body, side=side.name, principal=side.principal, date=date)
            for (side, _), (body, _) in zip(said, joined, strict=True)
        ]
    )
    return tuple(Extract(readout, starts) for readout, (_, starts) in zip(readouts, joined, strict=True))


def _joined(text: str, stretches: Sequence[Span]) -> tuple[str, tuple[tuple[int, int], ...]]:
    body, end = "", 0
    starts: list[tuple[int, int]] = []
    for stretch in stretches:
        gap = text[end : stretch.start]
        if body:
            body += "\n\n" if "\n" in gap else "" if not gap else " "
        starts.append((len(body), stretch.start))
        body += text[stretch.start : stretch.end]
        end = stretch.end
    return body, tuple(starts)
