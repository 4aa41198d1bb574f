"""A ledger of what the sides commit to, with who reports each."""

from __future__ import annotations

import pytest
from fixtures_call import make_call, make_topic, turned
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.commitments import analyse, ledger
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.model import Evidence, Speaker

MET = "President Ilva Marn of Ardesh spoke with Chancellor Oto Brask of Lysmark."
INVITED = "President Marn invited Chancellor Brask to visit Ardesh in May."
SOLD = "Grain was sold."


def entries(call: AlignedCall) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(entry.id, entry.kind, entry.reported_by) for entry in ledger(call)]


def apart(*texts: str | list[str]) -> AlignedCall:
    """A call in which every point is a topic of its own."""
    ids = [
        f"{name}{number}"
        for name, text in zip("abc", texts, strict=False)
        for number in range(1, (1 if isinstance(text, str) else len(text)) + 1)
    ]
    return make_call(*texts, topics=[make_topic(id_, id=f"t{at}") for at, id_ in enumerate(ids, start=1)])


def test_what_one_side_alone_reports_is_a_finding_as_sure_as_the_other_s_silence() -> None:
    found = analyse(apart([MET, INVITED], [MET, SOLD]))
    assert found.findings == (
        UnrankedFinding(
            "commitment",
            "Only Ardesh's text has an invitation: “invited Chancellor Brask to visit Ardesh in May”; "
            "not mentioned in Lysmark's text.",
            0.9,
            1.0,
            (Evidence("a", 89, 136),),
            "t2",
        ),
    )
    assert [(each.kind, each.value, each.by, each.point) for each in found.observations] == [
        ("invitation", "invite", "own", "a2")
    ]


@pytest.mark.parametrize(
    ("one", "other", "confidence"),
    [
        # The sign of an invitation; a word of its content; the name in it; an invitation of its own.
        (INVITED, "An invitational tournament came up.", 0.75),
        ("They agreed to open the bridge.", "The bridges are old.", 0.75),
        ("They agreed to open Larnov harbour.", "Larnov is old.", 0.75),
        ("They agreed to open the bridge.", "The Prime Minister of Lysmark spoke.", 0.9),
        ("They agreed to open the bridge in May.", "The bridge may be old.", 0.75),
        ("They agreed to meet in May.", "It was cold in May.", 0.75),
        ("They agreed to meet soon.", "It may be cold.", 0.9),
    ],
)
def test_words_of_it_in_the_other_text_make_its_silence_less_sure(one: str, other: str, confidence: float) -> None:
    (finding,) = analyse(apart(one, other)).findings
    assert finding.confidence == confidence


def test_another_commitment_of_the_kind_or_the_matter_itself_makes_it_doubtful() -> None:
    two = ["They agreed to open the bridge.", "They agreed to clear the road."]
    assert [finding.confidence for finding in analyse(apart(*two)).findings] == [0.6, 0.6]
    # Who agrees to stay in touch has an agreement too, but no invitation.
    (agreed, touch) = analyse(apart("They agreed to open the bridge.", "They agreed to stay in touch.")).findings
    assert (agreed.confidence, touch.confidence) == (0.6, 0.9)
    (finding,) = analyse(make_call("They agreed to open the bridge.", SOLD)).findings
    assert finding.confidence == 0.6


@pytest.mark.parametrize(
    ("words", "kind", "weight"),
    [
        (INVITED, "invitation", 1.0),
        ("President Marn will visit Lysmark on 4 June.", "visit", 1.0),
        ("They agreed to open the bridge.", "agreement", 0.8),
        ("The two leaders tasked their teams to follow up.", "instruction", 0.7),
        ("The two presidents will meet in December in Rome.", "next meeting", 0.6),
        ("The leaders agreed to stay in touch.", "next meeting", 0.0),
    ],
)
def test_how_much_a_commitment_weighs(words: str, kind: str, weight: float) -> None:
    call = apart(words, SOLD)
    assert entries(call) == [("k1", kind, ("a",))]
    (finding,) = analyse(call).findings
    assert finding.weight == weight


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They agreed to meet soon.", "The two presidents will meet in Rome."),
        (
            ["They agreed to stay in touch.", "They will meet soon."],
            ["It was agreed to maintain contacts.", "They agreed to hold talks of experts."],
        ),
        (["They agreed to meet in May."], ["The leaders will meet in May.", "They agreed to hold talks of experts."]),
        (["They agreed to meet in Rome."], ["The leaders will meet in Rome.", "They agreed to hold talks of experts."]),
    ],
    ids=["the only ones of their kind", "to stay in touch", "a date", "a name"],
)
def test_the_same_commitment_of_two_sides_is_one_entry(one: str | list[str], other: str | list[str]) -> None:
    first, *rest = entries(apart(one, other))
    assert first == ("k1", "next meeting", ("a", "b"))
    assert ("a", "b") not in [reported_by for _, _, reported_by in rest]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They agreed to meet soon.", INVITED),
        (["They agreed to meet in May.", "They will meet in June."], "The leaders will meet in Rome."),
        ("They agreed to open the bridge in May.", "It was agreed to open the bridge in May."),
    ],
    ids=["another kind", "one of several", "agreements in two topics"],
)
def test_other_commitments_stay_apart(one: str | list[str], other: str | list[str]) -> None:
    assert all(len(reported_by) == 1 for _, _, reported_by in entries(apart(one, other)))


def test_agreements_of_one_topic_are_one() -> None:
    call = make_call("They agreed to open the bridge.", "It was agreed to clear the road.")
    assert entries(call) == [("k1", "agreement", ("a", "b"))]
    (entry,) = ledger(call)
    assert [(each.readout, each.point) for each in entry.observations] == [("a", "a1"), ("b", "b1")]


def test_two_commitments_of_one_text_are_not_joined_by_themselves() -> None:
    call = make_call(["They agreed to open the bridge.", "They agreed to clear the road."], SOLD)
    assert entries(call) == [("k1", "agreement", ("a",)), ("k2", "agreement", ("a",))]


def test_what_joins_two_of_one_text_to_one_of_another_joins_all() -> None:
    """The first two share a date, the third its topic with the second."""
    call = make_call(
        ["They agreed to meet in May."],
        ["The leaders will meet in May.", "They will meet in June."],
        "The presidents will meet in Rome.",
        topics=[make_topic("a1"), make_topic("b1", "c1", id="t2"), make_topic("b2", id="t3")],
    )
    assert entries(call) == [("k1", "next meeting", ("a", "b", "c")), ("k2", "next meeting", ("b",))]


def test_observations_stand_in_the_order_of_the_texts() -> None:
    texts = ["They agreed to open the bridge.", "They agreed to meet in May."]
    found = analyse(apart(texts, texts[::-1])).observations
    assert [(each.readout, each.start) for each in found] == [("a", 5), ("a", 37), ("b", 5), ("b", 33)]


@pytest.mark.parametrize(
    ("words", "speaker", "by"),
    [
        ("They agreed to open the bridge.", "joint", "joint"),
        ("They agreed to open the bridge.", "none", None),
        ("Chancellor Brask spoke and both agreed to open the bridge.", "joint", "joint"),
        (INVITED, "joint", "own"),
        ("Chancellor Oto Brask invited President Marn to visit Lysmark.", "own", "counterpart"),
        ("Marn met Brask. Brask, he said, invited Marn to visit Lysmark.", "own", "counterpart"),
        ("Brask met Marn. He invited him to visit Lysmark.", "own", "own"),
        ("Brask met Marn, who invited Brask to visit Ardesh.", "counterpart", "own"),
        ("President Marn will visit Lysmark and Chancellor Brask there.", "counterpart", "own"),
        ("Chancellor Brask will visit Ardesh and President Marn there.", "own", "counterpart"),
        ("She will visit the capital.", "own", "own"),
        ("President Marn looks forward to welcoming Chancellor Brask.", "own", "counterpart"),
        ("Chancellor Brask looks forward to welcoming President Marn.", "counterpart", "own"),
        ("They look forward to welcoming the delegation.", "joint", "joint"),
        ("Looks forward to welcoming the delegation.", "own", "counterpart"),
    ],
)
def test_who_commits_is_who_speaks_invites_or_travels(words: str, speaker: Speaker, by: Speaker | None) -> None:
    call = make_call([MET, words, SOLD], MET, speakers={"a2": speaker})
    assert {each.by for each in analyse(call).observations} == {by}


def test_outside_of_points_nobody_commits() -> None:
    call = make_call([MET, INVITED], MET)
    bare = replace(call, readouts=tuple(replace(readout, points=()) for readout in call.readouts), topics=())
    assert [(each.kind, each.by, each.point) for each in analyse(bare).observations] == [("invitation", None, None)]


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    call = apart(["They agreed to meet in May.", "The leaders agreed to open the bridge."], INVITED)
    assert {finding.text for finding in analyse(call).findings} == {
        finding.text for finding in analyse(turned(call)).findings
    }
    assert analyse(call).observations == analyse(turned(call)).observations


def test_of_three_sides_all_that_are_silent_are_named_and_the_least_sure_tells() -> None:
    (finding,) = analyse(apart("They agreed to open the bridge.", SOLD, "The bridge is old.")).findings
    assert finding.text.endswith("; no clear counterpart found in Lysmark's or Osmarra's text.")
    assert finding.confidence == 0.75
    assert analyse(apart("They agreed to meet in May.", "They will meet in May.", SOLD)).findings == ()


def test_nothing_is_said_of_a_text_without_points_or_in_another_language() -> None:
    assert analyse(make_call(INVITED, [])).findings == ()
    assert analyse(make_call(INVITED, SOLD, languages={"b": "de"})).findings == ()
