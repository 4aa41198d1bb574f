from __future__ import annotations

import pytest

from diplocompare.lenses.durations import seconds_of


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [
        ("PT1H30M", 5_400),
        ("PT20S", 20),
        ("PT0.5H", 1_800),
        ("P3W", 3 * 7 * 86_400),
        ("P30D", 30 * 86_400),
        ("P1DT1H", 90_000),
        ("P4Y", 4 * 365.25 * 86_400),
        ("P6M", 365.25 * 86_400 / 2),
        ("P1Y6M", 1.5 * 365.25 * 86_400),
    ],
)
def test_a_duration_has_a_length(duration: str, seconds: float) -> None:
    assert seconds_of(duration) == seconds
