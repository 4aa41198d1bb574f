"""Whom the subject of a reporting verb means."""

from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.article.actors import Actors, Memory, Who
from diplocompare.article.sides import Side
from diplocompare.parties.references import JOINT, OTHER

TEXT = "President Ana Tevosh of Ardesh and Chancellor Ilan Korr of Norway spoke with President Ola Dahl."
SIDES = (
    Side("Ardesh", "Ana Tevosh", frozenset({"ana", "tevosh"}), aliases=("the Hill",)),
    Side("Norway", "Ilan Korr", frozenset({"ilan", "korr"}), country="Norway"),
    Side("Dahl", "Ola Dahl", frozenset({"ola", "dahl"})),
)


def actors() -> Actors:
    return Actors(TEXT, SIDES, LEXICON)


@pytest.mark.parametrize(
    ("phrase", "who"),
    [
        ("Tevosh", Who(0)),
        ("Ms. Tevosh,", Who(0)),
        ("the Ardeshi president", Who(0)),
        ("the president of Ardesh", Who(0)),
        ("the chancellor", Who(1)),
        ("Norway's veteran leader", Who(1)),
        ("Norway", Who(1, "office")),
        ("Norway's", None),
        ("the former Norway", Who(1, "office")),
        ("a port in Norway", None),
        ("Norway and ships", None),
        ("the Hill", Who(0, "office")),
        ("the hill", Who(0, "office")),
        ("Norwegian officials", Who(1, "office")),
        ("Korr's office", Who(1, "office")),
        ("a spokesman for Tevosh", Who(0)),
        ("the spokesman for Tevosh, Jon Marsh", Who(0, "office")),
        ("Chad's president", Who(OTHER)),
        ("officials in Chad", Who(OTHER, "office")),
        ("Dahl", Who(2)),
        ("Norway's intelligence service", Who(OTHER, "office")),
        ("Norwegian opposition leader Korr", Who(1)),
        ("a diplomat", Who(OTHER)),
        ("Mara Linn, a historian,", Who(OTHER, "office")),
        ("Mara Linn, a baker,", Who(OTHER)),
        ("he", None),
        ("it", None),
        ("nobody", Who(OTHER)),
        ("neither Tevosh nor Korr", Who(OTHER)),
        ("both leaders", Who(JOINT)),
        ("Tevosh and Korr", Who(JOINT)),
        ("Tevosh and her Norwegian counterpart, Korr", Who(JOINT)),
        ("Tevosh and Korr's aides", Who(0, "office")),
        ("After the call Korr", Who(1)),
        ("In Oslo", None),
        ("In talks Oslo", None),
        ("In talks the Norway", Who(1, "office")),
        ("In Oslo the Norwegian chancellor", Who(1)),
        ("During the call the two leaders", Who(JOINT)),
        ("In Oslo the port", None),
        ("For Chad", None),
        ("the president", None),
        ("ships with grain from the north", None),
        ("", None),
        ("Tevosh " + "very " * 16, None),
    ],
)
def test_a_phrase_means_a_side_its_office_both_or_somebody_else(phrase: str, who: Who | None) -> None:
    assert actors().who(phrase, Memory()) == who


@pytest.mark.parametrize(
    ("phrase", "memory", "who"),
    [
        ("he", Memory(person=1), Who(1)),
        ("It", Memory(office=1), Who(1, "office")),
        ("the president", Memory(person=2), Who(2)),
        ("his office", Memory(person=1, office=0), Who(1, "office")),
        ("its statement", Memory(person=1, office=0), Who(0, "office")),
        ("its statement", Memory(person=1), Who(1, "office")),
        ("the official", Memory(person=1, office=0), Who(0, "office")),
        ("government officials", Memory(person=1, office=0), Who(1, "office")),
        ("government officials", Memory(office=0), Who(0, "office")),
        ("an official", Memory(person=1, office=0), Who(0, "office")),
        ("an official", Memory(person=1), Who(OTHER, "office")),
    ],
)
def test_others_mean_whoever_was_named_before(phrase: str, memory: Memory, who: Who) -> None:
    assert actors().who(phrase, memory) == who


def test_whoever_speaks_for_a_side_is_known_by_name_later() -> None:
    memory, found = Memory(), actors()
    found.who("Norwegian spokesman Jon Marsh", memory)
    assert found.who("Marsh", memory) == Who(1, "office")
    assert found.who("In Oslo Marsh", memory) == Who(1, "office")
    found.who("Mara Linn, a baker", memory)
    assert found.who("Linn", memory) == Who(OTHER, "office")
    assert set(memory.known) == {"jon", "marsh", "mara", "linn"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Norway sees no need.", 1),
        ("The Norwegian side sees no need.", 1),
        ("In Norway nobody sees it.", None),
        ("Norway's port sees ships.", None),
        ("Norway, it says, waits.", None),
        ("Korr sees no need.", None),
        ("Nobody sees it.", None),
    ],
)
def test_a_sentence_opens_with_a_country_that_is_its_subject(text: str, side: int | None) -> None:
    assert actors().opens(text) == side


def test_a_text_names_offices_and_leaders() -> None:
    text = "Tevosh, the Hill, Chad, Korr and Norway"
    assert actors().offices(text) == {0, 1}
    assert actors().leads(text, Memory()) == [0, 1]
