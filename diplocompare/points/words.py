"""A sentence as its words, each with its kind: what cutting and the recognition of the frame look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import stem, tokens
from diplocompare.model import Span, Value
from diplocompare.parties.parties import Party, mentions

_PREPOSITIONS = frozenset(
    "on of in for to with by from at against over between about into towards toward under through regarding"
    " concerning within across after before during without amid among".split()
)
_DETERMINERS = frozenset("the a an its their his her our this these those such all any each some no".split())
_PRONOUNS = frozenset("he she it they we both".split())
_AUXILIARIES = frozenset("is are was were has have had will would should must can could may be been being".split())
# Each of these is a class of its own.
_THEMSELVES = frozenset("to that not which who where when".split())
# Endings of nouns for what has no body.
_ABSTRACT = ("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ship", "ism")


class Word(Value):
    """One word of a sentence.

    `bare`: in lower case; `kind`: its class; `gap`: what stands between it and the word before it; `matters`: whether
    it may name a matter; `of_frame`: whether sentences that name no matter use it; `opens_list`, `enumerates`: whether
    several matters may be listed behind it; `takes_stance`: whether it is a form of a verb that takes a position.
    """

    bare: str
    start: int
    end: int
    kind: str
    gap: str
    matters: bool
    of_frame: bool
    opens_list: bool
    enumerates: bool
    takes_stance: bool

    @property
    def stem(self) -> str:
        """Enough of the word to join its inflections."""
        return stem(self.bare)

    @property
    def reports(self) -> bool:
        """Whether the word is a form of a reporting verb."""
        return self.kind.startswith("report")

    @property
    def finite(self) -> bool:
        """Whether the word is a finite form of a reporting verb: past or third person."""
        return self.kind in ("report past", "report -s")


def read(text: str, span: Span, parties: Sequence[Party], lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the words of a part of a text. `parties`: whose names and countries get the kind "party"."""
    vocabulary = lexicon.vocabulary
    inner = text[span.start : span.end]
    named = [found for _, found in mentions(inner, parties)]
    ends = [found.end for found in named]
    words: list[Word] = []
    for _, _, bare, start, end in tokens(inner):
        at = bisect_left(ends, start + 1)
        party = at < len(named) and named[at].start < end
        gap = inner[words[-1].end - span.start : start] if words else ""
        kind = "party" if party else _kind(bare, inner[start], lexicon)
        matters = kind not in ("party", "title") and len(bare) > 1 and bare not in lexicon.matterless
        words.append(
            Word(
                bare,
                span.start + start,
                span.start + end,
                kind,
                gap="".join(gap.split()),
                matters=matters,
                of_frame=bare in vocabulary.frame,
                opens_list=bare in vocabulary.listing,
                enumerates=bare in vocabulary.enumerating,
                takes_stance=not party and bare in lexicon.stance_verbs,
            )
        )
    return tuple(words)


def size_class(count: int, edges: Sequence[int]) -> int:
    """Return a count roughly: the number of the first of the rising edges that it does not pass."""
    return bisect_left(edges, count)


def _kind(bare: str, first: str, lexicon: Lexicon) -> str:
    """The class of a word: by list where its class is closed, or else by its form. `first`: its first character."""
    listed = _closed_classes(lexicon).get(bare)
    if listed is not None:
        return listed
    if first.isdigit():
        return "number"
    if bare in lexicon.reporting_verbs:
        return _verb_kind(bare, lexicon)
    if first.isupper():
        return "name"
    return "function" if bare in lexicon.vocabulary.function else _form(bare)


def _form(bare: str) -> str:
    for ending in ("ly", "ing", "ed"):
        if bare.endswith(ending):
            return f"-{ending}"
    if bare.endswith(_ABSTRACT):
        return "noun"
    return "plural" if bare.endswith("s") else "word"


def _verb_kind(verb: str, lexicon: Lexicon) -> str:
    if verb.endswith("ing"):
        return "report -ing"
    if verb.endswith("ed") or verb in lexicon.vocabulary.reporting_irregular:
        return "report past"
    return "report -s" if verb.endswith("s") else "report"


@cache
def _closed_classes(lexicon: Lexicon) -> dict[str, str]:
    """The class of every word of a closed class; where a word is in two, the later one counts."""
    classes = (
        (_AUXILIARIES, "auxiliary"),
        (_PREPOSITIONS, "preposition"),
        (_PRONOUNS, "pronoun"),
        (_DETERMINERS, "determiner"),
        (lexicon.vocabulary.together, "together"),
        (lexicon.title_words, "title"),
    )
    kinds = {word: kind for words, kind in classes for word in words}
    return kinds | {word: word for word in _THEMSELVES}
