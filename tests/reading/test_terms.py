"""Words that set texts apart: antisymmetric scores, nothing from too little text, evidence at the words themselves."""

import pytest

from diplocompare.reading.terms import join


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("agreement agreements", 1),
        ("secure secured secures", 1),
        ("policy policies", 1),
        ("syria syrian syrians", 1),
        ("international internal", 2),
    ],
)
def test_inflections_are_joined_and_other_words_are_not(words: str, joined: int) -> None:
    assert len({join(word) for word in words.split()}) == joined
