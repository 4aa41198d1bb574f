"""An article read whole: every word in one span, one extract a side, offsets back to the article."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from growth import assert_linear

from benchmarks.articles import CORPUS, Score, articles, score
from diplocompare.article import MAX_CHARACTERS, Article, read_article
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import WORD, DiplocompareError

ROOT = Path(__file__).parents[2]
ARTICLE = """Ardesh and Belmora talk

By A. Reporter

President Ana Tevosh of Ardesh and President Ilan Korr of Belmora spoke by phone on Monday about grain.

Tevosh said the port would open in May. “We keep our word,” she said. About 4,000 lorries wait at the border.

Korr's office said that he had asked for 300 wagons, which cost 2 million crowns, and that Tevosh had agreed.

Share this article"""


def read(text: str, *given: str) -> Article:
    return read_article(text, given, load_lexicon())


def said(article: Article) -> list[tuple[str, bool, str]]:
    return [(span.by, span.quoted, article.text[span.start : span.end]) for span in article.spans]


def test_every_word_is_put_down_to_somebody() -> None:
    assert said(read(ARTICLE)) == [
        ("furniture", False, "Ardesh and Belmora talk"),
        ("furniture", False, "By A. Reporter"),
        (
            "frame",
            False,
            "President Ana Tevosh of Ardesh and President Ilan Korr of Belmora spoke by phone on Monday about grain.",
        ),
        ("Ardesh", False, "Tevosh said the port would open in May."),
        ("Ardesh", True, "“We keep our word,”"),
        ("Ardesh", False, "she said."),
        ("reporter", False, "About 4,000 lorries wait at the border."),
        ("Belmora", False, "Korr's office said that he had asked for 300 wagons,"),
        ("reporter", False, "which cost 2 million crowns,"),
        ("Belmora", False, "and that Tevosh had agreed."),
        ("furniture", False, "Share this article"),
    ]


def test_its_extracts_are_of_the_day_that_its_opening_gives() -> None:
    assert {extract.readout.date for extract in read(ARTICLE).extracts} == {None}
    dated = ARTICLE.replace("By A. Reporter", "By A. Reporter, 3 May 2031")
    assert {extract.readout.date for extract in read(dated).extracts} == {"2031-05-03"}


def test_marks_without_words_are_nobody_s() -> None:
    (first, *_) = read(ARTICLE.replace("Tevosh said", "***\n\nTevosh said")).extracts
    assert "*" not in first.readout.text


def test_a_side_s_extract_holds_its_own_words_and_knows_where_they_stand() -> None:
    article = read(ARTICLE)
    first, second = article.extracts
    assert (first.readout.id, first.readout.side, first.readout.principal) == ("a", "Ardesh", "Ana Tevosh")
    assert first.readout.text == "Tevosh said the port would open in May. “We keep our word,” she said."
    assert second.readout.id == "b"
    assert second.readout.text == ("Korr's office said that he had asked for 300 wagons, and that Tevosh had agreed.")
    for extract in article.extracts:
        for word in WORD.finditer(extract.readout.text):
            span = extract.in_article(*word.span())
            assert ARTICLE[span.start : span.end] == word.group()


def test_paragraphs_of_an_extract_stay_apart() -> None:
    text = ARTICLE.replace("Share this article", "Tevosh added that rail comes first.")
    assert read(text).extracts[0].readout.text.endswith("she said.\n\nTevosh added that rail comes first.")


def test_the_user_names_the_parties() -> None:
    text = (
        "The boss and the chief met on Monday.\n\nHis people said the dam would stay. The hill house said it would not."
    )
    article = read(text, "North=the boss,his people", "South=the chief,the hill house")
    assert [one.readout.text for one in article.extracts] == [
        "His people said the dam would stay.",
        "The hill house said it would not.",
    ]


def test_a_named_party_joins_what_is_found() -> None:
    assert [side.name for side in read(ARTICLE, "Belmora=the hill palace").sides] == ["Belmora", "Ardesh"]


def test_only_one_side_s_account_is_one_extract() -> None:
    article = read(ARTICLE.replace("Korr's office said", "Lorry drivers said"))
    assert [one.readout.side for one in article.extracts] == ["Ardesh"]


@pytest.mark.parametrize(
    ("text", "given", "problem"),
    [
        pytest.param("", (), "no parties", id="empty"),
        pytest.param("The weather will be fine on Monday.", (), "no parties", id="no-talk"),
        pytest.param(ARTICLE, ("=Tevosh",), "names no side", id="nameless"),
        pytest.param(ARTICLE, ("reporter=Tevosh",), "names no side", id="reserved"),
        pytest.param(ARTICLE, ("Ardesh=a", "Ardesh=b"), "Ardesh twice", id="twice"),
        pytest.param(ARTICLE, ("Lysmark=Oda", "Osmarra=Ulf"), "nothing in it is put down to", id="others"),
        pytest.param("a" * (MAX_CHARACTERS + 1), (), "characters", id="too-long"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text: str, given: tuple[str, ...], problem: str) -> None:
    with pytest.raises(DiplocompareError, match=problem) as raised:
        read(text, *given)
    assert "\n" not in str(raised.value)


def test_whatever_the_text_every_word_is_in_one_span() -> None:
    chance = random.Random(7)
    parts = [
        *ARTICLE.split(" "),
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "\n",
        "\n\n",
        "said",
        "according to",
        ",",
        "…",
        "\u202e",
        "(",
        "—",
        "•",
    ]
    for _ in range(150):
        text = " ".join(chance.choices(parts, k=60)) + "\n\nTevosh said that the port would open."
        spans = read(text, "Ardesh=Tevosh", "Belmora=Korr").spans
        for word in WORD.finditer(text):
            assert sum(span.start < word.end() and word.start() < span.end for span in spans) == 1, text


@pytest.mark.parametrize(
    "unit", ["“", "'a ", "said ", "said, Tevosh, ", "according to ", "A", "Tevosh ", ", which ", "also "]
)
def test_an_endless_sentence_takes_time_by_its_length(unit: str) -> None:
    def read_with(middle: str) -> None:
        read(ARTICLE.replace("Share this article", f"Tevosh said {middle}said."))

    assert_linear(read_with, unit, 2_500, 10_000)


@pytest.mark.parametrize(
    ("name", "gold"),
    [pytest.param((name, text), gold, id=name) for name, text, gold in articles(ROOT / CORPUS)],
)
def test_our_articles_are_read_as_their_gold_says(name: tuple[str, str], gold: dict[str, object]) -> None:
    one = score(name[1], gold)
    assert one.accuracy() >= 0.90
    assert one.quotation() >= 0.98
    assert one.figures == 0


def test_the_gold_covers_every_word_once() -> None:
    found = list(articles(ROOT / CORPUS))
    assert len(found) >= 12
    for name, text, gold in found:
        for span in gold["spans"]:
            assert text[span["start"] : span["end"]] == span["span"], name
        for word in WORD.finditer(text):
            assert sum(span["start"] <= word.start() and word.end() <= span["end"] for span in gold["spans"]) == 1, name


def test_a_score_counts_a_background_figure_in_a_side_s_mouth() -> None:
    spans = [{"by": "reporter", "start": 0, "end": len(ARTICLE)}]
    assert score(ARTICLE, {"spans": spans}).figures == 1  # 300: 4,000 and 2 million are the reporter's here too


def test_nothing_to_score_is_no_fault() -> None:
    assert (Score().accuracy(), Score().quotation(), Score().figures) == (1.0, 1.0, 0)
