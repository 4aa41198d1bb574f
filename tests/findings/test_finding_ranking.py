"""Which findings come first, and which of them lead."""

from __future__ import annotations

from fixtures_call import make_call, make_topic
from fixtures_view import make_view

from diplocompare.findings.candidates import candidates
from diplocompare.findings.features import features
from diplocompare.findings.ranking import LEADING, rank
from diplocompare.findings.view import View
from diplocompare.model import Finding
from diplocompare.phrasing.explanation import FEATURES, feature
from diplocompare.weights.logistic import Regression, fitted

LONG_FIRST = Regression(-1.0, {"one: words": 2.0, "both: words": 2.0})


def ranked(view: View, regression: Regression = LONG_FIRST) -> tuple[Finding, ...]:
    return rank(view, list(candidates(view)), regression)


def many(count: int, *, topics: int, confidence: float = 0.9) -> View:
    """A call whose first text has so many claims, the first the longest, in turn of one of these topics."""
    told = [" ".join([f"Matter{at}", *["grain"] * (2 * count - at)]) + "." for at in range(count)]
    members = [[f"a{at + 1}" for at in range(count) if at % topics == number] for number in range(topics)]
    made = [make_topic(*found, id=f"t{at}", confidence=confidence) for at, found in enumerate(members)]
    return make_view(make_call(told, "Visas.", topics=[*made, make_topic("b1", id="t99", confidence=0.1)]))


def test_the_more_telling_comes_first_and_five_lead() -> None:
    found = ranked(many(7, topics=7))
    assert [each.id for each in found] == [f"f{number}" for number in range(1, 8)]
    assert [each.leading for each in found] == [True] * LEADING + [False] * 2
    telling = [each.telling or 0.0 for each in found]
    assert telling == sorted(telling, reverse=True)


def test_not_more_than_two_of_one_matter_lead() -> None:
    assert [each.topic for each in ranked(many(8, topics=2)) if each.leading] == ["t0", "t1", "t0", "t1"]


def test_what_rests_on_a_doubtful_alignment_does_not_lead() -> None:
    assert not any(each.leading for each in ranked(many(2, topics=2, confidence=0.59)))
    assert any(each.leading for each in ranked(many(2, topics=2, confidence=0.6)))


def test_no_two_leading_findings_quote_one_claim_and_what_is_told_is_not_told_again() -> None:
    call = make_call("Halle promised grain.", "Grain was hoped for, and steel, and visas.")
    found = ranked(make_view(call, {("a1", "b1"): (0.7, 0.1)}))
    # b's claim alone is longer than the mean of both, a's alone shorter: the pair would quote b's again.
    assert [([place.readout for place in each.evidence], each.leading) for each in found] == [
        (["b"], True),
        (["a"], True),
    ]


def test_a_finding_has_the_reasons_for_its_rank() -> None:
    call = make_call("Halle promised grain.", "Visas.", topics=[make_topic("a1"), make_topic("b1", id="t2")])
    found = ranked(make_view(call))[0]
    assert found.telling == 0.289  # log odds of -1 + 2 * 3 / 60
    assert [(each.feature, each.weight) for each in found.reasons] == [("one: words", 0.1)]


def test_every_feature_that_has_a_weight_is_found_and_has_words() -> None:
    weights = fitted("findings").weights
    assert all(name.partition(": ")[2] in FEATURES or name in FEATURES for name in weights)
    assert feature("one: words") == FEATURES["words"]
    call = make_call(
        ["Halle asked for grain.", "The road was built.", "Halle asked for ships."],
        ["Grain was refused by us.", "The bridge was built."],
        topics=[
            make_topic("a1", "b1"),
            make_topic("a2", id="t2"),
            make_topic("b2", id="t3"),
            make_topic("a3", id="t4"),
        ],
        speakers={"a1": "counterpart", "a2": "none"},
    )
    view = make_view(call, {("a1", "b1"): (0.97, 0.3), ("a2", "b2"): (0.3, 0.1)})
    known = {name for each in candidates(view) for name in features(view, each)}
    assert weights.keys() - known <= {"both: framing", "both: agreement", "both: opposed", "both: place"}
