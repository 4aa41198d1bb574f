"""The frame of the lenses: what leads, what is said of silence, what is put into another side's mouth."""

from __future__ import annotations

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.ranking import KINDS, LEADING, LEAST_SURE, OF_ONE_KIND, rank
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lenses.run import run_lenses
from diplocompare.lenses.silence import without_shared
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Commitment, Emphasis, Evidence, Match, Observation, Point, Readout, Speaker, Topic
from diplocompare.model.lenses import LENSES, WORDLESS, Lens
from diplocompare.phrasing import findings as sentences


def aligned_call(*, sure: float = 0.9, relation: str = "same", speaker: Speaker = "own") -> AlignedCall:
    """Two texts of three points each: grain is shared and in the other's mouth, steel and visas stand alone."""
    grain = "Halle promised grain."
    first, second = readouts(
        f"{grain} Steel was raised at length and in depth. Ports are open.",
        f"{grain} Visas were discussed. Ports are open to all.",
    )

    def cut(readout: Readout, topics: list[str], voices: list[tuple[Speaker, str | None]]) -> Readout:
        points, start = [], 0
        for number, (topic, (voice, side)) in enumerate(zip(topics, voices, strict=True), start=1):
            end = readout.text.index(".", start) + 1
            points.append(Point(f"{readout.id}{number}", start, end, "point", voice, side, topic))
            start = end + 1
        return replace(readout, points=tuple(points))

    first = cut(first, ["t1", "t2", "t3"], [("counterpart", "b"), ("own", None), ("own", None)])
    second = cut(second, ["t1", "t4", "t3"], [(speaker, None), ("joint", None), ("own", None)])
    topics = (
        shared("t1", ("a1", "b1"), sure, ((0.2, 1), (0.3, 1)), relation),
        alone("t2", ("a2",), sure, ((0.5, 2), (0.0, None))),
        shared("t3", ("a3", "b3"), sure, ((0.3, 3), (0.3, 3)), relation),
        alone("t4", ("b2",), sure, ((0.0, None), (0.4, 2))),
    )
    return AlignedCall((first, second), topics, (), load_lexicon())


def entries(shares: tuple[tuple[float, int | None], ...]) -> tuple[Emphasis, ...]:
    return tuple(Emphasis(side, *share) for side, share in zip("ab", shares, strict=True))


def shared(
    id: str, points: tuple[str, str], sure: float, shares: tuple[tuple[float, int | None], ...], relation: str
) -> Topic:
    match = Match(f"m{id}", points, 0.8, sure, relation)  # type: ignore[arg-type]
    return Topic(id, id.upper(), "shared", sure, points, entries(shares), (match,))


def alone(id: str, points: tuple[str, ...], sure: float, shares: tuple[tuple[float, int | None], ...]) -> Topic:
    return Topic(id, id.upper(), "one-sided", sure, points, entries(shares))


def texts(made: AlignedCall, *lenses: Lens) -> list[str]:
    return [finding.text for finding in run_lenses(made, lenses).findings]


def test_a_matter_of_one_text_is_not_mentioned_in_the_other_only_where_that_is_sure() -> None:
    assert texts(aligned_call(sure=0.9), "silence")[0] == (
        "Only Ardesh's text has “Steel was raised at length and in depth.”; not mentioned in Lysmark's text."
    )
    assert texts(aligned_call(sure=0.7), "silence")[0] == (
        "Ardesh's text has “Steel was raised at length and in depth.”; no clear counterpart found in Lysmark's text."
    )


def test_a_matter_that_is_likelier_shared_than_not_is_no_finding() -> None:
    assert texts(aligned_call(sure=0.4), "silence") == []


@pytest.mark.parametrize(
    ("relation", "speaker", "outcome"),
    [
        ("same", "own", "both"),
        ("same", "joint", "both"),
        ("same", "counterpart", "differs"),
        ("related", "own", "both"),
        ("differs", "own", "differs"),
    ],
)
def test_what_is_put_in_a_mouth_is_set_beside_that_side_s_own_text(
    relation: str, speaker: Speaker, outcome: str
) -> None:
    (check,) = run_lenses(aligned_call(relation=relation, speaker=speaker), ["attribution"]).cross_checks
    assert (check.point, check.of, check.outcome, check.counterparts) == ("a1", "b", outcome, ("b1",))


def test_what_both_report_is_no_finding_and_what_one_reports_is() -> None:
    assert texts(aligned_call(), "attribution") == []
    made = aligned_call()
    moved = alone("t1", ("a1",), 0.9, ((0.2, 1), (0.0, None)))
    assert texts(replace(made, topics=(moved,)), "attribution") == [
        "Ardesh's text attributes to Lysmark: “Halle promised grain.”; not mentioned in Lysmark's own text."
    ]


def test_findings_rest_on_exact_words() -> None:
    made = aligned_call()
    for finding in run_lenses(made).findings:
        for place in finding.evidence:
            assert made.readout(place.readout).text[place.start : place.end].strip()


def test_lenses_that_are_not_asked_say_nothing() -> None:
    made = aligned_call(relation="differs")
    assert {finding.kind for finding in run_lenses(made, LENSES).findings} == {"silence", "attribution"}
    assert {finding.kind for finding in run_lenses(made, ["silence"]).findings} == {"silence"}
    assert run_lenses(aligned_call(), []).findings == ()


def test_a_lens_without_words_for_a_language_says_so_and_stays_out() -> None:
    made = aligned_call()
    foreign = replace(made.readouts[0], language="ru")
    seen = run_lenses(replace(made, readouts=(foreign, made.readouts[1])), LENSES)
    words = set(LENSES) - set(WORDLESS)
    assert {(note.lens, note.readout) for note in seen.notes} == {(lens, "a") for lens in words}
    assert all(observation.readout == "b" for observation in seen.observations)


def finding(kind: str, *, confidence: float = 0.9, weight: float = 0.5, place: int = 0) -> UnrankedFinding:
    return UnrankedFinding(kind, f"{kind} {place}.", confidence, weight, (Evidence("a", place, place + 1),))


def test_the_surer_the_weightier_and_the_more_telling_kind_comes_first() -> None:
    found = rank(
        [finding("order", place=1), finding("silence", place=2, weight=0.1), finding("silence", place=3, weight=0.9)]
    )
    assert [finding.text for finding in found] == ["silence 3.", "silence 2.", "order 1."]


def test_what_rests_on_a_doubtful_alignment_does_not_lead() -> None:
    found = rank([finding("attribution", confidence=LEAST_SURE - 0.01, weight=1.0), finding("order", place=1)])
    assert [(finding.kind, finding.leading) for finding in found] == [("order", True), ("attribution", False)]


def test_few_lead_few_of_one_kind_and_none_on_words_already_told() -> None:
    many = [finding(kind, place=place) for place, kind in enumerate(sorted(KINDS) * 4)]
    leading = [finding for finding in rank(many) if finding.leading]
    assert len(leading) == LEADING
    assert max(sum(each.kind == kind for each in leading) for kind in KINDS) <= OF_ONE_KIND
    twice = rank([finding("silence", place=7), finding("share", place=7)])
    assert [finding.leading for finding in twice] == [True, False]


def test_a_silence_on_what_the_ledger_has_from_both_is_no_finding() -> None:
    made = [replace(finding("silence", place=3), topic="t1"), finding("share", place=3)]
    seen = Observation("commitments", "a", 2, 9, "instruction")
    assert [each.kind for each in without_shared(made, [Commitment("k1", "instruction", ("a", "b"), (seen,))])] == [
        "share"
    ]
    assert without_shared(made, [Commitment("k1", "instruction", ("a",), (seen,))]) == made


def test_what_weighs_nothing_does_not_lead() -> None:
    assert [finding.leading for finding in rank([finding("commitment", weight=0.0)])] == [False]


def test_a_quotation_is_one_line_and_ends_at_a_word() -> None:
    assert sentences.quoted("grain\nand  steel,") == "“grain and steel”"
    long = sentences.quoted("grain " * 40)
    assert long.endswith("grain…”")
    assert len(long) < 120
