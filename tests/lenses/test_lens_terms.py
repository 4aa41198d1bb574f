"""Words that set texts apart: antisymmetric scores, nothing from too little text, evidence at the words themselves."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from fixtures_call import make_call, make_topic
from growth import assert_linear

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lenses.terms import Prior, analyse, contrast
from diplocompare.lexicon.background import Background
from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import Contrast, Evidence
from diplocompare.parties.parties import Party

PRIOR = Prior(Background(1000, {"grain": 30, "steel": 10, "grain deal": 4}), 100.0, 1.0)
ONE, OTHER = Counter(grain=6, steel=1, harbour=2), Counter({"grain": 1, "steel": 5, "grain deal": 1})
# Six words each, five of them terms and pairs of the side alone.
GRAIN = "Ardesh buys grain at the harbour. " * 12
STEEL = "Lysmark sells steel at the border. " * 12


def terms(call: AlignedCall, topic: str | None = None) -> dict[str, list[str]]:
    """The terms of each side, in a topic or in the call."""
    return {each.readout: [term.term for term in each.terms] for each in analyse(call).contrasts if each.topic == topic}


def test_exchanging_the_sides_changes_the_signs_and_nothing_else() -> None:
    there, back = dict(contrast(ONE, OTHER, PRIOR)), dict(contrast(OTHER, ONE, PRIOR))
    assert there == {term: -z for term, z in back.items()}
    assert set(there) == {"grain", "steel", "harbour", "grain deal"}
    assert [term for term, _ in contrast(ONE, OTHER, PRIOR)] == ["grain", "harbour", "grain deal", "steel"]


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


def test_nothing_stands_apart_from_an_empty_text() -> None:
    assert contrast(Counter(), ONE, PRIOR) == contrast(ONE, Counter(), PRIOR) == []


def test_where_a_term_is_all_that_there_is_the_score_is_finite() -> None:
    prior = Prior(Background(10, {"grain": 10}), 1.0, 0.0)
    (scored,) = contrast(Counter(grain=6), Counter(grain=2), prior)
    # With their priors 7.5 uses of 7.5 against 2.5 of 2.5; half a use is held back from each.
    z = (math.log(7.5 / 0.5) - math.log(2.5 / 0.5)) / math.sqrt(1 / 7.5 + 1 / 2.5)
    assert scored == ("grain", pytest.approx(z))


def test_little_text_ranks_nothing_and_says_so() -> None:
    found = analyse(make_call("Grain is sold.", STEEL))
    assert found == LensResult(
        contrasts=(
            Contrast(None, "a", 3, (), "too little text"),
            Contrast(None, "b", 72, (), "too little text"),
            Contrast("t1", "a", 3, (), "too little text"),
            Contrast("t1", "b", 72, (), "too little text"),
        )
    )


@pytest.mark.parametrize(("words", "note"), [(60, ""), (59, "too little text")])
def test_a_topic_needs_sixty_words_of_a_side_and_a_call_twice_as_many(words: int, note: str) -> None:
    text = "grain " * (words - 1) + "grain."
    of_topic = analyse(make_call(text, STEEL)).contrasts[2:]
    assert [(each.topic, each.note) for each in of_topic] == [("t1", note), ("t1", note)]
    of_call = analyse(make_call(f"{text} {text}", STEEL * 2)).contrasts[:2]
    assert [(each.topic, each.note) for each in of_call] == [(None, note), (None, note)]


def test_only_topics_of_several_sides_and_sides_with_points_there_have_contrasts() -> None:
    topics = [make_topic("a1", "b1"), make_topic("a2", id="t2")]
    found = analyse(make_call([GRAIN, STEEL], GRAIN, STEEL, topics=topics)).contrasts
    assert [(each.topic, each.readout, each.words) for each in found] == [
        (None, "a", 144),
        (None, "b", 72),
        (None, "c", 72),
        ("t1", "a", 72),
        ("t1", "b", 72),
    ]


def test_a_finding_names_the_words_of_each_side_and_points_at_them() -> None:
    found = analyse(make_call(GRAIN * 2, STEEL * 2))
    assert found.findings == (
        UnrankedFinding(
            "terms",
            "Words that set the texts apart: Ardesh's “buys”, “grain”, “harbour”; Lysmark's “border”, “sells”, “steel”.",
            0.9,
            0.2,
            (
                Evidence("a", 7, 11),
                Evidence("a", 12, 17),
                Evidence("a", 25, 32),
                Evidence("b", 27, 33),
                Evidence("b", 8, 13),
                Evidence("b", 14, 19),
            ),
        ),
    )


def test_three_terms_of_a_side_are_told_and_none_that_shares_a_word_with_a_stronger_one() -> None:
    text = "Grain grows, bread feeds, milk flows, grain silos. " * 16
    (finding,) = analyse(make_call(text, STEEL * 2)).findings
    told = finding.text.split("Ardesh's ")[1].split(";")[0]
    assert told.count("“") == 3
    assert "grain silos" not in told


def test_every_use_is_observed_in_any_inflection() -> None:
    text = "A harbour is built. The harbours are deep. " * 16
    found = [o for o in analyse(make_call(text, STEEL * 2)).observations if o.readout == "a" and o.value == "harbour"]
    assert [sum(o.kind == kind for o in found) for kind in ("call", "topic")] == [32, 32]
    assert {text[o.start : o.end] for o in found} == {"harbour", "harbours"}
    assert {o.point for o in found} == {"a1"}


def test_observations_stand_by_their_place() -> None:
    found = analyse(make_call(GRAIN * 2, STEEL * 2)).observations
    places = [(o.readout, o.start, o.end, o.kind) for o in found]
    assert places == sorted(places)
    assert {o.kind for o in found} == {"call", "topic"}


def test_the_terms_of_a_topic_are_observed_in_its_points_alone() -> None:
    topics = [make_topic("a1", "b1"), make_topic("a2", "b2", id="t2")]
    call = make_call([GRAIN, "Ardesh buys tea. " * 24], [STEEL, "Lysmark sells tea. " * 24], topics=topics)
    places = [(o.point, o.kind) for o in analyse(call).observations if o.readout == "a" and o.value == "grain"]
    assert set(places) == {("a1", "topic"), ("a1", "call")}
    assert {o.point for o in analyse(call).observations if o.value == "buys" and o.kind == "topic"} == {"a1", "a2"}


def test_the_counts_and_scores_of_a_term_are_told() -> None:
    first = analyse(make_call(GRAIN * 2, STEEL * 2)).contrasts[0].terms[0]
    assert (first.term, first.count_own, first.count_other) == ("buys", 24, 0)
    assert first.z == pytest.approx(3.0, abs=0.5)
    assert first.z == round(first.z, 2)


def test_a_term_has_to_be_used_twice_and_ten_are_ranked() -> None:
    once = "Tea came. "
    assert "Tea" not in terms(make_call(GRAIN * 2 + once, STEEL * 2))["a"]
    assert "Tea" in terms(make_call(GRAIN * 2 + once * 2, STEEL * 2))["a"]
    many = "Bread, milk, tea, salt, rice, wine, fish, eggs, nuts, beef, peas, corn. " * 12
    assert len(terms(make_call(many, STEEL * 2))["a"]) == 10


def test_what_both_use_alike_is_no_term_of_either() -> None:
    both = "A bridge is open. " * 24
    found = terms(make_call(f"{both}{GRAIN}", f"{both}{STEEL}"))
    assert "bridge" not in [*found["a"], *found["b"]]


def test_each_of_three_sides_stands_against_all_others_together() -> None:
    both = f"{GRAIN}{STEEL}"
    found = terms(make_call(both, both, GRAIN * 2))
    assert "steel" in found["a"] and "steel" in found["b"]
    assert "steel" not in found["c"] and "grain" in found["c"]


@pytest.mark.parametrize(
    ("sentences", "form"),
    [
        (["Silos are full."] * 3 + ["The silo is full."] * 2, "Silos"),
        (["Silos are full."] * 2 + ["The silos are full."] * 2, "silos"),
        (["The silos are full."] * 2 + ["The silo is full."] * 2, "silo"),
        (["The silo's wall is full."] * 2 + ["The silo's roof is full."] * 2, "silo"),
    ],
    ids=["most often", "in small letters", "the shorter", "without a possessive"],
)
def test_a_term_is_written_as_it_is_most_often(sentences: Sequence[str], form: str) -> None:
    text = " ".join(sentences) + " " + "Tea is at hand for them. " * 30
    assert {term.lower(): term for term in terms(make_call(text, STEEL * 2))["a"]}[form.lower()] == form


def test_names_of_parties_titles_and_verbs_of_reporting_are_no_terms() -> None:
    text = "President Voss of Ardesh told ministers that grain is welcome in turkey. " * 14
    party = Party("a", "Ardesh", "Voss", frozenset({"voss"}), frozenset({("ardesh",), ("turkey",)}))
    found = terms(make_call(text, STEEL * 2, parties=[party]))["a"]
    assert {"grain", "turkey"} <= set(found)
    assert not {"President", "Voss", "Ardesh", "told", "ministers", "President Voss"} & set(found)
    assert "Turkey" not in terms(make_call(text.replace("turkey", "Turkey"), STEEL * 2, parties=[party]))["a"]


def test_the_order_of_the_readouts_changes_nothing_but_ids() -> None:
    one, other = analyse(make_call(GRAIN * 2, STEEL * 2)), analyse(make_call(STEEL * 2, GRAIN * 2))
    (text,), (back,) = ([finding.text for finding in result.findings] for result in (one, other))
    assert text.replace("Ardesh's", "X").replace("Lysmark's", "Y").partition(": ")[2].rstrip(".").split("; ") == list(
        reversed(back.replace("Lysmark's", "X").replace("Ardesh's", "Y").partition(": ")[2].rstrip(".").split("; "))
    )


def test_sides_are_told_by_name() -> None:
    (finding,) = analyse(make_call(GRAIN * 2, STEEL * 2, sides=("Zembla", "Ardesh"))).findings
    assert finding.text.startswith("Words that set the texts apart: Ardesh's “border”")


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    path = tmp_path / "mine.toml"
    path.write_text('[terms.leave_out]\nwords = ["grain"]\n[terms.limits]\ncall = 50\n', encoding="utf-8")
    return load_lexicon([path])


def test_a_user_may_leave_out_words_and_set_limits(lexicon: Lexicon) -> None:
    (whole, *_) = analyse(make_call(GRAIN, STEEL, lexicon=lexicon)).contrasts
    assert whole.note == "" and "grain" not in {term.term for term in whole.terms}


def test_another_language_is_left_alone() -> None:
    assert analyse(make_call(GRAIN * 2, STEEL * 2, languages={"a": "fr", "b": "fr"})) == LensResult()


@pytest.mark.parametrize("unit", ["a", "<b>&amp;</b> [x](y) ", "grain "], ids=["long", "markup", "one word"])
def test_odd_texts_are_read_in_time_by_their_length(unit: str) -> None:
    assert_linear(lambda text: analyse(make_call(text, STEEL)), unit, 1_500, 6_000)
