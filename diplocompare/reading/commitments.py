"""What one sentence says was agreed, who was tasked or invited, and when the sides are to meet.

The kinds follow the commissives and directives of Austin (1962) and Searle (1975), cut to what readouts promise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import Token, tokens
from diplocompare.reading.annotation import Found

LENS = "commitments"
_TOKENS = 1_000  # of a sentence that are looked at
_LONGEST = 60  # tokens of one commitment
TOUCH = "stay in touch"
_VOID = "void"


class _Pattern(NamedTuple):
    """How a commitment of a kind looks: what `lexicon/en/commitments.toml` says of its signs."""

    kind: str
    value: str
    whole: bool  # begins with its clause
    elements: tuple[str, ...]


class _Lists(NamedTuple):
    """The word list as it is asked: the words of each list, and the patterns by the words that they may begin with."""

    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, Sequence[_Pattern]]


class _Sentence(NamedTuple):
    """One sentence; `words`: its tokens in their bare form."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]

    def gap(self, at: int) -> str:
        """What stands before a token, but for spaces, quotation marks and the like."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start].strip(" \"“”'’()-") if at else ""


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the commitments of one sentence. `value`: "agree", "invite", "visit", "receive", "meet" and the like."""
    lists = _lists(lexicon)
    found = tokens(text)[:_TOKENS]
    words = tuple(token.bare for token in found)
    if lists.patterns.keys().isdisjoint(words):
        return
    sentence = _Sentence(text, found, words)
    at = done = 0
    while at < len(words):
        hit = _hit(sentence, at, lists)
        if hit is None or hit[0].kind == _VOID:
            at = hit[1] if hit else at + 1
            continue
        first = max(done, _clause_start(sentence, at) if hit[0].whole else at)
        done = _last(sentence, hit[1] - 1, lexicon) + 1
        for pattern, last in _parts(sentence, hit, at, done, lists):
            end = found[last].end
            yield Found(found[first].start, end + (text[end : end + 1] == ")"), pattern.kind, pattern.value)
            first = last + 2 + (words[last + 2 : last + 3] == ("on",))
        at = done


@cache
def _lists(lexicon: Lexicon) -> _Lists:
    words = defaultdict(frozenset, {name: frozenset(each) for name, each in lexicon.commitments.words.items()})
    words["agree"] |= words["pledge"]
    patterns: dict[str, list[_Pattern]] = {}
    for name, written in lexicon.commitments.patterns.items():
        kind, _, value = name.partition(": ")
        for each in written:
            elements = each.removeprefix("^").split()
            pattern = _Pattern(kind, value, each.startswith("^"), tuple(elements))
            for first in elements[:1]:
                for word in words[first[1:-1]] if first[-1] == ">" else first.split("|"):
                    patterns.setdefault(word, []).append(pattern)
    return _Lists(words, patterns)


def _hit(sentence: _Sentence, at: int, lists: _Lists) -> tuple[_Pattern, int] | None:
    """The first pattern that fits at a token, and the token after it."""
    word = sentence.words[at]
    patterns = lists.patterns.get(word, ())
    alone = bool(patterns) and word in lists.words["pledge"] and not _joint(sentence, at, lists)
    for pattern in patterns:
        if alone and pattern.elements[0] != "<plan>":
            continue
        end = _fit(sentence, at + 1, pattern.elements[1:], lists)
        if end is not None and (not pattern.whole or _promised(sentence, at, end, lists)):
            return pattern, end
    return None


def _fit(sentence: _Sentence, at: int, elements: Sequence[str], lists: _Lists) -> int | None:
    """The token after the shortest stretch that elements fit, from a token on."""
    places = {at}
    for element in elements:
        places = {place for start in places for place in _step(sentence, start, element, lists)}
    return min(places, default=None)


def _step(sentence: _Sentence, at: int, element: str, lists: _Lists) -> Iterator[int]:
    """The tokens at which one may stand after an element."""
    words, length = sentence.words, element.lstrip(".-")
    if element == "~" or (length != element and length.isdigit()):
        yield at
        for place in range(at, min(len(words), at + int(length) if length.isdigit() else at + 4)):
            skipped = words[place] in lists.words["skip"] or words[place].endswith("ly")
            stopped = element[0] == "-" and words[place] in lists.words["stops"]
            if (element == "~" and not skipped) or stopped or sentence.gap(place).strip(","):
                return
            yield place + 1
    elif at < len(words) and not sentence.gap(at).strip(","):
        listed = lists.words[element.strip("!<>")] if element[-1] == ">" else element.split("|")
        capital = element == "Capital" and sentence.tokens[at].is_capital
        if capital or (words[at] in listed) != element.startswith("!"):
            yield at if element.startswith("!") else at + 1


def _joint(sentence: _Sentence, at: int, lists: _Lists) -> bool:
    """Whether the subject of a verb, the nearest one named before it, is more than one side."""
    for place in range(at - 1, max(-1, at - _LONGEST), -1):
        if sentence.words[place] in lists.words["joint"]:
            return True
        if sentence.words[place] in lists.words["persons"]:
            before = range(max(1, place - 6), place)
            pair = any(sentence.words[i] in lists.words["persons"] for i in before)
            return pair and "and" in sentence.words[before.start : place] and not any(sentence.gap(i) for i in before)
    return False


def _promised(sentence: _Sentence, at: int, end: int, lists: _Lists) -> bool:
    """Whether a clause says that somebody will do something: it is no proposal, and "would" a plain future."""
    start, words = _clause_start(sentence, at), lists.words
    clause, before = sentence.words[start:end], sentence.words[max(0, at - _LONGEST) : at]
    if not words["proposing"].isdisjoint(clause) or ("would" in clause and words["reports"].isdisjoint(before)):
        return False
    named = any(token.is_capital for token in sentence.tokens[max(1, start) : at])
    return sentence.words[at] not in words["modals"] or named or not words["actors"].isdisjoint(clause)


def _parts(
    sentence: _Sentence, hit: tuple[_Pattern, int], at: int, end: int, lists: _Lists
) -> Iterator[tuple[_Pattern, int]]:
    """A commitment with its last token, in parts where "and to", "and on" begin one of another kind."""
    pattern, upto = hit
    if sentence.words[at] in lists.words["agree"]:
        for place in range(upto, end - 2):
            purpose = "to" in sentence.words[upto:place]  # "to ensure that ... and to secure"
            if sentence.words[place] == "and" and sentence.words[place + 1] in ("to", "on") and not purpose:
                known = lists.patterns[sentence.words[at]]
                fits = (each for each in known if _fit(sentence, place + 1, each.elements[1:], lists))
                other = next(fits, pattern)
                if other.kind == pattern.kind and other.value == "meet":
                    pattern = other
                elif other.kind not in (_VOID, pattern.kind):
                    yield pattern, place - 1
                    pattern = other
    yield pattern, end - 1


def _clause_start(sentence: _Sentence, at: int) -> int:
    """The first token of the clause in which a token stands."""
    first = max(0, at - _LONGEST)
    opens = ("that", "where", "which", "while")
    starts = (place for place in range(at, first, -1) if sentence.gap(place) or sentence.words[place - 1] in opens)
    return next(starts, first)


def _last(sentence: _Sentence, at: int, lexicon: Lexicon) -> int:
    """The last token of the clause that goes on at a token."""
    words, irregular = sentence.words, lexicon.vocabulary.reporting_irregular
    upto = min(len(words), at + _LONGEST)
    for place in range(at + 1, upto):
        gap = sentence.gap(place)
        if ";" in gap or "\n\n" in gap or (gap and words[place] in ("while", "whereas")):
            return place - 1
        # "and reaffirmed", ", and President X accepted"
        reach = 1 + (5 if gap else words[place + 1 : place + 2] in (("also",), ("he",), ("she",), ("they",)))
        following = words[place + 1 : min(place + 1 + reach, upto)] if words[place] in ("and", "but") else ()
        reports = (each for each in following if each in lexicon.reporting_verbs)
        if any(each.endswith("ed") or each in irregular or each == "looks" for each in reports):
            return place - 1
    return upto - 1
