from __future__ import annotations

from pathlib import Path

import pytest
from conftest import LEXICON
from growth import assert_linear

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Readout
from diplocompare.parties.identify import identify
from diplocompare.parties.parties import Party
from diplocompare.reading.contact.about import about

OPENING = "President of Ardesh Ilva Marn spoke with Chancellor of Lysmark Oto Brask."


SIDES = ("Ardesh", "Lysmark", "Osmarra")


def identified(*texts: str) -> tuple[tuple[Readout, ...], tuple[Party, ...]]:
    return identify(
        [Readout.of(text, id=name, side=side) for text, name, side in zip(texts, "abc", SIDES, strict=False)], LEXICON
    )


def stated(text: str, *, additions: tuple[Path, ...] = ()) -> list[tuple[str, str]]:
    known, parties = identified(text, OPENING)
    found = about(known[0], parties, load_lexicon(additions))
    assert all(0 <= each.span.start < each.span.end <= len(text) for _, each in found.stated())
    return [(name, each.value) for name, each in found.stated()]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        (f"{OPENING} The call took place at the request of the Lysmark side.", "initiator", "Lysmark"),
        ("At the initiative of Lysmark, Ilva Marn had a talk with Oto Brask.", "initiator", "Lysmark"),
        ("Ilva Marn had a telephone conversation with Oto Brask at Lysmark's initiative.", "initiator", "Lysmark"),
        ("Ilva Marn, at the suggestion of the Lysmark side, held talks with Oto Brask.", "initiator", "Lysmark"),
        ("In a call initiated by the Lysmark side, Ilva Marn and Oto Brask discussed grain.", "initiator", "Lysmark"),
        ("President Ilva Marn received a phone call from Chancellor Oto Brask.", "initiator", "Lysmark"),
        ("President Ilva Marn called Chancellor Oto Brask to discuss grain.", "initiator", "Ardesh"),
        ("Ilva Marn spoke by telephone with Oto Brask.", "channel", "phone"),
        ("Ilva Marn held a call with Oto Brask.", "channel", "phone"),
        ("Ilva Marn held a secure video call with Oto Brask.", "channel", "video"),
        ("Ilva Marn met virtually with Oto Brask.", "channel", "video"),
        ("Ilva Marn met with Oto Brask in Rome.", "channel", "in person"),
        ("Ilva Marn received Oto Brask at the White House.", "place", "White House"),
        ("Ilva Marn met with Oto Brask in New Delhi on the margins of the G20 Summit.", "place", "New Delhi"),
        ("Ilva Marn spoke with Oto Brask on December 7 to discuss grain.", "date", "--12-07"),
        ("On the evening of 18 March 2022, Ilva Marn spoke with Oto Brask.", "date", "2022-03-18"),
        (f"{OPENING} It lasted nearly one and a half hours.", "duration", "PT1H30M"),
        (f"{OPENING} Grain was discussed. The talk went on for two hours and 20 minutes.", "duration", "PT2H20M"),
        ("Ilva Marn had an hour-long call with Oto Brask.", "duration", "PT1H"),
        ("A 90-minute conversation took place between Ilva Marn and Oto Brask.", "duration", "PT1H30M"),
        ("Ilva Marn spoke for half an hour with Oto Brask.", "duration", "PT30M"),
    ],
)
def test_what_a_text_says_about_the_contact(text: str, name: str, value: str) -> None:
    assert (name, value) in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        OPENING,
        "",
        "At the request of Oto Brask, Ilva Marn informed him about the talks held on February 22.",
        f"{OPENING} They discussed the videoconference of the alliance and the summit of May 3.",
        "Following the CTSO videoconference of December 7, Ilva Marn spoke with Oto Brask.",
        "Ilva Marn called on Oto Brask to act.",
        f"{OPENING} Aid is to arrive within 48 hours. The truce holds for the last two hours.",
        f"{OPENING} He recalled his visit to Rome on 4 June. They agreed to hold a meeting in Rome.",
    ],
)
def test_other_contacts_and_days_are_left_alone(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        # At whose initiative: the contact must have been asked for, and by one side.
        ("At our request Ilva Marn had a talk with Oto Brask.", [("initiator", "Ardesh"), ("channel", "in person")]),
        ("Ilva Marn had a talk, requested by Lysmark, with Oto Brask.", [("initiator", "Lysmark")]),
        ("The dam requested by Lysmark came up.", []),
        ("At the request of Lysmark, talks about grain were told.", []),
        ("Ilva Marn placed a call to Oto Brask.", [("initiator", "Ardesh"), ("channel", "phone")]),
        ("Ilva Marn phoned Ilva Marn.", [("channel", "phone")]),
        ("Ilva Marn initiated a meeting.", []),
        ("After the summit Ilva Marn called Oto Brask.", []),
        ("Ilva Marn received a call from Oto Brask.", [("initiator", "Lysmark"), ("channel", "phone")]),
        # How: the surest sign counts, wherever it stands.
        ("Ilva Marn spoke by phone in a video call with Oto Brask.", [("channel", "video")]),
        ("Ilva Marn, after a video conference, met Oto Brask.", [("channel", "in person")]),
        ("Ilva Marn held a meeting in Rome with Oto Brask.", [("channel", "in person"), ("place", "Rome")]),
        ("Ilva Marn had a meeting.", []),
        ("Ilva Marn had a call on Oto Brask.", []),
        # How long: of the contact, not of what was discussed.
        ("Ilva Marn had a two-hour call with Oto Brask.", [("channel", "phone"), ("duration", "PT2H")]),
        ("Ilva Marn had a 40-minute-long call with Oto Brask.", [("channel", "phone"), ("duration", "PT40M")]),
        ("Ilva Marn had a call that lasted two hours.", [("channel", "phone"), ("duration", "PT2H")]),
        ("Ilva Marn had a call that went on two hours ago.", [("channel", "phone")]),
        ("Ilva Marn had a call. The truce holds for two hours.", [("channel", "phone")]),
        ("Ilva Marn talked for an hour and 5 minutes with Oto Brask.", [("duration", "PT1H5M")]),
        ("Ilva Marn talked for 1.5 hours with Oto Brask.", [("duration", "PT1H30M")]),
        ("Ilva Marn talked for two and a half hours with Oto Brask.", [("duration", "PT2H30M")]),
        # When: a day of the calendar that is not another's.
        ("Ilva Marn spoke with Oto Brask on May 31st.", [("date", "--05-31")]),
        ("Ilva Marn spoke with Oto Brask on 32 May.", []),
        ("Ilva Marn spoke with Oto Brask on the 3rd of May 2022.", [("date", "2022-05-03")]),
        ("Ilva Marn spoke with Oto Brask on May 3-4, 2022.", [("date", "2022-05-03")]),
        ("After the summit on May 3, Ilva Marn spoke with Oto Brask.", []),
        # Where: no country, no occasion, and "to" only where a guest comes.
        ("Ilva Marn met Oto Brask in Paris, France.", [("channel", "in person"), ("place", "Paris")]),
        ("Ilva Marn met Oto Brask in France.", [("channel", "in person")]),
        ("Ilva Marn met Oto Brask at the Summit, in Rome.", [("channel", "in person"), ("place", "Rome")]),
        ("Ilva Marn welcomed Oto Brask to Rome.", [("channel", "in person"), ("place", "Rome")]),
        ("Ilva Marn met Oto Brask, who goes to Rome.", [("channel", "in person")]),
        ("Ilva Marn met Oto Brask in UN.", [("channel", "in person")]),
        ("Ilva Marn met Oto Brask after a day in Rome.", [("channel", "in person")]),
    ],
)
def test_a_rule_of_the_contact_and_what_it_does_not_touch(text: str, fields: list[tuple[str, str]]) -> None:
    assert stated(text) == fields


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met. Joined by Edda Roon to speak, they left Jon Falk.", ["Edda Roon"]),
        ("They met, joined by Edda Roon on the dam, Jon Falk.", ["Edda Roon", "Jon Falk"]),
        (
            "Ilva Marn met Oto Brask, joined by Secretary of Education Edda Roon, Oto Brask and Minister Falk.",
            ["Edda Roon", "Falk"],
        ),
        ("They met, joined by Falk.", []),
        ("They met, joined by the Summit Committee Bureau and Edda Roon.", ["Edda Roon"]),
        ("Ilva Marn met Oto Brask. Edda Roon took part, Jon Falk did not.", ["Edda Roon"]),
        ("Joined by Edda Roon, they met.", ["Edda Roon"]),
        ("They met in İzmir, joined by Edda Roon.", ["Edda Roon"]),
    ],
)
def test_participants_are_named_in_the_list_alone_and_are_no_principals(text: str, names: list[str]) -> None:
    assert [value for name, value in stated(text) if name == "participant"] == names


def test_who_else_took_part_is_told_by_name_without_titles() -> None:
    text = (
        "Ilva Marn met with Oto Brask. They were joined by Foreign Minister Edda Roon and Secretary of State Jon Falk."
    )
    assert [value for name, value in stated(text) if name == "participant"] == ["Edda Roon", "Jon Falk"]
    text = "Ilva Marn received Oto Brask. Foreign Minister Edda Roon also took part."
    assert [value for name, value in stated(text) if name == "participant"] == ["Edda Roon"]


def test_a_user_adds_words(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[about.channel]\nvideo = ["holograph"]\nphone = ["-telephone"]\n')
    assert stated("Ilva Marn spoke by holograph with Oto Brask.", additions=(file,)) == [("channel", "video")]
    assert stated("Ilva Marn spoke by telephone with Oto Brask.", additions=(file,)) == []


@pytest.mark.parametrize("unit", ["a", "A", "a ", "at the ", "one hour "])
def test_long_sentences_take_time_by_their_length(unit: str) -> None:
    def read(text: str) -> None:
        known, parties = identified(text, OPENING)
        about(known[0], parties, LEXICON)

    assert_linear(read, unit)


@pytest.mark.parametrize(
    "text", ["<p>At the request of</p>", "on May 99", "called", "for hours", "joined by .", "at our request"]
)
def test_fragments_and_markup_do_no_harm(text: str) -> None:
    assert isinstance(stated(text), list)


def test_an_emptied_list_finds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[about.channel]\nin_person = ["-met", "-meets", "-welcomed", "-received", "-hosted"]\n')
    assert stated("Ilva Marn met Oto Brask.", additions=(file,)) == []
