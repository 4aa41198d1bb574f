"""Thanks, praise and condolences of one side that only one text reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from fixtures_call import make_call, turned
from msgspec.structs import replace

from diplocompare.lenses.courtesy import analyse
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Evidence, Speaker
from diplocompare.parties.parties import Party

PARTIES = [
    Party(id_, side, None, frozenset(), frozenset({(side.lower(),)}))
    for id_, side in (("a", "Ardesh"), ("b", "Lysmark"))
]


def analysed(*texts: str | Sequence[str], speakers: Mapping[str, Speaker] = {}, **settings: object) -> LensResult:
    return analyse(make_call(*texts, speakers=speakers, parties=PARTIES, **settings))  # type: ignore[arg-type]


def told(*texts: str | Sequence[str], speakers: Mapping[str, Speaker] = {}) -> list[str]:
    return [finding.text for finding in analysed(*texts, speakers=speakers).findings]


def test_thanks_that_one_text_reports_are_a_finding() -> None:
    found = analysed("She thanked Lysmark for its help.", "They spoke.")
    assert found.findings == (
        UnrankedFinding(
            "courtesy",
            "Only Ardesh's text reports thanks from Ardesh: “thanked Lysmark for its help.”.",
            0.85,
            0.3,
            (Evidence("a", 4, 11),),
        ),
    )
    assert [(each.kind, each.by) for each in found.observations] == [("thanks", "own")]


def test_what_is_put_in_the_other_s_mouth_is_the_other_s() -> None:
    (text,) = told("Lysmark praised Ardesh for its help.", "They spoke.", speakers={"a1": "counterpart"})
    assert text.startswith("Only Ardesh's text reports praise from Lysmark: ")
    assert told("She thanked Lysmark.", "Ardesh thanked Lysmark.", speakers={"b1": "counterpart"}) == []


@pytest.mark.parametrize(
    ("texts", "speakers"),
    [
        (("She thanked Lysmark.", "Ardesh thanked us."), {"b1": "counterpart"}),
        (("She thanked Lysmark.", "Thanks were expressed with gratitude."), {"b1": "none"}),
        (("She congratulated Lysmark.", "They spoke."), {}),
        (("They thanked him.", "They spoke."), {"a1": "joint"}),
        (("They spoke.", "They spoke."), {}),
    ],
    ids=["both", "unclear whose in the other", "congratulations", "joint", "nothing"],
)
def test_otherwise_there_is_no_finding(texts: Sequence[str], speakers: Mapping[str, Speaker]) -> None:
    assert told(*texts, speakers=speakers) == []


def test_what_is_unclear_in_the_same_text_or_of_another_kind_does_no_harm() -> None:
    joint = {"a2": "joint", "b1": "joint"}
    assert len(told(["She thanked Lysmark.", "Thanks were expressed with gratitude."], "Tea.", speakers=joint)) == 1
    assert len(told("She thanked Lysmark.", "They praised Ardesh.", speakers=joint)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("She thanked Lysmark for its help.", 1),
        ("She thanked Ardesh for its help.", 0),
        ("She thanked Ardesh and Lysmark for their help.", 1),
        ("She thanked him for his help.", 1),
        ("She thanked Osmarra for its help.", 0),
        ("She thanked Osmarra for hosting him.", 0),
        ("She thanked the kind land of the old Lysmark.", 0),
        ("She thanked the kind land of old Lysmark.", 1),
        ("She expressed her gratitude.", 0),
    ],
    ids=[
        "the other side",
        "one's own",
        "one's own and the other",
        "a pronoun",
        "a third party",
        "a third party and a pronoun",
        "further than six words on",
        "the sixth word",
        "nobody",
    ],
)
def test_it_has_to_be_meant_for_the_other_side(text: str, count: int) -> None:
    assert len(told(text, "They spoke.")) == count


def test_the_object_is_looked_for_in_seventy_letters_of_the_point() -> None:
    long = "interlocutors" * 4
    assert len(told(f"She thanked {long} of Lysmark.", "They spoke.")) == 1
    assert len(told(f"She thanked {long} and friends of Lysmark.", "They spoke.")) == 0
    assert len(told(["She thanked the fleet,", "Lysmark was named."], "They spoke.")) == 0


def test_two_courtesies_are_quoted_and_all_are_pointed_at() -> None:
    texts = [
        "She thanked Lysmark.",
        "She thanked the fleet.",
        "She was grateful to Lysmark.",
        "She thanked Lysmark again.",
    ]
    (finding,) = analysed(texts, "They spoke.").findings
    assert finding.text == (
        "Only Ardesh's text reports thanks from Ardesh: “thanked Lysmark.” and “grateful to Lysmark.”."
    )
    assert [(place.start, place.end) for place in finding.evidence] == [(4, 11), (52, 60), (77, 84)]


def test_a_long_quotation_is_cut() -> None:
    (text,) = told(f"She thanked Lysmark for its {'great ' * 20}help.", "They spoke.")
    assert text.endswith("great…”.")
    assert len(text) < 130


def test_each_side_and_kind_has_a_sentence() -> None:
    texts = ["She praised Lysmark.", "She thanked Lysmark."], "He praised Ardesh."
    assert told(*texts) == [
        "Only Ardesh's text reports praise from Ardesh: “praised Lysmark.”.",
        "Only Lysmark's text reports praise from Lysmark: “praised Ardesh.”.",
        "Only Ardesh's text reports thanks from Ardesh: “thanked Lysmark.”.",
    ]


def test_of_three_sides_the_giver_has_to_be_named() -> None:
    assert len(told("She thanked Lysmark.", "They spoke.", "They spoke.")) == 1
    assert told("Lysmark thanked Ardesh.", "Tea.", "Tea.", speakers={"a1": "counterpart"}) == []


def test_a_counterpart_without_a_name_is_the_only_other_side() -> None:
    call = make_call("Lysmark praised Ardesh.", "They spoke.", speakers={"a1": "counterpart"}, parties=PARTIES)
    first, other = call.readouts
    unnamed = replace(first, points=(replace(first.points[0], speaker_side=None),))
    (finding,) = analyse(replace(call, readouts=(unnamed, other))).findings
    assert finding.text.startswith("Only Ardesh's text reports praise from Lysmark: ")


def test_nothing_is_said_where_a_text_is_in_another_language() -> None:
    assert analysed("She thanked Lysmark.", "Man sprach.", languages={"b": "de"}).findings == ()


def test_the_order_of_the_readouts_does_not_matter() -> None:
    call = make_call("She thanked Lysmark.", "She praised Ardesh.", parties=PARTIES)
    assert {finding.text for finding in analyse(call).findings} == {
        finding.text for finding in analyse(turned(call)).findings
    }
