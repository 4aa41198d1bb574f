from __future__ import annotations

import pytest
from conftest import LEXICON, readouts

from diplocompare.pipeline import cut

OPENING = "President Kamran Tevosh of Ardesh spoke with Prime Minister Ingeborg Halle of Lysmark."


def speakers(text: str) -> list[str]:
    mine = f"{OPENING}\n\n{text}"
    other = "Prime Minister Ingeborg Halle spoke with President Kamran Tevosh."
    (readout, _), _ = cut(readouts(mine, other), LEXICON)
    return [point.speaker for point in readout.claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President Tevosh raised grain exports.", "own"),
        ("Ingeborg Halle, in turn, raised steel tariffs.", "counterpart"),
        ("The two leaders discussed steel tariffs.", "joint"),
        ("Both sides agreed to lower steel tariffs.", "joint"),
        ("They agreed to lower steel tariffs.", "joint"),
        ("Ardesh proposed lower steel tariffs.", "own"),
        ("Steel tariffs were discussed.", "joint"),
        ("The President raised grain exports.", "own"),
        ("The Prime Minister raised grain exports.", "counterpart"),
        ("The President of Ardesh raised grain exports.", "own"),
        ("The Lysmark side proposed lower steel tariffs.", "counterpart"),
        ("Tevosh and Halle agreed to lower steel tariffs.", "joint"),
        ("The conversation focused on steel tariffs.", "joint"),
        ("Steel tariffs were high on the agenda.", "joint"),
        ("President Tevosh talked with Prime Minister Halle about lower tariffs on rolled steel.", "joint"),
        ("It was stressed that steel tariffs must fall.", "own"),
        ("Mutual readiness to lower steel tariffs was expressed.", "joint"),
        ("Both countries, Ingeborg Halle pointed out, gain from lower tariffs on steel.", "counterpart"),
        ("According to Ingeborg Halle, steel tariffs will fall.", "counterpart"),
        ("In the view of the Prime Minister, steel tariffs will fall.", "counterpart"),
        ("As told by friends of Ingeborg Halle, steel tariffs will fall.", "own"),
        ("The tariffs on steel were raised by Ingeborg Halle.", "counterpart"),
        ("Prime Minister Halle's proposal on steel tariffs needs time.", "own"),
        ("The two sides should lower steel tariffs.", "own"),
        ("Lysmark should lower its steel tariffs.", "own"),
        ("His counterpart asked for lower steel tariffs.", "counterpart"),
        ("The two leaders, Tevosh stressed, lowered steel tariffs.", "own"),
        ("Tevosh met Ingeborg Halle, who raised steel tariffs.", "own"),
        ("Halle will lower steel tariffs.", "counterpart"),
        ("Halle began a review of steel tariffs.", "counterpart"),
        ("Halle flatly, in turn, rejected the steel tariffs.", "counterpart"),
        ("Halle need not lower steel tariffs.", "counterpart"),
        ("We raised steel tariffs with Halle.", "own"),
        ("We agreed with Halle on lower steel tariffs.", "joint"),
        ("Satisfaction with the steel tariffs was expressed.", "joint"),
        ("The steel tariffs were lowered at noon.", "own"),
        ("The talks with Halle turned to lower tariffs on steel pipes.", "joint"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_pronoun_means_the_one_who_spoke_before() -> None:
    assert speakers("Ingeborg Halle raised steel tariffs. She asked for grain.") == ["counterpart", "counterpart"]


def test_a_passive_further_on_does_not_take_a_pronoun_s_word_away() -> None:
    assert speakers(
        "President Tevosh raised the grain exports of the northern ports. He pointed out that ports must be given room."
    ) == ["own", "own"]


def test_in_turn_a_pronoun_is_the_other_one() -> None:
    text = "President Tevosh raised steel tariffs and ports. In turn, she asked for grain and for cheaper gas."
    assert speakers(text)[-1] == "counterpart"


def test_what_both_should_do_is_said_by_whoever_speaks() -> None:
    text = "Ingeborg Halle spoke of steel tariffs and ports. The two countries should lower them together at once."
    assert speakers(text)[-1] == "counterpart"


def test_what_was_agreed_goes_on_with_this() -> None:
    text = "The two leaders agreed to lower steel tariffs at once. This makes the grain from the north cheaper."
    assert speakers(text)[-1] == "joint"
    text = "President Tevosh raised the steel tariffs of Lysmark. This makes the grain from the north cheaper."
    assert speakers(text)[-1] == "own"


def test_whose_something_is_carries_on_the_one_before() -> None:
    text = "Ingeborg Halle raised steel tariffs and ports. Her aim of cheaper grain from the north remains."
    assert speakers(text)[-1] == "counterpart"


def test_a_second_predicate_has_the_same_speaker() -> None:
    assert speakers("Ingeborg Halle raised steel tariffs and called for cheaper grain.") == [
        "counterpart",
        "counterpart",
    ]


def test_the_counterpart_is_named() -> None:
    other = "Prime Minister Ingeborg Halle spoke with President Kamran Tevosh."
    (readout, _), _ = cut(readouts(f"{OPENING}\n\nIngeborg Halle raised steel tariffs.", other), LEXICON)
    assert [point.speaker_side for point in readout.claims] == ["b"]
