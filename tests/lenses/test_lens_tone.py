from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.tone import analyse
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point


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
