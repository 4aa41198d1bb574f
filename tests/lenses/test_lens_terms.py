"""Words that set texts apart: antisymmetric scores, nothing from too little text, evidence at the words themselves."""

from collections import Counter
from pathlib import Path

import pytest
from conftest import LEXICON, readouts
from growth import assert_linear
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult
from diplocompare.lenses.terms import Prior, analyse, contrast
from diplocompare.lexicon.background import Background
from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import Point, Topic
from diplocompare.parties.parties import Party, identify

PRIOR = Prior(Background(1000, {"grain": 30, "steel": 10, "grain deal": 4}), 100.0, 1.0)


ONE, OTHER = Counter(grain=6, steel=1, harbour=2), Counter({"grain": 1, "steel": 5, "grain deal": 1})


def test_exchanging_the_sides_changes_the_signs_and_nothing_else() -> None:
    there, back = dict(contrast(ONE, OTHER, PRIOR)), dict(contrast(OTHER, ONE, PRIOR))
    assert there == {term: -z for term, z in back.items()}
    assert set(there) == {"grain", "steel", "harbour", "grain deal"}


def test_the_score_is_that_of_the_paper() -> None:
    """Nine uses a text and a prior of 3 for grain, of 100 in all but for what the least of others adds (1.55).

    ln(9 / (110.55 - 9)) - ln(4 / (110.55 - 4)), by the root of 1/9 + 1/4.
    """
    other = Counter({"grain": 1, "steel": 7, "grain deal": 1})
    assert dict(contrast(ONE, other, PRIOR))["grain"] == pytest.approx(1.4295, abs=1e-4)


def test_a_longer_text_does_not_stand_out_by_its_length() -> None:
    longer = Counter({term: 4 * count for term, count in ONE.items()})
    assert all(abs(z) < 1e-9 for _, z in contrast(ONE, longer, PRIOR))


def test_like_texts_have_no_contrast_and_ties_stand_by_the_alphabet() -> None:
    assert contrast(ONE, ONE, PRIOR) == [("grain", 0.0), ("harbour", 0.0), ("steel", 0.0)]
    assert contrast(Counter(), ONE, PRIOR) == []


GRAIN = "Ardesh buys grain at the harbour. " * 12


STEEL = "Lysmark sells steel at the border. " * 12


def aligned_call(
    *texts: str, language: str = "en", lexicon: Lexicon = LEXICON, parties: tuple[Party, ...] = ()
) -> AlignedCall:
    """One topic, which is all of each readout."""
    sides = tuple(
        replace(r, language=language, points=(Point(f"{r.id}1", 0, len(r.text), topic="t1"),)) for r in readouts(*texts)
    )
    topic = Topic("t1", "Trade", "shared", 0.9, tuple(point.id for side in sides for point in side.points))
    return AlignedCall(sides, (topic,), parties or identify(sides, LEXICON)[1], lexicon)


def test_little_text_ranks_nothing_and_says_so() -> None:
    short = aligned_call("Grain is sold.", STEEL)
    assert [(each.topic, each.readout, each.words, each.terms, each.note) for each in analyse(short).contrasts] == [
        (None, "a", 3, (), "too little text"),
        (None, "b", 72, (), "too little text"),
        ("t1", "a", 3, (), "too little text"),
        ("t1", "b", 72, (), "too little text"),
    ]
    assert not analyse(short).findings and not analyse(short).observations


def test_a_topic_needs_less_text_than_a_call() -> None:
    notes = {(each.topic, each.readout): each.note for each in analyse(aligned_call(GRAIN, STEEL)).contrasts}
    assert notes == {(None, "a"): "too little text", (None, "b"): "too little text", ("t1", "a"): "", ("t1", "b"): ""}


def test_a_finding_names_the_words_of_each_side_and_points_at_them() -> None:
    seen = aligned_call(GRAIN * 2, STEEL * 2)
    (finding,) = analyse(seen).findings
    assert finding.text == (
        "Words that set the texts apart: Ardesh's “buys”, “grain”, “harbour”; Lysmark's “border”, “sells”, “steel”."
    )
    assert (finding.kind, finding.topic, finding.weight) == ("terms", None, 0.2)
    quotes = [seen.readout(place.readout).text[place.start : place.end] for place in finding.evidence]
    assert quotes == ["buys", "grain", "harbour", "border", "sells", "steel"]


def test_every_use_is_observed_in_any_inflection() -> None:
    text = "A harbour is built. The harbours are deep. " * 16
    seen = aligned_call(text, STEEL * 2)
    found = [o for o in analyse(seen).observations if o.readout == "a" and o.kind == "call" and o.value == "harbour"]
    assert len(found) == 32
    assert {text[o.start : o.end] for o in found} == {"harbour", "harbours"}


def test_the_counts_and_scores_of_a_term_are_told() -> None:
    first = analyse(aligned_call(GRAIN * 2, STEEL * 2)).contrasts[0].terms[0]
    assert (first.term, first.count_own, first.count_other) == ("buys", 24, 0)
    assert first.z > 1.96


def test_each_of_three_sides_stands_against_all_others_together() -> None:
    both = f"{GRAIN}{STEEL}"
    of = {
        each.readout: {t.term for t in each.terms}
        for each in analyse(aligned_call(both, both, GRAIN * 2)).contrasts
        if not each.topic
    }
    assert "steel" in of["a"] and "steel" in of["b"]
    assert "steel" not in of["c"] and "grain" in of["c"]


def test_names_of_parties_titles_and_verbs_of_reporting_are_no_terms() -> None:
    text = "President Voss of Ardesh told ministers that grain is welcome. " * 14
    party = Party("a", "Ardesh", "Voss", frozenset({"voss"}), frozenset({("ardesh",)}))
    found = {t.term for each in analyse(aligned_call(text, STEEL * 2, parties=(party,))).contrasts for t in each.terms}
    assert "grain" in found
    assert not found & {"President", "Voss", "Ardesh", "told", "ministers", "President Voss"}


def test_the_order_of_the_readouts_changes_nothing_but_ids() -> None:
    one, other = analyse(aligned_call(GRAIN * 2, STEEL * 2)), analyse(aligned_call(STEEL * 2, GRAIN * 2))
    (text,), (back,) = ([finding.text for finding in result.findings] for result in (one, other))
    assert text.replace("Ardesh's", "X").replace("Lysmark's", "Y").partition(": ")[2].rstrip(".").split("; ") == list(
        reversed(back.replace("Lysmark's", "X").replace("Ardesh's", "Y").partition(": ")[2].rstrip(".").split("; "))
    )


def test_a_user_may_leave_out_words_and_set_limits(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[terms.leave_out]\nwords = ["grain"]\n[terms.limits]\ncall = 50\n', encoding="utf-8")
    (whole, *_) = analyse(aligned_call(GRAIN, STEEL, lexicon=load_lexicon([path]))).contrasts
    assert whole.note == "" and "grain" not in {term.term for term in whole.terms}


def test_another_language_is_left_alone() -> None:
    assert analyse(aligned_call(GRAIN * 2, STEEL * 2, language="fr")) == LensResult()


@pytest.mark.parametrize("unit", ["", "a", "<b>&amp;</b> [x](y) "], ids=["empty", "long", "markup"])
def test_odd_texts_are_read_in_time_by_their_length(unit: str) -> None:
    assert_linear(lambda text: analyse(aligned_call(text or " ", STEEL)), unit, 1_500, 6_000)
