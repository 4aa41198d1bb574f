"""Words that characterise the contact and that one text alone has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from fixtures_call import make_call, turned

from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lenses.tone import analyse
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Evidence


def told(*texts: str) -> list[str]:
    return [finding.text for finding in analyse(make_call(*texts)).findings]


def test_a_marked_word_of_one_text_is_a_finding() -> None:
    found = analyse(make_call("They had a candid call.", "They had a call."))
    assert found.findings == (
        UnrankedFinding(
            "tone",
            "Of the tone of the contact only Ardesh's text has “candid”,"
            " which conventionally signals that differences were spoken of openly.",
            0.9,
            1.0,
            (Evidence("a", 11, 17),),
        ),
    )
    assert [(each.kind, each.value) for each in found.observations] == [("contact", "candid")]


@pytest.mark.parametrize(
    ("word", "weight"),
    [("candid", 1.0), ("tense", 1.0), ("businesslike", 0.8), ("warm", 0.7), ("frosty", 0.4)],
    ids=["openness", "strain", "correctness", "closeness", "a group of the user's"],
)
def test_how_much_a_word_weighs(word: str, weight: float, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[tone.words]\nfrosty = ["frosty"]\n[tone.signals.frost]\nsays = "frost"\nsource = "us"\nwords = ["frosty"]\n'
    )
    lexicon = load_lexicon([own])
    (finding,) = analyse(make_call(f"They had a {word} call.", "They spoke.", lexicon=lexicon)).findings
    assert finding.weight == weight


@pytest.mark.parametrize(
    "texts",
    [
        ("They had a candid call.", "They had a frank call."),
        ("They had a candid call.", "The frank words of a poet came up."),
        ("They had a detailed call.", "They had a call."),
        ("They had a call.", "They had a call."),
    ],
    ids=["both", "the other in another use", "not marked", "none"],
)
def test_shared_and_unmarked_words_are_no_finding(texts: Sequence[str]) -> None:
    assert told(*texts) == []


def test_a_word_of_another_group_or_one_too_weak_does_no_harm() -> None:
    assert len(told("They had a candid call.", "They had a warm call.")) == 2
    (text,) = told("They had a candid call.", "An open sea, an open door.")
    assert "“candid”" in text


def test_the_words_of_a_group_are_told_once_each_and_as_they_are_written() -> None:
    texts = "They had a candid and frank call. Frank talks.", "They spoke."
    (finding,) = analyse(make_call(*texts)).findings
    assert finding.text.startswith("Of the tone of the contact only Ardesh's text has “candid” and “frank”, which")
    assert [place.start for place in finding.evidence] == [11, 22, 34]


def test_groups_stand_by_the_alphabet() -> None:
    texts = told("They had a tense call. The talks were candid. They had a warm call.", "They spoke.")
    assert [text.split("“")[1].split("”")[0] for text in texts] == ["warm", "candid", "tense"]


def test_of_three_sides_only_one_may_have_it() -> None:
    assert len(told("They had a candid call.", "They spoke.", "They spoke.")) == 1
    assert told("They had a candid call.", "They had a frank call.", "They spoke.") == []


def test_nothing_is_said_where_a_text_is_in_another_language() -> None:
    assert analyse(make_call("They had a candid call.", "Man sprach.", languages={"b": "de"})).findings == ()


def test_the_order_of_the_readouts_does_not_matter() -> None:
    call = make_call("They had a candid, warm call.", "They had a tense call.")
    assert {finding.text for finding in analyse(call).findings} == {
        finding.text for finding in analyse(turned(call)).findings
    }
