"""A sentence that takes a position on a matter is never frame."""

from __future__ import annotations

import pytest
from conftest import LEXICON, readouts

from diplocompare.pipeline import cut


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("President Oran supports the peace plan.", "point"),
        ("President Oran rejects the peace plan.", "point"),
        ("The two leaders had a telephone conversation.", "frame"),
        ("The sides exchanged views on bilateral relations.", "frame"),
    ],
)
def test_a_position_on_a_matter_is_a_point(sentence: str, role: str) -> None:
    (readout, _), _ = cut(readouts(sentence, "President Tavesh took part."), LEXICON)
    assert [point.role for point in readout.points] == [role]
