from __future__ import annotations

import contextlib
import time

import pytest
from conftest import LEXICON, readouts

from diplocompare.model import DiplocompareError, Readout
from diplocompare.parties.identify import identify
from diplocompare.points.segment import MAX_POINTS, segment
from diplocompare.points.sentences import sentences


def cut(text: str, side: str = "Ardesh") -> Readout:
    (found,), parties = identify(readouts(text, sides=[side]), LEXICON)
    return segment(found, parties, LEXICON)


def words(readout: Readout) -> list[str]:
    return [readout.quote(point) for point in readout.points]


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "The U.S. met H.E. Xi on Feb. 24. Resolution No. 2254 stands. Mr. Biden agreed."
    assert [text[a:b] for a, b in sentences(text)] == [
        "The U.S. met H.E. Xi on Feb. 24.",
        "Resolution No. 2254 stands.",
        "Mr. Biden agreed.",
    ]


def test_a_list_of_matters_is_cut_into_its_items() -> None:
    found = cut(
        "The leaders discussed the release of fishermen, the delivery of grain through ports, and a new treaty on nuclear inspections."
    )
    assert words(found) == [
        "The leaders discussed the release of fishermen,",
        "the delivery of grain through ports,",
        "and a new treaty on nuclear inspections.",
    ]


def test_a_second_predicate_about_another_matter_is_a_point_of_its_own() -> None:
    found = cut(
        "He condemned the shelling of Ardesh harbour, and called for the resumption of direct flights to Lysmark."
    )
    assert words(found) == [
        "He condemned the shelling of Ardesh harbour,",
        "and called for the resumption of direct flights to Lysmark.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He underscored respect for sovereignty, independence, and territorial integrity.",
        "He thanked Norway, Sweden, and Finland on February 3, 2022, for their aid.",
    ],
    ids=["one matter in three words", "names and a date"],
)
def test_a_list_within_one_matter_stays_whole(text: str) -> None:
    assert words(cut(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He praised China-U.S. relations at length.",
        "He thanked Ms. Halle for the grain.",
        "2. The leaders took up grain.",
    ],
    ids=["initials", "title", "number"],
)
def test_sentences_go_on_after_these(text: str) -> None:
    whole = "Grain was sold. " + text
    assert [whole[a:b] for a, b in sentences(whole)] == ["Grain was sold.", text]


def test_the_report_of_the_contact_is_frame() -> None:
    found = cut(
        "President Kamran Tevosh spoke by telephone today with Prime Minister Ingeborg Halle of Lysmark.\n\nThey discussed grain."
    )
    assert [point.role for point in found.points] == ["frame", "point"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On the whole the talk was held in a frank and business-like atmosphere.", id="atmosphere"),
        pytest.param("The call took place at the request of the Turkish side.", id="initiative"),
        pytest.param("Readout of the President's Call with the King of Lysmark", id="title"),
        pytest.param("# Grain and gas", id="heading"),
    ],
)
def test_these_are_frame(text: str) -> None:
    assert [point.role for point in cut(text + "\n\nHe promised grain.", side="Türkiye").points] == ["frame", "point"]


def test_bullets_and_numbered_items_are_read_without_their_markers() -> None:
    found = cut(
        "The ministers took up:\n\n- grain exports\n- fishing rights\n\n1. The port treaty was signed.\n2) Visas will be waived."
    )
    assert words(found)[1:] == [
        "grain exports",
        "fishing rights",
        "The port treaty was signed.",
        "Visas will be waived.",
    ]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    found = cut("He asked for the swift\nreturn of the seized\nfishing vessels.")
    assert words(found) == ["He asked for the swift\nreturn of the seized\nfishing vessels."]


@pytest.mark.parametrize("text", ["", " \n\n ", "—", "* \n* "], ids=["empty", "blank", "dash", "bare bullets"])
def test_a_text_without_words_has_no_points(text: str) -> None:
    assert cut(text).points == ()


def test_points_are_in_order_and_do_not_overlap() -> None:
    found = cut(
        "He raised grain; she raised gas, oil, and coal, while both, in turn, praised peace.\n\n- One\n- Two and said three."
    )
    ends = [0]
    for point in found.points:
        assert ends[-1] <= point.start < point.end
        ends.append(point.end)


def test_a_collection_of_readouts_is_refused() -> None:
    with pytest.raises(DiplocompareError, match=f"Ardesh: has over {MAX_POINTS:,} points, give one readout alone"):
        cut("He promised grain. " * (MAX_POINTS + 1))
    assert len(cut("He promised grain. " * MAX_POINTS).points) == MAX_POINTS


@pytest.mark.parametrize(
    "text",
    [
        "He promised grain" + " " * 100_000 + "and steel.",
        "He promised grain" + ", and oil" * 10_000 + ".",
        "\n".join(f"grain shipment number {number}" for number in range(20_000)),
        "\n\n".join(f"Grain shipment number {number}." for number in range(20_000)),
    ],
    ids=["white space", "one long sentence", "one long paragraph", "many paragraphs"],
)
def test_odd_long_texts_take_no_longer_than_their_length(text: str) -> None:
    """A readout may have 5 MB: what takes quadratic time would take hours."""
    start = time.process_time()
    with contextlib.suppress(DiplocompareError):
        cut(text)
    assert time.process_time() - start < 5
