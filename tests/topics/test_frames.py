"""A matter that another text's frame names is not told as one side's alone."""

from __future__ import annotations

import pytest
from conftest import LEXICON, FakeEncoder, readouts

from diplocompare.model import Comparison, Topic
from diplocompare.pipeline import compare

FRAME = "The leaders took up bilateral relations and the situation in Nareth."
OPENING = "President Oran of Ardesh had a telephone conversation with President Tavesh of Lysmark."
OTHER = f"{OPENING} {FRAME} He said that grain exports must go on through the port of Selm."


def compared(own: str) -> tuple[Comparison, Topic]:
    """The comparison of a sentence with a text that has the frame, and the topic of the sentence."""
    found = compare(readouts(f"{OPENING} {own}", OTHER), FakeEncoder(), lexicon=LEXICON)
    (point,) = found.readouts[0].claims
    return found, next(topic for topic in found.topics if point.id in topic.points)


def test_the_frame_is_frame() -> None:
    found, _ = compared("He spoke of schools.")
    assert found.readouts[1].points[1].role == "frame"


@pytest.mark.parametrize(
    "own",
    [
        "He voiced alarm at the situation in Nareth.",
        "He praised their mutually beneficial cooperation in every field.",
    ],
)
def test_what_the_frame_names_is_uncertain_and_names_it(own: str) -> None:
    found, topic = compared(own)
    assert topic.status == "one-sided" and topic.confidence < 0.5
    assert topic.nearest is not None and topic.nearest.point == found.readouts[1].points[1].id
    assert not any(finding.kind == "silence" and finding.topic == topic.id for finding in found.findings)


@pytest.mark.parametrize(
    "own",
    [
        "He asked for vaccines and for teachers of mathematics.",
        "He asked for cooperation between the navies in hunting smugglers.",
    ],
)
def test_what_the_frame_does_not_name_stays(own: str) -> None:
    found, topic = compared(own)
    assert topic.nearest is None or topic.nearest.point != found.readouts[1].points[1].id
