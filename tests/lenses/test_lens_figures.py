"""Figures in which matched points differ, and those that one of them alone gives."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fixtures_call import make_call, make_matches, make_topic, turned

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.figures import analyse
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.model import Evidence, Match


def matched(*texts: str, date: str | None = None, confidence: float = 0.9) -> AlignedCall:
    """Texts that are one point each, every two of them matched in one topic."""
    ids = [f"{name}1" for name in "abc"[: len(texts)]]
    topic = make_topic(*ids, label="Truce", matches=make_matches(*ids, confidence=confidence))
    return make_call(*texts, topics=[topic], date=date)


def told(*texts: str, date: str | None = None, confidence: float = 0.9) -> list[str]:
    return [finding.text for finding in analyse(matched(*texts, date=date, confidence=confidence)).findings]


def test_figures_that_differ_are_set_against_each_other() -> None:
    found = analyse(matched("A 30-day truce was agreed.", "A truce of three weeks was agreed.", confidence=0.6))
    assert found.findings == (
        UnrankedFinding(
            "figures",
            "On Truce, Ardesh's text has “30-day truce”, Lysmark's “three weeks”.",
            0.6,
            1.0,
            (Evidence("a", 2, 8), Evidence("b", 11, 22)),
            "t1",
        ),
    )
    assert [each.value for each in found.observations] == ["P30D", "P3W"]


def test_figures_of_one_side_are_told_together() -> None:
    (finding,) = analyse(matched("It gives $5 million, or 40%, for 120 ships.", "It gives money.")).findings
    assert finding == UnrankedFinding(
        "figures",
        "On Truce, only Ardesh's text has “$5 million”, “40%” and “120 ships”.",
        0.9,
        0.5,
        (Evidence("a", 9, 19), Evidence("a", 24, 27), Evidence("a", 33, 36)),
        "t1",
    )


@pytest.mark.parametrize(
    ("words", "weight"),
    [("$5 million", 0.5), ("40%", 0.5), ("a 30-day truce", 0.4), ("120 ships", 0.3), ("3 May 2026", 0.2)],
)
def test_how_much_a_figure_of_one_side_weighs(words: str, weight: float) -> None:
    (finding,) = analyse(matched(f"It is on {words}.", "It is so.")).findings
    assert finding.weight == weight


def test_three_figures_of_one_side_are_chosen_by_their_kind_and_stand_in_order() -> None:
    (text,) = told("On 3 May 2026, 120 ships, $5 million, 40% and a 30-day truce.", "It is so.")
    assert text == "On Truce, only Ardesh's text has “$5 million”, “40%” and “30-day truce”."


def test_figures_of_one_side_stand_in_the_order_of_its_text() -> None:
    (finding,) = analyse(matched("A 30-day truce, 40% and $5 million.", "It is so.")).findings
    assert finding.text == "On Truce, only Ardesh's text has “30-day truce”, “40%” and “$5 million”."
    assert [place.start for place in finding.evidence] == [2, 16, 24]


def test_a_figure_of_another_kind_is_not_the_same() -> None:
    assert told("It gives $5 million.", "It has 40 ships.") == [
        "On Truce, only Ardesh's text has “$5 million”.",
        "On Truce, only Lysmark's text has “40 ships”.",
    ]


def test_a_figure_is_told_once_though_it_is_given_twice() -> None:
    (text,) = told("It gives 40%, yes 40%.", "It gives money.")
    assert text == "On Truce, only Ardesh's text has “40%”."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It begins on 18 March.", "It begins on 2025-03-18."),
        ("It ends in 2026.", "It ends on 18 March 2026."),
        ("A 30-day truce.", "A truce of one month."),
        ("A 31-day truce.", "A truce of one month."),
        ("It gives $1.5 billion.", "It gives 1,500 million dollars."),
        ("It sent 31 tanks.", "It sent 1,400 shells and 31 tanks."),
    ],
)
def test_equal_figures_are_no_finding(one: str, other: str) -> None:
    assert not [text for text in told(one, other) if "Ardesh" in text]
    assert not [text for text in told(other, one) if "Lysmark" in text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It sent 10 ships.", 1),
        ("It sent 9 ships.", 0),
        ("It began on 5 June 2026.", 1),
        ("It began in June 2026.", 0),
        ("It began on 5 June.", 1),
        ("A 50-year truce holds.", 1),
        ("It held for 50 years.", 0),
    ],
)
def test_a_figure_of_one_side_has_to_be_worth_a_sentence(text: str, count: int) -> None:
    assert len(told(text, "It is so.")) == count


def test_the_second_of_two_days_says_nothing_by_itself() -> None:
    topic = make_topic("a1", "a2", "b1", matches=make_matches("a2", "b1"))
    call = make_call(["It began on January 9 and", "10 and there were 40 ships."], "It is so.", topics=[topic])
    assert [finding.text for finding in analyse(call).findings] == ["On Grain, only Ardesh's text has “40 ships”."]


def test_the_date_of_the_call_is_no_finding() -> None:
    said = "They spoke."
    for day in ("March 18", "March 17", "March 19", "18 March 2022"):
        assert told(f"On {day} they spoke.", said, date="2022-03-18") == []
    for day in ("March 20", "April 18", "18 March 2021"):
        assert len(told(f"On {day} they spoke.", said, date="2022-03-18")) == 1
    assert len(told("On March 18 they spoke.", said)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It freed 16 hostages.", "It freed 12 hostages."),
        ("It sent 20 million tonnes of wheat.", "It sent 300 tonnes of wheat."),
        ("It freed 16 of the old hostages, 14 hostages.", "It freed 12 hostages."),
        ("It sent 16 large grey ships.", "It sent 12 ships."),
    ],
)
def test_numbers_differ_where_they_count_the_same(one: str, other: str) -> None:
    assert [text for text in told(one, other) if "only" not in text]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It freed 16 hostages.", "It sent 12 ships."),
        ("It sent 20 million tonnes of wheat.", "It sent 300 tonnes of coal."),
        ("It freed 16, hostages.", "It freed 12 hostages."),
        ("It freed 16 in the hostages.", "It freed 12 hostages."),
        ("It sent 16 large grey Baltic ships.", "It sent 12 ships."),
        ("Troops rotate in February.", "The treaty ends in December."),
        ("It gives $5 million to the fleet.", "It gives 40% to the fleet."),
        ("The truce ends after 30 days.", "The fleet sails for 3 weeks."),
        ("The truce of 30 days or 50 days ends.", "A truce of 3 weeks ends."),
        ("A truce of 3 weeks ends.", "The truce of 30 days or 50 days ends."),
    ],
)
def test_other_figures_are_not_set_against_each_other(one: str, other: str) -> None:
    assert all("only" in text for text in told(one, other))


def test_a_figure_that_the_other_text_has_elsewhere_is_not_set_against_another() -> None:
    topic = make_topic("a1", "b1", matches=make_matches("a1", "b1"))
    call = make_call(
        "A truce of 30 days ends.",
        ["A truce of 3 weeks ends.", "It held 30 days."],
        topics=[topic, make_topic("b2", id="t2")],
    )
    assert [finding.text for finding in analyse(call).findings] == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("The truce ends on 5 June.", "The truce ends on 7 June.", 1),
        ("The truce ends on 5 June.", "The truce ends in 2026.", 0),
        ("The truce ends in June.", "The truce ends on 7 May.", 1),
    ],
)
def test_dates_differ_where_a_part_of_them_does(one: str, other: str, count: int) -> None:
    assert sum("only" not in text for text in told(one, other)) == count


def test_what_a_sum_is_about_is_told_by_words_nearby() -> None:
    far = "of the " * 10
    assert told("The fleet gets $5 million.", "The fleet gets $6 million.")[0].startswith("On Truce, Ardesh's text has")
    assert all("only" in text for text in told(f"The fleet {far}gets $5 million.", f"The fleet {far}got $6 million."))
    assert all("only" in text for text in told("A fleet has $5 million.", "The Fleet has $6 million."))
    assert told("It has $5 million for the fleet.", "It has $6 million for a fleet.")[0].startswith(
        "On Truce, Ardesh's"
    )


def test_figures_that_have_both_been_told_are_not_set_against_each_other_again() -> None:
    topic = make_topic("a1", "a2", "b1", "b2", matches=make_matches("a1", "a2", "b1", "b2"))
    texts = ["It freed 16 hostages.", "It freed 17 hostages."], ["It freed 12 hostages.", "It freed 13 hostages."]
    found = analyse(make_call(*texts, topics=[topic])).findings
    assert [tuple((place.readout, place.start) for place in finding.evidence) for finding in found] == [
        (("a", 9), ("b", 9)),
        (("a", 9), ("b", 31)),
        (("a", 31), ("b", 9)),
    ]


@pytest.mark.parametrize(("confidence", "count"), [(0.7, 1), (0.69, 0)])
def test_a_doubtful_match_tells_nothing_of_one_side(confidence: float, count: int) -> None:
    assert len(told("It gives $5 million.", "It gives money.", confidence=confidence)) == count


def test_a_figure_is_as_sure_as_its_surest_match() -> None:
    matches = [Match("m1", ("a1", "b1"), 0.9, 0.8, "same"), Match("m2", ("a1", "b2"), 0.9, 0.95, "same")]
    topic = make_topic("a1", "b1", "b2", matches=[*matches, Match("m3", ("a1", "b1"), 0.9, 0.75, "same")])
    (finding,) = analyse(make_call("It gives $5 million.", ["It gives money.", "Money."], topics=[topic])).findings
    assert finding.confidence == 0.95


def test_of_three_sides_none_other_may_have_it() -> None:
    assert told("It gives 40%.", "It gives money.", "It gives 40%.") == []
    assert len(told("It gives 40%.", "It gives money.", "It gives some.")) == 1


def test_where_no_other_text_is_legible_nothing_is_told() -> None:
    topics = matched("It gives 40%.", "Es gibt Geld.").topics
    assert analyse(make_call("It gives 40%.", "Es gibt Geld.", topics=topics, languages={"b": "de"})).findings == ()


def test_the_order_of_the_readouts_does_not_matter() -> None:
    call = matched("A 30-day truce for $5 million.", "A truce of three weeks.", "A truce.")

    def found(call: AlignedCall) -> Sequence[tuple[str, float]]:
        return sorted((finding.text, finding.weight) for finding in analyse(call).findings)

    assert found(call) == found(turned(call)) != []
