from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses import agreement
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lenses.run import run_lenses
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Match, Nearest, Outcome, Point, Speaker, Topic

AGREED = "The leaders agreed to build a canal through Osmarra."


def aligned_call(
    *texts: str, topics: Sequence[Topic], speaker: Speaker = "joint", candidates: Sequence[Nearest] = ()
) -> AlignedCall:
    """One point a text, in the topic that names it."""
    home = {point: topic.id for topic in topics for point in topic.points}
    points = [
        Point(f"{r.id}1", 0, len(r.text), speaker=speaker, topic=home[f"{r.id}1"], candidates=tuple(candidates))
        for r in readouts(*texts)
    ]
    made = [replace(r, points=(point,)) for r, point in zip(readouts(*texts), points, strict=True)]
    return AlignedCall(made, topics, (), load_lexicon())


def shared(*points: str, confidence: float = 0.9, matches: Sequence[Match] = ()) -> Topic:
    return Topic("t1", "Canal", "shared", confidence, points, matches=tuple(matches))


def told(call: AlignedCall) -> tuple[list[tuple[str, str, Outcome, tuple[str, ...], float]], list[UnrankedFinding]]:
    result = agreement.analyse(call)
    checks = [(x.point, x.of, x.outcome, x.counterparts, x.confidence) for x in result.cross_checks]
    return checks, list(result.findings)


def test_an_agreement_that_both_report_is_no_finding() -> None:
    checks, findings = told(aligned_call(AGREED, "It was agreed to build a canal.", topics=[shared("a1", "b1")]))
    assert checks == [("a1", "b", "both", ("b1",), 0.9), ("b1", "a", "both", ("a1",), 0.9)]
    assert findings == []


def test_an_agreement_that_the_other_only_discussed_differs() -> None:
    match = Match("m1", ("a1", "b1"), 0.8, 0.85, "differs")
    place = aligned_call(AGREED, "The leaders discussed a canal.", topics=[shared("a1", "b1", matches=[match])])
    checks, (finding,) = told(place)
    assert checks == [("a1", "b", "differs", ("b1",), 0.85)]
    assert finding.text == (
        "Ardesh's text reports an agreement: “agreed to build a canal through Osmarra.”; "
        "Lysmark's text has the matter without an agreement: “The leaders discussed a canal.”."
    )
    assert [(place.readout, place.start) for place in finding.evidence] == [("a", 12), ("b", 0)]


@pytest.mark.parametrize(
    ("confidence", "words"), [(0.9, "not mentioned in Lysmark's text"), (0.7, "no clear counterpart found")]
)
def test_an_agreement_that_the_other_does_not_have_is_absent(confidence: float, words: str) -> None:
    topics = [
        Topic("t1", "Canal", "one-sided", confidence, ("a1",)),
        Topic("t2", "Seed", "one-sided", 0.9, ("b1",)),
    ]
    checks, (finding,) = told(aligned_call(AGREED, "The leaders discussed seed.", topics=topics))
    assert checks == [("a1", "b", "absent", (), confidence)]
    assert words in finding.text


def test_an_agreement_elsewhere_in_the_other_text_makes_absence_less_sure() -> None:
    topics = [Topic("t1", "Canal", "one-sided", 0.9, ("a1",)), Topic("t2", "Seed", "one-sided", 0.9, ("b1",))]
    checks, _ = told(aligned_call(AGREED, "The leaders agreed to buy seed.", topics=topics))
    assert checks[0][-1] == pytest.approx(0.72)
    checks, _ = told(
        aligned_call(AGREED, "The leaders agreed to buy seed.", topics=topics, candidates=[Nearest("b1", 0.5)])
    )
    assert checks[0][-1] == pytest.approx(0.36)


def test_what_both_will_do_counts_as_agreed_where_the_text_has_them_speak_together() -> None:
    checks, _ = told(aligned_call(AGREED, "The leaders will build a canal.", topics=[shared("a1", "b1")]))
    assert checks[0][2] == "both"
    alone = aligned_call(AGREED, "The King will build a canal.", topics=[shared("a1", "b1")], speaker="own")
    assert told(alone)[0][0][2] == "differs"


def test_an_agreement_to_stay_in_touch_weighs_little() -> None:
    topics = [Topic("t1", "Canal", "one-sided", 0.9, ("a1",)), Topic("t2", "Seed", "one-sided", 0.9, ("b1",))]
    _, (poor,) = told(aligned_call("The leaders agreed to stay in contact.", "They discussed seed.", topics=topics))
    _, (rich,) = told(aligned_call(AGREED, "They discussed seed.", topics=topics))
    assert poor.weight < 0.2 < rich.weight


def test_each_of_three_sides_is_checked() -> None:
    place = aligned_call(AGREED, "The leaders discussed a canal.", "They had tea.", topics=[shared("a1", "b1", "c1")])
    checks, findings = told(place)
    assert [(of, outcome) for _, of, outcome, _, _ in checks] == [("b", "differs"), ("c", "differs")]
    assert len(findings) == 2


def test_the_checks_are_numbered_when_all_lenses_have_looked() -> None:
    place = aligned_call(AGREED, "The leaders discussed a canal.", "They had tea.", topics=[shared("a1", "b1", "c1")])
    found = run_lenses(place, ["agreement"]).cross_checks
    assert [(check.id, check.what, check.of) for check in found] == [("x1", "agreed", "b"), ("x2", "agreed", "c")]
