from __future__ import annotations

from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.model import Point, Span
from diplocompare.pairs.mask import blank, masked_spans
from diplocompare.parties.identify import identify
from diplocompare.points.segment import segment


def masked(text: str, side: str) -> str:
    (found,), parties = identify(readouts(text, sides=[side]), LEXICON)
    readout = segment(found, parties, LEXICON)
    return blank(text, masked_spans(readout, parties, LEXICON))


def test_leaders_sides_titles_and_reporting_verbs_are_left_out() -> None:
    text = "President Biden spoke with the King. President Biden underscored the American commitment to grain exports."
    assert masked(text, "United States").split()[-5:] == ["the", "commitment", "to", "grain", "exports."]


def test_offsets_stay_true() -> None:
    assert blank("abc def ghi", [Span(4, 7)]) == "abc     ghi"


def test_a_point_of_which_nothing_would_be_left_keeps_its_words() -> None:
    text = "Grain. He thanked the American President."
    points = (Point("a1", 0, 6), Point("a2", 7, len(text)))
    (found,), parties = identify(readouts(text, sides=["United States"]), LEXICON)
    spans = masked_spans(replace(found, points=points), parties, LEXICON)
    assert blank(text, spans) == text
