from __future__ import annotations

from diplocompare.phrasing.findings import quoted


def test_a_quotation_is_one_line_and_ends_at_a_word() -> None:
    assert quoted("grain\nand  steel,") == "“grain and steel”"
    long = quoted("grain " * 40)
    assert long.endswith("grain…”")
    assert len(long) < 120
