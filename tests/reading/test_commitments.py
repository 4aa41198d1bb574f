from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.reading.commitments.read import read


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in read(text, load_lexicon())]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The leaders agreed to open the bridge.", "agreement", "agreed to open the bridge"),
        ("The sides agreed on a truce of ten days and discussed grain.", "agreement", "agreed on a truce of ten days"),
        ("It was agreed to share data.", "agreement", "agreed to share data"),
        ("Both countries pledged to cut tariffs.", "agreement", "pledged to cut tariffs"),
        ("They agreed that their governments will share data.", "agreement", None),
        ("An agreement was reached to swap prisoners.", "agreement", None),
        ("The presidents agreed to work in close coordination.", "agreement", None),
        ("The two leaders tasked their teams to follow up.", "instruction", "tasked their teams to follow up"),
        ("They agreed to instruct the ministries to draft a text.", "instruction", None),
        ("The teams were instructed to draw up a plan.", "instruction", "The teams were instructed to draw up a plan"),
        ("The King invited the Chancellor to visit Ardesh in May.", "invitation", None),
        ("She extended an invitation to the Chancellor.", "invitation", "extended an invitation to the Chancellor"),
        ("The Chancellor accepted the invitation.", "visit", "accepted the invitation"),
        ("President Marn will visit Lysmark on 4 June.", "visit", "President Marn will visit Lysmark on 4 June"),
        ("She looks forward to welcoming Chancellor Brask in Ardesh.", "visit", None),
        ("They discussed preparations for the upcoming visit of the King.", "visit", None),
        ("It was agreed that the Minister would visit Ardesh soon.", "visit", None),
        ("The leaders agreed to stay in touch.", "next meeting", "agreed to stay in touch"),
        ("Contacts at various levels will continue.", "next meeting", "Contacts at various levels will continue"),
        ("The two presidents will meet in December in Rome.", "next meeting", None),
        ("It was confirmed that the talks would take place in Rome.", "next meeting", None),
        ("She looks forward to seeing Chancellor Brask in Rome.", "next meeting", None),
    ],
)
def test_what_is_promised_is_found_as_the_more_specific_kind(text: str, kind: str, words: str | None) -> None:
    ((seen, quote),) = found(text)
    assert seen == kind
    assert words in (None, quote)


@pytest.mark.parametrize(
    "text",
    [
        "They agreed on the need for restraint.",
        "The leaders agreed that the bridge is vital.",
        "Both leaders agreed that this would benefit everyone.",
        "The ministers noted the agreement of 2015 and the agreements reached earlier.",
        "The sides had agreed in 2019 to reduce their forces.",
        "The leaders did not agree to meet again.",
        "The leaders agreed to disagree.",
        "Everything agreed at the summit must be carried out.",
        "President Marn proposed to meet in Rome in March.",
        "President Marn suggested that their teams stay in touch.",
        "President Marn pledged 5 million in aid.",
        "The presidents expressed readiness to continue contacts.",
        "The leaders reaffirmed their commitment to peace.",
        "President Marn visited Lysmark on 4 June.",
        "Ahead of the forthcoming visit of the King, trade was discussed.",
        "She recalled that the King had invited her to Ardesh.",
        "The parties are committed to the pact.",
        "If the talks will be held, the border opens.",
    ],
)
def test_views_proposals_and_the_past_are_no_commitments(text: str) -> None:
    assert found(text) == []


def test_a_second_commitment_of_another_kind_stands_by_itself() -> None:
    assert found("They agreed to deepen trade and to meet again in May.") == [
        ("agreement", "agreed to deepen trade"),
        ("next meeting", "to meet again in May"),
    ]


@pytest.mark.parametrize(
    ("text", "commitments"),
    [
        # A commitment ends where another clause begins, or somebody reports something else.
        ("They agreed to meet (in May).", [("next meeting", "agreed to meet (in May)")]),
        ("They agreed to share data; trade was discussed.", [("agreement", "agreed to share data")]),
        ("They agreed to share data, while trade was discussed.", [("agreement", "agreed to share data")]),
        ("They agreed to share data while trade grows.", [("agreement", "agreed to share data while trade grows")]),
        ("They agreed to share data and reaffirmed the pact.", [("agreement", "agreed to share data")]),
        ("They agreed to share data and also reaffirmed the pact.", [("agreement", "agreed to share data")]),
        ("They agreed to share data and she reaffirmed the pact.", [("agreement", "agreed to share data")]),
        (
            "They agreed to share data and warmly reaffirmed the pact.",
            [("agreement", "agreed to share data and warmly reaffirmed the pact")],
        ),
        (
            "They agreed to share data, and President Adu accepted the invitation.",
            [("agreement", "agreed to share data"), ("visit", "accepted the invitation")],
        ),
        ("They agreed to share data and goods.", [("agreement", "agreed to share data and goods")]),
        # After "and to", "and on" one of another kind stands by itself; a meeting is more than to stay in touch.
        (
            "They agreed to maintain contact and to instruct their aides to write.",
            [("next meeting", "agreed to maintain contact"), ("instruction", "to instruct their aides to write")],
        ),
        (
            "They agreed to deepen trade and to ensure supply and to meet again.",
            [("agreement", "agreed to deepen trade and to ensure supply and to meet again")],
        ),
        (
            "They agreed to stay in touch and to meet again in May.",
            [("next meeting", "agreed to stay in touch and to meet again in May")],
        ),
        (
            "They agreed on trade and on talks in May.",
            [("agreement", "agreed on trade"), ("next meeting", "talks in May")],
        ),
        (
            "They agreed to stay in touch and looked forward to meeting again.",
            [("next meeting", "agreed to stay in touch"), ("next meeting", "looked forward to meeting again")],
        ),
        # Between the words of a pattern adverbs may stand, and no other words.
        ("They agreed, also, to meet.", [("next meeting", "agreed, also, to meet")]),
        ("They agreed yesterday to meet.", []),
        ("They agreed, in Rome, to meet.", []),
        ("They pledged nothing on trade.", [("agreement", "pledged nothing on trade")]),
        # Several sides pledge, or two persons together; one alone only plans.
        ("The King and the Chancellor pledged to cut tariffs.", [("agreement", "pledged to cut tariffs")]),
        ("The King, and later the Chancellor, pledged to cut tariffs.", []),
        ("The King pledged to call again.", [("next meeting", "pledged to call again")]),
        # What will be is promised where somebody is named who acts, and "would" where it is reported.
        ("Talks will be held in May.", [("next meeting", "Talks will be held in May")]),
        ("He said that talks would be held in May.", [("next meeting", "talks would be held in May")]),
        ("Talks would be held in May.", []),
        ("Next May it will visit Rome.", [("visit", "Next May it will visit Rome")]),
        ("We will visit Rome.", [("visit", "We will visit Rome")]),
        ("It will visit Rome.", []),
        ("He confirmed that she would visit Rome.", [("visit", "she would visit Rome")]),
        ("The trip is set for May.", [("visit", "The trip is set for May")]),
        ("The two will meet again.", []),
        ("They will stay in touch.", [("next meeting", "They will stay in touch")]),
        # Invitations and instructions.
        ("She invited him to Rome.", [("invitation", "invited him to Rome")]),
        ("She invited him to rest.", []),
        ("The invitation to Rome has been accepted.", [("visit", "The invitation to Rome has been accepted")]),
        (
            "Instructions were given to the ministers to meet.",
            [("instruction", "Instructions were given to the ministers to meet")],
        ),
    ],
)
def test_a_rule_of_commitments_and_what_it_does_not_touch(text: str, commitments: list[tuple[str, str]]) -> None:
    assert found(text) == commitments


def test_a_user_adds_words_and_patterns_and_takes_them_away(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[commitments.words]\nagree = ["concurred", "-agreed"]\n[commitments.patterns]\nvoid = ["grain <agree>"]\n'
    )
    lexicon = load_lexicon([file])
    assert [each.kind for each in read("The leaders concurred to open the bridge.", lexicon)] == ["agreement"]
    assert not list(read("The leaders agreed to open the bridge.", lexicon))
    assert not list(read("On grain concurred to open the bridge.", lexicon))


@pytest.mark.parametrize(
    "text", ["", " ", "agreed", "agreed to", "invited", "<b>agreed</b> to <i>meet</i>", "will", "*"]
)
def test_fragments_do_no_harm(text: str) -> None:
    assert all(0 <= each.start < each.end <= len(text) for each in read(text, load_lexicon()))


@pytest.mark.parametrize("unit", ["a", "A.", "agreed ", "will be to ", ", and to "])
def test_long_sentences_take_time_by_their_length(unit: str) -> None:
    def ordered(text: str) -> None:
        spans = [(each.start, each.end) for each in read(text, load_lexicon())]
        assert spans == sorted(spans)

    assert_linear(ordered, unit)
