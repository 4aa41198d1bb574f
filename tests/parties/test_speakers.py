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
        ("The focus was on tariffs on rolled steel.", "joint"),
        ("In 2025 steel worth 3 billion crowns was exchanged.", "none"),
        ("President Tevosh talked with Prime Minister Halle about lower tariffs on rolled steel.", "joint"),
        ("It was stressed that steel tariffs must fall.", "own"),
        ("Mutual readiness to lower steel tariffs was expressed.", "joint"),
        ("Both countries, Ingeborg Halle pointed out, gain from lower tariffs on steel.", "counterpart"),
        ("According to Ingeborg Halle, steel tariffs will fall.", "counterpart"),
        ("In the view of the Prime Minister, steel tariffs will fall.", "counterpart"),
        ("As told by friends of Ingeborg Halle, steel tariffs will fall.", "none"),
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
        ("The steel tariffs were lowered at noon.", "none"),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Free indirect speech: "we", a demand, what is said in the present tense behind what was.
        ("Halle noted that steel is dear. Our mills need grain as well.", ["counterpart", "counterpart"]),
        ("Halle noted that steel is dear. We cannot wait for cheaper grain.", ["counterpart", "counterpart"]),
        ("Halle noted that steel is dear. Tariffs on steel serve no one at all.", ["counterpart", "counterpart"]),
        ("Halle noted that steel is dear. Lysmark opposes new tariffs on steel.", ["counterpart", "counterpart"]),
        ("Halle noted that steel is dear. The two countries are neighbours for ever.", ["counterpart", "counterpart"]),
        (
            "Halle noted that steel is dear. In particular, the mills of the south are idle.",
            ["counterpart", "counterpart"],
        ),
        ("Halle said that steel would be dear. The ports would close in the spring.", ["counterpart", "counterpart"]),
        # What an agreement does is a fact where speech is not reported in the present tense.
        ("Halle said that steel would be dear. The steel accord covers rolled steel.", ["counterpart", "none"]),
        ("Halle said that steel is dear. The steel accord covers rolled steel.", ["counterpart", "counterpart"]),
        # Facts are nobody's, until somebody has gone on.
        ("Halle noted that steel is dear. Steel exports amounted to 3 million tonnes.", ["counterpart", "none"]),
        (
            "Halle noted that steel is dear. Our mills wait. Steel exports fell by 3 million tonnes.",
            ["counterpart", "counterpart", "counterpart"],
        ),
        # To thank somebody is no speech that goes on.
        ("Halle thanked Ardesh for cheap steel. The mills of the south are idle.", ["counterpart", "none"]),
        # Another one who acts has the floor.
        ("Halle noted that steel is dear. Tevosh objected. We need grain.", ["counterpart", "own", "own"]),
        ("Halle noted that steel is dear. They agreed on steel. The mills are idle.", ["counterpart", "joint", "none"]),
        # What ends with its paragraph, and what goes on with the next.
        ("Halle noted that steel is dear.\n\nThe mills of the south are idle.", ["counterpart", "none"]),
        ("Halle noted that steel is dear. Our mills wait.\n\nOur ports wait too.", ["counterpart"] * 3),
        (
            "On steel and grain Halle underlined the following:\n\nSteel is dear in the south.",
            ["counterpart", "counterpart"],
        ),
    ],
)
def test_whoever_has_the_floor_goes_on(text: str, found: list[str]) -> None:
    assert speakers(text) == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Trade in steel grew by 4 percent last year.", "none"),
        ("Halle is an engineer by training.", "none"),
        ("Halle is convinced that steel is dear.", "counterpart"),
        ("Lysmark has held a stake in the steel mills since 2018.", "none"),
        ("Lysmark is the largest market for steel.", "none"),
        ("Ardesh is ready to sell more steel.", "own"),
        ("Ardesh will send more steel to the south.", "own"),
        ("Ardesh steel mills are idle in the south.", "none"),
        ("Lysmark adheres to the steel accord.", "counterpart"),
        ("According to the Steel Office, the mills are idle.", "none"),
        ("According to him, the mills of the south are idle.", "own"),
        ("In Halle's view, the mills of the south are idle.", "counterpart"),
        ("The Ministry condemns the tariffs on steel.", "own"),
        ("A spokesman for the Lysmark government said that steel is dear.", "counterpart"),
        ("Ole Dal and Ada Berg discussed the tariffs on steel.", "joint"),
        ("Tevosh and Ole Dal discussed the tariffs on steel.", "joint"),
        ("The Administration's work on steel goes on.", "own"),
        ("Noting that steel is dear, Halle asked for cheap grain.", "counterpart"),
        ("Thanked for the steel and the grain.", "own"),
        ("Discussed the tariffs on steel and grain.", "joint"),
        ('"Steel is dear in the south," said Ingeborg Halle.', "counterpart"),
        ("As Halle noted, the mills of the south are idle.", "counterpart"),
        ("Your mills are idle, and what they make is dear.", "own"),
        ("Halle, this time in person, asked for cheap steel.", "counterpart"),
        ("He told President Tevosh that steel is dear.", "counterpart"),
        ("They told Prime Minister Halle that steel is dear.", "own"),
        ("Halle thanked Tevosh, and the two leaders discussed tariffs on steel, grain and gas.", "joint"),
    ],
)
def test_facts_and_those_who_are_not_named(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They agreed on steel. Their teams will meet in May.", ["joint", "joint"]),
        ("They agreed on steel. This is to be done soon.", ["joint", "joint"]),
        ("They agreed on steel. The accord was signed in June and will cover grain.", ["joint", "none"]),
        ("They agreed on steel. The accord is due to enter into force in May.", ["joint", "none"]),
        ("Tevosh raised steel. The next round of talks will be held in May.", ["own", "joint"]),
        ("Tevosh raised steel. She replied that grain is dear.", ["own", "counterpart"]),
        ("Tevosh raised steel. In response to a question, he named ports.", ["own", "own"]),
        ("Halle opposes steel tariffs. It will sell grain instead.", ["counterpart", "counterpart"]),
    ],
)
def test_what_was_agreed_goes_on_and_a_reply_is_the_other_one_s(text: str, found: list[str]) -> None:
    assert speakers(text) == found


def claims(text: str) -> list[str]:
    """Who speaks in the points of a text without the usual opening, of which Kamran Tevosh is the leader."""
    other = "Prime Minister Ingeborg Halle spoke with President Kamran Tevosh."
    (readout, _), _ = cut(readouts(text, other), LEXICON)
    return [point.speaker for point in readout.claims]


def test_where_the_leader_says_i_the_other_one_is_the_one_with_a_title() -> None:
    text = "I thanked Ingeborg Halle for the steel. The Prime Minister told me that grain is dear. We need grain."
    text += (
        " My mills wait. We discussed gas and steel. She asked for cheap gas. The gas line has 4 stations since May."
    )
    assert claims(text) == ["own", "counterpart", "own", "own", "joint", "counterpart", "own"]


def test_i_in_what_a_leader_is_reported_to_say_is_no_text_in_the_first_person() -> None:
    text = "President Tevosh noted that steel is dear. We need grain, and I want it. The Prime Minister thanked him."
    assert claims(text)[-1] == "counterpart"


def test_a_transcript_is_read_by_its_names() -> None:
    text = "Kamran Tevosh: Steel is dear in our mills.\n\nIngeborg Halle: We discussed tariffs on rolled steel. Our mills wait for grain."
    text += "\n\nQuestion: What of the gas line to the southern mills?"
    assert claims(text) == ["own", "counterpart", "counterpart", "none"]


def test_background_is_nobody_s() -> None:
    text = "Halle noted that steel is dear.\n\n(Reference) Our mills of the south need more steel and grain."
    assert speakers(text) == ["counterpart", "none"]


def test_several_persons_of_one_side_are_not_joint() -> None:
    text = "President Kamran Tevosh and Minister Ole Dal met Prime Minister Ingeborg Halle of Lysmark.\n\n"
    text += "Both ministers stressed that steel is dear. They asked her for cheap grain. The ministers discussed gas."
    text += " Mr Dal raised the ports. The two ministers and the Prime Minister opened a steel mill."
    assert claims(text)[-5:] == ["own", "own", "joint", "own", "joint"]


def test_what_a_spokesman_tells_is_of_the_one_of_whom_he_tells_it() -> None:
    text = f"{OPENING}\n\nThe Press Secretary told of the talk. President Tevosh, he said, had named steel."
    text += " Prime Minister Halle, he said, had asked for grain. The two leaders, he added, had agreed on gas."
    assert claims(text)[-3:] == ["own", "counterpart", "joint"]


def test_a_sentence_in_a_quotation_is_of_whoever_is_named_behind_it() -> None:
    text = 'Tevosh raised steel. "We must be aware that mills wait, and I ask for grain," Ingeborg Halle stressed.'
    assert set(speakers(text)[1:]) == {"counterpart"}


def test_background_may_begin_inside_a_paragraph() -> None:
    text = "Halle noted that steel is dear. Information note: the mills of the south were built in 1961. Grain stood at 5 tonnes."
    assert speakers(text) == ["counterpart", "none", "none"]


def test_we_who_do_it_with_the_other_side_are_both() -> None:
    text = "I met Prime Minister Halle in Lysmar today. I thanked her for her steel. Together with Ingeborg Halle, we set a target for grain."
    text += " We will come together again in May. This morning we concluded the accord on steel. The two of us also agreed on gas."
    assert claims(text)[-4:] == ["joint", "joint", "joint", "joint"]


def test_what_the_terms_of_an_agreement_pay_is_a_fact() -> None:
    text = f"{OPENING}\n\nThe steel accord lapses in July. In return, an annual sum of 24 million crowns is paid."
    assert claims(text)[-2:] == ["none", "none"]
