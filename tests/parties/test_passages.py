"""What stands around a point: paragraph, sentence, background, quotation, turn."""

from __future__ import annotations

from conftest import LEXICON

from diplocompare.model import Point, Readout
from diplocompare.parties.passages import Passage, passages


def around(text: str, *spans: str) -> list[Passage]:
    """The passages of these parts of a text; "A" and "B" have turns."""
    points = []
    for span in spans:
        start = text.index(span)
        points.append(Point(f"a{start}", start, start + len(span)))
    readout = Readout.of(text, id="a", side="Ardesh")
    known = {"A": 0, "B": 1}
    return list(passages(Readout(**{**vars_of(readout), "points": tuple(points)}), known.get, LEXICON))


def vars_of(readout: Readout) -> dict[str, object]:
    return {field: getattr(readout, field) for field in readout.__struct_fields__}


def test_a_part_opens_a_sentence_or_goes_on_with_one() -> None:
    found = around("Grain came up. Steel did, and\nports too.\n\nGas: none", "Grain", "Steel", "and", "Gas", "none")
    assert [(each.opens, each.paragraph) for each in found] == [
        (True, 0),
        (True, 0),
        (False, 0),
        (True, 1),
        (False, 1),
    ]


def test_what_says_that_it_is_background_is_and_what_follows_its_heading() -> None:
    text = "(Reference) Steel.\n\nGrain.\n\nReference to gas.\n\nBackground\n\nPorts."
    found = around(text, "Steel", "Grain", "Reference to", "Ports")
    assert [each.background for each in found] == [True, False, False, True]


def test_a_turn_lasts_until_the_next_name_or_word_of_the_event() -> None:
    text = "Introduction.\n\nA: Grain.\n\nSteel.\n\nB (as translated): Ports.\n\nQuestion: Gas?\n\nOle Dal: Rail.\n\nB: Coal.\n\nThe meeting went on."
    found = around(text, "Introduction", "Grain", "Steel", "Ports", "Gas", "Rail", "Coal", "The meeting")
    assert [each.turn for each in found] == [None, 0, 0, 1, -4, 0, 1, None]


def test_without_the_name_of_a_party_a_colon_makes_no_turn() -> None:
    assert [each.turn for each in around("Agenda: Grain.\n\nOle Dal: Steel.", "Grain", "Steel")] == [None, None]


def test_what_follows_a_quotation_and_a_part_of_a_sentence() -> None:
    first, second, third = around(
        '"Grain first. Then steel," Halle said. Ports, and gas.', '"Grain', "Then steel", "Ports,"
    )
    assert (first.quoted, first.tail) == (True, " Halle said")
    assert (second.quoted, second.tail) == (True, " Halle said")
    assert (third.quoted, third.tail, third.rest) == (False, "", " and gas")


def test_a_quotation_inside_another_is_part_of_it() -> None:
    (first,) = around("“No “zones” are left,” Halle said.", "zones")
    assert first.tail == " Halle said"
