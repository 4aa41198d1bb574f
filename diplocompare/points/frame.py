"""Whether a sentence is frame: that the contact took place, how and in what mood, without a specific matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplocompare.model import Value
from diplocompare.points.words import Word, size_class
from diplocompare.weights.logistic import fitted

# A sentence with at least this probability is frame: more than even, since to lose a matter is worse than to keep an
# empty row.
THRESHOLD = 0.65
# Counts of words are told as the first of these that they do not pass.
_SIZES = (3, 6, 9, 13, 19, 28, 40)
# Words of a sentence that are looked at.
LONGEST = 60


class Framing(Value):
    """How likely a sentence is frame, 0 to 1, and what was seen in it."""

    probability: float
    features: tuple[str, ...]

    @property
    def framed(self) -> bool:
        """Whether the sentence counts as frame."""
        return self.probability >= THRESHOLD


def weigh_frame(words: Sequence[Word], number: int, count: int) -> Framing:
    """Judge a sentence by its words, its number (from 0) and the count of sentences in its readout."""
    seen = tuple(features(words[:LONGEST], number, count))
    return Framing(fitted("frame").probability(dict.fromkeys(seen, 1.0)), seen)


def takes_position(words: Sequence[Word]) -> bool:
    """Tell whether a sentence says that somebody takes a position on a matter, refuses it or asks for it.

    Such a sentence is no frame, however short and however like one it is worded: "supports the peace plan" says
    nothing of the contact. A word that may name a matter has to follow the verb: "warned each other" has none.
    """
    for at, word in enumerate(words):
        if word.takes_stance and any(_is_specific(each) for each in words[at + 1 :] if not each.takes_stance):
            return True
    return False


def features(words: Sequence[Word], number: int, count: int) -> Iterator[str]:
    """Yield what speaks for or against frame, by the names that the weights have for it; arguments as above.

    What is measured and said comes a second time with the sentence's place: the frame stands at the ends of a readout.
    """
    place = _place(number, count)
    yield place
    for measure in _measures(words):
        yield measure
        yield f"{place}, {measure}"
    shown = _shown(words)
    for word in shown:
        yield f"says: {word}"
        if place != "inside":
            yield f"{place}, says: {word}"
    for first, second in pairwise(shown):
        yield f"says: {first} {second}"
    yield f"begins: {' '.join(shown[:2])}"
    for found in words:
        if _is_specific(found) and found.kind != "name":
            yield f"about: {found.stem}"


def _place(number: int, count: int) -> str:
    if number == 0:
        return "first"
    if number == 1:
        return "second"
    return "last" if number == count - 1 else "inside"


def _measures(words: Sequence[Word]) -> Iterator[str]:
    """How long a sentence is, and how much of it may name a matter."""
    specific = [word for word in words if _is_specific(word)]
    plain = [word for word in specific if word.kind != "name"]
    # Runs of words that name a party, but for one that the sentence begins with.
    parties = sum(word.kind == "party" and before.kind != "party" for before, word in pairwise(words))
    verb = next((word.bare for word in words if word.reports), "none")
    yield f"words {size_class(len(words), _SIZES)}"
    yield f"specific words {min(8, len(specific))}"
    yield f"specific words without names {min(8, len(plain))}"
    yield f"names {min(5, len(specific) - len(plain))}"
    yield f"specific words in ten {10 * len(specific) // max(1, len(words))}"
    yield f"parties {min(3, parties)}"
    yield f"commas {min(4, sum(',' in word.gap for word in words))}"
    yield f"reporting verbs {min(4, sum(word.reports for word in words))}"
    yield f"first verb: {verb}"


def _is_specific(word: Word) -> bool:
    """Whether a word may name a matter, and is none that sentences without one use."""
    return word.matters and word.kind != "number" and not word.of_frame


def _shown(words: Sequence[Word]) -> list[str]:
    """The words, with names, numbers, titles and parties as their kinds; a run of one of these counts once."""
    shown: list[str] = []
    for word in words:
        mask = word.kind in ("party", "title", "number", "name")
        token = word.kind.upper() if mask else word.bare
        if not (mask and shown and shown[-1] == token):
            shown.append(token)
    return shown
