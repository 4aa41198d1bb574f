from __future__ import annotations

import pytest
from conftest import LEXICON

from diplocompare.model import Span
from diplocompare.parties.parties import Party
from diplocompare.points.words import read, size_class


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("raised", "report past"),
        ("stressing", "report -ing"),
        ("the", "determiner"),
        ("with", "preposition"),
        ("which", "which"),
        ("2022", "number"),
        ("Lysmark", "name"),
        ("President", "title"),
        ("leaders", "together"),
        ("cooperation", "noun"),
        ("ports", "plural"),
        ("frankly", "-ly"),
        ("grain", "word"),
        ("raises", "report -s"),
        ("raise", "report"),
        ("met", "report past"),  # irregular
        ("had", "auxiliary"),
        ("they", "pronoun"),
        ("that", "that"),
        ("also", "function"),
        ("heated", "-ed"),
        ("melting", "-ing"),
        ("friendship", "noun"),
        ("Raised", "report past"),  # though it has a capital
        ("The", "determiner"),
    ],
)
def test_the_kind_of_a_word(word: str, kind: str) -> None:
    assert [found.kind for found in read(word, Span(0, len(word)), (), LEXICON)] == [kind]


@pytest.mark.parametrize(("count", "size"), [(0, 0), (3, 0), (4, 1), (6, 1), (7, 2), (9, 2), (10, 3), (99, 3)])
def test_a_count_is_told_as_the_first_edge_that_it_does_not_pass(count: int, size: int) -> None:
    assert size_class(count, (3, 6, 9)) == size


def test_the_names_and_places_of_parties_are_parties_as_a_whole() -> None:
    party = Party("a", "Port Osmarra", None, frozenset({"halle"}), frozenset({("port", "osmarra")}))
    text = "Halle of Port Osmarra, a port"
    found = read(text, Span(0, len(text)), (party,), LEXICON)
    assert [word.kind for word in found] == ["party", "preposition", "party", "party", "determiner", "word"]
    assert [word.bare for word in found if word.matters] == ["port"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("grain", (True, False, False, False)),
        ("President", (False, False, False, False)),
        ("G", (False, False, False, False)),  # one letter
        ("discussed", (False, False, True, True)),
        ("including", (False, False, True, False)),
        ("frank", (True, True, False, False)),
    ],
)
def test_what_a_word_may_do(word: str, expected: tuple[bool, bool, bool, bool]) -> None:
    (found,) = read(word, Span(0, len(word)), (), LEXICON)
    assert (found.matters, found.of_frame, found.opens_list, found.enumerates) == expected


@pytest.mark.parametrize(
    ("word", "reports", "finite"),
    [
        ("raised", True, True),
        ("raises", True, True),
        ("raise", True, False),
        ("raising", True, False),
        ("a", False, False),
    ],
)
def test_a_reporting_verb_is_finite_in_the_past_and_in_the_third_person(word: str, reports: bool, finite: bool) -> None:
    (found,) = read(word, Span(0, len(word)), (), LEXICON)
    assert (found.reports, found.finite) == (reports, finite)


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Grain. He said: (gas)."
    found = read(text, Span(7, len(text)), (), LEXICON)
    assert [(text[word.start : word.end], word.gap) for word in found] == [("He", ""), ("said", ""), ("gas", ":(")]
