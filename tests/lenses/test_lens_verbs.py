from __future__ import annotations

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses import verbs
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Observation, Point, Readout, Topic
from diplocompare.topics.emphasis import by_topic


def aligned_call(*texts: str) -> AlignedCall:
    """One topic, and one point a sentence of each text."""
    made: list[Readout] = []
    for readout in readouts(*texts):
        offsets = [0, *(at + 2 for at in range(len(readout.text)) if readout.text.startswith(". ", at))]
        ends = [*(start - 1 for start in offsets[1:]), len(readout.text)]
        points = [
            Point(f"{readout.id}{number}", *span, topic="t1")
            for number, span in enumerate(zip(offsets, ends, strict=True), 1)
        ]
        made.append(replace(readout, points=tuple(points)))
    topic = Topic("t1", "The dam", "shared", 0.9, tuple(point.id for readout in made for point in readout.points))
    return AlignedCall(made, [topic], (), load_lexicon())


def test_a_gap_of_two_levels_is_a_finding_in_the_words_of_the_texts() -> None:
    result = verbs.analyse(
        aligned_call("The King demanded that the dam be opened.", "President Adu asked about the dam.")
    )
    assert [finding.text for finding in result.findings] == [
        "On The dam, Ardesh's text has “demanded”, Lysmark's “asked”."
    ]
    assert result.findings[0].confidence == pytest.approx(0.9)
    assert [(place.readout, place.start, place.end) for place in result.findings[0].evidence] == [
        ("a", 0, 41),
        ("b", 0, 34),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("The King said the dam is old.", "President Adu stressed that the dam is old."),
        ("The King did not condemn the dam.", "President Adu noted the dam."),
        ("The King condemned the dam.", "The dam is old."),
    ],
    ids=["one level", "negated", "no verb"],
)
def test_there_is_no_finding_without_two_verbs_two_levels_apart(texts: tuple[str, str]) -> None:
    assert verbs.analyse(aligned_call(*texts)).findings == ()


def test_verbs_of_different_kinds_make_a_gap_less_sure() -> None:
    (finding,) = verbs.analyse(aligned_call("The King condemned the dam.", "President Adu noted the dam.")).findings
    assert finding.confidence < 0.9


def test_the_order_of_the_readouts_does_not_matter() -> None:
    texts = ("The King condemned the dam.", "President Adu noted the dam.")
    one, other = (verbs.analyse(aligned_call(*given)).findings for given in (texts, texts[::-1]))
    swapped = {"Ardesh": "Lysmark", "Lysmark": "Ardesh"}
    assert " ".join(swapped.get(word.removesuffix("'s"), word.removesuffix("'s")) for word in one[0].text.split()) == (
        other[0].text.replace("'s", "")
    )


def test_of_three_sides_the_strongest_and_the_weakest_are_told() -> None:
    result = verbs.analyse(
        aligned_call("The King asked about the dam.", "President Adu noted the dam.", "The Emir condemned the dam.")
    )
    assert [finding.text for finding in result.findings] == [
        "On The dam, Osmarra's text has “condemned”, Lysmark's “noted”."
    ]


def test_the_strongest_verb_of_a_topic_is_the_first_of_equals_and_never_a_negated_one() -> None:
    place = aligned_call("The King urged haste. He insisted on it. He did not demand it.", "The dam is old.")
    found = verbs.analyse(place).observations
    strong = by_topic(found, place.readouts[0]).get(place.topics[0].id)
    assert strong and strong.value == "urge"
    assert by_topic(found, place.readouts[1]).get(place.topics[0].id) is None


def test_a_clause_without_a_verb_goes_with_the_one_before_it() -> None:
    text = "The King demanded seed, and an open dam."
    readout = replace(
        readouts(text)[0], points=(Point("a1", 0, 23, topic="t1"), Point("a2", 24, len(text), topic="t2"))
    )
    found = [Observation("verbs", "a", 9, 17, "ask", "demand", "a1", 5)]
    assert set(verbs.by_topic(found, readout)) == {"t1", "t2"}
