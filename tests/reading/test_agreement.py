from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.reading.agreement import read


@pytest.fixture
def lexicon() -> Lexicon:
    return load_lexicon()


def seen(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.kind) for found in read(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The leaders agreed to open the dam.", [("agreed to", "agreed")]),
        ("President Adu and King Oro agreed that the dam is old.", [("agreed", "agreed")]),
        ("It was agreed to open the dam.", [("agreed to", "agreed")]),
        ("It was decided to open the dam.", [("decided", "agreed")]),
        ("An agreement on the dam was reached.", [("agreement on the dam was reached", "agreed")]),
        ("The sides reached an understanding on seed.", [("reached an understanding", "agreed")]),
        ("They confirmed their mutual intention to open it.", [("confirmed their mutual intention", "agreed")]),
        ("The two pledged to open the dam.", [("pledged", "agreed")]),
        ("The King spoke and both leaders agreed to meet.", [("agreed to", "agreed")]),
        ("The leaders discussed the dam.", [("discussed", "discussed")]),
        ("The dam was touched upon.", [("touched upon", "discussed")]),
        ("Views were exchanged on the dam.", [("Views were exchanged", "discussed")]),
        ("They continued their exchange of views on seed.", [("continued their exchange of views", "discussed")]),
        ("King Oro met with President Adu to discuss the dam.", [("discuss", "discussed")]),
        ("They reviewed seed and agreed to meet.", [("reviewed", "discussed"), ("agreed to", "agreed")]),
    ],
)
def test_joint_outcomes_and_joint_talk_are_told_apart(
    text: str, expected: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    assert seen(text, lexicon) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The agreed text is short.",
        "He agreed with the King.",
        "They agreed with the King.",
        "The Lysmark agreements are old.",
        "It was agreed in 2020 to open the dam.",
        "The King agreed to open the dam.",
        "The King discussed the dam.",
        "The King said that the sides agreed to open the dam.",
        "Nothing was decided.",
        "The leaders did not agree to open the dam.",
        "The steps that were agreed are bold.",
        "They met in Lysmark.",
    ],
)
def test_neither_one_side_alone_nor_another_occasion_counts(text: str, lexicon: Lexicon) -> None:
    assert seen(text, lexicon) == []


def test_a_user_may_add_words(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[agreement.agreed]\nphrases = ["shake hands on", "-decide"]\n', encoding="utf-8")
    lexicon = load_lexicon([own])
    assert seen("The leaders decided to meet.", lexicon) == []
    own.write_text('[agreement.agreed]\nphrases = ["covenant"]\n', encoding="utf-8")
    assert seen("The leaders covenanted to meet.", load_lexicon([own])) == [("covenanted", "agreed")]


@pytest.mark.parametrize("unit", ["", "a", "they agreed ", "and ", "<b>agreed</b> ", "it was agreed "])
def test_odd_input_is_read_in_linear_time(unit: str, lexicon: Lexicon) -> None:
    assert_linear(lambda text: list(read(text, lexicon)), unit)
