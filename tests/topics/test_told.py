"""A pair is summed up in two sentences: what its texts have in common and what parts them, with the evidence."""

from __future__ import annotations

from fixtures_comparison import About, Said, build, side, three_sides, two_sides
from msgspec.structs import replace

from diplocompare.model import Comparison, Evidence, Finding
from diplocompare.topics.told import tell


def told(comparison: Comparison, *findings: Finding) -> tuple[str, ...]:
    return tell(comparison.readouts, comparison.topics, findings)


def finding(id: str, kind: str, *words: tuple[str, str], silent: tuple[str, ...] = (), **more: object) -> Finding:
    made = two_sides()
    evidence = tuple(
        Evidence(name, start, start + len(text))
        for name, text in words
        if (start := made.readout(name).text.index(text)) >= 0
    )
    return replace(Finding(id, kind, "", 0.9, evidence, leading=True, silent=silent), **more)


def test_the_largest_shared_topics_come_first_and_uncertain_ones_are_passed_over() -> None:
    common, _ = told(two_sides())
    assert common == "Both texts report Fishing quotas in the Grey Strait [t1] and Rescued trawler crews [t2]."


def test_more_than_three_are_counted() -> None:
    said = [Said(f"They spoke of {'very ' * number}old grain {number}.", f"t{number}") for number in range(1, 6)]
    comparison = build(
        side("Arland", *said, id="a"),
        side("Belmora", *said, id="b"),
        topics={f"t{n}": About(f"G{n}") for n in range(1, 6)},
    )
    assert told(comparison)[0] == "Both texts report G5 [t5], G4 [t4], G3 [t3] and 2 more topics."


def test_of_three_sides_two_or_more_have_something_in_common() -> None:
    assert told(three_sides())[0] == "Two or more texts report Mountain road [t1] and Dam on the upper Vey [t2]."


def test_findings_of_the_same_sides_stand_together_in_the_order_of_the_first() -> None:
    trawlers = finding("f1", "silence", ("a", "two wrecked trawlers"), silent=("b",))
    quotas = finding("f2", "figures", ("a", "quotas"), ("b", "quotas"), topic="t1")
    regatta = finding("f3", "silence", ("b", "the Regatta of Nations"), silent=("a",), confidence=0.7)
    cable = finding("f4", "silence", ("a", "power cable"), silent=("b",))
    _, parts = told(two_sides(), trawlers, quotas, regatta, cable)
    assert parts == (
        "What parts them: Arland's text has “two wrecked trawlers” [f1] and “power cable” [f4] (not mentioned in United "
        "Isles' text); the texts differ in the figures on Fishing quotas in the Grey Strait [f2]; United Isles' text has "
        "“the Regatta of Nations” [f3] (no clear counterpart found in Arland's text)."
    )


def test_the_telling_words_are_quoted_where_there_are_any() -> None:
    marked = finding("f1", "silence", ("a", "Teo Rask, in turn, thanked Arland for taking in the crews"), silent=("b",))
    assert "“Teo Rask, in turn, thanked Arland for…” [f1]" in told(two_sides(), marked)[1]
    marks = finding("", "", ("a", "Teo Rask"), ("a", "crews")).evidence
    assert "“Teo Rask … crews” [f1]" in told(two_sides(), replace(marked, marks=marks))[1]


def test_a_difference_of_words_is_told_by_the_words_and_not_by_their_topic() -> None:
    name = finding("f1", "names", ("a", "Grey Strait"), topic="t1")
    assert told(two_sides(), name)[1] == "What parts them: the texts differ in the names (“Grey Strait”) [f1]."
    rival = finding("f1", "contested", ("a", "vessels"), ("b", "coast guards"), topic="t1")
    assert told(two_sides(), rival)[1].endswith("the contested names (“vessels” and “coast guards”) [f1].")


def test_the_nearest_words_of_a_silent_side_are_not_what_it_has() -> None:
    near = finding("f1", "silence", ("a", "quotas"), ("b", "the Regatta of Nations"), silent=("b",))
    assert "What parts them: Arland's text has “quotas” [f1] (not" in told(two_sides(), near)[1]


def test_what_does_not_lead_and_what_has_no_words_makes_no_difference() -> None:
    lesser = finding("f1", "silence", ("a", "quotas"), silent=("b",), leading=False)
    assert (
        told(two_sides(), lesser)[1] == "No difference between them is both telling and sure enough to be told first."
    )
    bare = finding("f1", "order", silent=("b",), topic="t1")
    assert told(two_sides(), bare)[1].endswith("differ in the place of Fishing quotas in the Grey Strait [f1].")


def test_nothing_is_told_of_texts_without_topics_and_little_of_those_with_none_in_common() -> None:
    assert tell((), (), ()) == ()
    alone = build(side("Arland", Said("Grain.", "t1"), id="a"), side("Belmora", id="b"), topics={"t1": About("Grain")})
    assert told(alone)[0] == "No topic is clearly found in both texts."
