"""The comparison of an article's extracts, with the article and where in it each point stands."""

from __future__ import annotations

from dataclasses import replace

from diplocompare.article import Article
from diplocompare.article.extracts import Extract
from diplocompare.model import Comparison, DiplocompareError, Point, Readout
from diplocompare.passages import ArticleSpan, ArticleText


def comparable(article: Article) -> tuple[Readout, ...]:
    """Return the extracts to compare. Raises `DiplocompareError` where fewer than two sides say anything."""
    if len(article.extracts) < 2:
        side = article.readouts[0].side
        raise DiplocompareError(f"reports only what {side} said, name a second party with --party if there is one")
    return article.readouts


def attach(comparison: Comparison, article: Article) -> Comparison:
    """Return the comparison of an article's extracts with the article, and with its points' places in it."""
    extracts = {one.readout.id: one for one in article.extracts}
    readouts = tuple(
        replace(readout, points=tuple(_placed(point, extracts[readout.id]) for point in readout.points))
        for readout in comparison.readouts
    )
    spans = tuple(ArticleSpan(span.start, span.end, span.by, span.quoted) for span in article.spans)
    return replace(comparison, readouts=readouts, article=ArticleText(article.text, spans))


def _placed(point: Point, extract: Extract) -> Point:
    start, end = extract.in_article(point.start, point.end)
    return replace(point, article_start=start, article_end=end)
