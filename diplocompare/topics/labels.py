"""A short readable name for each topic, taken from its points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import POSSESSIVE, Token, stem, tokens
from diplocompare.model import Readout, Value
from diplocompare.pairs.similarity import content_stems
from diplocompare.parties.parties import Party
from diplocompare.topics.align import Group

_MOST_WORDS = 4  # content words
_LONGEST = 60  # characters
_OPENING_WORDS = 6  # of a point of which no phrase can be made
# A word is worth more with every further point and every side that uses it, and the fewer topics do.
_WORTH_PER_POINT = 0.3
_WORTH_IN_MANY_TOPICS = 0.3
_WORTH_UNKNOWN = 0.2
# That is multiplied for words that say little of the matter, and for names, which say more than common nouns.
_OF_COUNTRY = 0.25
_OF_LOADED = 0.1
_OF_PLAIN = 0.2
_OF_NAME = 1.25
_OF_ADVERB = 0.4
# A phrase counts its words' sum by (their number + .8) ** .6: several say more than one, each further one adds less.
_LENGTH_OFFSET = 0.8
_LENGTH_EXPONENT = 0.6
# One common noun ("home", "fire") says too little; a name alone ("Taiwan") may do.
_OF_COMMON_NOUN_ALONE = 0.5
_ARTICLES = frozenset({"the", "a", "an"})
# Titles and words of contacts that name matters too.
_MATTERS = frozenset({"security", "state", "states"})
_BEFORE_VERBS = frozenset("to will would shall should can could may might must not never".split())
_PRONOUNS = frozenset("he she it who which that".split())
_ADJECTIVES = ("ly", "ed", "ing", "ive", "ous", "al", "able", "ible", "ful", "less", "ic", "ish")
_DEMONYMS = ("ian", "ese", "ish", "ican")
# What may stand between two words of a phrase.
_GAP = re.compile(r"[ \n\-/]+|['’]s? ")


class _Known(Value):
    """What is known of words: names of leaders, words of the parties' places, the word lists."""

    leaders: frozenset[str]
    places: frozenset[str]
    lexicon: Lexicon


def label(
    topics: Sequence[Group], readouts: Sequence[Readout], parties: Sequence[Party], lexicon: Lexicon
) -> tuple[str, ...]:
    """Return a label for each topic: a noun phrase of its own words, no label twice.

    A phrase counts the more, the more of the topic's points and sides use its words and the fewer other topics do;
    names of leaders never count, those of the parties' countries little.
    """
    quotes = {point.id: readout.quote(point) for readout in readouts for point in readout.points}
    side_of = {point.id: readout.id for readout in readouts for point in readout.points}
    stems = {point: content_stems(text, lexicon) for point, text in quotes.items()}
    # In how many topics each stem is used.
    spread = Counter(each for topic in topics for each in set().union(*(stems[point] for point in topic.points)))
    known = _Known(
        frozenset(name for party in parties for name in party.names),
        frozenset(word for party in parties for place in party.places for word in place),
        lexicon,
    )
    taken: set[str] = set()
    labels = []
    for topic in topics:
        points_with = Counter(each for point in topic.points for each in stems[point])
        worth = {}
        for each, points in points_with.items():
            sides = len({side_of[point] for point in topic.points if each in stems[point]})
            worth[each] = (1.0 + _WORTH_PER_POINT * (points - 1)) * sides * (_WORTH_IN_MANY_TOPICS + 1.0 / spread[each])
        name = _best_phrase([quotes[point] for point in topic.points], worth, known, taken)
        taken.add(name.casefold())
        labels.append(name)
    return tuple(labels)


def _best_phrase(texts: Sequence[str], worth: Mapping[str, float], known: _Known, taken: set[str]) -> str:
    """The phrase of the texts that counts most, the first of equals, or else the opening of the first text."""
    best, best_score = None, 0.0
    for text in texts:
        for phrase in _phrases(text, known):
            name = _readable(text, phrase)
            score = _score(phrase, worth, known)
            if len(name) <= _LONGEST and name.casefold() not in taken and (best is None or score > best_score):
                best, best_score = name, score
    return best or _numbered(_readable_opening(texts[0]), taken)


def _score(phrase: Sequence[Token], worth: Mapping[str, float], known: _Known) -> float:
    """What a phrase counts for: the sum over its different content words, for its length."""
    vocabulary = known.lexicon.vocabulary
    content = [word for word in phrase if word.bare not in vocabulary.links]
    total = 0.0
    counted: set[str] = set()
    for word in content:
        if word.bare in counted:
            continue
        counted.add(word.bare)
        value = worth.get(stem(word.bare), _WORTH_UNKNOWN)
        if word.bare in known.places:
            value *= _OF_COUNTRY
        elif word.bare in vocabulary.loaded:
            value *= _OF_LOADED
        elif word.bare in vocabulary.plain:
            value *= _OF_PLAIN
        elif word.is_capital:
            value *= _OF_NAME
        elif word.bare.endswith(("ly", "ed")):
            value *= _OF_ADVERB
        total += value
    score = float(total / (len(content) + _LENGTH_OFFSET) ** _LENGTH_EXPONENT)
    return score * _OF_COMMON_NOUN_ALONE if len(content) == 1 and phrase[0].text.islower() else score


def _phrases(text: str, known: _Known) -> Iterator[Sequence[Token]]:
    """Yield the runs of content words, also joined by one link word each, of up to `_MOST_WORDS` content words."""
    words = list(_words(text))
    kinds = [_kind(words, at, known) for at in range(len(words))]
    for first, kind in enumerate(kinds):
        if kind != "word" or _is_bad_start(words[first]):
            continue
        content = 0
        for last in range(first, len(words)):
            joined = last == first or _GAP.fullmatch(text, words[last - 1].end, words[last].start)
            if kinds[last] == "stop" or not joined:
                break
            if kinds[last] == "link":
                # Of two links the second is an article: "of the".
                if kinds[last - 1] == "link" and words[last].bare not in _ARTICLES:
                    break
                continue
            content += 1
            if content > _MOST_WORDS:
                break
            if not _is_bad_end(words[last], known.lexicon):
                yield words[first : last + 1]


def _kind(words: Sequence[Token], at: int, known: _Known) -> Literal["link", "stop", "word"]:
    """What a word may be in a phrase; a verb ends it like any other word without matter."""
    word = words[at]
    if word.bare in known.lexicon.vocabulary.links:
        # "to" before a verb is no link, before an article or a name it is.
        after = words[at + 1] if at + 1 < len(words) else None
        infinitive = word.bare == "to" and after and after.text.islower() and after.bare not in _ARTICLES
        return "stop" if infinitive else "link"
    if word.bare in _nameless(known.lexicon) or word.bare in known.leaders:
        return "stop"
    before = words[at - 1] if at else None
    if before and word.text.islower():
        if before.bare in _BEFORE_VERBS:
            return "stop"
        # "Osmarra supports", "it supports": a verb behind its subject.
        subject = before.is_capital or before.bare in _PRONOUNS
        if subject and word.bare.endswith("s") and not word.bare.endswith("ss"):
            return "stop"
    return "word"


@cache
def _nameless(lexicon: Lexicon) -> frozenset[str]:
    """Words that no label has, wherever they stand."""
    lists = (lexicon.vocabulary.nameless, lexicon.vocabulary.calendar, lexicon.vocabulary.together, lexicon.title_words)
    return lexicon.matterless.union(*lists) - _MATTERS


def _words(text: str) -> Iterator[Token]:
    """The words of a point, without possessive endings."""
    for token in tokens(text):
        word = POSSESSIVE.sub("", token.text)
        yield token._replace(text=word, end=token.start + len(word))


def _is_bad_start(word: Token) -> bool:
    return word.bare.isdigit() or (word.text.islower() and word.bare.endswith(("ly", "ing")))


def _is_bad_end(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word is likely an adjective, an adverb or a verb, which no name of a topic ends with."""
    if word.text.islower():
        adjective = word.bare.endswith(_ADJECTIVES) and word.bare not in lexicon.vocabulary.nouns
        return adjective or word.bare in lexicon.vocabulary.plain
    return word.bare.endswith(_DEMONYMS)


def _readable(text: str, phrase: Sequence[Token]) -> str:
    words = " ".join(text[phrase[0].start : phrase[-1].end].split())
    return words[0].upper() + words[1:]


def _readable_opening(text: str) -> str:
    """The first words of a point of which no phrase can be made."""
    words = text.split()
    opening = " ".join(words[:_OPENING_WORDS]).strip(" ,;:.")[:_LONGEST]
    name = opening[0].upper() + opening[1:] if opening else "Untitled"
    return f"{name} …" if len(words) > _OPENING_WORDS else name


def _numbered(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    if name.casefold() not in taken:
        return name
    number = 2
    while f"{name} ({number})".casefold() in taken:
        number += 1
    return f"{name} ({number})"
