from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.courtesy import analyse
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point, Speaker
from diplocompare.parties.parties import Party

PARTIES = tuple(
    Party(name, side, None, frozenset(), frozenset({(side.lower(),)}))
    for name, side in (("a", "Ardesh"), ("b", "Lysmark"))
)


def aligned_call(*texts: str, speakers: Sequence[Speaker] = ("own", "own", "own")) -> AlignedCall:
    """Texts that are one point each, of these speakers."""
    given = tuple(
        replace(r, points=(Point(f"{r.id}1", 0, len(r.text), speaker=by),))
        for r, by in zip(readouts(*texts), speakers, strict=False)
    )
    return AlignedCall(given, (), PARTIES, load_lexicon())


def told(*texts: str, speakers: Sequence[Speaker] = ("own", "own", "own")) -> list[str]:
    return [finding.text for finding in analyse(aligned_call(*texts, speakers=speakers)).findings]


def test_thanks_that_one_text_reports_are_a_finding() -> None:
    result = analyse(aligned_call("She thanked Lysmark for its help.", "They spoke."))
    (finding,) = result.findings
    assert finding.text == "Only Ardesh's text reports thanks from Ardesh: “thanked Lysmark for its help.”."
    assert [(e.readout, e.start, e.end) for e in finding.evidence] == [("a", 4, 11)]
    assert [each.by for each in result.observations] == ["own"]


def test_what_is_put_in_the_other_s_mouth_is_the_other_s() -> None:
    (text,) = told("Lysmark praised Ardesh for its help.", "They spoke.", speakers=("counterpart", "own"))
    assert text.startswith("Only Ardesh's text reports praise from Lysmark: ")
    thanked = ("She thanked Lysmark.", "Ardesh thanked Lysmark.")
    assert told(*thanked, speakers=("own", "counterpart")) == []


@pytest.mark.parametrize(
    ("texts", "speakers"),
    [
        (("She thanked Lysmark.", "Ardesh thanked us."), ("own", "counterpart")),
        (("She thanked Lysmark.", "Thanks were expressed with gratitude."), ("own", "none")),
        (("She thanked Osmarra for its help.", "They spoke."), ("own", "own")),
        (("She congratulated Lysmark.", "They spoke."), ("own", "own")),
        (("They thanked each other.", "They spoke."), ("joint", "own")),
        ((), ()),
    ],
    ids=["both", "unclear", "third", "congratulations", "joint", "nothing"],
)
def test_otherwise_there_is_no_finding(texts: Sequence[str], speakers: Sequence[Speaker]) -> None:
    assert told(*texts, speakers=speakers) == []


def test_the_order_of_the_readouts_does_not_matter() -> None:
    ahead = aligned_call("She thanked Lysmark.", "She praised Ardesh.")
    turned = AlignedCall(ahead.readouts[::-1], (), PARTIES, load_lexicon())
    assert {finding.text for finding in analyse(ahead).findings} == {
        finding.text for finding in analyse(turned).findings
    }
