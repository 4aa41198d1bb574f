from __future__ import annotations

import pytest
from conftest import LEXICON
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.commitments import analyse, ledger
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point, Readout, Topic
from diplocompare.parties.parties import identify
from diplocompare.points.sentences import sentences

ARDESH = "President Ilva Marn of Ardesh spoke with Chancellor Oto Brask of Lysmark."


def aligned_call(*texts: str, topics: tuple[tuple[str, ...], ...] = ()) -> AlignedCall:
    """A call of sides a, b, c, each sentence a point; a topic is the ids of its points."""
    readouts = []
    for text, name, side in zip(texts, "abc", ("Ardesh", "Lysmark", "Osmarra"), strict=False):
        places = enumerate(sentences(text), start=1)
        held = {point: f"t{at}" for at, topic in enumerate(topics, start=1) for point in topic}
        points = tuple(Point(f"{name}{n}", *span, topic=held.get(f"{name}{n}")) for n, span in places)
        readouts.append(replace(Readout.of(text, id=name, side=side), points=points))
    known, parties = identify(readouts, LEXICON)
    matters = tuple(Topic(f"t{n}", "Grain", "shared", 0.9, points) for n, points in enumerate(topics, start=1))
    return AlignedCall(known, matters, parties, load_lexicon())


def test_what_one_side_alone_reports_is_a_finding_as_sure_as_the_other_s_silence() -> None:
    call = aligned_call(
        f"{ARDESH} President Marn invited Chancellor Brask to visit Ardesh in May.", f"{ARDESH} Grain was sold."
    )
    (finding,) = analyse(call).findings
    assert finding.text == (
        "Only Ardesh's text has an invitation: “invited Chancellor Brask to visit Ardesh in May”; "
        "not mentioned in Lysmark's text."
    )
    assert (finding.kind, finding.confidence, finding.weight) == ("commitment", 0.9, 1.0)
    (place,) = finding.evidence
    assert call.readout("a").text[place.start : place.end].startswith("invited Chancellor Brask")


def test_a_word_of_the_matter_on_the_other_side_makes_it_less_sure() -> None:
    call = aligned_call(f"{ARDESH} She invited Chancellor Brask to visit Ardesh.", f"{ARDESH} A visit was mentioned.")
    (finding,) = analyse(call).findings
    assert finding.confidence < 0.85
    assert finding.text.endswith("no clear counterpart found in Lysmark's text.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The leaders agreed to stay in touch.", "It was agreed to maintain contacts."),
        ("She invited Chancellor Brask to visit Ardesh.", "He was invited to visit the capital."),
        ("They agreed to meet in May.", "The leaders will meet in May. They agreed to hold talks of experts."),
    ],
)
def test_the_same_commitment_of_two_sides_is_one_entry(one: str, other: str) -> None:
    entries = ledger(aligned_call(one, other))
    assert ("a", "b") in [entry.reported_by for entry in entries]
    assert not [entry for entry in entries if entry.reported_by == ("a",)]


def test_agreements_are_one_only_within_a_topic() -> None:
    texts = "They agreed to open the bridge.", "It was agreed to clear the road."
    assert [entry.reported_by for entry in ledger(aligned_call(*texts))] == [("a",), ("b",)]
    assert [entry.reported_by for entry in ledger(aligned_call(*texts, topics=(("a1", "b1"),)))] == [("a", "b")]


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    texts = "They agreed to meet in May. The leaders agreed to open the bridge.", "She invited him to visit Ardesh."
    call = aligned_call(*texts)
    turned = AlignedCall(call.readouts[::-1], call.topics, call.parties, call.lexicon)
    assert sorted(each.text for each in analyse(call).findings) == sorted(
        each.text for each in analyse(turned).findings
    )
    assert analyse(call).observations == analyse(turned).observations


def test_who_invites_and_who_travels_is_told() -> None:
    call = aligned_call(
        f"{ARDESH} Chancellor Oto Brask invited President Marn to visit Lysmark. "
        "President Ilva Marn looks forward to welcoming Chancellor Brask in Ardesh.",
        f"{ARDESH} Grain was sold.",
    )
    by = {each.kind: each.by for each in analyse(call).observations}
    assert by == {"invitation": "counterpart", "visit": "counterpart"}


def test_of_three_sides_all_that_are_silent_are_named() -> None:
    call = aligned_call("They agreed to open the bridge.", "Grain was sold.", "Steel was sold.")
    (finding,) = analyse(call).findings
    assert finding.text.endswith("not mentioned in Lysmark's or Osmarra's text.")
