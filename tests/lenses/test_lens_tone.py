from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.tone import analyse
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point
from diplocompare.reading.tone import read


def tones(text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.kind, each.value) for each in read(text, load_lexicon())]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They had a candid and constructive conversation.", ["candid", "constructive"]),
        ("The talks were tense.", ["tense"]),
        ("The call was held in a businesslike manner.", ["businesslike"]),
        ("The talks took place in a warm and friendly atmosphere.", ["warm", "friendly"]),
        ("They held a frank exchange of views.", ["frank"]),
        ("They spoke frankly and directly.", ["frank", "direct"]),
        ("Trade was discussed in detail.", ["detailed"]),
        ("They thoroughly reviewed trade.", ["thorough"]),
        ("They described the talks as fruitful.", ["fruitful"]),
        ("Both found the meeting useful.", ["useful"]),
        ("In view of the need for calm, they had an in-depth discussion.", ["in-depth"]),
    ],
)
def test_words_of_the_contact_are_found(text: str, values: list[str]) -> None:
    assert [value for _, _, value in tones(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "They back a free and open sea.",
        "She spoke of good jobs and constructive relations.",
        "He warmly thanked the King.",
        "He sent warm wishes.",
        "They stressed the importance of a constructive dialogue.",
        "She hopes that the talks will be constructive.",
        "They heard directly from nurses.",
        "They voiced deep concern.",
        "The tense situation in the north came up.",
        "He looked forward to a productive meeting.",
        "They agreed to hold frank talks.",
        "Frank Orlo met the Minister.",
        "",
    ],
)
def test_words_of_other_things_are_not(text: str) -> None:
    assert tones(text) == []


def test_the_contact_and_the_exchange_are_told_apart() -> None:
    assert tones("The call was warm.") == [("warm", "contact", "warm")]
    assert tones("They had a frank discussion.") == [("frank", "exchange", "frank")]


def aligned_call(*texts: str, additions: Sequence[Path] = ()) -> AlignedCall:
    given = tuple(replace(r, points=(Point(f"{r.id}1", 0, len(r.text)),)) for r in readouts(*texts))
    return AlignedCall(given, (), (), load_lexicon(additions))


def told(*texts: str) -> list[str]:
    return sorted(finding.text for finding in analyse(aligned_call(*texts)).findings)


def test_a_marked_word_of_one_text_is_a_finding() -> None:
    (finding,) = analyse(aligned_call("They had a candid call.", "They had a call.")).findings
    assert finding.text == (
        "Of the tone of the contact only Ardesh's text has “candid”,"
        " which conventionally signals that differences were spoken of openly."
    )
    assert [(e.readout, e.start, e.end) for e in finding.evidence] == [("a", 11, 17)]


@pytest.mark.parametrize(
    "texts",
    [
        ("They had a candid call.", "They had a frank call."),
        ("They had a candid call.", "The frank words of a poet came up."),
        ("They had a detailed call.", "They had a call."),
        (),
    ],
)
def test_shared_and_unmarked_words_are_no_finding(texts: Sequence[str]) -> None:
    assert told(*texts) == []


def test_of_three_sides_only_one_may_have_it() -> None:
    assert len(told("They had a candid call.", "They spoke.", "They spoke.")) == 1
    assert told("They had a candid call.", "They had a frank call.", "They spoke.") == []


def test_the_order_of_the_readouts_does_not_matter() -> None:
    ahead = aligned_call("They had a candid, warm call.", "They had a tense call.")
    turned = AlignedCall(ahead.readouts[::-1], (), (), load_lexicon())
    assert {finding.text for finding in analyse(ahead).findings} == {
        finding.text for finding in analyse(turned).findings
    }


def test_a_user_s_word_and_what_it_signals_are_read(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[tone.words]\nfrosty = ["frosty"]\n[tone.signals.strain]\nwords = ["frosty"]\n')
    (finding,) = analyse(aligned_call("They had a frosty call.", "They spoke.", additions=[own])).findings
    assert "“frosty”, which conventionally signals strain" in finding.text


@pytest.mark.parametrize("text", ["a", "-", ",", "candid ", "frank, ", "<b>"])
def test_long_nonsense_is_read_quickly(text: str) -> None:
    began = time.perf_counter()
    list(read((text * 100_000)[:100_000], load_lexicon()))
    assert time.perf_counter() - began < 5.0
