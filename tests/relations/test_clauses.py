"""The clauses of a point: what each amounts to, and what kind of statement it is."""

from __future__ import annotations

import pytest

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.relations.reading import read_words


def clauses(text):
    return read_words(text, load_lexicon()).clauses


def only(text):
    found = clauses(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The council accepted the award.", 1),
        ("The council rejected the award.", -1),
        ("The council did not accept the award.", -1),
        ("The council did not reject the award.", 1),
        ("He opposes the abolition of the levy.", 1),
        ("He denied having refused the quota.", 1),
        ("The talks have not broken off.", 1),
        ("No agreement was reached.", -1),
        ("The council failed to adopt the calendar.", -1),
        ("Neither side has reached the town.", -1),
        ("They see no alternative to a truce.", 1),
    ],
)
def test_operators_and_negators_multiply(text, sign):
    assert only(text).sign == sign


def test_neither_and_nor_are_one_negation_each_for_its_part():
    assert [clause.sign for clause in clauses("Neither the price nor the volume was settled.")] == [-1, -1]


def test_a_noun_that_bears_on_nothing_denies_nothing():
    assert only("They discussed sanctions and aid.").sign == 1
    assert only("They imposed sanctions on banks.").sign == -1


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The convoy has reached the town.", "fact"),
        ("The convoy will leave the town.", "plan"),
        ("He supports the convoy.", "stance"),
        ("He called for a convoy.", "wish"),
        ("He never asked for a convoy.", "unasked"),
        ("He turned down the request for a convoy.", "stance"),
        ("The convoy left at the Emir's wish.", "fact"),
    ],
)
def test_a_wish_is_no_fact(text, mode):
    assert only(text).mode == mode


def test_what_was_only_discussed_is_not_asserted():
    assert not only("They discussed the departure of the troops.").asserts
    assert only("He raised the departure of the troops.").asserts


def test_a_condition_is_not_asserted_and_a_denial_before_it_denies_nothing():
    before, condition = clauses("No decision can be taken without parliament.")
    assert not before.asserts
    assert not condition.asserts


def test_a_judgement_leaves_what_is_judged_as_it_is():
    clause = only("He deplored that troops violate the truce.")
    assert clause.sign == -1
    assert [mark.sign for mark in clause.evaluations] == [-1]


def test_a_negator_before_a_judgement_turns_the_judgement_round():
    clause = only("He did not condemn the attack.")
    assert clause.sign == 1
    assert [mark.sign for mark in clause.evaluations] == [1]


def test_who_says_so_at_the_end_is_no_part_of_what_is_said():
    assert only("The road was opened, the minister objected.").sign == 1


def test_a_clause_without_a_subject_goes_on_about_what_was_named():
    reading = read_words("The envoy came, and has not been received.", load_lexicon())
    words = [[reading.words[i].low for i in clause.content] for clause in reading.clauses]
    assert "envoy" in words[-1]


def test_which_is_judged_as_the_clause_before_it():
    assert clauses("The plan has not come about, which he deplored.")[-1].sign == -1


def test_attributes_are_told_with_their_negators():
    signs = {
        text: [mark.sign for mark in only(text).attributes if mark.phrase.dimension == "lawful"]
        for text in ("It is lawful.", "It is not lawful.", "It is unlawful.", "He denied that it is unlawful.")
    }
    assert list(signs.values()) == [[1], [-1], [-1], [1]]


def test_what_is_rejected_as_something_is_called_that():
    clause = only("He rejected it as unlawful.")
    assert [mark.sign for mark in clause.attributes if mark.phrase.dimension == "lawful"] == [-1]
