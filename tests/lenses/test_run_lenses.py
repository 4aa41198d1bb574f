"""The lenses together: which are run, in which order, and what becomes of what they find."""

from __future__ import annotations

from typing import get_args

from fixtures_call import make_call, make_matches, make_topic

from diplocompare.lenses.run import ANALYSE, run_lenses
from diplocompare.model import LensNote
from diplocompare.model.lenses import LENSES, WORDLESS, FindingKind

CALL = make_call(
    ["Halle promised grain.", "The leaders agreed to build a canal.", "Steel was raised at length."],
    ["Halle condemned grain.", "Visas were discussed."],
    topics=[
        make_topic("a1", "b1", matches=make_matches("a1", "b1", relation="differs")),
        make_topic("a2", id="t2", label="Canal"),
        make_topic("a3", id="t3", label="Steel"),
        make_topic("b2", id="t4", label="Visas"),
    ],
    speakers={"a1": "counterpart", "a2": "joint"},
)


def test_every_lens_has_a_function_and_a_kind_of_finding() -> None:
    assert tuple(ANALYSE) == LENSES
    kinds = [kind.removesuffix("s") for kind in get_args(FindingKind)]
    assert kinds[: len(LENSES)] == [lens.removesuffix("s") for lens in LENSES]


def test_only_what_is_asked_for_is_run_and_always_in_one_order() -> None:
    assert run_lenses(CALL, []).findings == ()
    assert {finding.kind for finding in run_lenses(CALL, ["silence"]).findings} == {"silence"}
    both = run_lenses(CALL, ["attribution", "agreement", "verbs"])
    assert both == run_lenses(CALL, ["verbs", "agreement", "attribution"])
    assert [lens.lens for lens in both.observations] == sorted(lens.lens for lens in both.observations)


def test_cross_checks_are_numbered_through() -> None:
    found = run_lenses(CALL).cross_checks
    assert [(check.id, check.what, check.point, check.of, check.outcome) for check in found] == [
        ("x1", "said", "a1", "b", "differs"),
        ("x2", "agreed", "a2", "b", "absent"),
    ]


def test_what_each_lens_finds_is_all_there() -> None:
    found = run_lenses(CALL)
    assert [(entry.id, entry.kind, entry.reported_by) for entry in found.commitments] == [("k1", "agreement", ("a",))]
    assert {observation.lens for observation in found.observations} >= {"agreement", "commitments", "verbs"}
    assert [contrast.readout for contrast in found.contrasts if contrast.topic is None] == ["a", "b"]
    assert {finding.kind for finding in found.findings} >= {"silence", "attribution", "agreement", "commitment"}


def test_a_silence_on_what_both_commit_to_is_no_finding() -> None:
    agreed = "The leaders agreed to stay in touch."
    call = make_call(agreed, agreed, topics=[make_topic("a1"), make_topic("b1", id="t2")])
    assert len(run_lenses(call, ["silence"]).findings) == 2
    assert [finding.kind for finding in run_lenses(call, ["silence", "commitments"]).findings] == []


def test_findings_rest_on_words_of_the_texts() -> None:
    for finding in run_lenses(CALL).findings:
        for place in finding.evidence:
            assert CALL.text_of(place).strip()


def test_a_lens_without_words_for_a_language_says_so_and_stays_out() -> None:
    grain = "Halle condemned grain and thanked Lysmark for its candid call in Rome."
    found = run_lenses(make_call(grain, grain, languages={"a": "ru"}))
    assert found.notes == tuple(
        LensNote(lens, "a", "no word list for the language 'ru'") for lens in LENSES if lens not in WORDLESS
    )
    assert {observation.readout for observation in found.observations} == {"b"}
    assert run_lenses(make_call(grain, grain, languages={"a": "ru"}), ["silence", "verbs"]).notes == (
        LensNote("verbs", "a", "no word list for the language 'ru'"),
    )
