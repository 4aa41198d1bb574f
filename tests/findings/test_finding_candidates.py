"""What might be told of a call: of one text, and of texts side by side."""

from __future__ import annotations

from collections.abc import Sequence

from fixtures_call import make_call, make_matches, make_topic
from fixtures_view import NOTHING_NEAR, Pairs, make_view

from diplocompare.findings.candidates import Candidate, candidates
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.model import Match

STEEL = "President Tevosh rejected the tariffs on steel."
GRAIN = "Prime Minister Halle promised grain."


def of_claims(call: AlignedCall, pairs: Pairs = NOTHING_NEAR, *, partial: Sequence[str] = ()) -> list[Candidate]:
    return [each for each in candidates(make_view(call, pairs, partial=partial)) if each.claims]


def quotes(call: AlignedCall, candidate: Candidate) -> list[str]:
    return [call.text_of(place) for place in candidate.evidence]


def apart(*, confidence: float = 0.9) -> AlignedCall:
    topics = [
        make_topic("a1", label="Steel tariffs", confidence=confidence),
        make_topic("b1", id="t2", label="Grain", confidence=confidence),
    ]
    return make_call(STEEL, GRAIN, topics=topics)


def together(one: str, other: str, *, matches: Sequence[Match] = (), label: str = "Grain") -> AlignedCall:
    return make_call(one, other, topics=[make_topic("a1", "b1", label=label, matches=matches)])


def test_what_one_text_has_is_a_silence_of_the_other() -> None:
    call = apart()
    steel, grain = of_claims(call)
    assert (steel.kind, steel.silent, steel.nearest, steel.topic) == ("silence", ("b",), (), "t1")
    assert steel.text == f"Only Ardesh's text has “{STEEL}”; not mentioned in Lysmark's text."
    assert quotes(call, steel) == [STEEL]
    assert grain.silent == ("a",)


def test_a_silence_that_is_not_sure_is_not_told_as_one() -> None:
    steel = of_claims(apart(confidence=0.8))[0]
    assert steel.text == f"Ardesh's text has “{STEEL}”; no clear counterpart found in Lysmark's text."


def test_near_words_of_the_other_text_stand_beside_a_silence() -> None:
    call = apart()
    found = of_claims(call, {("a1", "b1"): (0.2, 0.5)})[-1]
    assert found.text == (
        f"Ardesh's text has “{STEEL}”; no clear counterpart found in Lysmark's text; "
        f"the nearest words in Lysmark's: “{GRAIN}”."
    )
    assert quotes(call, found) == [STEEL, GRAIN]
    assert [call.text_of(place) for place in found.nearest] == [GRAIN]
    assert found.confidence < 0.85


def test_words_that_are_not_near_are_not_set_beside_a_silence() -> None:
    assert len(of_claims(apart(), {("a1", "b1"): (0.04, 0.5)})) == 2


def test_where_only_a_part_of_a_text_is_at_hand_its_silence_says_so() -> None:
    steel = of_claims(apart(), partial=["b"])[0]
    assert steel.text.endswith("not mentioned in Lysmark's text (only a part of Lysmark's text is at hand).")
    assert "part of" not in of_claims(apart(), partial=["a"])[0].text


def test_a_claim_of_a_shared_matter_that_the_other_text_does_not_report_is_a_silence() -> None:
    call = make_call(
        ["Halle promised grain.", "The grain will come by rail."],
        "Halle promised grain.",
        topics=[make_topic("a2", id="t2", label="Rail"), make_topic("a1", "b1", matches=make_matches("a1", "b1"))],
    )
    silences = [each for each in of_claims(call, {("a1", "b1"): (0.9, 0.9)}) if each.kind == "silence"]
    assert [quotes(call, each) for each in silences] == [["The grain will come by rail."]]


def test_a_silence_inside_a_shared_matter_is_never_sure() -> None:
    call = together("Halle promised grain.", "Grain was not on the table.")
    found = of_claims(call, {("a1", "b1"): (0.7, 0.1)})[0]
    assert found.text == (
        "On Grain, Ardesh's text has “Halle promised grain.”; no clear counterpart found in Lysmark's text."
    )


def test_claims_of_one_matter_stand_side_by_side() -> None:
    call = together("Halle raised grain.", "Grain was discussed.")
    found = of_claims(call, {("a1", "b1"): (0.97, 0.3)})[-1]
    assert found.kind == "wording"
    assert found.text == "On Grain, Ardesh's text has “Halle raised grain.”, Lysmark's “Grain was discussed.”."
    assert found.silent == ()


def test_a_label_that_the_quoted_words_do_not_bear_out_is_not_told() -> None:
    call = together("Halle promised grain.", "Halle spoke of grain.", label="Steel")
    found = of_claims(call, {("a1", "b1"): (0.9, 0.3)})[-1]
    assert found.text == "Ardesh's text has “Halle promised grain.”, Lysmark's “Halle spoke of grain.”."


def test_what_lenses_see_gives_a_pair_its_kind() -> None:
    matches = make_matches("a1", "b1", relation="related")
    call = together("The regime in Nareth promised grain.", "The government in Nareth promised grain.", matches=matches)
    found = of_claims(call, {("a1", "b1"): (0.9, 0.3)})[-1]
    assert found.kind == "framing"
    assert {"regime", "government"} <= {call.text_of(mark) for mark in found.marks}


def test_names_and_figures_are_marks_and_no_findings() -> None:
    call = make_call(
        "President Tevosh told NATO of 40 million dollars for grain.",
        "Visas were raised.",
        topics=[make_topic("a1"), make_topic("b1", id="t2", label="Visas")],
    )
    found = list(candidates(make_view(call)))
    assert {each.kind for each in found} == {"silence"}
    assert [call.text_of(mark) for mark in found[0].marks] == ["NATO", "40 million dollars"]


def test_a_third_text_is_silent_on_what_two_have() -> None:
    call = make_call(
        "Halle promised grain.",
        "Halle spoke of grain.",
        "Visas were raised.",
        topics=[make_topic("a1", "b1"), make_topic("c1", id="t2", label="Visas")],
    )
    found = next(each for each in of_claims(call, {("a1", "b1"): (0.9, 0.3)}) if len(each.claims) == 2)
    assert found.silent == ("c",)
    assert found.text.endswith("; no clear counterpart found in Osmarra's text.")


def test_a_third_text_on_the_matter_is_quoted_too() -> None:
    call = make_call("Halle promised grain.", "Halle spoke of grain.", "Grain came up.")
    pairs = {("a1", "b1"): (0.9, 0.3), ("a1", "c1"): (0.6, 0.1)}
    found = [each for each in of_claims(call, pairs) if len(each.evidence) == 3]
    assert quotes(call, found[0]) == ["Halle promised grain.", "Halle spoke of grain.", "Grain came up."]


def test_without_the_lens_of_silence_there_are_only_differences_that_a_lens_of_words_sees() -> None:
    assert list(candidates(make_view(apart(), lenses=["verbs"]))) == []


def test_of_a_long_claim_the_telling_point_is_quoted() -> None:
    rest = "They talked about ties between the two countries and their peoples, and about trade, at very great length."
    call = make_call(
        [rest, rest, "Tariffs on steel are to go."],
        rest,
        topics=[make_topic("a1", "a2", "a3", label="Steel"), make_topic("b1", id="t2")],
    )
    assert "has “…Tariffs on steel are to go.”" in of_claims(call)[0].text


def test_a_silence_on_a_name_that_the_other_text_has_is_less_sure() -> None:
    topics = [make_topic("a1", label="Talks"), make_topic("b1", id="t2", label="Visas")]
    apart_on = [
        make_call("Talks in Geneva are to begin.", f"Visas were raised{place}.", topics=topics)
        for place in ("", " in Geneva")
    ]
    assert [round(of_claims(call)[0].confidence, 2) for call in apart_on] == [0.9, 0.72]


def test_an_agreement_stands_beside_what_the_other_text_has() -> None:
    one, other = "The leaders agreed to build a grain terminal.", "Halle spoke about the harbour for grain."
    call = together(one, other, matches=make_matches("a1", "b1", relation="related"))
    found = of_claims(call, {("a1", "b1"): (0.97, 0.3)})[-1]
    assert found.kind == "agreement"
    assert found.text == (
        "Ardesh's text reports an agreement: “agreed to build a grain terminal.”; Lysmark's text has “Halle spoke about "
        "the harbour for grain.”."
    )


def test_what_shares_words_of_matter_on_one_topic_is_no_silence() -> None:
    call = together("Grain ships from the harbour were raised.", "The harbour for grain was praised.")
    assert [len(each.claims) for each in of_claims(call, {("a1", "b1"): (0.3, 0.1)})] == [2]


def test_claims_without_a_word_of_matter_in_common_do_not_stand_side_by_side() -> None:
    call = together("Grain ships were raised.", "The minister praised a harbour.")
    found = of_claims(call, {("a1", "b1"): (0.7, 0.3)})[-1]
    assert (found.kind, len(found.nearest)) == ("silence", 1)
