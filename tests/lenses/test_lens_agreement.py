"""What one text reports as agreed, and whether the others report it so too."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fixtures_call import make_call, make_matches, make_topic
from msgspec.structs import replace

from diplocompare.lenses.agreement import analyse
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnnumberedCheck
from diplocompare.model import Evidence, Match, Nearest, Outcome

AGREED = "The leaders agreed to build a canal through Osmarra."
JOINT = {f"{side}{number}": "joint" for side in "abc" for number in (1, 2, 3)}
CANAL, SEED = make_topic("a1", label="Canal"), make_topic("b1", id="t2", label="Seed")


def checked(call: AlignedCall, point: str = "a1") -> list[tuple[str, Outcome, tuple[str, ...], float]]:
    """Of the agreement in a point: the side, what its text has, and on which points and how surely that rests."""
    checks = [check for check in analyse(call).cross_checks if check.point == point]
    return [(check.of, check.outcome, check.counterparts, check.confidence) for check in checks]


def on_one_topic(*texts: str | Sequence[str], matches: Sequence[Match] = (), confidence: float = 0.9) -> AlignedCall:
    call = make_call(*texts, speakers=JOINT)
    return replace(call, topics=(replace(call.topics[0], matches=tuple(matches), confidence=confidence),))


def on_two_topics(one: str, other: str, *, confidence: float = 0.9) -> AlignedCall:
    return make_call(one, other, topics=[replace(CANAL, confidence=confidence), SEED], speakers=JOINT)


def test_an_agreement_that_both_report_is_no_finding() -> None:
    found = analyse(on_one_topic(AGREED, "It was agreed to build a canal."))
    assert found.cross_checks == (
        UnnumberedCheck("agreed", "a1", "b", "both", ("b1",), 0.9),
        UnnumberedCheck("agreed", "b1", "a", "both", ("a1",), 0.9),
    )
    assert found.findings == ()
    assert [(each.readout, each.kind, each.value) for each in found.observations] == [
        ("a", "agreed", "agree to"),
        ("b", "agreed", "agree to"),
    ]


def test_an_agreement_that_the_other_only_discussed_differs() -> None:
    match = make_matches("a1", "b1", confidence=0.85, relation="differs")
    call = on_one_topic(AGREED, "The leaders discussed a canal.", matches=match)
    assert checked(call) == [("b", "differs", ("b1",), 0.85)]
    (finding,) = analyse(call).findings
    assert finding.text == (
        "Ardesh's text reports an agreement: “agreed to build a canal through Osmarra.”; "
        "Lysmark's text has the matter without an agreement: “The leaders discussed a canal.”."
    )
    assert (finding.confidence, finding.weight, finding.topic) == (0.85, 0.9, "t1")
    assert finding.evidence == (Evidence("a", 12, 52), Evidence("b", 0, 30))


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.9, "; not mentioned in Lysmark's text."), (0.7, "; no clear counterpart found in Lysmark's text.")],
)
def test_an_agreement_that_the_other_does_not_have_is_absent(confidence: float, words: str) -> None:
    call = on_two_topics(AGREED, "The leaders discussed seed.", confidence=confidence)
    assert checked(call) == [("b", "absent", (), confidence)]
    assert analyse(call).findings[0].text.endswith(words)


def test_a_doubtful_outcome_is_no_finding() -> None:
    assert len(analyse(on_two_topics(AGREED, "They discussed seed.", confidence=0.5)).findings) == 1
    assert analyse(on_two_topics(AGREED, "They discussed seed.", confidence=0.49)).findings == ()


def test_without_a_point_in_a_topic_of_others_it_is_left_open() -> None:
    topics = [make_topic("a1", "c1"), make_topic("b1", id="t2")]
    call = make_call(AGREED, "They discussed seed.", "They discussed a canal.", topics=topics, speakers=JOINT)
    assert checked(call)[0] == ("b", "absent", (), 0.5)


def test_an_agreement_elsewhere_in_the_other_text_makes_absence_less_sure() -> None:
    call = on_two_topics(AGREED, "The leaders agreed to buy seed.")
    assert checked(call) == [("b", "absent", (), pytest.approx(0.9 * 0.8))]
    (readout, other) = call.readouts
    near = replace(readout.points[0], candidates=(Nearest("b1", 0.5), Nearest("b9", 0.9)))
    call = replace(call, readouts=(replace(readout, points=(near,)), other))
    assert checked(call) == [("b", "absent", (), pytest.approx(0.9 * 0.5 * 0.8))]


def test_an_agreement_of_the_other_text_on_what_this_side_agreed_too_does_not() -> None:
    """Each text has an agreement on seed: only a's one on a canal has none to meet it."""
    topics = [CANAL, make_topic("a2", "b1", id="t2", label="Seed")]
    call = make_call([AGREED, "They agreed to buy seed."], "They agreed to buy seed.", topics=topics, speakers=JOINT)
    assert checked(call) == [("b", "absent", (), 0.9)]
    call = make_call([AGREED, "They discussed seed."], "They agreed to buy seed.", topics=topics, speakers=JOINT)
    assert checked(call) == [("b", "absent", (), pytest.approx(0.9 * 0.8))]


def test_what_both_will_do_counts_as_agreed_where_the_text_has_them_speak_together() -> None:
    plan = "The leaders will build a canal."
    assert checked(on_one_topic(AGREED, plan)) == [("b", "both", ("b1",), pytest.approx(0.9 * 0.8))]
    alone = make_call(AGREED, "The King will build a canal.", speakers={"a1": "joint"})
    assert checked(alone)[0][1] == "differs"
    # A verb of agreement elsewhere on the topic is surer.
    assert checked(on_one_topic(AGREED, [plan, "It was agreed."])) == [("b", "both", ("b2",), 0.9)]


@pytest.mark.parametrize(
    ("other", "confidence"),
    [
        ("They discussed a canal.", 0.9),
        ("They discussed the waterway.", 0.9 * 0.85),
        ("who discussed a canal.", 0.9 * 0.5 * 0.85),
        ("of whom one discussed a canal.", 0.9 * 0.5 * 0.85),
    ],
    ids=["a word in common", "none in common", "a relative clause", "one after a preposition"],
)
def test_what_the_other_has_of_the_matter_may_be_less_sure(other: str, confidence: float) -> None:
    assert checked(on_one_topic(AGREED, other)) == [("b", "differs", ("b1",), pytest.approx(confidence, abs=6e-4))]


def test_the_surest_match_tells_and_is_quoted() -> None:
    there = ["They discussed a canal.", "A canal was discussed.", "Views on a canal were exchanged."]
    matches = [
        Match("m1", ("a1", "b3"), 0.8, 0.85, "related"),
        Match("m2", ("b2", "a1"), 0.8, 0.8, "related"),
        Match("m3", ("b1", "a2"), 0.9, 0.9, "same"),
    ]
    call = on_one_topic([AGREED, "Tea."], there, matches=matches)
    assert checked(call) == [("b", "differs", ("b3", "b2"), 0.85)]
    # Without a match all points of the topic count, and the confidence is the topic's.
    assert checked(on_one_topic(AGREED, there, confidence=0.6)) == [("b", "differs", ("b1", "b2", "b3"), 0.6)]


@pytest.mark.parametrize(
    ("clauses", "agreed"),
    [
        (["They agreed to keep in touch,", "and to build a canal."], ["a1", "a2"]),
        (["They agreed to keep in touch,", "as well as on a canal", "and that it is old."], ["a1", "a2", "a3"]),
        (["They agreed to keep in touch,", "to which a canal belongs."], ["a1", "a2"]),
        (["They agreed to keep in touch.", "To build a canal is hard."], ["a1"]),
        (["They agreed to keep in touch,", "and a canal was built."], ["a1"]),
        (["They agreed to keep in touch,", "and on a canal views were exchanged."], ["a1"]),
        (["They met,", "and to build a canal is hard."], []),
        (["They agreed to keep in touch,", "it is said,", "and to build a canal."], ["a1"]),
    ],
)
def test_a_clause_that_goes_on_with_what_was_agreed_reports_it_too(clauses: list[str], agreed: list[str]) -> None:
    found = analyse(on_one_topic(clauses, "They had tea."))
    assert [check.point for check in found.cross_checks] == agreed


def test_what_goes_on_is_quoted_from_its_beginning() -> None:
    call = on_one_topic(["They agreed to keep in touch,", "and to build a canal."], "They discussed a canal.")
    assert "reports an agreement: “and to build a canal.”;" in analyse(call).findings[1].text


def test_an_agreement_goes_on_in_its_own_text_alone() -> None:
    found = analyse(on_one_topic("They agreed to keep in touch,", "and to build a canal."))
    assert [check.point for check in found.cross_checks] == ["a1"]


def test_the_first_of_two_verbs_of_agreement_is_where_it_begins() -> None:
    call = on_one_topic("They agreed on a canal and agreed on seed.", "They discussed a canal.")
    (finding,) = analyse(call).findings
    assert finding.evidence[0] == Evidence("a", 5, 42)


@pytest.mark.parametrize(
    ("words", "weight"),
    [
        ("The leaders agreed to stay in contact.", 0.1),
        ("The leaders agreed to stay in contact on seed prices.", 0.1),
        ("The leaders agreed to stay in contact on seed prices and tariffs.", 0.9),
        (AGREED, 0.9),
    ],
)
def test_an_agreement_on_nothing_but_further_contact_weighs_little(words: str, weight: float) -> None:
    (finding,) = analyse(on_two_topics(words, "They discussed seed.")).findings
    assert finding.weight == weight


def test_each_of_three_sides_is_checked() -> None:
    call = on_one_topic(AGREED, "The leaders discussed a canal.", "A canal was discussed.")
    assert [(of, outcome) for of, outcome, _, _ in checked(call)] == [("b", "differs"), ("c", "differs")]
    assert len(analyse(call).findings) == 2


def test_what_one_of_three_sides_has_too_is_no_finding() -> None:
    call = on_one_topic(AGREED, "It was agreed to build a canal.", "They discussed a canal.")
    assert [(of, outcome) for of, outcome, _, _ in checked(call)] == [("b", "both"), ("c", "differs")]
    assert analyse(call).findings == ()


def test_of_three_sides_those_that_do_not_have_it_are_named_together_as_surely_as_the_least_sure() -> None:
    topics = [CANAL, make_topic("b1", id="t2"), make_topic("c1", id="t3")]
    call = make_call(AGREED, "They had tea.", "They agreed to buy seed.", topics=topics, speakers=JOINT)
    (finding, _) = analyse(call).findings
    assert finding.text.endswith("; no clear counterpart found in Lysmark's or Osmarra's text.")
    assert finding.confidence == pytest.approx(0.72)


def test_a_text_without_matters_is_not_asked() -> None:
    assert analyse(make_call(AGREED, [], speakers=JOINT)).cross_checks == ()


def test_a_text_in_another_language_is_not_asked() -> None:
    found = analyse(make_call(AGREED, AGREED, speakers=JOINT, languages={"b": "de"}))
    assert found == LensResult(observations=found.observations)
    assert {each.readout for each in found.observations} == {"a"}
