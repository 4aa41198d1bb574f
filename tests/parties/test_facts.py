"""What the words of a sentence show: a fact, a demand, who speaks, in what tense."""

from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.parties.facts import begins_a_life, cues


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Trade between the two countries grew by 17.4 percent.", True),
        ("Trade between the two countries grew.", False),
        ("The plant produces half of the cement.", True),
        ("The truce was signed in January.", True),
        ("The truce was broken by both camps.", False),
        ("Ardesh has had an embassy there since 1956.", True),
        ("Lysmark is today the third-largest partner.", True),
        ("Lysmark is a partner.", False),
        ("The hospital is scheduled to open.", True),
        ("The hospital is to open.", False),
        ("Ms Halle took office in February.", True),
        ("Ms Halle took the floor.", False),
        ("The world today is full of uncertainties.", False),
    ],
)
def test_a_fact_is_told_by_figures_dates_ranks_and_lives(text: str, fact: bool) -> None:
    assert cues(text, LEXICON).fact == fact


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The treaty covers the islands.", True),
        ("The treaty brings peace.", False),
        ("The enemy covers its tracks.", False),
    ],
)
def test_terms_are_what_an_agreement_does(text: str, terms: bool) -> None:
    assert cues(text, LEXICON).terms == terms


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("We need it", ["person"]),
        ("It needs US help and U.S. money", ["plain"]),
        ("Your sailors came", ["addressed"]),
        ("It is hoped that ports open", ["wants", "plain"]),
        ("Ports had to open", ["shifted"]),
        ("Ports must open", ["wants"]),
        ("Ports open", []),
    ],
)
def test_pronouns_demands_and_tense(text: str, seen: list[str]) -> None:
    found = cues(text, LEXICON)
    names = ("person", "addressed", "wants", "shifted", "plain")
    assert [name for name in names if getattr(found, name)] == seen


def test_a_life_begins_with_the_verb() -> None:
    assert begins_a_life("also took office in May", LEXICON)
    assert not begins_a_life("thanked Halle, who took office in May", LEXICON)
