"""How the sides are called in a sentence, and from where on a text is said not to mention a matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diplocompare.model import Readout

# Below this confidence nothing is "not mentioned", only "no clear counterpart found".
SURE = 0.85


def side_names(readouts: Sequence[Readout]) -> dict[str, str]:
    """Return each side's name by the id of its readout; two sides of one name are told apart by that id."""
    count = Counter(readout.side for readout in readouts)
    return {
        readout.id: readout.side if count[readout.side] == 1 else f"{readout.side} ({readout.id})"
        for readout in readouts
    }


def possessive(name: str) -> str:
    """Return a name's genitive: Russia's, United States'."""
    return f"{name}'" if name.endswith(("s", "S")) else f"{name}'s"


def listed(items: Sequence[str], word: str = "and") -> str:
    """Join items as a sentence does: a, b and c."""
    return f"{', '.join(items[:-1])} {word} {items[-1]}" if len(items) > 1 else "".join(items)


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st."""
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
