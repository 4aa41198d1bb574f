"""Findings and cross-checks in a terminal: what leads by default, all of it in full, and where every line rests."""

from __future__ import annotations

import pytest
from fixtures_comparison import two_sides
from msgspec.structs import replace

from diplocompare.model import CrossCheck, Match
from diplocompare.render import render
from diplocompare.render.selection import points_of
from diplocompare.render.table.explanation import explanation


def lines(table: str) -> str:
    """A table without its line breaks."""
    return " ".join(table.split())


def test_leading_findings_come_before_the_topics_with_the_points_they_rest_on() -> None:
    table = render(two_sides(), "table", width=100)
    first, topics = table.index("f1  Only Arland's text"), table.index("── In both texts")
    assert first < topics
    assert "not mentioned in United Isles' text. Arland “President Olin raised" in lines(table[:topics])
    assert "held since May.” a6 United Isles not mentioned; nearest: “and" in lines(table[:topics])


def test_the_rest_waits_for_full() -> None:
    assert "f2" not in render(two_sides(), "table", width=100)
    assert "1 more finding: --full" in render(two_sides(), "table", width=100)
    full = render(two_sides(), "table", width=100, detail="full")
    assert "f2  Arland's text has “She noted that grain deliveries had resumed.”" in full
    assert "a7 · uncertain" in lines(full)


def test_brief_is_findings_and_one_line_a_topic() -> None:
    brief = render(two_sides(), "table", width=100, detail="brief")
    assert "t4  Arlandic journalists held since May · Arland" in brief
    assert "f1" in brief
    assert "undersea power cable is to be laid" not in brief
    assert len(brief.splitlines()) < len(render(two_sides(), "table", width=100).splitlines()) / 2


def test_what_both_report_of_one_side_is_told_in_full_only() -> None:
    normal, full = (lines(render(two_sides(), "table", width=120, detail=detail)) for detail in ("normal", "full"))
    assert "reported by both" not in normal
    assert "reported by both" in full
    for told in (normal, full):
        assert "Arland's text attributes to United Isles · beside United Isles' own text" in told
        assert "in other words or degree, uncertain" in told
        assert "not mentioned" in told


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_word_of_a_cross_check_is_there(width: int) -> None:
    table = lines(render(two_sides(), "table", width=width, detail="full").replace("│", " "))
    assert "“Teo" in table
    assert "trawlers.”" in table


def test_a_text_attributes_and_agrees_under_titles_of_their_own() -> None:
    agreed = CrossCheck("x4", "agreed", "a2", "b", "differs", ("b3",), 0.9)
    made = two_sides()
    table = render(replace(made, cross_checks=(*made.cross_checks, agreed)), "table", width=120)
    assert "Arland's text reports as agreed with United Isles · beside United Isles' own text" in table
    assert "without an agreement" in table


def test_a_finding_and_a_cross_check_are_explained_by_their_words() -> None:
    finding = lines(explanation(two_sides(), "f1", width=100, color=False))
    assert "Kind silence; very likely, 0.90; among the first" in finding
    assert "Rests on these words Arland characters" in finding
    check = lines(explanation(two_sides(), "x2", width=100, color=False))
    assert "x2 What Arland's text puts into the mouth of United Isles" in check
    assert "Beside it United Isles' own text: in other words or degree, uncertain (0.55)" in check


def test_evidence_leads_to_points() -> None:
    made = two_sides()
    assert points_of(made, made.findings[0].evidence) == ["a6"]


def test_commitments_say_who_reports_them_in_their_own_words() -> None:
    table = lines(render(two_sides(), "table", width=100))
    assert "k1 invitation · only in United Isles' text United Isles b6 “extended an invitation to the Regatta" in table


def test_the_contact_and_the_words_that_set_apart_wait_for_full() -> None:
    normal, full = (lines(render(two_sides(), "table", width=100, detail=detail)) for detail in ("normal", "full"))
    assert "channel Arland phone “telephone”" in full
    assert "Arland “fishing quotas” 2.1 (4/0)" in full
    assert "United Isles too little text (70 words)" in full
    assert "channel" not in normal
    assert "2.1" not in normal


def test_what_would_change_a_verdict_is_explained() -> None:
    call = two_sides()
    fish, *others = call.topics
    for relation, why in (
        ("same", "each side's points a topic of its own if its likeliest match, m1 with 0.90, were below"),
        ("differs", "m1 keeps it together, for points of which one is the contrary of the other are of one matter"),
    ):
        matched = replace(fish, matches=(Match("m1", ("a2", "b3"), 0.9, 0.8, relation),))
        shared = explanation(replace(call, topics=(matched, *others)), "t1", width=100, color=False)
        assert f"If changed {why}" in " ".join(shared.split())
    alone = " ".join(explanation(two_sides(), "t5", width=100, color=False).split())
    assert "If changed one topic with b5 if the probability of the two, now 0.47, reached" in alone
