"""The parts of a sentence: how sides are called, lists, counts, shares, dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diplocompare.lexicon.dates import MONTHS, parse_date
from diplocompare.model import Readout


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


def text_of(name: str) -> str:
    """Return how a side's text is called: Russia's text."""
    return f"{possessive(name)} text"


def own_text_of(name: str) -> str:
    """Return how a side's text is called beside what another text has that side say: Russia's own text."""
    return f"{possessive(name)} own text"


def listed(items: Sequence[str], word: str = "and") -> str:
    """Join items as a sentence does: a, b and c."""
    return f"{', '.join(items[:-1])} {word} {items[-1]}" if len(items) > 1 else "".join(items)


def texts_of(names: Sequence[str], word: str = "and") -> str:
    """Return how the texts of several sides are called: Russia's, Iran's or China's text."""
    return f"{listed([possessive(name) for name in names], word)} text"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: 1 topic, 1,204 words."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def percent(share: float) -> str:
    """Return a share as whole percent; what is not nothing is never shown as nothing, nor a part as the whole."""
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st."""
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def place_of(rank: int, count: int) -> str:
    """Return a place in an order: 2nd of 7."""
    return f"{ordinal(rank)} of {count}"


def long_date(date: str) -> str:
    """Return an ISO date as 3 December 2024, one without a year as 3 December; anything else as it is."""
    found = parse_date(date)
    if found is None or found.month is None or found.day is None:
        return date
    year = "" if found.year is None else f" {found.year:04}"
    return f"{found.day} {MONTHS[found.month - 1].capitalize()}{year}"


def capitalised(words: str) -> str:
    """Return words with a capital at their beginning and nowhere else changed."""
    return words[:1].upper() + words[1:]
