"""What sets the scope of one point and has no equivalent in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplocompare.reading.scope.point import Hit, Lists, ScopedPoint

_BREAK = re.compile(r"[.;:!?]")
# How many words of content, and how many of any, may lie between words of scope and what they bear on.
_CONTENT_WORDS = 3
_WORDS = 12
# How many words the two may be apart to be quoted together.
_QUOTED_WORDS = 6


def differences(own: ScopedPoint, across: ScopedPoint, lists: Lists) -> Iterator[Hit]:
    """Yield the hits of one point that the other has no equivalent of, in order and without overlaps."""
    groups = covered(across, lists)
    # What a place is called nothing else is equivalent to, so that its name is looked for itself.
    lone = [
        hit
        for hit in own.hits
        if hit.group not in groups and not (hit.group == "place" and _is_named(own, hit, across))
    ]
    found = [*(_borne(own, hit, across, lists) for hit in lone), *_added(own, across)]
    found.sort(key=lambda hit: (hit.first, not hit.borne, hit.last))
    end = -1
    for hit in found:
        # That a place limits something is seen by what it bears on alone.
        if hit.first > end and (hit.borne or hit.group != "place"):
            yield hit
            end = hit.last


def covered(across: ScopedPoint, lists: Lists) -> frozenset[str]:
    """Return the groups that a point has an equivalent of; of places none has one."""
    return across.groups.union(*(lists.alike.get(group, ()) for group in across.groups))


def _is_named(own: ScopedPoint, hit: Hit, across: ScopedPoint) -> bool:
    """Tell whether another point has a word of a place's name; the first word of the hit is a preposition."""
    keys = {word.key for word in across.words}
    return any(word.key in keys for word in own.words[hit.first + 1 : hit.last + 1] if word.bare != "the")


def _borne(own: ScopedPoint, hit: Hit, across: ScopedPoint, lists: Lists) -> Hit:
    """Return a hit with the nearest word that it may bear on and that the other side has too, where there is one."""
    if hit.kind == "conditions":  # it binds the whole statement
        return hit._replace(quote=(hit.first, _clause_end(own, hit)), borne=not own.keys.isdisjoint(across.keys))
    before = _content_before(own, hit)
    if hit.group == "place":
        near = [at for at in before[:1] if own.words[at].bare not in lists.venues]
    elif _is_attributive(own, hit):
        near = _phrase_after(own, hit)
    else:
        near = [*_content_after(own, hit), *before]
    borne = next((at for at in near if own.words[at].key in across.keys), None)
    if borne is not None and hit.last - _QUOTED_WORDS <= borne <= hit.first + _QUOTED_WORDS:
        return hit._replace(quote=(min(hit.first, borne), max(hit.last, borne)), borne=True)
    return hit._replace(quote=(hit.first, hit.last), borne=borne is not None)


def _clause_end(own: ScopedPoint, hit: Hit) -> int:
    """Return the last word of the clause that a hit opens, or of as much of it as is worth quoting."""
    end = hit.last
    while end + 1 < len(own.words) and end < hit.last + _WORDS:
        gap = own.words[end + 1].gap
        if "," in gap or _BREAK.search(gap):
            break
        end += 1
    return end


def _is_attributive(own: ScopedPoint, hit: Hit) -> bool:
    """Tell whether a hit stands before the noun that it belongs to, like an adjective."""
    is_adverb = hit.group == "only" or own.words[hit.last].bare.endswith("ly")
    return hit.first == hit.last and not is_adverb and bool(_phrase_after(own, hit))


def _phrase_after(own: ScopedPoint, hit: Hit) -> list[int]:
    """Return the words of content that follow a hit at once, or after others like it: "full and lasting peace"."""
    found: list[int] = []
    for at in range(hit.last + 1, min(len(own.words), hit.last + _WORDS)):
        word = own.words[at]
        if word.content and word.is_beside:
            found.append(at)
        elif found or not (word.scopes or word.bare == "and") or _BREAK.search(word.gap):
            break
    return found


def _content_before(own: ScopedPoint, hit: Hit) -> list[int]:
    """Return the words of content before a hit, the nearest first, back to a break in the sentence."""
    found: list[int] = []
    for at in range(hit.first - 1, max(-1, hit.first - 1 - _WORDS), -1):
        if _BREAK.search(own.words[at + 1].gap) or len(found) == _CONTENT_WORDS:
            break
        if own.words[at].content:
            found.append(at)
    return found


def _content_after(own: ScopedPoint, hit: Hit) -> list[int]:
    """Return the words of content after a hit, the nearest first, up to a break in the sentence."""
    found: list[int] = []
    for at in range(hit.last + 1, min(len(own.words), hit.last + 1 + _WORDS)):
        if _BREAK.search(own.words[at].gap) or len(found) == _CONTENT_WORDS:
            break
        if own.words[at].content:
            found.append(at)
    return found


def _added(own: ScopedPoint, across: ScopedPoint) -> Iterator[Hit]:
    """Yield where "and" makes two things of one or adds one.

    "Energy and infrastructure" against "energy infrastructure", "food and fertiliser exports" against "food exports".
    """
    pairs = across.pairs if own.joined else {}
    for (one, two), at in own.joined.items():
        head = own.words[at + 2].key if own.is_pair(at + 1) else ""
        if (one, two) in pairs:
            yield Hit(at - 1, at + 1, "widens", "and", (at - 1, at + 1), pairs[one, two], borne=True)
        elif two not in across.keys and (one, head) in pairs:
            yield Hit(at, at + 1, "widens", "and", (at - 1, at + 2), pairs[one, head], borne=True)
        elif one not in across.keys and (two, head) in pairs:
            yield Hit(at - 1, at, "widens", "and", (at - 1, at + 2), pairs[two, head], borne=True)
        elif one in across.keys and two not in across.keys:
            yield Hit(at, at + 1, "widens", "and", (at - 1, at + 1))
