"""How strongly each side words a matter."""

from __future__ import annotations

import pytest
from fixtures_call import make_call, make_topic, turned

from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lenses.verbs import analyse
from diplocompare.model import Evidence


def told(*texts: str) -> list[str]:
    return [finding.text for finding in analyse(make_call(*texts)).findings]


def test_a_gap_of_two_levels_is_a_finding_in_the_words_of_the_texts() -> None:
    found = analyse(make_call("The King demanded\nthat the dam open.", "President Adu asked about the dam."))
    assert found.findings == (
        UnrankedFinding(
            "verbs",
            "On Grain, Ardesh's text has “demanded”, Lysmark's “asked”.",
            0.9,
            0.75,
            (Evidence("a", 0, 36), Evidence("b", 0, 34)),
            "t1",
        ),
    )
    assert [(each.value, each.level) for each in found.observations] == [("demand", 5), ("ask", 2)]


@pytest.mark.parametrize(
    "texts",
    [
        ("The King said the dam is old.", "President Adu stressed that the dam is old."),
        ("The King did not condemn the dam.", "President Adu noted the dam."),
        ("The King condemned the dam.", "The dam is old."),
        ("The dam is old.", "The dam is old."),
    ],
    ids=["one level", "negated", "one verb", "no verb"],
)
def test_there_is_no_finding_without_two_verbs_two_levels_apart(texts: tuple[str, str]) -> None:
    assert told(*texts) == []


def test_two_levels_are_enough() -> None:
    (finding,) = analyse(make_call("He warned that it is old.", "She said it is old.")).findings
    assert (finding.weight, finding.confidence) == (0.5, 0.9)


def test_verbs_of_different_kinds_make_a_gap_less_sure() -> None:
    (finding,) = analyse(make_call("The King condemned the dam.", "President Adu noted the dam.")).findings
    assert finding.confidence == pytest.approx(0.9 * 0.85)


def test_a_verb_of_two_words_is_quoted_on_one_line() -> None:
    assert told("She called\n  on both to withdraw.", "He asked about it.")[0].startswith(
        "On Grain, Ardesh's text has “called on”"
    )


def test_of_three_sides_the_strongest_and_the_weakest_are_told() -> None:
    texts = "The King asked about the dam.", "President Adu noted the dam.", "The Emir condemned the dam."
    assert told(*texts) == ["On Grain, Osmarra's text has “condemned”, Lysmark's “noted”."]
    # Of equals the first by name is the strongest, and the last the weakest.
    texts = "The King noted the dam.", "President Adu noted the dam.", "The Emir condemned the dam."
    assert told(*texts) == ["On Grain, Osmarra's text has “condemned”, Lysmark's “noted”."]


def test_the_order_of_the_readouts_does_not_matter() -> None:
    call = make_call("The King condemned the dam.", "President Adu noted the dam.")
    assert analyse(call).findings == analyse(turned(call)).findings


def test_a_verb_is_shown_with_the_first_point_of_the_topic_that_it_reports() -> None:
    topics = [make_topic("a2", "a3", "b1"), make_topic("a1", id="t2")]
    parts = ["Tea was served.", "The dam is old.", "The King demanded haste."]
    (finding,) = analyse(make_call(parts, "President Adu noted the dam.", topics=topics)).findings
    assert finding.evidence == (Evidence("a", 32, 56), Evidence("b", 0, 28))
    # A verb before the point, in its sentence: "The King demanded seed, | and an open dam".
    topics = [make_topic("a2", "b1"), make_topic("a1", id="t2")]
    call = make_call(["The King demanded seed,", "and an open dam."], "President Adu noted the dam.", topics=topics)
    (finding,) = analyse(call).findings
    assert finding.evidence[0] == Evidence("a", 9, 40)
