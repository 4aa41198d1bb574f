from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.courtesy import analyse
from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import Point, Speaker
from diplocompare.parties.parties import Party
from diplocompare.reading.courtesy import read


def courtesies(text: str, lexicon: Lexicon | None = None) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.kind, each.value) for each in read(text, lexicon or load_lexicon())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She thanked the King for his help.", ("thanked", "thanks", "thank")),
        ("She expressed her deep gratitude to Osmarra.", ("gratitude", "thanks", "gratitude")),
        ("She was grateful for the welcome.", ("grateful", "thanks", "grateful")),
        ("She praised President Orlo for his courage.", ("praised", "praise", "praise")),
        ("She commended Osmarra's leadership.", ("commended", "praise", "commend")),
        ("She paid tribute to the host.", ("paid tribute", "praise", "paid tribute")),
        ("He congratulated her on the election.", ("congratulated", "congratulations", "congratulate")),
        ("He offered his condolences.", ("condolences", "condolences", "condolences")),
        ("He expressed sympathy over the flood.", ("sympathy", "condolences", "sympathy")),
        ("He wished her a speedy recovery.", ("wished", "greetings", "wish")),
        ("They exchanged New Year greetings.", ("greetings", "greetings", "greetings")),
        ("He conveyed heartfelt wishes.", ("wishes", "greetings", "wish")),
    ],
)
def test_a_courtesy_is_found(text: str, found: tuple[str, str, str]) -> None:
    assert courtesies(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to the accord, trade grew.",
        "Trade grew, thanks in part to the accord.",
        "They praised the progress of the talks.",
        "They praised the efforts of their staff in Lysmark.",
        "She applauded the release of the prisoners.",
        "He wished to speak of trade.",
        "It heeds the wishes of the people.",
        "He regards it as settled.",
        "A currency's appreciation hurts exports.",
        "Vice Admiral Orlo was there.",
        "",
    ],
)
def test_other_uses_are_not(text: str) -> None:
    assert courtesies(text) == []


PARTIES = tuple(
    Party(name, side, None, frozenset(), frozenset({(side.lower(),)}))
    for name, side in (("a", "Ardesh"), ("b", "Lysmark"))
)


def aligned_call(*texts: str, speakers: Sequence[Speaker] = ("own", "own", "own")) -> AlignedCall:
    """Texts that are one point each, of these speakers."""
    given = tuple(
        replace(r, points=(Point(f"{r.id}1", 0, len(r.text), speaker=by),))
        for r, by in zip(readouts(*texts), speakers, strict=False)
    )
    return AlignedCall(given, (), PARTIES, load_lexicon())


def told(*texts: str, speakers: Sequence[Speaker] = ("own", "own", "own")) -> list[str]:
    return [finding.text for finding in analyse(aligned_call(*texts, speakers=speakers)).findings]


def test_thanks_that_one_text_reports_are_a_finding() -> None:
    result = analyse(aligned_call("She thanked Lysmark for its help.", "They spoke."))
    (finding,) = result.findings
    assert finding.text == "Only Ardesh's text reports thanks from Ardesh: “thanked Lysmark for its help.”."
    assert [(e.readout, e.start, e.end) for e in finding.evidence] == [("a", 4, 11)]
    assert [each.by for each in result.observations] == ["own"]


def test_what_is_put_in_the_other_s_mouth_is_the_other_s() -> None:
    (text,) = told("Lysmark praised Ardesh for its help.", "They spoke.", speakers=("counterpart", "own"))
    assert text.startswith("Only Ardesh's text reports praise from Lysmark: ")
    thanked = ("She thanked Lysmark.", "Ardesh thanked Lysmark.")
    assert told(*thanked, speakers=("own", "counterpart")) == []


@pytest.mark.parametrize(
    ("texts", "speakers"),
    [
        (("She thanked Lysmark.", "Ardesh thanked us."), ("own", "counterpart")),
        (("She thanked Lysmark.", "Thanks were expressed with gratitude."), ("own", "none")),
        (("She thanked Osmarra for its help.", "They spoke."), ("own", "own")),
        (("She congratulated Lysmark.", "They spoke."), ("own", "own")),
        (("They thanked each other.", "They spoke."), ("joint", "own")),
        ((), ()),
    ],
    ids=["both", "unclear", "third", "congratulations", "joint", "nothing"],
)
def test_otherwise_there_is_no_finding(texts: Sequence[str], speakers: Sequence[Speaker]) -> None:
    assert told(*texts, speakers=speakers) == []


def test_the_order_of_the_readouts_does_not_matter() -> None:
    ahead = aligned_call("She thanked Lysmark.", "She praised Ardesh.")
    turned = AlignedCall(ahead.readouts[::-1], (), PARTIES, load_lexicon())
    assert {finding.text for finding in analyse(ahead).findings} == {
        finding.text for finding in analyse(turned).findings
    }


def test_a_user_s_words_are_read(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[courtesy.thanks]\nverbs = ["bless", "-thank"]\n')
    lexicon = load_lexicon([own])
    assert courtesies("He blessed her.", lexicon) == [("blessed", "thanks", "bless")]
    assert courtesies("He thanked her.", lexicon) == []


@pytest.mark.parametrize("text", ["a", "-", ",", "thanks ", "praised the ", "<b>"])
def test_long_nonsense_is_read_quickly(text: str) -> None:
    began = time.perf_counter()
    list(read((text * 100_000)[:100_000], load_lexicon()))
    assert time.perf_counter() - began < 5.0
