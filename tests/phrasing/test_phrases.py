"""The sentences of every format are plain, neutral and right in number."""

from __future__ import annotations

from typing import get_args

import pytest
from fixtures_comparison import nothing, nothing_shared, one_silent, side, three_sides, two_sides

from diplocompare.model import Comparison, Emphasis, Point, Signature, Summary
from diplocompare.model.lenses import LENSES, FindingKind
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import long_date, ordinal, percent, possessive, side_names
from diplocompare.phrasing.pages import HEADINGS
from diplocompare.phrasing.silence import no_counterpart


@pytest.mark.parametrize(
    ("name", "genitive"), [("Russia", "Russia's"), ("United States", "United States'"), ("US", "US'")]
)
def test_a_name_that_ends_in_s_takes_an_apostrophe_only(name: str, genitive: str) -> None:
    assert possessive(name) == genitive


def test_every_kind_of_finding_and_every_lens_has_a_heading() -> None:
    assert set(HEADINGS) == {*LENSES, *get_args(FindingKind)}


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0%"), (0.001, "<1%"), (0.005, "0%"), (0.414, "41%"), (0.9951, ">99%"), (1.0, "100%")],
)
def test_a_part_is_never_shown_as_nothing_or_as_the_whole(share: float, shown: str) -> None:
    assert percent(share) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (113, "113th")],
)
def test_ordinals(number: int, shown: str) -> None:
    assert ordinal(number) == shown


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2024-12-03", "3 December 2024"),
        ("--12-03", "3 December"),
        ("December 2024", "December 2024"),
        ("2024-13-03", "2024-13-03"),
    ],
)
def test_an_iso_date_is_written_out_and_any_other_kept(date: str, shown: str) -> None:
    assert long_date(date) == shown


@pytest.mark.parametrize(
    ("comparison", "counts", "shares"),
    [
        pytest.param(
            two_sides(),
            "6 topics: 3 in both texts, 1 only in Arland's, 1 only in United Isles', "
            "1 found in one text, uncertain whether elsewhere.",
            "Shared topics take 72% of Arland's words and 83% of United Isles'.",
            id="two sides",
        ),
        pytest.param(
            three_sides(),
            "3 topics: 2 in two or more texts, none only in Arland's, 1 only in Belmora's, none only in Corvia's.",
            "Shared topics take 100% of Arland's words, 76% of Belmora's and 100% of Corvia's.",
            id="three sides",
        ),
        pytest.param(nothing(), "No topics found in these texts.", "", id="no topics"),
        pytest.param(
            nothing_shared(),
            "2 topics: none in both texts, 1 only in Arland's, 1 only in Belmora's.",
            "",
            id="none shared",
        ),
        pytest.param(
            one_silent(),
            "1 topic: none in both texts, 1 only in Arland's, none only in Belmora's.",
            "Belmora's text has no points to compare.",
            id="a side without points",
        ),
    ],
)
def test_the_summary_says_the_numbers_in_words(comparison: Comparison, counts: str, shares: str) -> None:
    names = side_names(comparison.readouts)
    assert phrases.topic_counts(comparison, names) == counts
    assert phrases.shared_shares(comparison, names) == shares


def test_topics_that_are_all_shared_are_not_counted_twice() -> None:
    readouts = (side("A", id="a"), side("B", id="b"))
    signature = Signature("0", "m", "")
    several = Comparison(1, signature, readouts, (), summary=Summary(topics=3, shared=3))
    single = Comparison(1, signature, readouts, (), summary=Summary(topics=1, shared=1))
    assert phrases.topic_counts(several, {}) == "3 topics, all in both texts."
    assert phrases.topic_counts(single, {}) == "1 topic, in both texts."


def test_two_sides_of_one_name_are_told_apart() -> None:
    comparison = Comparison(1, Signature("0", "m", ""), (side("Arland", id="a"), side("Arland", id="b")), ())
    assert side_names(comparison.readouts) == {"a": "Arland (a)", "b": "Arland (b)"}


@pytest.mark.parametrize(
    ("point", "note"),
    [
        pytest.param(Point("a1", 0, 1, speaker="own"), "", id="own"),
        pytest.param(Point("a1", 0, 1, speaker="none"), "", id="nobody"),
        pytest.param(Point("a1", 0, 1, speaker="joint"), "jointly", id="joint"),
        pytest.param(Point("a1", 0, 1, speaker="counterpart", speaker_side="b"), "attributed to Belmora", id="named"),
        pytest.param(Point("a1", 0, 1, speaker="counterpart"), "attributed to another side", id="not known which"),
    ],
)
def test_who_speaks_is_told_where_it_is_not_the_side_itself(point: Point, note: str) -> None:
    assert phrases.speaker_note(point, {"a": "Arland", "b": "Belmora"}) == note


def test_an_order_without_a_summary_leaves_the_total_out() -> None:
    assert phrases.place(Emphasis("a", 0.2, 2), Summary()) == "2nd"
    assert phrases.place(Emphasis("a", 0.0, None), Summary()) == ""


def test_absence_is_said_of_the_search_and_not_of_the_side() -> None:
    assert no_counterpart(["Russia"]) == "no clear counterpart found in Russia's text"
    assert no_counterpart(["Russia", "Iran"]) == "no clear counterpart found in Russia's or Iran's text"
