"""Dates as texts write them, in full and in part, and how far they lie apart."""

from __future__ import annotations

import pytest

from diplocompare.lexicon.dates import PartialDate, agree, contradict, dates_in, days_apart, find_date, parse_day


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On December 3, 2024, the presidents spoke.", "2024-12-03"),
        ("The presidents spoke on 3 December 2024.", "2024-12-03"),
        ("The presidents spoke on the 3rd of December, 2024.", "2024-12-03"),
        ("Published 2024-12-03. They spoke.", "2024-12-03"),
        ("Moscow, Dec. 3, 2024. They spoke.", "2024-12-03"),
        ("03.12.2024 They spoke.", "2024-12-03"),
        ("2024/12/3 They spoke.", "2024-12-03"),
        ("3 \N{LATIN SMALL LETTER LONG S}ept 2024", "2024-09-03"),
        ("On February 30, 2024, or on 29 February 2024", "2024-02-29"),
        ("On December 30, they spoke.", None),
        ("2024-31-12", None),
        ("03/12/2024", None),
        ("2024-12/03", None),
        ("See example.org/2024/12/03/call and call-2024-12-03.pdf.", None),
        ("29 February 2023", None),
        ("0000-12-03", None),
    ],
)
def test_a_date_counts_only_when_it_is_whole_and_in_the_calendar(text: str, date: str | None) -> None:
    found = find_date(text)
    assert (found and str(found.day)) == date


def test_the_date_of_a_contact_stands_in_the_opening() -> None:
    assert find_date("x" * 440 + " 3 December 2024") is None


def test_dates_are_told_in_the_order_of_the_text_with_their_places() -> None:
    text = "From 3 May 2024 to May 5, 2024."
    assert [(text[found.start : found.end], str(found.day)) for found in dates_in(text)] == [
        ("3 May 2024", "2024-05-03"),
        ("May 5, 2024", "2024-05-05"),
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None),
        ("2024-2-9", None),
        ("2024-02", None),
        ("--02-09", None),
        ("on 2024-02-09", None),
    ],
)
def test_a_day_is_one_of_the_calendar_and_written_in_full(written: str, day: str | None) -> None:
    found = parse_day(written)
    assert (found and str(found)) == day


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (PartialDate(2024, 12, 3), "2024-12-03"),
        (PartialDate(2024, 12), "2024-12"),
        (PartialDate(2024), "2024"),
        (PartialDate(None, 12, 3), "--12-03"),
        (PartialDate(None, 12), "--12"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_said(date: PartialDate, written: str) -> None:
    assert str(date) == written


@pytest.mark.parametrize(
    ("one", "other", "agreed", "contradicted"),
    [
        ("2024-12-03", "2024-12-03", True, False),
        ("2024-12-03", "--12-03", True, False),
        ("2024-12", "--12-03", True, False),
        ("2024", "--12-03", False, False),
        ("2024-12", "2024-11", False, True),
        ("--12-03", "2024-12-04", False, True),
        ("soon", "2024-12-04", False, False),
    ],
)
def test_dates_are_compared_in_what_both_of_them_say(one: str, other: str, agreed: bool, contradicted: bool) -> None:
    assert (agree(one, other), contradict(one, other)) == (agreed, contradicted)
    assert (agree(other, one), contradict(other, one)) == (agreed, contradicted)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2024-12-03", "2024-12-05", 2),
        ("2024-02-28", "2024-03-01", 2),
        ("2023-02-28", "2023-03-01", 1),
        ("2023-12-31", "2025-01-01", 367),
        ("--12-31", "2025-01-01", 1),
        ("2024-12-31", "--01-02", 2),
        ("--01-01", "--12-31", 1),
        ("--06-01", "--09-01", 92),
        ("--02-29", "2024-02-28", 1),
        ("--02-30", "2024-02-28", None),
        ("2024-02", "2024-02-28", None),
        ("", "2024-02-28", None),
    ],
)
def test_a_year_that_is_not_said_is_the_one_in_which_the_days_are_nearest(one: str, other: str, days: int) -> None:
    assert days_apart(one, other) == days
    assert days_apart(other, one) == days
