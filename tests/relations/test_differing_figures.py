"""Figures that two points give for one thing."""

from __future__ import annotations

import pytest

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.relations.figure_pairs import differing_figures
from diplocompare.relations.figures import read_figures
from diplocompare.relations.reading import read_words


def differing(one, other):
    lexicon = load_lexicon()
    read = [(reading, read_figures(reading, lexicon)) for reading in (read_words(t, lexicon) for t in (one, other))]
    return [(one[x.start : x.end], other[y.start : y.end]) for x, y in differing_figures(read[0], read[1])]


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        ("Two sailors drowned off Skarvik.", "Five sailors drowned off Skarvik.", ("Two", "Five")),
        (
            "The lake fund gets 40 million crowns.",
            "The lake fund gets 60 million crowns.",
            ("40 million", "60 million"),
        ),
        (
            "The ferry lay idle for eighteen months.",
            "The ferry lay idle for three years.",
            ("eighteen months", "three years"),
        ),
        ("The duty on wine is 25 per cent.", "The duty on wine is 12 per cent.", ("25 per cent", "12 per cent")),
        ("This was their third talk this year.", "They met for the fifth time this year.", ("third", "fifth")),
        ("A third of the harvest was lost.", "60 per cent of the harvest was lost.", ("third", "60 per cent")),
    ],
    ids=["persons", "money", "time", "share", "ordinal", "fraction"],
)
def test_other_figures_for_one_thing(one, other, figures):
    assert differing(one, other) == [figures]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Half a million people fled Runde.", "In Runde 500,000 people fled."),
        ("The loan runs for 24 months.", "The loan runs for two years."),
        ("Some 40 lorries crossed at Brod.", "At Brod 42 lorries crossed."),
        ("Over 200 villages were flooded.", "The flooded villages are 250 villages."),
        ("The duty fell from 25 to 20 per cent.", "The duty fell to 20 per cent."),
        ("Trade reached 3.42 billion lei.", "Trade reached 3.4 billion lei."),
    ],
    ids=["spelling", "unit", "rough", "at least", "what it was before", "rounded"],
)
def test_one_figure_in_two_forms(one, other):
    assert differing(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two frigates patrol the passage.", "Five fishermen are missing in the passage."),
        ("Two sailors were rescued.", "Nine sailors are missing."),
        ("Ten tonnes of grain were shipped.", "Forty tonnes of coal were shipped."),
        ("He promised 40 crowns for schools.", "He promised 60 crowns for roads."),
        ("The four Aurellan hostages are free.", "Fourteen hostages are free."),
    ],
    ids=["other nouns", "other fates", "other goods", "other ends", "a name that qualifies"],
)
def test_figures_for_two_things(one, other):
    assert differing(one, other) == []


def test_one_figure_of_two_differs():
    assert differing("We send seven masks and two tents.", "We thank for the seven masks and four tents.") == [
        ("two", "four")
    ]


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        (
            "Rebuilding Orr will cost ninety billion.",
            "The cost of rebuilding Orr is no more than twelve billion.",
            ("ninety billion", "twelve billion"),
        ),
        (
            "The flood left a million people without shelter.",
            "Help goes to the 400,000 people made homeless by the flood.",
            ("a million", "400,000"),
        ),
        (
            "Four rounds of expert talks had been held on the tariff.",
            "After six rounds of expert talks the tariff is ready.",
            ("Four", "six"),
        ),
        ("The call lasted an hour.", "The King spoke with the Emir for forty minutes.", ("an hour", "forty minutes")),
    ],
    ids=["no more than", "people made homeless", "rounds of talks", "length of the call"],
)
def test_what_is_counted_is_found_and_how_far_a_figure_may_reach(one, other, figures):
    assert differing(one, other) == [figures]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He hailed the delivery of fifty thousand shells.", "The ratio of shells is still one to four."),
        ("He spoke of the fifty thousand shells.", "The odds in shells are ten to one against Tarn."),
    ],
    ids=["ratio", "odds"],
)
def test_figures_that_do_not_answer_each_other(one, other):
    assert differing(one, other) == []
