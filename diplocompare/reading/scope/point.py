"""One point as its words, with those that set its scope: that widen, narrow or condition what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import WordPhrases
from diplocompare.lexicon.tokens import Token, stem, tokens

# Nothing for words that the other side may have in the place of words of scope, and that set none themselves.
Kind = Literal["widens", "narrows", "conditions", ""]
# What may stand between two words side by side.
_PLAIN = re.compile(r"[\s\-]*")


class Word(NamedTuple):
    """A word of a point.

    `bare`: with "#" for a number at its beginning ("30-day"); `key`: what equals it in other words; `gap`: what stands
    before it; `content`: whether other words may bear on it; `scopes`: whether it sets a scope itself.
    """

    token: Token
    bare: str
    key: str
    gap: str
    content: bool
    scopes: bool = False

    @property
    def is_beside(self) -> bool:
        """Whether no mark parts it from the word before."""
        return _PLAIN.fullmatch(self.gap) is not None


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


class _Sense(NamedTuple):
    """What a phrase says of scope, nothing for one that only looks so; `of_speaker`: the same where a verb reports."""

    kind: Kind
    group: str
    of_speaker: bool


class Lists(NamedTuple):
    """The word list as asked; `things`: nouns for one thing, by their stems; `alike`: groups that say the same."""

    phrases: WordPhrases[_Sense]
    things: Mapping[str, str]
    alike: Mapping[str, frozenset[str]]
    telling: Mapping[str, float]
    venues: frozenset[str]


class ScopedPoint(NamedTuple):
    """One point as its words, those that set a scope, and the keys of the words of content among the others.

    `groups`: of all its phrases, also of those that are only equivalents and set no scope; `matters`: the keys of words
    that may name a matter; `joined`: where "and" stands between two of content, by their keys, the first place of each.
    """

    text: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    groups: frozenset[str]
    keys: frozenset[str]
    matters: frozenset[str]
    joined: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, text: str, lexicon: Lexicon) -> ScopedPoint:
        """Read a text."""
        lists = scope_lists(lexicon)
        words = list(_words(text, lists, lexicon))
        phrases = list(_phrase_hits(words, lists, lexicon))
        hits = (*(hit for hit in phrases if hit.kind), *_places(words, lexicon))
        for hit in hits:
            for at in range(hit.first, hit.last + 1):
                words[at] = words[at]._replace(content=False, scopes=True)
        content = [word for word in words if word.content]
        return cls(
            text,
            tuple(words),
            hits,
            frozenset(hit.group for hit in phrases),
            frozenset(word.key for word in content),
            frozenset(word.key for word in content if word.bare not in lexicon.vocabulary.contact),
            _joined(words),
        )

    def quote(self, words: tuple[int, int]) -> str:
        """Return the text from one word to another."""
        return self.text[self.words[words[0]].token.start : self.words[words[1]].token.end]

    def is_pair(self, at: int) -> bool:
        """Tell whether the words at a place and after it are content, side by side."""
        pair = self.words[at : at + 2]
        return len(pair) == 2 and pair[0].content and pair[1].content and pair[1].is_beside

    @property
    def pairs(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Where words of content stand side by side, by their keys; the first place of each."""
        found = [at for at in range(len(self.words)) if self.is_pair(at)]
        return {(self.words[at].key, self.words[at + 1].key): (at, at + 1) for at in reversed(found)}


@cache
def scope_lists(lexicon: Lexicon) -> Lists:
    """Return the word list of scope, laid out for reading."""
    table = lexicon.scope
    by_kind: dict[Kind, Mapping[str, Sequence[str]]] = {
        "": {"": table.traps.phrases},
        "widens": table.widens,
        "narrows": table.narrows,
        "conditions": table.conditions,
    }
    senses = [
        (phrase.lower(), kind, group)
        for kind, groups in by_kind.items()
        for group, phrases in groups.items()
        for phrase in phrases
    ]
    none: Kind = ""
    senses += [(phrase.lower(), none, group) for group, phrases in table.equivalents.items() for phrase in phrases]
    alike: dict[str, frozenset[str]] = {}
    for joined in table.alike.groups:
        for group in joined.split("|"):
            alike[group] = alike.get(group, frozenset()) | frozenset(joined.split("|"))
    speakers = {phrase.lower() for phrase in table.traps.speakers}
    return Lists(
        WordPhrases(
            ([_numbered(word, lexicon) for word in phrase.split()], _Sense(kind, group, phrase in speakers))
            for phrase, kind, group in senses
        ),
        {stem(word): members for members in table.things.sets for word in members.lower().split("|")},
        alike,
        {group: float(weight) for weight, groups in table.telling.items() for group in groups},
        table.places.venues,
    )


def _words(text: str, lists: Lists, lexicon: Lexicon) -> Iterator[Word]:
    empty = lexicon.vocabulary.function | lexicon.title_words
    end = 0
    for token in tokens(text):
        bare, root = _numbered(token.bare, lexicon), stem(token.bare)
        thing = lists.things.get(root)
        is_empty = token.bare in empty or (token.bare in lexicon.reporting_verbs and not thing)
        content = not is_empty and bare == token.bare and len(bare) > 1
        yield Word(token, bare, thing or root, text[end : token.start], content)
        end = token.end


def _numbered(bare: str, lexicon: Lexicon) -> str:
    """Return a word with "#" for a number at its beginning: "30-day" and "two-day" say the same of scope."""
    number, hyphen, rest = bare.partition("-")
    return f"#{hyphen}{rest}" if number.isdecimal() or number in _numerals(lexicon) else bare


@cache
def _numerals(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(form.lower() for forms in lexicon.figures.numerals.values() for form in forms) | {"hundred"}


def _phrase_hits(words: Sequence[Word], lists: Lists, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the phrases of the word list in order, the longest at each place that no mark breaks."""
    line = [word.bare for word in words]
    at = 0
    while at < len(words):
        unbroken = (
            place
            for place in lists.phrases.every(line, at)
            if all(word.is_beside for word in words[at + 1 : place.end])
        )
        place = next(unbroken, None)
        if place is None:
            at += 1
            continue
        at = place.end
        # "full members said": the words are those of a speaker.
        is_speaker = place.value.of_speaker and at < len(words) and line[at] in lexicon.reporting_verbs
        if place.value.group and not is_speaker:
            yield Hit(place.start, place.end - 1, place.value.kind, place.value.group)


def _places(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Hit]:
    """Yield where a place stands after a preposition: "in the Black Sea", "along the line of contact"."""
    for at, word in enumerate(words):
        if word.bare not in lexicon.scope.places.prepositions or not word.gap:
            continue
        first = at + 1 + (at + 1 < len(words) and words[at + 1].bare == "the")
        end = first
        while end < len(words) and words[end].is_beside and _is_of_place(words[end], lexicon):
            end += 1
        # "in Syrian dialogue" is no place.
        qualifies = end < len(words) and words[end].content and words[end].is_beside
        if end > first and not qualifies:
            yield Hit(at, end - 1, "narrows", "place")


def _is_of_place(word: Word, lexicon: Lexicon) -> bool:
    named = word.token.is_capital and word.content and word.bare not in lexicon.vocabulary.calendar
    return named or word.bare in lexicon.scope.places.features


def _joined(words: Sequence[Word]) -> dict[tuple[str, str], int]:
    """Return where "and" stands between two words of content, by their keys; the first place of each."""
    found: dict[tuple[str, str], int] = {}
    for at in range(1, len(words) - 1):
        before, link, after = words[at - 1 : at + 2]
        if link.bare == "and" and before.content and after.content and link.is_beside and after.is_beside:
            found.setdefault((before.key, after.key), at)
    return found
