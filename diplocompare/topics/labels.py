"""A short readable name for each topic, taken from its points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import POSSESSIVE, bare, stem, tokens
from diplocompare.model import Readout, Value
from diplocompare.pairs.similarity import content_stems
from diplocompare.parties.parties import Party
from diplocompare.topics.align import Group

_MOST_WORDS = 4  # content words
_LONGEST = 60  # characters
_ARTICLES = frozenset({"the", "a", "an"})
_MATTERS = frozenset({"security", "state", "states"})
_BEFORE_VERBS = frozenset("to will would shall should can could may might must not never".split())
_PRONOUNS = frozenset("he she it who which that".split())
_ADJECTIVES = ("ly", "ed", "ing", "ive", "ous", "al", "able", "ible", "ful", "less", "ic", "ish")
_DEMONYMS = ("ian", "ese", "ish", "ican")
_GAP = re.compile(r"[ \n\-/]+|['’]s? ")


class _Word(Value):
    text: str
    bare: str
    start: int
    end: int


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
    spread = Counter(stem for topic in topics for stem in frozenset().union(*(stems[point] for point in topic.points)))
    known = _Known(
        frozenset(name for party in parties for name in party.names),
        frozenset(word for party in parties for place in party.places for word in place),
        lexicon,
    )
    taken: set[str] = set()
    labels = []
    for topic in topics:
        use = Counter(stem for point in topic.points for stem in stems[point])
        sides = {stem: len({side_of[point] for point in topic.points if stem in stems[point]}) for stem in use}
        worth = {
            stem: (1.0 + 0.3 * (count - 1)) * sides[stem] * (0.3 + 1.0 / spread[stem]) for stem, count in use.items()
        }
        texts = [quotes[point] for point in topic.points]
        name = _best_phrase(texts, worth, known, taken)
        taken.add(name.casefold())
        labels.append(name)
    return tuple(labels)


def _best_phrase(texts: Sequence[str], worth: Mapping[str, float], known: _Known, taken: set[str]) -> str:
    scored: list[tuple[float, int, str]] = []
    for text in texts:
        for phrase in _phrases(text, known):
            name = _readable(text, phrase)
            if len(name) <= _LONGEST and name.casefold() not in taken:
                scored.append((_score(phrase, worth, known), -len(scored), name))
    if scored:
        return max(scored)[2]
    plain = _readable_words(texts[0])
    return plain if plain.casefold() not in taken else _numbered(plain, taken)


def _score(phrase: Sequence[_Word], worth: Mapping[str, float], known: _Known) -> float:
    vocabulary = known.lexicon.vocabulary
    total, content, seen = 0.0, 0, set()
    for word in phrase:
        if word.bare in vocabulary.links:
            continue
        content += 1
        if word.bare in seen:
            continue
        seen.add(word.bare)
        value = worth.get(stem(word.bare), 0.2)
        if word.bare in known.places:
            value *= 0.25
        elif word.bare in vocabulary.loaded:
            value *= 0.1
        elif word.bare in vocabulary.plain:
            value *= 0.2
        elif word.text[0].isupper():
            value *= 1.25
        elif word.bare.endswith(("ly", "ed")):
            value *= 0.4
        total += value
    # One common noun ("home", "fire") says too little; a name alone ("Taiwan") may do.
    alone = content == 1 and phrase[0].text.islower()
    return float(total / (content + 0.8) ** 0.6) * (0.5 if alone else 1.0)


def _phrases(text: str, known: _Known) -> Iterator[Sequence[_Word]]:
    """Yield the runs of content words, also joined by one link word each, of up to `_MOST_WORDS` content words."""
    words = [_Word(found, bare(found), start, end) for found, start, end in _raw_tokens(text)]
    kinds = [_kind(words, at, known) for at in range(len(words))]
    for first, kind in enumerate(kinds):
        if kind != "word" or _bad_start(words[first]):
            continue
        content = 0
        for last in range(first, len(words)):
            if kinds[last] == "stop" or (
                last > first and not _GAP.fullmatch(text[words[last - 1].end : words[last].start])
            ):
                break
            if kinds[last] == "link":
                if kinds[last - 1] == "link" and words[last].bare not in _ARTICLES:
                    break
                continue
            content += 1
            if content > _MOST_WORDS:
                break
            if not _bad_end(words[last], known.lexicon):
                yield words[first : last + 1]


def _kind(words: Sequence[_Word], at: int, known: _Known) -> Literal["link", "stop", "word"]:
    """What a word may be in a phrase; a verb ends it like any other word without matter."""
    word = words[at]
    if word.bare in known.lexicon.vocabulary.links:
        infinitive = word.bare == "to" and at + 1 < len(words) and words[at + 1].text.islower()
        return "stop" if infinitive and words[at + 1].bare not in _ARTICLES else "link"
    if word.bare in _nameless(known.lexicon) or word.bare in known.leaders:
        return "stop"
    before = words[at - 1] if at else None
    if before and word.text.islower():
        if before.bare in _BEFORE_VERBS:
            return "stop"
        named = before.text[0].isupper() or before.bare in _PRONOUNS
        if named and word.bare.endswith("s") and not word.bare.endswith("ss"):
            return "stop"
    return "word"


@cache
def _nameless(lexicon: Lexicon) -> frozenset[str]:
    """Words that no label has, wherever they stand."""
    lists = (lexicon.vocabulary.nameless, lexicon.vocabulary.calendar, lexicon.vocabulary.together, lexicon.title_words)
    return lexicon.matterless.union(*lists) - _MATTERS


def _raw_tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for _, start, end in tokens(text):
        word = text[start:end]
        trimmed = POSSESSIVE.sub("", word)
        yield trimmed, start, start + len(trimmed)


def _bad_start(word: _Word) -> bool:
    return word.bare.isdigit() or (word.text.islower() and word.bare.endswith(("ly", "ing")))


def _bad_end(word: _Word, lexicon: Lexicon) -> bool:
    """Whether a word is likely an adjective, an adverb or a verb, which no name of a topic ends with."""
    if word.text.islower():
        adjective = word.bare.endswith(_ADJECTIVES) and word.bare not in lexicon.vocabulary.nouns
        return adjective or word.bare in lexicon.vocabulary.plain
    return word.bare.endswith(_DEMONYMS)


def _readable(text: str, phrase: Sequence[_Word]) -> str:
    words = " ".join(text[phrase[0].start : phrase[-1].end].split())
    return words[0].upper() + words[1:]


def _readable_words(text: str) -> str:
    """The opening of a point of which no phrase can be made."""
    words = text.split()
    opening = " ".join(words[:6]).strip(" ,;:.")[:_LONGEST]
    return (opening[0].upper() + opening[1:] if opening else "Untitled") + (" …" if len(words) > 6 else "")


def _numbered(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name} ({number})".casefold() in taken:
        number += 1
    return f"{name} ({number})"
