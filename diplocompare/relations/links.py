"""Which words of a point belong together: a noun or verb and what it bears on, a verb and its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplocompare.relations.lists import Lists
from diplocompare.relations.roots import is_noun
from diplocompare.relations.sentence import DETERMINERS, Sentence
from diplocompare.relations.words import ACT, ASIDE, FULL, PLAIN, Word, is_trait

_LINKING = frozenset("of on to for from against".split())
# These lead on from operators only, after nouns they tell a place or a manner.
_LINKING_OPERATORS = _LINKING | frozenset("in with about by".split())
_ARTICLES = frozenset(("the", "a", "an"))
_AUXILIARIES = frozenset("is are was were has have had will would did does do".split())


class Link(NamedTuple):
    """A word and those that tell what it bears on: "arrest" and "journalist" in "the arrest of the journalist".

    `head`: -1 for the words of a subject; `by`: the preposition between them, or how else they are tied; `operator`:
    whether the head is an operator, a judgement or an attribute.
    """

    head: int
    by: str
    words: tuple[int, ...]
    operator: bool = False


def find_links(words: Sequence[Word], sentence: Sentence, lists: Lists) -> tuple[Link, ...]:
    """Return the links of a point."""
    operators = {
        mark.places[-1] for mark in sentence.marks if mark.phrase.role in ("operator", "evaluation") or is_trait(mark)
    }
    objects = (
        link
        for at in range(len(words) - 1)
        for link in (_from_operator(words, at, lists) if at in operators else _from_word(words, at, lists))
    )
    return (*objects, *_modifiers(words), *_subjects(words))


def _from_operator(words: Sequence[Word], at: int, lists: Lists) -> Iterator[Link]:
    linked = words[at + 1].low in _LINKING_OPERATORS
    found = _noun_phrase(words, at + 1 + linked, lists)
    if found:
        by = words[at].low if words[at].low in _LINKING else words[at + 1].low if linked else "object"
        yield Link(at, by, found, operator=True)


def _from_word(words: Sequence[Word], at: int, lists: Lists) -> Iterator[Link]:
    following = words[at + 1].low
    linked = following in _LINKING
    if words[at].weight < (PLAIN if linked else ACT) * ASIDE:
        return
    if linked:
        found = _noun_phrase(words, at + 2, lists)
        if found:
            yield Link(at, following, found)
        return
    if following in _ARTICLES and not is_noun(words[at].low):  # "visit the camp"
        found = _noun_phrase(words, at + 2, lists)
        if found:
            yield Link(at, "object", found)
    run = _noun_phrase(words, at, lists)
    if len(run) > 1 and (at == 0 or not words[at - 1].weight):  # "buy potash", "common candidate"
        yield Link(at, "object", run[-1:])


def _noun_phrase(words: Sequence[Word], first: int, lists: Lists) -> tuple[int, ...]:
    """The words of content from a place on, over articles and words of phrases, up to the next function word."""
    found: list[int] = []
    for i in range(first, len(words)):
        if words[i].weight and not words[i].trait:
            found.append(i)
        elif found or (words[i].low in lists.function and words[i].low not in DETERMINERS):
            break
    return tuple(found)


def _modifiers(words: Sequence[Word]) -> Iterator[Link]:
    """A noun and the one right before it, which tells what kind it is: "rail link"."""
    for at in range(1, len(words)):
        kind, noun = words[at - 1], words[at]
        nouns = noun.weight == FULL and kind.weight >= FULL * ASIDE and noun.start - kind.end == 1
        plain = not (noun.name or kind.name or noun.trait or kind.trait)
        if nouns and plain and (at + 1 == len(words) or not words[at + 1].weight):
            yield Link(at, "modifier", (at - 1,))


def _subjects(words: Sequence[Word]) -> Iterator[Link]:
    """The words of content right before an auxiliary."""
    for at in range(1, len(words)):
        if words[at].low in _AUXILIARIES and words[at - 1].weight and not words[at - 1].name:
            first = at
            while first > 0 and words[first - 1].weight:
                first -= 1
            yield Link(-1, "subject", tuple(range(first, at)))
