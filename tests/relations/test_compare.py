"""What two points are to each other, and the places by which that is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.relations import PAIRS, precision_and_recall, score
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.relations.compare import compare_points, read_point


def compare(one, other, same=None):
    lexicon = load_lexicon()
    return compare_points(read_point(one, lexicon), read_point(other, lexicon), same)


@pytest.mark.parametrize(
    ("how", "one", "other"),
    [
        ("opposed", "He supports the peace plan.", "He rejects the peace plan."),
        ("figure", "Two sailors drowned off Skarvik.", "Five sailors drowned off Skarvik."),
        ("degree", "He expressed concern at the arrest of monks.", "He condemned the arrest of monks."),
        ("degree", "Norvane may join the rail corridor.", "Norvane must join the rail corridor."),
        ("scope", "He called for a ceasefire in Lakemark.", "He called for an unconditional ceasefire in Lakemark."),
        ("scope", "Our firms get access to public tenders.", "Our firms get access to public tenders for railways."),
        ("framing", "The entry into Runde was peacekeeping.", "The entry into Runde was an invasion."),
        ("names", "They spoke of the Persian Gulf.", "They spoke of the Arabian Gulf."),
    ],
)
def test_how_two_points_differ(how, one, other):
    found = compare(one, other)
    assert (found.relation, found.how) == ("differs", (how,))


def test_the_evidence_is_in_the_texts_of_the_points():
    one, other = "The tariff on oil is justified.", "He called the tariff on oil unjustified."
    difference = compare(one, other).differences[0]
    assert one[slice(*difference.one)] == "justified"
    assert other[slice(*difference.other)] == "unjustified"


def test_points_without_a_difference_are_the_same_by_what_they_share():
    assert compare("They agreed on fishing rights.", "Fishing rights were agreed.").relation == "same"
    assert compare("They agreed on fishing rights.", "The king spoke of the harvest.").relation == "related"


def test_a_learned_probability_decides_between_same_and_related():
    one, other = "They agreed on fishing rights.", "Fishing rights were agreed."
    assert compare(one, other, same=0.9).relation == "same"
    assert compare(one, other, same=0.1).relation == "related"


def test_no_probability_makes_opposed_points_the_same():
    assert compare("He supports the peace plan.", "He rejects the peace plan.", same=1.0).relation == "differs"


def test_a_point_without_words_differs_from_nothing():
    assert compare("", "He rejects the peace plan.").how == ()
    assert compare("...", "").how == ()


def test_the_open_pairs_are_told_as_well_as_ever():
    scored = list(score(PAIRS))
    floors = {"opposed": (0.9, 0.9), "figure": (0.95, 0.95), "degree": (0.85, 0.8), "framing": (0.95, 0.95)}
    for kind, (precision, recall) in floors.items():
        found = precision_and_recall(scored, kind)
        assert found[0] >= precision, kind
        assert found[1] >= recall, kind


def test_the_open_pairs_are_labelled_with_kinds_that_their_readme_names():
    readme = Path(PAIRS).with_name("README.md").read_text(encoding="utf-8")
    assert all(f"`{each.label}`" in readme for each in score(PAIRS))
