"""A comparison of an article's extracts points back into the article."""

from __future__ import annotations

import pytest
from conftest import FakeEncoder
from test_article import ARTICLE, read

from diplocompare.article.extracts import attach, comparable
from diplocompare.model import WORD, Comparison, DiplocompareError
from diplocompare.pipeline import compare
from diplocompare.render import render


@pytest.fixture
def comparison(encoder: FakeEncoder) -> Comparison:
    article = read(ARTICLE)
    return attach(compare(comparable(article), encoder), article)


def test_every_point_stands_in_the_article(comparison: Comparison) -> None:
    assert comparison.article is not None
    for readout in comparison.readouts:
        for point in readout.points:
            assert point.article_start is not None and point.article_end is not None
            held = comparison.article.text[point.article_start : point.article_end]
            # What the reporter puts in between stands in the article only.
            words = iter(WORD.findall(held))
            assert all(word in words for word in WORD.findall(readout.quote(point)))


def test_the_spans_name_the_sides_of_the_readouts(comparison: Comparison) -> None:
    assert comparison.article is not None
    sides = {readout.side for readout in comparison.readouts}
    assert {span.by for span in comparison.article.spans} == sides | {"reporter", "frame", "furniture"}


def test_it_is_read_back_equal(comparison: Comparison) -> None:
    assert Comparison.from_dict(comparison.to_dict()) == comparison


def test_one_side_alone_is_no_comparison() -> None:
    with pytest.raises(DiplocompareError, match="only what Ardesh said"):
        comparable(read(ARTICLE.replace("Korr's office said", "Lorry drivers said")))


def test_every_rendering_for_reading_says_that_the_texts_are_extracts(comparison: Comparison) -> None:
    for name in ("table", "html"):
        assert "Extracts of one news article" in " ".join(render(comparison, name).split())
