"""Words of one sentence that characterise the contact or the exchange in it.

A word counts only where it is said of the contact ("a candid conversation", "the talks were tense") or of how a matter
was discussed ("spoke frankly", "discussed in detail"), not where it is wished for or said of anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import Place, WordPhrases
from diplocompare.lexicon.tokens import words_and_marks
from diplocompare.model import Value
from diplocompare.reading.annotation import Found

# How many words before a word of tone are looked at: for what it is said of, for a wish, for who holds the exchange.
_CLAUSE_WORDS = 20
_WISH_WORDS = 8
_HELD_WORDS = 3
_HAVING_WORDS = 10
_SUBJECT_WORDS = 8
# Marks before which another clause ends; a comma does not.
_STOPS = frozenset(";:()—–")

# A word of tone in a line of words, with its base form.
Tone = Place[str]


class ToneWords(Value):
    """`lemmas`: the base form by each form; `groups`: what a base form signals; `says`: that in words."""

    lemmas: WordPhrases[str]
    weak: frozenset[str]
    groups: Mapping[str, str]
    says: Mapping[str, str]
    context: Mapping[str, frozenset[str]]


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the words of tone in a sentence, "contact" or "exchange", each with its base form."""
    words = tone_words(lexicon)
    tokens = words_and_marks(text)
    line = [token.low for token in tokens]
    for chain in _chains(words.lemmas.all_in(line), line, words):
        kind = _said_of(line, chain, words)
        if kind and not all(tone.value in words.weak for tone in chain):
            for tone in chain:
                yield Found(tokens[tone.start].start, tokens[tone.end - 1].end, kind, tone.value)


def lemmas_in(text: str, words: ToneWords) -> set[str]:
    """Return the base forms of all words of tone in a text, whatever they are said of."""
    return {tone.value for tone in words.lemmas.all_in([token.low for token in words_and_marks(text)])}


@cache
def tone_words(lexicon: Lexicon) -> ToneWords:
    """Return the words of tone of a word list."""
    lists = lexicon.tone
    return ToneWords(
        WordPhrases((form.split(), lemma) for lemma, forms in lists.words.items() for form in forms),
        frozenset(lists.weak.words),
        {word: group for group, table in lists.signals.items() for word in table.words},
        {group: table.says for group, table in lists.signals.items()},
        {name: frozenset(entries) for name, entries in lists.context.items()},
    )


def _chains(tones: Iterable[Tone], line: Sequence[str], words: ToneWords) -> Iterator[list[Tone]]:
    """Yield the words of tone in groups of those that stand together: "candid, constructive and in-depth"."""
    chain: list[Tone] = []
    for tone in tones:
        if chain and not words.context["between"].union(",").issuperset(line[chain[-1].end : tone.start]):
            yield chain
            chain = []
        chain.append(tone)
    if chain:
        yield chain


def _said_of(line: Sequence[str], chain: Sequence[Tone], words: ToneWords) -> str:
    """Return what a group of words is said of: "contact", "exchange", or nothing that counts."""
    start, end = chain[0].start, chain[-1].end
    before = _clause_before(line, start)
    if _is_wished(before, words):
        return ""
    return (
        _attributive(before, line[end:], words)
        or _predicative(before, words)
        or _adverbial(before, line[chain[-1].start : end], line[end : end + 1], words)
    )


def _clause_before(line: Sequence[str], at: int) -> Sequence[str]:
    """Return the words before a place, back to where its clause begins."""
    first = at
    while first > max(0, at - _CLAUSE_WORDS) and line[first - 1] not in _STOPS:
        first -= 1
    return line[first:at]


def _is_wished(before: Sequence[str], words: ToneWords) -> bool:
    """Tell whether it is hoped or planned to be so, or was so at another time; what stands before a comma is over."""
    near = _after_last_comma(before[-_WISH_WORDS:])
    held = not words.context["held"].isdisjoint(near[-_HELD_WORDS:])
    return not held and not words.context["wished"].isdisjoint(near)


def _after_last_comma(words: Sequence[str]) -> Sequence[str]:
    return words[len(words) - words[::-1].index(",") :] if "," in words else words


def _attributive(before: Sequence[str], after: Sequence[str], words: ToneWords) -> str:
    """Say of what it is as an attribute: "a candid and constructive conversation", "in a businesslike manner"."""
    context = words.context
    # "meeting-room", "talks between others" and "call on" are other things.
    noun = next((word for word in after if word != "," and word not in context["between"]), "")
    if noun in context["contact"] or (noun in context["pronouns"] and not context["contact"].isdisjoint(before)):
        return "contact"
    if noun in context["exchange"]:
        return "" if context["having"].isdisjoint(before[-_HAVING_WORDS:]) else "exchange"
    discussed = context["verbs"] | context["contact"] | context["exchange"]
    return "contact" if noun in context["manner"] and not discussed.isdisjoint(before) else ""


def _predicative(before: Sequence[str], words: ToneWords) -> str:
    """Say of what it is after a verb: "the talks were tense", "found the meeting useful", "called the talks frank"."""
    context = words.context
    follows_another = bool(before) and before[-1] in ("and", "but", ",")
    while before and before[-1] in context["between"] and before[-1] != "as":
        before = before[:-1]
    if follows_another and before and before[-1] not in context["being"]:
        before = before[:-1]  # "was short and tense"
    if not before:
        return ""
    nouns: Sequence[str] = ()
    judged = not context["judging"].isdisjoint(before[-_SUBJECT_WORDS:-1])
    if before[-1] in context["being"]:
        nouns = before[-_SUBJECT_WORDS:-1]
    elif judged:
        nouns = before if before[-1] in context["pronouns"] else before[-1:]
    if not context["contact"].isdisjoint(nouns):
        return "contact"
    return "" if context["exchange"].isdisjoint(nouns) else "exchange"


def _adverbial(before: Sequence[str], last: Sequence[str], after: Sequence[str], words: ToneWords) -> str:
    """Say of what it is as an adverb: "spoke frankly", "discussed in detail", "thoroughly reviewed"."""
    is_adverb = len(last) > 1 or (last[0].endswith("ly") and last[0] != "friendly")
    discussed = words.context["verbs"].intersection([*after, *_after_last_comma(before)])
    return "exchange" if is_adverb and discussed else ""
