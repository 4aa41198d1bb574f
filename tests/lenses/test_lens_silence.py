"""A matter that only one side's text has."""

from __future__ import annotations

import pytest
from fixtures_call import make_call, make_topic

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lenses.silence import analyse, without_shared
from diplocompare.model import Commitment, Emphasis, Evidence, Observation


def steel_alone(confidence: float = 0.9) -> AlignedCall:
    """Both have grain; a alone has steel, in two points and a fifth of its words."""
    grain = make_topic("a1", "b1", emphasis=(Emphasis("a", 0.8, 1), Emphasis("b", 1.0, 1)))
    alone = (Emphasis("a", 0.2, 2), Emphasis("b", 0.0, None))
    steel = make_topic("a2", "a3", id="t2", label="Steel", confidence=confidence, emphasis=alone)
    return make_call(["Grain was sold.", "Steel.", "Steel was raised."], "Grain was sold.", topics=[grain, steel])


def test_a_matter_of_one_text_is_a_finding_that_quotes_its_longest_point() -> None:
    (finding,) = analyse(steel_alone()).findings
    assert finding == UnrankedFinding(
        "silence",
        "Only Ardesh's text has “Steel was raised.”; not mentioned in Lysmark's text.",
        0.9,
        0.2,
        (Evidence("a", 16, 22), Evidence("a", 23, 40)),
        "t2",
    )


def test_a_less_sure_silence_is_told_with_more_care() -> None:
    (finding,) = analyse(steel_alone(0.7)).findings
    assert finding.text == "Ardesh's text has “Steel was raised.”; no clear counterpart found in Lysmark's text."


@pytest.mark.parametrize(("confidence", "count"), [(0.5, 1), (0.49, 0)])
def test_a_matter_that_is_likelier_shared_than_not_is_no_finding(confidence: float, count: int) -> None:
    assert len(analyse(steel_alone(confidence)).findings) == count


def test_of_three_sides_two_have_to_be_silent() -> None:
    def findings(*emphasis: Emphasis) -> list[str]:
        points = [f"{entry.readout}1" for entry in emphasis if entry.rank]
        call = make_call("Steel.", "Steel.", "Tea.", topics=[make_topic(*points, emphasis=emphasis)])
        return [finding.text for finding in analyse(call).findings]

    (text,) = findings(Emphasis("a", 1.0, 1), Emphasis("b", 0.0, None), Emphasis("c", 0.0, None))
    assert text.endswith("not mentioned in Lysmark's or Osmarra's text.")
    assert findings(Emphasis("a", 1.0, 1), Emphasis("b", 1.0, 1), Emphasis("c", 0.0, None)) == []


def test_a_text_without_matters_is_not_called_silent() -> None:
    topic = make_topic("a1", emphasis=(Emphasis("a", 1.0, 1), Emphasis("b", 0.0, None)))
    assert analyse(make_call("Steel.", [], topics=[topic])).findings == ()


@pytest.mark.parametrize(
    ("place", "reported_by", "left"),
    [
        (("a", 2, 9), ("a", "b"), False),
        (("a", 2, 3), ("a", "b"), True),
        (("a", 9, 12), ("a", "b"), True),
        (("b", 2, 9), ("a", "b"), True),
        (("a", 2, 9), ("a",), True),
    ],
    ids=["overlap", "up to it", "from its end on", "another text", "one side's commitment"],
)
def test_a_silence_on_what_the_ledger_has_from_both_is_no_finding(
    place: tuple[str, int, int], reported_by: tuple[str, ...], left: bool
) -> None:
    silence = UnrankedFinding("silence", "A silence.", 0.9, 0.5, (Evidence("a", 3, 9),))
    share = UnrankedFinding("share", "A share.", 0.9, 0.5, (Evidence("a", 3, 9),))
    commitment = Commitment("k1", "agreement", reported_by, (Observation("commitments", *place, "agreement"),))
    assert without_shared([silence, share], [commitment]) == ([silence, share] if left else [share])
