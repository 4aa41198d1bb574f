"""What one text puts into another side's mouth, beside that side's own text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from fixtures_call import make_call, make_matches, make_topic

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.attribution import analyse
from diplocompare.lenses.result import UnnumberedCheck, UnrankedFinding
from diplocompare.model import Evidence, Match, Outcome, Relation, Speaker

SAID = "Halle promised grain."


def attributed(
    *matches: Match, confidence: float = 0.9, shared: bool = True, speakers: Mapping[str, Speaker] = {}
) -> AlignedCall:
    """Text a has Lysmark promise grain; text b has three points on it, in one topic with a's where it is shared."""
    points = ("a1", "b1", "b2", "b3") if shared else ("a1",)
    rest = () if shared else (make_topic("b1", "b2", "b3", id="t2"),)
    return make_call(
        SAID,
        ["We promised grain.", "Grain is sold.", "Grain is dear."],
        topics=[make_topic(*points, confidence=confidence, matches=matches), *rest],
        speakers={"a1": "counterpart", **speakers},
    )


@pytest.mark.parametrize(
    ("relation", "speaker", "outcome", "confidence"),
    [
        ("same", "own", "both", 0.8),
        ("same", "joint", "both", 0.8),
        ("same", "counterpart", "differs", 0.64),
        ("same", "none", "both", 0.8),
        ("related", "own", "both", 0.8),
        ("differs", "own", "differs", 0.64),
    ],
)
def test_what_is_put_in_a_mouth_is_set_beside_that_side_s_own_text(
    relation: Relation, speaker: Speaker, outcome: Outcome, confidence: float
) -> None:
    match = make_matches("a1", "b1", relation=relation, confidence=0.8)
    found = analyse(attributed(*match, speakers={"b1": speaker}))
    checks = {check.point: check for check in found.cross_checks}
    assert checks["a1"] == UnnumberedCheck("said", "a1", "b", outcome, ("b1",), confidence)


@pytest.mark.parametrize(("score", "outcome"), [(0.5, "both"), (0.49, "differs")])
def test_two_points_that_are_near_report_the_same_without_being_each_other_s_best(
    score: float, outcome: Outcome
) -> None:
    (check,) = analyse(attributed(*make_matches("a1", "b1", relation="related", score=score))).cross_checks
    assert check.outcome == outcome


def test_the_best_match_of_several_tells_and_all_are_named() -> None:
    matches = [
        Match("m1", ("a1", "b1"), 0.6, 0.7, "differs"),
        Match("m2", ("b2", "a1"), 0.9, 0.8, "same"),
        Match("m3", ("b1", "b3"), 0.95, 0.95, "differs"),
    ]
    (check,) = analyse(attributed(*matches)).cross_checks
    assert check == UnnumberedCheck("said", "a1", "b", "both", ("b1", "b2"), 0.8)


def test_what_that_side_s_text_has_not_is_a_finding() -> None:
    (finding,) = analyse(attributed(shared=False, confidence=0.87)).findings
    assert finding == UnrankedFinding(
        "attribution",
        "Ardesh's text attributes to Lysmark: “Halle promised grain.”; not mentioned in Lysmark's own text.",
        0.87,
        pytest.approx(0.1),
        (Evidence("a", 0, 21),),
        "t1",
    )


def test_without_a_match_a_shared_topic_leaves_it_open() -> None:
    found = analyse(attributed())
    assert found.cross_checks == (UnnumberedCheck("said", "a1", "b", "absent", (), 0.5),)
    assert found.findings[0].text.endswith("; no clear counterpart found in Lysmark's own text.")


def test_what_that_side_words_in_another_way_is_quoted() -> None:
    (finding,) = analyse(attributed(*make_matches("a1", "b1", "b2", relation="differs"))).findings
    assert finding.text == (
        "Ardesh's text attributes to Lysmark: “Halle promised grain.”; Lysmark's own text: “We promised grain.”."
    )
    assert finding.evidence == (Evidence("a", 0, 21), Evidence("b", 0, 18))
    assert finding.confidence == pytest.approx(0.72)


def test_what_both_report_is_no_finding() -> None:
    assert analyse(attributed(*make_matches("a1", "b1"))).findings == ()


def test_a_long_claim_weighs_in_full() -> None:
    long = "Halle promised grain, " + "steel, " * 40
    (finding,) = analyse(make_call(long, "Tea.", topics=[make_topic("a1")], speakers={"a1": "counterpart"})).findings
    assert finding.weight == 1.0


def test_of_three_sides_a_counterpart_without_a_name_is_not_checked() -> None:
    call = make_call(SAID, "Grain.", "Grain.", speakers={"a1": "counterpart"})
    assert analyse(call).cross_checks == ()
