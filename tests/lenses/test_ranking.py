"""Which findings come first, and which of them lead."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diplocompare.lenses.ranking import rank
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.model import Evidence, Finding
from diplocompare.model.lenses import FindingKind


def made(
    kind: FindingKind, *, confidence: float = 0.9, weight: float = 0.5, place: int = 0, text: str = ""
) -> UnrankedFinding:
    return UnrankedFinding(kind, text or f"{kind} {place}.", confidence, weight, (Evidence("a", place, place + 1),))


def test_a_finding_keeps_what_it_has_and_gets_a_place() -> None:
    (found,) = rank([replace(made("silence", confidence=0.87654), topic="t2")])
    assert found == Finding("f1", "silence", "silence 0.", 0.877, (Evidence("a", 0, 1),), leading=True, topic="t2")


def test_the_more_telling_kind_comes_first() -> None:
    kinds: tuple[FindingKind, ...] = (
        "terms",
        "about",
        "agreement",
        "attribution",
        "commitment",
        "contested",
        "courtesy",
        "figures",
        "names",
        "order",
        "scope",
        "share",
        "silence",
        "tone",
        "verbs",
    )
    found = rank([made(kind, confidence=0.6) for kind in kinds])
    assert " ".join(finding.kind for finding in found) == (
        "attribution agreement commitment contested silence names scope verbs about figures share tone order"
        " courtesy terms"
    )
    assert [finding.id for finding in found] == [f"f{number}" for number in range(1, 16)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (made("silence", weight=0.9), made("silence", weight=0.1)),
        (made("silence", confidence=0.9), made("silence", confidence=0.8)),
        # 0.85 x 0.505 against 0.4 x 1.0: what weighs next to nothing counts half.
        (made("silence", weight=0.01), made("order", weight=1.0)),
        # 0.85 x 0.75 against 0.9 x 0.505
        (made("silence", weight=0.5), made("commitment", weight=0.01)),
        # A weight above 1 counts as 1.
        (made("silence", weight=1.0), made("names", weight=2.0)),
        # A difference that rounding makes leaves the order to the text.
        (made("silence", text="A."), made("silence", text="B.", confidence=0.9000001)),
    ],
    ids=["weight", "confidence", "another kind", "lighter of a lesser kind", "weight above 1", "noise"],
)
def test_the_surer_and_the_weightier_comes_first(first: UnrankedFinding, second: UnrankedFinding) -> None:
    for given in ([first, second], [second, first]):
        assert [finding.text for finding in rank(given)] == [first.text, second.text]


def test_what_rests_on_a_doubtful_alignment_does_not_lead() -> None:
    found = rank([made("attribution", confidence=0.74, weight=1.0), made("order", confidence=0.75, place=1)])
    assert [(finding.kind, finding.leading) for finding in found] == [("order", True), ("attribution", False)]


def test_what_weighs_nothing_does_not_lead() -> None:
    assert [finding.leading for finding in rank([made("commitment", weight=0.0)])] == [False]


def test_five_lead_and_not_more_than_two_of_a_kind() -> None:
    many = [made(kind, place=place) for place, kind in enumerate(["silence", "names", "scope", "verbs"] * 3)]  # type: ignore[arg-type]
    found = rank(many)
    assert [finding.kind for finding in found if finding.leading] == ["silence", "silence", "names", "names", "scope"]
    assert [finding.leading for finding in found] == [True] * 5 + [False] * 7


def test_what_rests_on_words_that_others_have_told_does_not_lead() -> None:
    told = made("silence", place=7)
    again = replace(made("share", place=7), evidence=told.evidence)
    more = replace(again, evidence=(*told.evidence, Evidence("b", 0, 1)))
    assert [finding.leading for finding in rank([told, again])] == [True, False]
    assert [finding.leading for finding in rank([told, more])] == [True, True]
