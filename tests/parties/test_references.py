"""Who is referred to in a part of a text, and by what."""

from __future__ import annotations

import pytest
from conftest import LEXICON, readouts

from diplocompare.parties.identify import identify
from diplocompare.parties.parties import Party, PartyNames
from diplocompare.parties.references import COUNTERPART, JOINT, Line, Nameless, ReferenceReader

TEXT = "President Kamran Tevosh of Ardesh spoke with Prime Minister Ingeborg Halle of Lysmark."
_, PARTIES = identify(readouts(TEXT, TEXT), LEXICON)
NAMES = PartyNames(PARTIES)
READER = ReferenceReader(
    NAMES,
    {party: number for number, party in enumerate(PARTIES)},
    Nameless({"president": 0, "prime minister": 1}, {"host": 0, "guest": 1, "opposite number": 1}, 0),
    LEXICON,
)


def read(text: str) -> list[tuple[int | None, str, str]]:
    return [(each.who, text[each.start : each.end], each.by) for each in READER.read(text)]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("Ingeborg Halle spoke", [(1, "Ingeborg Halle", "name")]),
        ("Halle, Ingeborg's", [(1, "Halle", "name"), (1, "Ingeborg's", "name")]),
        ("and Prime Minister Halle spoke", [(1, "Prime Minister Halle", "name")]),
        ("Lysmark Prime Minister Halle", [(1, "Lysmark Prime Minister Halle", "name")]),
        ("the Lysmark Prime Minister spoke", [(1, "Lysmark Prime Minister", "title")]),
        ("the Lysmark side spoke", [(1, "Lysmark side", "country")]),
        ("Lysmark spoke", [(1, "Lysmark", "country")]),
        ("the Prime Minister of Lysmark spoke", [(1, "Prime Minister of Lysmark", "title")]),
        ("the Prime Minister of the United Kingdom of Lysmark", [(1, "Prime Minister of the United Kingdom of Lysmark", "title")]),
        ("the Prime Minister of one and the same old Lysmark", [(1, "Prime Minister", "title"), (1, "Lysmark", "country")]),
        ("the Prime Minister spoke", [(1, "Prime Minister", "title")]),
        # Of some texts the issuer's own leader goes without an article, another one has a name.
        ("Prime Minister spoke", [(0, "Prime Minister", "title")]),
        ("noted, and Prime Minister spoke", [(0, "Prime Minister", "title")]),
        ("with Prime Minister there", []),
        ("Prime Minister Hale spoke", []),
        ("the President of the Republic spoke", [(0, "President", "title")]),
        ("the President of the Republic of Lysmark", [(1, "President of the Republic of Lysmark", "title")]),
        ("in Lysmark, President Tevosh spoke", [(1, "Lysmark", "country"), (0, "President Tevosh", "name")]),
        ("both Lysmark ministers spoke", [(1, "Lysmark ministers", "title")]),
        ("the King spoke", []),
        ("she spoke", [(None, "she", "word")]),
        ("she he", [(None, "she", "word"), (None, "he", "word")]),
        ("we asked", [(0, "we", "word")]),
        ("we have just had a very good talk", [(JOINT, "we", "word")]),
        ("we will have to talk", [(0, "we", "word")]),
        ("we agreed", [(JOINT, "we", "word")]),
        ("I agreed", [(0, "I", "word")]),
        ("our host spoke", [(0, "host", "word")]),
        ("host spoke", []),
        ("opposite number spoke", [(1, "opposite number", "word")]),
        ("both leaders spoke", [(JOINT, "leaders", "word")]),
        ("both spoke", [(JOINT, "both", "word")]),
        ("to each other", []),
        ("all three spoke", [(JOINT, "all three", "word")]),
        ("all the ports", []),
        ("Leaders spoke", [(JOINT, "Leaders", "word")]),
        ("the leaders spoke", [(JOINT, "leaders", "word")]),
        ("leaders spoke", []),
        ("the two discussed", [(JOINT, "two", "word")]),
        ("the two major ports", []),
        ("the two spoke", [(JOINT, "two", "word")]),
        ("they spoke", [(JOINT, "they", "word")]),
        ("Tevosh and the Prime Minister spoke", [(JOINT, "Tevosh and the Prime Minister", "word")]),
        ("Tevosh and Lysmark", [(0, "Tevosh", "name"), (1, "Lysmark", "country")]),
        ("Tevosh and she", [(0, "Tevosh", "name"), (None, "she", "word")]),
        ("Tevosh and Kamran", [(0, "Tevosh", "name"), (0, "Kamran", "name")]),
        ("Tevosh thanked Halle", [(0, "Tevosh", "name"), (1, "Halle", "name")]),
    ],
)  # fmt: skip
def test_leaders_sides_and_pronouns_are_referred_to(text: str, references: list[tuple[int | None, str, str]]) -> None:
    assert read(text) == references


def test_each_of_two_who_are_one_subject_is_told_by_itself_too() -> None:
    assert [each.who for each in READER.each("Tevosh and Halle spoke")] == [0, 1]


def test_titles_before_names_are_whose_the_names_are() -> None:
    titles = [(title, PARTIES.index(party)) for title, party in Line(TEXT, NAMES).titles(LEXICON)]
    assert titles == [("president", 0), ("prime minister", 1), ("minister", 1)]


def test_capitals_tell_names_from_words_and_the_first_of_two_parties_has_a_name() -> None:
    may = Party("a", "US", None, frozenset({"may"}), frozenset({("us",)}))
    other = Party("b", "Isles", None, frozenset({"may", "al-sisi"}), frozenset({("isles",)}))
    line = Line("May told us that US isles may thank al-Sisi", PartyNames([may, other]))
    assert [(line.words[at], mention.party.side) for at, mention in line.mentions.items()] == [
        ("may", "US"),
        ("us", "US"),
        ("al-sisi", "Isles"),
    ]


def test_a_party_that_is_called_as_its_leader_is_named_by_the_leader() -> None:
    biden = Party("a", "biden", "Joe Biden", frozenset({"joe", "biden"}), frozenset({("biden",)}))
    line = Line("Joe Biden and Biden", PartyNames([biden]))
    assert [mention.is_leader for mention in line.mentions.values()] == [True, True, True]


def test_participants_who_cannot_be_told_apart_are_no_one_subject() -> None:
    names = PartyNames(PARTIES)
    reader = ReferenceReader(names, dict.fromkeys(PARTIES, COUNTERPART), Nameless({}, {}, None), LEXICON)
    assert [each.who for each in reader.read("we saw Tevosh and Halle")] == [COUNTERPART, COUNTERPART]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the ministers", [1]),
        ("both federal ministers", [1]),
        ("the two ministers", [JOINT, 1]),
        ("the leaders", [JOINT]),
        ("ministers", []),
    ],
)
def test_several_persons_of_one_side_are_that_side(text: str, who: list[int]) -> None:
    nameless = Nameless({}, {}, 0, groups={"ministers": 1})
    reader = ReferenceReader(NAMES, {party: number for number, party in enumerate(PARTIES)}, nameless, LEXICON)
    assert [each.who for each in reader.read(text)] == who


@pytest.mark.parametrize(("title", "who"), [("King", [1]), ("director", []), ("Head of State", [0])])
def test_the_title_of_a_leader_whom_nobody_names(title: str, who: list[int]) -> None:
    nameless = Nameless({}, {"head of state": 0}, 0, leader=1)
    reader = ReferenceReader(NAMES, {party: number for number, party in enumerate(PARTIES)}, nameless, LEXICON)
    assert [each.who for each in reader.read(f"the {title} spoke")] == who


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("President Tevosh", ["president"]),
        ("His Highness the Emir of Ardesh, Sheikh Kamran Tevosh", ["his highness", "emir", "sheikh"]),
        ("Kamran Tevosh, the President of the Republic", ["president"]),
        ("Kamran Tevosh and the President", []),
        ("the President of the Republic of Ardesh", ["president"]),
        ("the President told Tevosh", []),
    ],
)
def test_a_title_is_told_before_and_behind_a_name_and_before_a_country(text: str, titles: list[str]) -> None:
    assert [title for title, _ in Line(text, NAMES).titles(LEXICON)] == titles
