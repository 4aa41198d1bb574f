"""Write the expected renderings in `goldens/` and the outputs in README.md anew: `make goldens`, then read the diff before it is committed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fixtures_comparison import three_sides, two_sides
from readme import README, renewed

from diplocompare.render import render

FOLDER = Path(__file__).parent / "goldens"
GOLDENS: dict[str, Callable[[], str]] = {
    "two-sides-80.txt": lambda: render(two_sides(), "table", width=80),
    "two-sides-120.txt": lambda: render(two_sides(), "table", width=120),
    "three-sides-80.txt": lambda: render(three_sides(), "table", width=80),
    "three-sides-140.txt": lambda: render(three_sides(), "table", width=140),
}

if __name__ == "__main__":
    for name, written in GOLDENS.items():
        (FOLDER / name).write_text(written(), encoding="utf-8")
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
