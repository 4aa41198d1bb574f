"""The words of a point and the phrases of the word lists in it, before it is cut into clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from diplocompare.lexicon.tokens import tokens
from diplocompare.relations.lists import Lists, Phrase, forms_of, phrases_at
from diplocompare.relations.roots import is_noun

# Words after a negator within which the word stands that it negates; and from "opposed" to the "ban" that it bears on.
NEAR, BESIDE = 5, 2
DETERMINERS = frozenset(
    "the a an mr mrs ms any its his her their our this that no of on for with all some every such".split()
)
_ARTICLES = frozenset(("the", "a", "an"))
_BREAK = re.compile(r"[.;:!?()—–]|--")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
# After a noun these lead to what it bears on: "ban on exports".
_BEARING = frozenset("of on to against from in by between for with over".split())
# What may be said of a ban as such, and what people may think of it.
_OF_STATUS = frozenset(("existence", "occurrence", "permission", "presence"))
_OF_STANCE = frozenset(("acceptance", "compliance"))
_HAVE = frozenset(("have", "has", "had"))


class Mark(NamedTuple):
    """A phrase of the word lists by the places of its words. `sign`: its own, or with the negators that bear on it."""

    phrase: Phrase
    places: tuple[int, ...]
    sign: int


class Sentence(NamedTuple):
    """The words of a point.

    `lows`: bare and in lower case; `spans`: in the text; `gaps`: what stands before each; `breaks`: whether that ends a
    clause; `capitals`: whether it is written with one; `marks`: the phrases of the word lists, in order.
    """

    lows: Sequence[str]
    spans: Sequence[tuple[int, int]]
    gaps: Sequence[str]
    breaks: Sequence[bool]
    capitals: Sequence[bool]
    marks: Sequence[Mark]

    def low(self, at: int) -> str:
        """Return the word at a place, empty outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""


def read_sentence(text: str, lists: Lists) -> Sentence:
    """Read the words of a text and the phrases in it."""
    found = tokens(text)
    lows = [token.bare for token in found]
    spans = [(token.start, token.end) for token in found]
    gaps = [text[(spans[i - 1][1] if i else 0) : start] for i, (start, _) in enumerate(spans)]
    owners = [bool(_POSSESSIVE.search(text[start:end])) for start, end in spans]
    sentence = Sentence(
        lows,
        spans,
        gaps,
        [bool(_BREAK.search(gap)) for gap in gaps],
        [text[start].isupper() for start, _ in spans],
        (),
    )
    marks = _marks(sentence, lists)
    told = [
        mark for mark in marks if not (_names_wish(sentence, mark, owners) or _bears_on_nothing(sentence, mark, marks))
    ]
    return sentence._replace(marks=told)


def _marks(sentence: Sentence, lists: Lists) -> list[Mark]:
    """The phrases of the word lists; of one group no two share a word: the earlier and then the longer one counts."""
    forms = [forms_of(low, lists.function) for low in sentence.lows]
    marks: list[Mark] = []
    taken: dict[str, set[int]] = {}
    for at, low in enumerate(sentence.lows):
        # "High Court", "Lower House": a capital letter inside the sentence is a name's.
        if at and not sentence.breaks[at] and sentence.capitals[at] and low not in lists.function:
            continue
        for phrase, places in phrases_at(forms, sentence.breaks, at, lists):
            used = taken.setdefault(phrase.group, set())
            if used.isdisjoint(places):
                used.update(places)
                marks.append(Mark(phrase, places, phrase.sign))
    return marks


def _names_wish(sentence: Sentence, mark: Mark, owners: Sequence[bool]) -> bool:
    """Whether a wish is only named ("at the Emir's wish"), or the words are none ("have to this day")."""
    if mark.phrase.role != "wish":
        return False
    at, following = mark.places[0], sentence.low(mark.places[-1] + 1)
    if sentence.lows[at] in _HAVE:
        return following in ("this", "date")
    named = at > 0 and (owners[at - 1] or sentence.lows[at - 1] in DETERMINERS)
    # "The call for a truce", "their demand that ..." are wishes.
    return named and not sentence.lows[at].endswith(("ed", "ing")) and following not in ("for", "to", "that", "on")


def _bears_on_nothing(sentence: Sentence, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a denying operator is a noun that denies nothing: "sanctions and aid", but not "sanctions on banks"."""
    if mark.phrase.role != "operator" or mark.sign > 0 or len(mark.places) > 1 or mark.phrase.dimension == "truth":
        return False
    following = sentence.low(mark.places[0] + 1)
    verb = _is_plural_thing(sentence.lows[mark.places[0]], mark) and following in DETERMINERS  # "blocks the loan"
    if verb or not _is_noun(sentence, mark) or following in _BEARING:
        return False
    # "The sanctions remain", "opposed the sanctions": what is said of them counts with them.
    at = mark.places[0]
    for other in marks:
        if other.phrase.dimension in _OF_STATUS and 0 < abs(other.places[0] - at) <= NEAR:
            return False
        if other.phrase.dimension in _OF_STANCE and 0 < at - other.places[-1] <= BESIDE:
            return False
    return True


def _is_noun(sentence: Sentence, mark: Mark) -> bool:
    at = mark.places[0]
    low, before = sentence.lows[at], sentence.low(at - 1)
    if low.endswith("ing"):
        return before in _ARTICLES
    return is_noun(low) or before in DETERMINERS or _is_plural_thing(low, mark)


def _is_plural_thing(low: str, mark: Mark) -> bool:
    """Whether it is a word like "restrictions", "sanctions", "limits"."""
    return mark.phrase.dimension == "permission" and low.endswith("s") and not low.endswith("ss")


def names_thing(sentence: Sentence, mark: Mark) -> bool:
    """Return whether a denying operator is a noun for a thing, like "ban" or "sanctions", which tells a matter too."""
    at = mark.places[0]
    thing = _is_plural_thing(sentence.lows[at], mark) or sentence.low(at - 1) in _ARTICLES
    return mark.sign < 0 and thing and not is_noun(sentence.lows[at])
