"""The extracts of an article, one a side, and their comparison with the place in the article of each point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from msgspec.structs import replace

from diplocompare.article.sides import Side
from diplocompare.model import ArticleSpan, ArticleText, Comparison, InputError, Point, Readout, Span, Value
from diplocompare.sources.readouts import name_readouts


class Extract(Value):
    """A side's own words of an article. `starts`: of each stretch, where it begins here and in the article."""

    readout: Readout
    starts: tuple[tuple[int, int], ...]

    def in_article(self, start: int, end: int) -> Span:
        """Return where a span of the extract begins and ends in the article."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        here, there = self.starts[bisect_right(self.starts, at, key=itemgetter(0)) - 1]
        return there + at - here


class Article(Value):
    """An article with every word in one span, and what each side says in it as a readout.

    `sides`: all parties to the talk; those of them that say nothing have no extract.
    """

    text: str
    spans: tuple[ArticleSpan, ...]
    sides: tuple[Side, ...]
    extracts: tuple[Extract, ...]

    @property
    def readouts(self) -> tuple[Readout, ...]:
        """The extracts as readouts, with their ids."""
        return tuple(one.readout for one in self.extracts)


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


def comparable(article: Article) -> tuple[Readout, ...]:
    """Return the extracts to compare. Raises `DiplocompareError` where fewer than two sides say anything."""
    if len(article.extracts) < 2:
        side = article.readouts[0].side
        raise InputError(f"reports only what {side} said, name a second party with --party if there is one")
    return article.readouts


def attach(comparison: Comparison, article: Article) -> Comparison:
    """Return the comparison of an article's extracts with the article, and with its points' places in it."""
    extracts = {one.readout.id: one for one in article.extracts}
    readouts = tuple(
        replace(readout, points=tuple(_placed(point, extracts[readout.id]) for point in readout.points))
        for readout in comparison.readouts
    )
    return replace(comparison, readouts=readouts, article=ArticleText(article.text, article.spans))


def _placed(point: Point, extract: Extract) -> Point:
    start, end = extract.in_article(point.start, point.end)
    return replace(point, article_start=start, article_end=end)
