"""The words of a point that set its scope, and which of them another point has no equivalent of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import stem, tokens
from diplocompare.reading.annotation import Found

Kind = Literal["widens", "narrows", "conditions", ""]
BREAK = re.compile(r"[.;:!?]")
# How many words of content, and of any, away that may stand which a word bears on.
_REACH, _FARTHEST = 3, 12
_QUOTED = 6  # words at most between the two, for them to be quoted together
_PLAIN = re.compile(r"[\s\-]*")
_NUMBER = re.compile(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|ninety|hundred)(?=-|$)"
)


class Word(NamedTuple):
    """`key`: what equals it on the other side; `content`: whether it may be what another word bears on.

    `gap`: what stands before it; `scopes`: whether it sets a scope itself.
    """

    bare: str
    key: str
    start: int
    end: int
    gap: str
    content: bool
    scopes: bool = False


class Hit(NamedTuple):
    """Words `first` to `last` that set a scope.

    `quote`: the first and last word to be quoted, with that on which they bear; `against`: the words of the other side
    that stand in their place, where there are some; `borne`: whether they bear on a word that the other side has too.
    """

    first: int
    last: int
    kind: Kind
    group: str
    quote: tuple[int, int] = (0, 0)
    against: tuple[int, int] | None = None
    borne: bool = False


class Lists(NamedTuple):
    """`phrases`: by their first word, the longest first; `things`: a class by the stem of each word in it."""

    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Kind, str]]]
    speakers: frozenset[tuple[str, ...]]
    things: Mapping[str, str]
    alike: Mapping[str, frozenset[str]]
    telling: Mapping[str, float]
    prepositions: frozenset[str]
    features: frozenset[str]
    venues: frozenset[str]


class ScopedPoint(NamedTuple):
    """One point as its words, those that set a scope, and the keys of the words of content among the others.

    `silent`: groups that it has an equivalent of which sets no scope itself; `matters`: the keys of words that may name
    a matter; `joined`: where "and" stands between two of content, by their keys, the first place of each.
    """

    text: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    silent: frozenset[str]
    keys: frozenset[str]
    matters: frozenset[str]
    joined: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, text: str, lexicon: Lexicon) -> ScopedPoint:
        """Read a text."""
        lists = scope_lists(lexicon)
        words = list(_words(text, lists, lexicon))
        read = list(_phrase_hits(words, lists, lexicon))
        silent = frozenset(hit.group for hit in read if not hit.kind)
        hits = (*(hit for hit in read if hit.kind), *_places(text, words, lists, lexicon))
        for at in {at for hit in hits for at in range(hit.first, hit.last + 1)}:
            words[at] = words[at]._replace(content=False, scopes=True)
        content = [word for word in words if word.content]
        matters = frozenset(word.key for word in content if word.bare not in lexicon.vocabulary.contact)
        return cls(text, tuple(words), hits, silent, frozenset(word.key for word in content), matters, _joined(words))

    def found(self, hit: Hit) -> Found:
        """Return a hit as what a lens finds."""
        return Found(self.words[hit.first].start, self.words[hit.last].end, hit.kind, hit.group)

    def quote(self, words: tuple[int, int]) -> str:
        """Return the text from one word to another."""
        return self.text[self.words[words[0]].start : self.words[words[1]].end]

    def plain(self, at: int) -> bool:
        """Whether the words at a place and after it are content, side by side."""
        pair = self.words[at : at + 2]
        return len(pair) == 2 and pair[0].content and pair[1].content and bool(_PLAIN.fullmatch(pair[1].gap))

    @property
    def pairs(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Where words of content stand side by side, by their keys; the first place of each."""
        found = [at for at in range(len(self.words)) if self.plain(at)]
        return {(self.words[at].key, self.words[at + 1].key): (at, at + 1) for at in reversed(found)}


@cache
def scope_lists(lexicon: Lexicon) -> Lists:
    """Return the word list of scope, laid out for reading."""
    table = lexicon.scope
    by_kind: dict[Kind, dict[str, tuple[str, ...]]] = {
        "widens": table.widens,
        "narrows": table.narrows,
        "conditions": table.conditions,
    }
    phrases: dict[str, list[tuple[tuple[str, ...], Kind, str]]] = {}
    entries = [
        (phrase, kind, group) for kind, groups in by_kind.items() for group, entry in groups.items() for phrase in entry
    ]
    none: Kind = ""
    entries += [(phrase, none, group) for group, entry in table.equivalents.items() for phrase in entry]
    for phrase, kind, group in [*((trap, none, "") for trap in table.traps.phrases), *entries]:
        words = tuple(_numbered(word) for word in phrase.lower().split())
        phrases.setdefault(words[0], []).append((words, kind, group))
    for known in phrases.values():
        known.sort(key=lambda entry: -len(entry[0]))
    alike: dict[str, frozenset[str]] = {}
    for joined in table.alike.groups:
        for group in joined.split("|"):
            alike[group] = alike.get(group, frozenset()) | frozenset(joined.split("|"))
    return Lists(
        phrases,
        frozenset(tuple(phrase.lower().split()) for phrase in table.traps.speakers),
        {stem(word): members for members in table.things.sets for word in members.lower().split("|")},
        alike,
        {group: float(weight) for weight, groups in table.telling.items() for group in groups},
        table.places.prepositions,
        table.places.features,
        table.places.venues,
    )


def _words(text: str, lists: Lists, lexicon: Lexicon) -> Iterator[Word]:
    empty, reporting = lexicon.vocabulary.function | lexicon.title_words, lexicon.reporting_verbs
    last = 0
    for _, _, bare, start, end in tokens(text):
        numbered = _numbered(bare)
        root = stem(bare)
        empty_here = bare in empty or (bare in reporting and root not in lists.things)
        content = not empty_here and numbered == bare and len(bare) > 1
        yield Word(numbered, lists.things.get(root, root), start, end, text[last:start], content)
        last = end


def _numbered(bare: str) -> str:
    return _NUMBER.sub("#", bare, count=1) if _NUMBER.match(bare) else bare


def _phrase_hits(words: Sequence[Word], lists: Lists, lexicon: Lexicon) -> Iterator[Hit]:
    bare = tuple(word.bare for word in words)
    at = 0
    while at < len(words):
        size = 1
        for phrase, kind, group in lists.phrases.get(bare[at], ()):
            if bare[at : at + len(phrase)] == phrase and _unbroken(words[at + 1 : at + len(phrase)]):
                size = len(phrase)
                if group and not (phrase in lists.speakers and _reports(words, at + size, lexicon)):
                    yield Hit(at, at + size - 1, kind, group)
                break
        at += size


def _reports(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    return at < len(words) and words[at].bare in lexicon.reporting_verbs


def _unbroken(words: Sequence[Word]) -> bool:
    return all(_PLAIN.fullmatch(word.gap) for word in words)


def _joined(words: Sequence[Word]) -> dict[tuple[str, str], int]:
    ends = [at for at, word in enumerate(words[:-1]) if word.bare == "and" and at]
    return {
        (words[at - 1].key, words[at + 1].key): at
        for at in reversed(ends)
        if words[at - 1].content and words[at + 1].content and _PLAIN.fullmatch(words[at].gap + words[at + 1].gap)
    }


def _places(text: str, words: Sequence[Word], lists: Lists, lexicon: Lexicon) -> Iterator[Hit]:
    """A place after a preposition: "in the Black Sea", "along the line of contact"."""
    for at, word in enumerate(words):
        if word.bare not in lists.prepositions:
            continue
        first = at + 2 if at + 1 < len(words) and words[at + 1].bare == "the" else at + 1
        last = first
        while (
            last < len(words) and _names_place(text, words[last], lists, lexicon) and _PLAIN.fullmatch(words[last].gap)
        ):
            last += 1
        if last > first and word.gap and not _qualifies(words, last):
            yield Hit(at, last - 1, "narrows", "place")


def _qualifies(words: Sequence[Word], at: int) -> bool:
    """Whether what stands before a word belongs to it: "in Syrian dialogue" is no place."""
    return at < len(words) and words[at].content and bool(_PLAIN.fullmatch(words[at].gap))


def _names_place(text: str, word: Word, lists: Lists, lexicon: Lexicon) -> bool:
    named = text[word.start].isupper() and word.content and word.bare not in lexicon.vocabulary.calendar
    return named or word.bare in lists.features


def differences(own: ScopedPoint, across: ScopedPoint, lists: Lists) -> Iterator[Hit]:
    """Yield the hits of one point that the other has no equivalent of, in order."""
    groups = covered(across, lists)
    lone = [hit for hit in own.hits if hit.group not in groups and _lacking(own, hit, across)]
    found = [_borne(own, hit, across, lists) for hit in lone]
    end = -1
    for hit in sorted([*found, *_added(own, across)], key=lambda hit: (hit.first, not hit.borne, hit.last)):
        # That a place limits something is seen by what it bears on alone.
        if hit.first > end and (hit.borne or hit.group != "place"):
            yield hit
            end = hit.last


def covered(across: ScopedPoint, lists: Lists) -> frozenset[str]:
    """Return the groups that a point has an equivalent of."""
    known = {hit.group for hit in across.hits} | across.silent
    return frozenset(like for group in known for like in (group, *lists.alike.get(group, ()))) - {"place"}


def _lacking(own: ScopedPoint, hit: Hit, across: ScopedPoint) -> bool:
    """Whether the other side lacks a place's name, which nothing else is equivalent to; true of all other words."""
    if hit.group != "place":
        return True
    keys = {word.key for word in across.words}
    return not any(word.key in keys for word in own.words[hit.first + 1 : hit.last + 1] if word.bare != "the")


def _borne(own: ScopedPoint, hit: Hit, across: ScopedPoint, lists: Lists) -> Hit:
    """Return a hit with the nearest word that it may bear on and that the other side has too, where there is one."""
    if hit.kind == "conditions":  # it binds the whole statement
        return hit._replace(quote=(hit.first, _clause_end(own, hit)), borne=not own.keys.isdisjoint(across.keys))
    before = _near(own.words, range(hit.first - 1, -1, -1))
    near = _near(own.words, range(hit.last + 1, len(own.words))) + before
    if _attributive(own, hit):
        near = list(_phrase_after(own, hit))
    if hit.group == "place":
        near = [at for at in before[:1] if own.words[at].bare not in lists.venues]
    at = next((at for at in near if own.words[at].key in across.keys), None)
    if at is not None and hit.last - _QUOTED <= at <= hit.first + _QUOTED:
        return hit._replace(quote=(min(hit.first, at), max(hit.last, at)), borne=True)
    return hit._replace(quote=(hit.first, hit.last), borne=at is not None)


def _clause_end(own: ScopedPoint, hit: Hit) -> int:
    """Return the last word of the clause that a hit opens, or of as much of it as is worth quoting."""
    end = hit.last
    while end + 1 < len(own.words) and end < hit.last + _FARTHEST and "," not in own.words[end + 1].gap:
        if BREAK.search(own.words[end + 1].gap):
            break
        end += 1
    return end


def _attributive(own: ScopedPoint, hit: Hit) -> bool:
    """Whether a hit stands before the noun that it belongs to, like an adjective."""
    adverb = hit.group == "only" or own.words[hit.last].bare.endswith("ly")
    return hit.first == hit.last and not adverb and next(_phrase_after(own, hit), None) is not None


def _phrase_after(own: ScopedPoint, hit: Hit) -> Iterator[int]:
    """Yield the words of content that follow a hit side by side, or after others like it: "full and lasting peace"."""
    opened = False
    for at in range(hit.last + 1, min(len(own.words), hit.last + _FARTHEST)):
        word = own.words[at]
        if not opened and (word.scopes or word.bare == "and") and not BREAK.search(word.gap):
            continue
        if not word.content or not _PLAIN.fullmatch(word.gap):
            return
        opened = True
        yield at


def _near(words: Sequence[Word], places: range) -> list[int]:
    """Return the words of content to one side, the nearest first, up to a break in the sentence."""
    found: list[int] = []
    for at in places[:_FARTHEST]:
        if BREAK.search(words[at + (places.step < 0)].gap) or len(found) == _REACH:
            break
        if words[at].content:
            found.append(at)
    return found


def _added(own: ScopedPoint, across: ScopedPoint) -> Iterator[Hit]:
    """Yield where "and" makes two things of one or adds one.

    "Energy and infrastructure" against "energy infrastructure", "food and fertiliser exports" against "food exports".
    """
    pairs = across.pairs if own.joined else {}
    for (one, two), at in own.joined.items():
        head = own.words[at + 2].key if own.plain(at + 1) else ""
        if (one, two) in across.joined:
            continue
        if (one, two) in pairs:
            yield Hit(at - 1, at + 1, "widens", "and", (at - 1, at + 1), pairs[one, two], borne=True)
        elif two not in across.keys and (one, head) in pairs:
            yield Hit(at, at + 1, "widens", "and", (at - 1, at + 2), pairs[one, head], borne=True)
        elif one not in across.keys and (two, head) in pairs:
            yield Hit(at - 1, at, "widens", "and", (at - 1, at + 2), pairs[two, head], borne=True)
        elif one in across.keys and two not in across.keys:
            yield Hit(at, at + 1, "widens", "and", (at - 1, at + 1))
