"""How much each word of a point tells of its matter."""

from __future__ import annotations

from typing import NamedTuple

from diplocompare.relations.lists import PAIR, Lists
from diplocompare.relations.roots import root
from diplocompare.relations.sentence import DETERMINERS, Mark, Sentence, names_thing

# A name, a word of every talk, a verb, any other word of content; and the part of each that is left in a phrase of
# place, time or manner.
NAME, PLAIN, ACT, FULL = 0.5, 0.25, 0.6, 1.0
ASIDE = 0.7
_ASIDES = frozenset("at in during since by with under within before after near until throughout".split())
_ARGUMENTS = frozenset("of on to from against about and".split())
# Titles that are one with a small letter too.
OFFICES = frozenset("president presidents prime minister ministers chancellor king emir sultan leader leaders".split())
_FORMS_OF_ADDRESS = frozenset("mr mrs ms dr sir madam officials spokesman spokeswoman spokesperson".split())
_PREFIXES = ("non-", "un")
_SHORTEST_NEGATED = 6
_NAME_LETTERS = 5


class Word(NamedTuple):
    """A word of a point; `form`: its root, or the beginning of a name.

    `weight`: how much it tells of the matter, 0 to 1; `sets`: sets of words for one thing that it is in; `trait`:
    whether it is part of an attribute; `silent`: of another phrase, which tells no matter; `base`: the root that a
    negative prefix stands before, empty where there is none.
    """

    low: str
    form: str
    start: int
    end: int
    weight: float
    name: bool
    sets: frozenset[str]
    trait: bool
    silent: bool
    base: str


def is_trait(mark: Mark) -> bool:
    """Return whether a phrase is an attribute; many of the plain pairs are nouns and verbs that tell a matter."""
    return mark.phrase.role == "attribute" and not mark.phrase.dimension.startswith(PAIR)


def weigh_words(sentence: Sentence, lists: Lists) -> tuple[Word, ...]:
    """Return the words of a point with what each tells of its matter."""
    acts = {
        at
        for mark in sentence.marks
        for at in mark.places
        if mark.phrase.role == "operator" and (mark.phrase.dimension == "action" or names_thing(sentence, mark))
    }
    silent = {
        at
        for mark in sentence.marks
        if mark.phrase.role not in ("attribute", "plan", "degree", "framing")
        for number, at in enumerate(mark.places)
        if number not in mark.phrase.content
    } - acts
    traits = {at for mark in sentence.marks if is_trait(mark) for at in mark.places}
    words: list[Word] = []
    titled = aside = False
    for i, low in enumerate(sentence.lows):
        if low in _ASIDES or low in _ARGUMENTS or "," in sentence.gaps[i]:
            aside = low in _ASIDES
        title = (low in lists.titles and (sentence.capitals[i] or low in OFFICES)) or low in _FORMS_OF_ADDRESS
        form = root(low)
        capital = sentence.capitals[i] and (i > 0 or not (low.endswith("s") or form in lists.plain))
        if title or i in silent or (titled and capital):
            weight = 0.0
        else:
            weight = _weight(sentence, i, lists, capital=capital, act=i in acts)
        titled = title or (titled and capital)
        name = capital and weight > 0
        words.append(
            Word(
                low,
                low[:_NAME_LETTERS] if name else form,
                *sentence.spans[i],
                weight * (ASIDE if aside else 1.0),
                name,
                lists.alike.get(form, frozenset()),
                i in traits,
                i in silent,
                _base(low),
            )
        )
    return tuple(words)


def _weight(sentence: Sentence, at: int, lists: Lists, *, capital: bool, act: bool) -> float:
    """How much a word tells that is no part of a title, nor of a phrase of the word lists."""
    low, before = sentence.lows[at], sentence.low(at - 1)
    # "The talks", "an offer" are nouns, and tell a little.
    named = low in lists.reporting and before in ("the", "a", "an", "of")
    reports = low in lists.reporting and not named
    adverb = low.endswith("ly") and low not in lists.nouns
    if low in lists.function or reports or low in lists.numerals or adverb:
        return 0.0
    if not low[0].isalpha() or len(low) < 2:
        return 0.0
    if capital:
        return NAME
    if named or root(low) in lists.plain:
        return PLAIN
    verb = low.endswith(("ed", "ing")) and before not in DETERMINERS
    return ACT if act or verb else FULL


def _base(low: str) -> str:
    prefix = next((prefix for prefix in _PREFIXES if low.startswith(prefix)), "")
    return root(low.removeprefix(prefix)) if prefix and len(low) > _SHORTEST_NEGATED else ""
