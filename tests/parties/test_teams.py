"""Who stands for a side beside its leader."""

from __future__ import annotations

import pytest
from conftest import LEXICON, readouts

from diplocompare.parties.identify import identify
from diplocompare.parties.parties import Party
from diplocompare.parties.teams import teams

_, PARTIES = identify(readouts("President Kamran Tevosh spoke.", "Prime Minister Ingeborg Halle spoke."), LEXICON)


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("President Tevosh met Prime Minister Halle.", 1, 1),
        ("President Tevosh and Minister Dal met Prime Minister Halle.", 2, 1),
        ("Secretary of State Ada Berg and Secretary of Defence Ole Dal met with Prime Minister Halle.", 2, 1),
        ("President Tevosh met in Port Sandrin with Prime Minister Halle and Minister Ruud.", 1, 2),
        ("President Tevosh bin Daro met Prime Minister Halle.", 1, 1),
        ("President Tevosh and Prime Minister Halle met.", 0, 0),
        ("President Tevosh met Prime Minister Halle. Minister Dal and Minister Ruud were there.", 1, 1),
    ],
)
def test_the_first_sentence_says_how_many_stand_for_each_side(text: str, own: int, other: int) -> None:
    assert [team.size for team in teams(text, PARTIES, LEXICON)] == [own, other]


def test_a_member_is_named_for_the_side() -> None:
    ours, theirs = teams("President Tevosh and Minister Ole Dal met Ingeborg Halle.", PARTIES, LEXICON)
    assert ours.party.names == {"kamran", "tevosh", "ole", "dal"}
    assert theirs.party.names == PARTIES[1].names


def test_of_three_parties_nobody_is_added() -> None:
    third = Party("c", "Osmarra", None, frozenset({"osman"}), frozenset())
    found = teams("President Tevosh and Minister Ole Dal met.", (*PARTIES, third), LEXICON)
    assert [team.size for team in found] == [0, 0, 0]
