"""Words by their base form and their root."""

from __future__ import annotations

import pytest

from diplocompare.relations.roots import base_form, is_noun, root


@pytest.mark.parametrize(
    "words",
    [
        ("refuse", "refuses", "refused", "refusing"),
        ("ban", "bans", "banned", "banning"),
        ("vote", "votes", "voted", "voting"),
        ("give", "gave", "given", "gives"),
        ("comply", "complies", "complied"),
        ("recognise", "recognize", "recognised"),
    ],
)
def test_the_forms_of_a_word_have_one_base_form(words):
    assert len({base_form(word) for word in words}) == 1


@pytest.mark.parametrize("words", [("wine", "win"), ("plane", "plan"), ("willing", "will"), ("note", "not")])
def test_words_that_only_look_alike_have_two(words):
    assert base_form(words[0]) != base_form(words[1])


@pytest.mark.parametrize(
    "words",
    [
        ("refuse", "refusal"),
        ("suspend", "suspension"),
        ("cooperate", "cooperation"),
        ("represented", "representation"),
        ("deliver", "delivery", "deliveries"),
        ("ratify", "ratification"),
    ],
)
def test_a_noun_has_the_root_of_its_verb(words):
    assert len({root(word) for word in words}) == 1


def test_a_noun_made_of_a_verb_is_told_from_one_that_only_ends_like_it():
    assert is_noun("withdrawal")
    assert is_noun("suspension")
    assert not is_noun("several")
    assert not is_noun("commission")
