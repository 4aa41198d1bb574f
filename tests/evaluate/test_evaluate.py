"""The metrics, each on texts so small that the expected counts can be checked by eye."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from diplocompare.evaluate.annotations import Call, read_corpus
from diplocompare.evaluate.calibration import Forecast, ReliabilityBin, calibrate
from diplocompare.evaluate.corpus_score import annotator_agreement, evaluate_corpus, summarise
from diplocompare.evaluate.counts import Agreement, Confusion, Estimate
from diplocompare.evaluate.gold import Gold, GoldPoint, GoldTopic, gold_comparison
from diplocompare.evaluate.score import mean_score, score_call
from diplocompare.model import WORD, Comparison, DiplocompareError, Readout, Span
from diplocompare.render.table.scores import scores_json, scores_table

CORPORA = Path(__file__).parents[2] / "corpora"
PAIR = (
    Readout.of("one two three four five", id="a", side="Ardesh"),
    Readout.of("six seven eight nine", id="b", side="Lysmark"),
)
TRIO = (*PAIR, Readout.of("ten eleven", id="c", side="Osmarra"))


def topic(readouts: tuple[Readout, ...], *points: str, same: tuple[tuple[int, int], ...] = ()) -> GoldTopic:
    """A topic of points, each given as `words` or `words: speaker`; every word stands in one text only."""
    marks = []
    for point in points:
        words, _, speaker = point.partition(": ")
        readout = next(readout for readout in readouts if words in readout.text)
        start = readout.text.index(words)
        marks.append(GoldPoint(readout.id, start, start + len(words), speaker or "own"))  # type: ignore[arg-type]
    return GoldTopic(points[0], tuple(marks), same=same)


def gold(*topics: GoldTopic, frame: tuple[tuple[str, Span], ...] = ()) -> Gold:
    return Gold(frame=frame, topics=topics)


def answer(
    *topics: GoldTopic, readouts: tuple[Readout, ...] = PAIR, **frame: tuple[tuple[str, Span], ...]
) -> Comparison:
    """A system's answer, written like an annotation."""
    return gold_comparison(readouts, gold(*topics, **frame))


ONE_TWO_SIX = topic(PAIR, "one two", "six")
THREE = topic(PAIR, "three")
FOUR_SEVEN = topic(PAIR, "four", "seven eight")


def test_a_gold_answer_scores_one_everywhere() -> None:
    truth = gold(topic(PAIR, "one two: joint", "six: counterpart", same=((0, 1),)), THREE, frame=(("b", Span(16, 20)),))
    score = score_call(gold_comparison(PAIR, truth), truth)
    assert score.row == score.same == Agreement(1.0, 1.0, 1.0)
    assert (score.omission_macro, score.speaker.accuracy, score.frame.accuracy) == (1.0, 1.0, 1.0)
    assert score.forecasts == (Forecast(1.0, 1.0), Forecast(0.0, 0.0), Forecast(1.0, 1.0))


def test_row_score_counts_word_pairs_of_two_sides() -> None:
    """Gold has one-six, two-six, four-seven, four-eight; the answer two-six, two-seven: one pair is right."""
    score = score_call(answer(topic(PAIR, "two", "six seven")), gold(ONE_TWO_SIX, FOUR_SEVEN))
    assert score.row == Agreement(1 / 2, 1 / 4, 2 * 1 / (4 + 2))


def test_row_score_does_not_depend_on_how_a_topic_is_cut_into_points() -> None:
    cut = answer(topic(PAIR, "one", "two", "six"), FOUR_SEVEN)
    assert score_call(cut, gold(ONE_TWO_SIX, FOUR_SEVEN)).row == Agreement(1.0, 1.0, 1.0)


def test_a_merged_topic_costs_precision_and_a_split_one_recall() -> None:
    """One topic of one, two, four, six, seven, eight gives 3 x 3 pairs, of which gold has 2 + 2."""
    merged = answer(topic(PAIR, "one two", "four", "six seven eight"))
    truth = gold(ONE_TWO_SIX, FOUR_SEVEN)
    assert score_call(merged, truth).row == Agreement(4 / 9, 1.0, 8 / 13)
    assert score_call(answer(FOUR_SEVEN), truth).row == Agreement(1.0, 1 / 2, 2 / 3)


def test_with_three_sides_every_pair_of_sides_counts() -> None:
    """Gold: (one, two) x six, (one, two) x ten, six x ten = 5 pairs. The answer leaves ten out: 2 pairs."""
    truth = gold(topic(TRIO, "one two", "six", "ten"))
    assert score_call(answer(ONE_TWO_SIX, readouts=TRIO), truth).row == Agreement(1.0, 2 / 5, 4 / 7)


@pytest.mark.parametrize(
    ("found", "truth", "expected"),
    [
        pytest.param((THREE,), (THREE,), (1.0, 1.0, 1.0), id="nothing shared, nothing found"),
        pytest.param((ONE_TWO_SIX,), (THREE,), (0.0, 0.0, 0.0), id="nothing shared, something found"),
        pytest.param((THREE,), (ONE_TWO_SIX,), (0.0, 0.0, 0.0), id="something shared, nothing found"),
        pytest.param((), (), (1.0, 1.0, 1.0), id="no topics at all"),
    ],
)
def test_row_score_without_pairs(
    found: tuple[GoldTopic, ...], truth: tuple[GoldTopic, ...], expected: tuple[float, float, float]
) -> None:
    assert score_call(answer(*found), gold(*truth)).row == Agreement(*expected)


def listed_pairs(call: Call, annotation: Gold) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    """Every pair of words of two sides in one topic, written out: the plain way to say what is counted."""
    topic_of = {}
    for readout in call.readouts:
        for number, word in enumerate(WORD.finditer(readout.text)):
            for index, found in enumerate(annotation.topics):
                for point in found.points:
                    if point.readout == readout.id and point.start < word.end() and point.end > word.start():
                        topic_of[readout.id, number] = index
    return {
        (one, other) for one in topic_of for other in topic_of if one[0] < other[0] and topic_of[one] == topic_of[other]
    }


def test_row_score_is_that_of_the_pairs_written_out() -> None:
    for annotated in read_corpus(CORPORA / "readouts", warn=pytest.fail):
        first, second = (listed_pairs(annotated, annotation) for annotation in annotated.golds)
        both = len(first & second)
        score = score_call(gold_comparison(annotated.readouts, annotated.golds[1]), annotated.golds[0])
        assert score.row == Agreement(both / len(second), both / len(first), 2 * both / (len(first) + len(second)))


def test_every_annotation_of_our_own_corpus_scores_one_against_itself() -> None:
    for annotated in read_corpus(CORPORA / "readouts", warn=pytest.fail):
        for annotation in annotated.golds:
            score = score_call(gold_comparison(annotated.readouts, annotation), annotation)
            assert score.row == score.same == Agreement(1.0, 1.0, 1.0)
            assert (score.omission_macro, score.speaker.accuracy, score.frame.accuracy) == (1.0, 1.0, 1.0)


def test_a_word_belongs_to_the_point_that_overlaps_it() -> None:
    """A span that covers only `ne two` has both words."""
    part = GoldTopic("part", (GoldPoint("a", 1, 7, "own"), GoldPoint("b", 0, 3, "own")))
    assert score_call(answer(part), gold(ONE_TWO_SIX)).row == Agreement(1.0, 1.0, 1.0)


def test_omission_takes_a_word_in_no_topic_as_one_sided() -> None:
    """Gold shared: one two six; one-sided: three four. The answer has one six as shared, three seven too, two not."""
    score = score_call(
        answer(topic(PAIR, "one", "six"), topic(PAIR, "three", "seven")), gold(ONE_TWO_SIX, topic(PAIR, "three four"))
    )
    assert score.omission == Confusion(("one-sided", "shared"), ((1.0, 1.0), (1.0, 2.0)))
    assert score.omission.score("one-sided") == Agreement(1 / 2, 1 / 2, 1 / 2)
    assert score.omission.score("shared") == Agreement(2 / 3, 2 / 3, 2 / 3)
    assert score.omission_macro == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_same_score_counts_word_pairs_of_linked_points() -> None:
    """Gold links (one two)-six: 2 pairs. The answer links two-(six seven), in the other order: 2 pairs, 1 right."""
    truth = gold(topic(PAIR, "one two", "six", "seven", same=((0, 1),)))
    found = answer(topic(PAIR, "six seven", "two", same=((0, 1),)))
    assert score_call(found, truth).same == Agreement(1 / 2, 1 / 2, 1 / 2)


def test_only_matches_of_relation_same_count_as_same() -> None:
    truth = gold(topic(PAIR, "one", "six", same=((0, 1),)))
    found = answer(replace(topic(PAIR, "one", "six"), differs=((0, 1),)))
    assert [match.relation for match in found.topics[0].matches] == ["differs"]
    assert score_call(found, truth).same == Agreement(0.0, 0.0, 0.0)


def test_speaker_is_wrong_where_the_answer_has_frame_or_nothing() -> None:
    """Gold: one two own, six counterpart, seven joint. The answer: one own, two frame, six own, seven not covered."""
    truth = gold(topic(PAIR, "one two: own", "six: counterpart", "seven: joint"))
    found = answer(topic(PAIR, "one: own", "six: own"), frame=(("a", Span(4, 7)),))
    speaker = score_call(found, truth).speaker
    assert speaker.accuracy == 1 / 4
    assert speaker.score("own") == Agreement(1 / 2, 1 / 2, 1 / 2)
    assert speaker.score("counterpart") == Agreement(0.0, 0.0, 0.0)
    assert speaker.score("none") == Agreement(1.0, 1.0, 1.0)


def test_a_span_without_a_speaker_is_not_counted() -> None:
    truth = gold(GoldTopic("one", (GoldPoint("a", 0, 3), GoldPoint("b", 0, 3, "own"))))
    assert sum(map(sum, score_call(answer(topic(PAIR, "six: own")), truth).speaker.counts)) == 1.0


def test_frame_is_counted_over_the_words_that_the_annotation_covers() -> None:
    """Gold: one two frame, three a point, the rest not covered. The answer has two, three and four as frame."""
    truth = gold(THREE, frame=(("a", Span(0, 7)),))
    frame = score_call(answer(frame=(("a", Span(4, 18)),)), truth).frame
    assert frame == Confusion(("frame", "other"), ((1.0, 1.0), (1.0, 0.0)))
    assert frame.accuracy == 1 / 3
    assert frame.score("frame") == Agreement(1 / 2, 1 / 2, 1 / 2)


def test_the_probability_of_a_one_sided_topic_is_that_of_being_shared() -> None:
    found = answer(ONE_TWO_SIX, THREE)
    shared, alone = found.topics
    found = replace(found, topics=(replace(shared, confidence=0.75), replace(alone, confidence=0.75)))
    assert score_call(found, gold(ONE_TWO_SIX, THREE)).forecasts == (
        Forecast(0.75, 1.0),
        Forecast(0.25, 0.0),
        Forecast(0.75, 1.0),
    )


def test_half_of_its_words_do_not_make_a_point_shared() -> None:
    """`two three` has one gold-shared word of two; `one two three` has two of three."""
    truth = gold(ONE_TWO_SIX, THREE)
    assert score_call(answer(topic(PAIR, "two three")), truth).forecasts == (Forecast(0.0, 0.0),)
    assert score_call(answer(topic(PAIR, "one two three")), truth).forecasts == (Forecast(0.0, 1.0),)


def test_several_annotations_are_averaged() -> None:
    found = answer(ONE_TWO_SIX)
    score = mean_score([score_call(found, gold(ONE_TWO_SIX)), score_call(found, gold(THREE, topic(PAIR, "six")))])
    assert score.row == Agreement(0.5, 0.5, 0.5)
    assert score.omission.counts == ((1 / 2, 1 / 2), (0.0, 3 / 2))
    assert score.forecasts == (Forecast(1.0, 0.5), Forecast(1.0, 0.5))


def test_calibration_of_ten_points_is_their_own_bins() -> None:
    """Each of ten probabilities is a bin: errors .1, .2 ... where the event is missed, 1 - p where it is not."""
    forecasts = [Forecast(tenth / 10, float(tenth > 5)) for tenth in range(1, 11)]
    found = calibrate(forecasts)
    assert found.bins[0] == ReliabilityBin(0.1, 0.0, 1)
    assert found.error == pytest.approx((0.1 + 0.2 + 0.3 + 0.4 + 0.5 + 0.4 + 0.3 + 0.2 + 0.1 + 0.0) / 10)
    assert found.auc == 1.0


def test_bins_have_equal_mass() -> None:
    found = calibrate([Forecast(number / 100, 0.0) for number in range(25)])
    assert [row.points for row in found.bins] == [3, 3, 3, 3, 3, 2, 2, 2, 2, 2]


def test_equal_probabilities_are_calibrated_whatever_their_order() -> None:
    """Half of the points with probability 0.5 are shared: no bin errs, though no bin of 2 must have just one."""
    forecasts = [Forecast(0.5, 1.0)] * 10 + [Forecast(0.5, 0.0)] * 10
    found = calibrate(forecasts)
    assert (found.error, found.auc) == (0.0, 0.5)
    assert found == calibrate(forecasts[::-1])


def test_ties_count_half_in_the_auc() -> None:
    """Of the four pairs of a shared and another point two are in order, one is tied and one is reversed."""
    forecasts = [Forecast(0.9, 1.0), Forecast(0.5, 0.0), Forecast(0.5, 1.0), Forecast(0.7, 0.0)]
    assert calibrate(forecasts).auc == (2 + 1 / 2) / 4


@pytest.mark.parametrize(
    ("forecasts", "error", "auc"),
    [
        pytest.param([], None, None, id="no points"),
        pytest.param([Forecast(0.25, 0.0)], 0.25, None, id="no event"),
        pytest.param([Forecast(0.25, 1.0)], 0.75, None, id="nothing but events"),
    ],
)
def test_calibration_of_little(forecasts: list[Forecast], error: float | None, auc: float | None) -> None:
    found = calibrate(forecasts)
    assert (found.error, found.auc) == (error, auc)


def call(name: str, *golds: Gold, readouts: tuple[Readout, ...] = PAIR) -> Call:
    return Call(name, readouts, tuple(readout.side.lower() for readout in readouts), golds)


def oracle(readouts: tuple[Readout, ...]) -> Comparison:
    return gold_comparison(readouts, gold(ONE_TWO_SIX, THREE))


def test_row_scores_are_averaged_over_calls_and_omission_is_pooled() -> None:
    """First call right: 3 shared words and one alone. Second: gold has three and six alone, the answer six shared."""
    calls = [call("first", gold(ONE_TWO_SIX, THREE)), call("second", gold(THREE, topic(PAIR, "six")))]
    found = evaluate_corpus(calls, oracle)
    assert [name for name, _ in found.calls] == ["first", "second"]
    assert found.row.f1 == Estimate(0.5, 0.0, 1.0)
    assert found.omission.one_sided.value == 2 * 2 / (2 * 2 + 1)
    assert found.omission.shared.value == 2 * 3 / (2 * 3 + 1)
    assert found.omission.macro.value == pytest.approx((4 / 5 + 6 / 7) / 2)
    assert found.speaker == found.frame == Estimate(1.0, 1.0, 1.0)


def test_the_interval_of_one_call_is_its_value() -> None:
    found = evaluate_corpus([call("only", gold(FOUR_SEVEN, THREE))], oracle)
    assert found.row.f1 == Estimate(0.0, 0.0, 0.0)


def test_the_interval_lies_around_the_mean_and_is_the_same_at_every_run() -> None:
    scores = [
        (f"call {number}", score_call(oracle(PAIR), gold(ONE_TWO_SIX if number % 2 else FOUR_SEVEN)))
        for number in range(40)
    ]
    found = summarise(scores).row.f1
    assert found.value == 0.5
    assert 0.30 < found.low < 0.40
    assert 0.60 < found.high < 0.70
    assert summarise(scores).row.f1 == found


def test_calls_without_annotation_are_named_and_not_compared() -> None:
    found = evaluate_corpus([call("first", gold(ONE_TWO_SIX)), call("bare", readouts=())], oracle)
    assert found.unscored == ("bare",)
    assert [name for name, _ in found.calls] == ["first"]


def test_a_corpus_without_any_annotation_is_an_error() -> None:
    with pytest.raises(DiplocompareError, match=r"^bare: no gold\.json to score against, add one"):
        evaluate_corpus([call("bare")], oracle)


def test_annotators_are_scored_second_against_first() -> None:
    """The second has one-six of the first's one-six, two-six."""
    two = call("two", gold(ONE_TWO_SIX), gold(topic(PAIR, "one", "six")))
    found = annotator_agreement([two, call("one", gold(THREE))])
    assert found is not None
    assert [name for name, _ in found.calls] == ["two"]
    assert (found.row.precision.value, found.row.recall.value) == (1.0, 0.5)
    assert annotator_agreement([call("one", gold(THREE))]) is None


def test_an_annotation_as_comparison_is_numbered_in_the_order_of_the_texts() -> None:
    late = topic(PAIR, "three", "seven", same=((0, 1),))
    found = gold_comparison(PAIR, gold(late, ONE_TWO_SIX, frame=(("a", Span(14, 23)),)))
    assert [(point.id, PAIR[0].quote(point), point.topic) for point in found.readouts[0].points] == [
        ("a1", "one two", "t2"),
        ("a2", "three", "t1"),
        ("a3", "four five", None),
    ]
    assert found.topics[0].points == ("a2", "b2")
    assert [match.points for match in found.topics[0].matches] == [("a2", "b2")]


CORPUS = [call("first", gold(ONE_TWO_SIX, THREE)), call("[/b]\x1b[2J", gold(THREE, topic(PAIR, "six")))]


def test_the_table_has_a_row_a_call_and_the_means_beside_the_baseline() -> None:
    found = evaluate_corpus(CORPUS, oracle)
    lines = scores_table(found, found, found, width=80, color=False).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[1].split() == ["call", "P", "R", "F1", "omit", "same", "speak", "frame", "F1", "omit"]
    assert lines[3].split() == ["first", *["1.00"] * 9]
    assert lines[4].split() == ["[/b]␛[2J", "0.00", "0.00", "0.00", "0.33", "1.00", "1.00", "1.00", "0.00", "0.33"]
    assert lines[6].split() == ["all", "calls", *["0.50"] * 3, "0.83", *["1.00"] * 3, "0.50", "0.83"]
    assert lines[7].split()[:2] == ["[0.00", "[0.00"]
    assert lines[9].split() == ["annotators", *["0.50"] * 3, "0.83", *["1.00"] * 3]
    # Of four points with probability 1 two are shared, of two with probability 0 none: an error of 1/2 for 4 of 6.
    assert lines[-1] == "Expected calibration error 0.333, AUC 0.750."


def test_the_table_without_baseline_says_what_was_not_scored() -> None:
    text = scores_table(evaluate_corpus([*CORPUS, call("bare")], oracle), width=60, color=False)
    assert "plain\n" not in text
    assert "Without gold, not scored: bare." in text


def test_the_json_has_calls_means_and_baseline() -> None:
    found = evaluate_corpus(CORPUS, oracle)
    data = json.loads(scores_json(found, found))
    assert list(data) == ["calls", "unscored", "mean", "calibration", "telling", "baseline", "agreement"]
    assert data["calls"][0]["call"] == "first"
    assert data["calls"][0]["row"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert data["calls"][1]["omission"] == {"one_sided": 0.6667, "shared": 0.0, "macro": 0.3333}
    assert data["mean"]["row"]["f1"] == {"value": 0.5, "low": 0.0, "high": 1.0}
    assert list(data["mean"]["speaker_classes"]) == ["own", "counterpart", "joint", "none"]
    assert list(data["calibration"]) == ["error", "auc", "bins"]
    assert data["baseline"]["mean"] == data["mean"]
    assert data["agreement"] is None
