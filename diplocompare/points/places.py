"""The places where a sentence might be cut: after a sign, or before a conjunction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diplocompare.model import Value
from diplocompare.points.words import Word

_CONJUNCTIONS = frozenset("and while whereas whilst but or".split())
# Words that join what follows to what is before; a conjunction is none of the new piece, "with" and its like are.
_JOINTS = _CONJUNCTIONS | frozenset("with including as which to for noting adding".split())
# Conjunctions at which a sentence may be cut without a sign before them. "or" is none: what it joins is one matter.
BARE_CONJUNCTIONS = _CONJUNCTIONS - {"or"}
_SIGNS = ",;:–—"
_QUOTES = '"“”»«'
_NAMING = frozenset({"name", "title", "party"})
# A person is told to do something within so many words of the name: "..., and Secretary Ramirez of the Board said".
_REACH = 12


class Place(Value):
    """A place between two words of a sentence, where it might be cut.

    `at`: the first word after it; `head`: the first word behind a conjunction there; `left`, `right`: the places before
    and after it, or the ends of the sentence; `number`: its own, from 0; `mark`: the signs there; `joint`: the word
    that joins the two parts, "" where there is none.
    """

    at: int
    head: int
    left: int
    right: int
    number: int
    mark: str
    joint: str


def find_places(words: Sequence[Word]) -> tuple[Place, ...]:
    """Return the places where a sentence might be cut, in order."""
    starts = [at for at in range(1, len(words)) if _may_cut(words, at)]
    # A piece of one word is no matter: "affordable, | accessible, | and safe housing".
    starts = [at for before, at in pairwise([0, *starts]) if at - before > 1]
    edges = [0, *starts, len(words)]
    places = []
    for number, at in enumerate(starts):
        if _is_as_well_as(words, at):
            joint, head = "as well as", at + 3
        else:
            joint = words[at].bare if words[at].bare in _JOINTS else ""
            head = at + 1 if joint in _CONJUNCTIONS else at
        places.append(Place(at, head, edges[number], edges[number + 2], number, _mark(words[at].gap), joint))
    return tuple(places)


def _may_cut(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    if any(sign in word.gap for sign in _SIGNS):
        one_number = word.kind == before.kind == "number"  # 25,000
        return not one_number and not _lists_persons(words, at)
    return word.bare in BARE_CONJUNCTIONS or _is_as_well_as(words, at)


def _lists_persons(words: Sequence[Word], at: int) -> bool:
    """Whether a name of several words stands on either side and nothing says what the second person does."""
    head = at + 1 if words[at].bare in _CONJUNCTIONS else at
    if at < 2 or head + 1 >= len(words):
        return False
    named_before = words[at - 2].kind in _NAMING and words[at - 1].kind in _NAMING
    named_after = words[head].kind in _NAMING and (words[head + 1].kind in _NAMING or words[head + 1].bare == "of")
    if not named_before or not named_after:
        return False
    return not any(word.reports or word.kind == "auxiliary" for word in words[head : head + _REACH])


def _is_as_well_as(words: Sequence[Word], at: int) -> bool:
    return [word.bare for word in words[at : at + 3]] == ["as", "well", "as"]


def _mark(gap: str) -> str:
    """What stands at a place: the strongest sign, an opening bracket, a quotation mark."""
    mark = next((sign for sign in ";:,–—" if sign in gap), "")
    if mark == "—":
        mark = "–"
    if "(" in gap:
        mark += "("
    if any(quote in gap for quote in _QUOTES):
        mark += "“"
    return mark
