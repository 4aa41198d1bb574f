"""By which words two claims of one matter differ."""

from __future__ import annotations

from conftest import LEXICON

from diplocompare.findings.nuances import Nuance, nuances, read_stances, rival_names
from diplocompare.model import Evidence, Observation


def differ(one: str, other: str) -> list[tuple[str, str, str]]:
    stances = (read_stances(text, Evidence(side, 100, 200), LEXICON) for side, text in (("a", one), ("b", other)))
    return [(each.kind, *words(each, one, other)) for each in nuances(*stances)]


def words(nuance: Nuance, one: str, other: str) -> tuple[str, str]:
    mine, theirs = nuance.places
    return one[mine.start - 100 : mine.end - 100], other[theirs.start - 100 : theirs.end - 100]


def test_names_of_two_leanings_for_one_thing_are_framing() -> None:
    found = differ("They spoke of the peacekeeping in Nareth.", "They spoke of the invasion of Nareth.")
    assert ("framing", "peacekeeping", "invasion") in found


def test_one_leaning_is_no_difference() -> None:
    assert differ("They spoke of the invasion of Nareth.", "The invasion of Nareth was raised.") == []


def test_two_steps_of_a_ladder_are_a_difference_in_strength() -> None:
    found = differ("Grain may be sold.", "Grain must be sold.")
    assert found == [("strength", "may", "must")]


def use(side: str, value: str) -> Observation:
    return Observation("contested", side, 0, len(value), "ruling authority", value)


def test_rival_names_are_framing_where_no_claim_has_the_others() -> None:
    regime, government = use("a", "regime"), use("b", "government")
    (found,) = rival_names([regime], [government], LEXICON)
    assert found == Nuance("framing", (Evidence("a", 0, 6), Evidence("b", 0, 10)))
    assert list(rival_names([regime], [use("b", "regime")], LEXICON)) == []
    assert list(rival_names([regime, use("a", "government")], [government], LEXICON)) == []
