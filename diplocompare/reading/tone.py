"""Words of one sentence that characterise the contact or the exchange in it.

A word counts only where it is said of the contact ("a candid conversation", "the talks were tense") or of how a matter
was discussed ("spoke frankly", "discussed in detail"), not where it is wished for or said of anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Value
from diplocompare.reading.annotation import Found

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d+|[^\w\s]")
# Words within which what a word of tone is said of, and what makes it a wish, stand before it.
_CLOSE, _NEAR, _FAR = 3, 8, 20
_LONGEST = 4  # words of a phrase in the list
_BE = frozenset("is was were are been be being proved remained as".split())
_STOPS = frozenset(";:()—–")


class _Word(NamedTuple):
    word: str
    start: int
    end: int


class ToneWords(Value):
    """`lemmas`: by form, in tuples of words; `first`: what forms begin with; `groups`: what a lemma signals."""

    lemmas: Mapping[str, str]
    first: frozenset[str]
    weak: frozenset[str]
    groups: Mapping[str, str]
    says: Mapping[str, str]
    context: Mapping[str, frozenset[str]]


class _Tone(NamedTuple):
    """A form in a line of words: its lemma and where it begins and ends."""

    lemma: str
    at: int
    end: int


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the words of tone in a sentence, "contact" or "exchange", each with its base form."""
    words = tone_words(lexicon)
    line = tone_line(text)
    tones = list(find_tones(line, words))
    for chain in _chains(tones, line, words):
        kind = _said_of(line, chain, words)
        if kind and not all(tone.lemma in words.weak for tone in chain):
            for tone in chain:
                yield Found(line[tone.at].start, line[tone.end - 1].end, kind, tone.lemma)


def tone_line(text: str) -> list[_Word]:
    """Return the words and marks of a text, in small letters, with their places."""
    return [_Word(found.group().lower().replace("’", "'"), *found.span()) for found in _WORD.finditer(text)]


@cache
def tone_words(lexicon: Lexicon) -> ToneWords:
    """Return the words of tone of a word list."""
    lists = lexicon.tone
    lemmas = {form: lemma for lemma, forms in lists.words.items() for form in forms}
    signals = lists.signals
    return ToneWords(
        lemmas,
        frozenset(form.split()[0] for form in lemmas),
        frozenset(lists.weak.words),
        {word: group for group, table in signals.items() for word in table.words},
        {group: table.says for group, table in signals.items()},
        {name: frozenset(entries) for name, entries in lists.context.items()},
    )


def find_tones(line: Sequence[_Word], words: ToneWords) -> Iterator[_Tone]:
    """Yield the words of tone in a line, the longest form at each place, whatever they are said of."""
    at = 0
    while at < len(line):
        size = _size(line, at, words) if line[at].word in words.first else 0
        if size:
            yield _Tone(words.lemmas[_joined(line, at, size)], at, at + size)
        at += size or 1


def _size(line: Sequence[_Word], at: int, words: ToneWords) -> int:
    return next(
        (size for size in range(min(_LONGEST, len(line) - at), 0, -1) if _joined(line, at, size) in words.lemmas), 0
    )


def _joined(line: Sequence[_Word], at: int, size: int) -> str:
    return " ".join(item.word for item in line[at : at + size])


def _chains(tones: Sequence[_Tone], line: Sequence[_Word], words: ToneWords) -> Iterator[list[_Tone]]:
    """Words of tone that stand together: "candid, constructive and in-depth"."""
    chain: list[_Tone] = []
    for tone in tones:
        if chain and not all(
            item.word == "," or item.word in words.context["between"] for item in line[chain[-1].end : tone.at]
        ):
            yield chain
            chain = []
        chain.append(tone)
    if chain:
        yield chain


def _said_of(line: Sequence[_Word], chain: Sequence[_Tone], words: ToneWords) -> str:
    """What the words are said of: "contact", "exchange", or nothing that counts."""
    before = _clause(line, chain[0].at)
    if _is_wished(before, words):
        return ""
    return (
        _attributive(line, chain, before, words)
        or _predicative(before, words)
        or _adverbial(line, chain, before, words)
    )


def _is_wished(before: Sequence[str], words: ToneWords) -> bool:
    """Whether it is hoped or planned to be so, or was so at another time; no more than what the last comma leaves."""
    near = _last_part(before[-_NEAR:])
    held = words.context["held"].intersection(near[-_CLOSE:])
    return not held and bool(words.context["wished"].intersection(near))


def _last_part(words: Sequence[str]) -> Sequence[str]:
    """What stands after the last comma."""
    return words[len(words) - words[::-1].index(",") :] if "," in words else words


def _clause(line: Sequence[_Word], at: int) -> list[str]:
    """The words before a place, back to where its clause begins."""
    words: list[str] = []
    for item in reversed(line[max(0, at - _FAR) : at]):
        if item.word in _STOPS:
            break
        words.append(item.word)
    return words[::-1]


def _attributive(line: Sequence[_Word], chain: Sequence[_Tone], before: Sequence[str], words: ToneWords) -> str:
    """ "a candid and constructive conversation", "in a businesslike manner"."""
    context = words.context
    at = chain[-1].end
    while at < len(line) and (line[at].word in context["between"] or line[at].word == ","):
        at += 1
    noun = line[at].word if at < len(line) else ""
    # "meeting-room", "talks between others" and "call on" are other things.
    if noun in context["contact"] or (noun in context["pronouns"] and context["contact"].intersection(before)):
        return "contact"
    if noun in context["exchange"]:
        return "exchange" if context["having"].intersection(before[-_FAR // 2 :]) else ""
    discussed = context["verbs"] | context["contact"] | context["exchange"]
    return "contact" if noun in context["manner"] and discussed.intersection(before) else ""


def _predicative(before: Sequence[str], words: ToneWords) -> str:
    """ "the talks were tense", "found the meeting useful", "described the exchange as frank"."""
    context = words.context
    joined = bool(before) and before[-1] in ("and", "but", ",")
    while before and before[-1] in context["between"] and before[-1] != "as":
        before = before[:-1]
    if joined and before and before[-1] not in _BE:  # "was short and tense"
        before = before[:-1]
    if not before:
        return ""
    judged = context["judging"].intersection(before[-_NEAR:-1])
    if before[-1] in _BE:
        nouns = before[-_NEAR:-1]
    elif judged and before[-1] in context["pronouns"]:
        nouns = before
    else:
        nouns = before[-1:] if judged else []
    if context["contact"].intersection(nouns):
        return "contact"
    return "exchange" if context["exchange"].intersection(nouns) else ""


def _adverbial(line: Sequence[_Word], chain: Sequence[_Tone], before: Sequence[str], words: ToneWords) -> str:
    """ "spoke frankly", "discussed in detail", "thoroughly reviewed"."""
    last = " ".join(item.word for item in line[chain[-1].at : chain[-1].end])
    if not (last.endswith("ly") or " " in last) or last == "friendly":
        return ""
    verbs = words.context["verbs"]
    after = line[chain[-1].end].word if chain[-1].end < len(line) else ""
    return "exchange" if after in verbs or verbs.intersection(_last_part(before)) else ""
