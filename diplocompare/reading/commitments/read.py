"""The commitments of one sentence, by patterns of words.

The kinds follow the commissives and directives of Austin (1962) and Searle (1975), cut to what readouts promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.annotation import Found
from diplocompare.reading.commitments.patterns import Lists, Pattern, Sentence, commitment_lists

TOUCH = "stay in touch"
# The kind of patterns that are no commitment and that none is found in.
_VOID = "void"
# How many words a commitment may have, and how far from a word the beginning of its clause is looked for.
_MOST_WORDS = 60
# How many words before a person another may stand who acts with them.
_PAIR_WORDS = 6
# How many words after "and" a verb may stand that reports something new, with a comma before "and".
_NEW_SUBJECT_WORDS = 6


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the commitments of one sentence. `value`: "agree", "invite", "visit", "receive", "meet" and the like."""
    lists = commitment_lists(lexicon)
    sentence = Sentence(text)
    at = done = 0
    while at < len(sentence.words):
        pattern, end = _pattern(sentence, at, lists) or (None, at + 1)
        if pattern is None or pattern.kind == _VOID:
            at = end
            continue
        first = max(done, _clause_start(sentence, at, lists) if pattern.whole else at)
        done = _end(sentence, end, lexicon)
        for part, last in _parts(sentence, pattern, (at, end, done), lists):
            stop = sentence.tokens[last].end
            stop += text[stop : stop + 1] == ")"
            yield Found(sentence.tokens[first].start, stop, part.kind, part.value)
            first = last + 2 + (sentence.words[last + 2 : last + 3] == ("on",))  # after "and", "and on"
        at = done


def _pattern(sentence: Sentence, at: int, lists: Lists) -> tuple[Pattern, int] | None:
    """Return the first pattern that fits at a token, and the token after it."""
    word = sentence.words[at]
    patterns = lists.patterns.get(word, ())
    # One side's pledge is a plan of its own at most.
    only_plans = bool(patterns) and word in lists.words["pledge"] and not _is_joint(sentence, at, lists)
    for pattern in patterns:
        if only_plans and pattern.first != "<plan>":
            continue
        end = pattern.fit(sentence, at + 1)
        if end is not None and (not pattern.whole or _is_promise(sentence, at, end, lists)):
            return pattern, end
    return None


def _is_joint(sentence: Sentence, at: int, lists: Lists) -> bool:
    """Tell whether the subject of a verb, the nearest one named before it, is more than one side."""
    persons = lists.words["persons"]
    for place in range(at - 1, max(-1, at - _MOST_WORDS), -1):
        if sentence.words[place] in lists.words["joint"]:
            return True
        if sentence.words[place] in persons:
            first = max(1, place - _PAIR_WORDS)
            before = sentence.words[first:place]
            unbroken = not any(sentence.gap(each) for each in range(first, place))
            return "and" in before and not persons.isdisjoint(before) and unbroken
    return False


def _is_promise(sentence: Sentence, at: int, end: int, lists: Lists) -> bool:
    """Tell whether a clause says that somebody will do something: it is no proposal, and "would" a plain future."""
    start, words = _clause_start(sentence, at, lists), lists.words
    clause, before = sentence.words[start:end], sentence.words[max(0, at - _MOST_WORDS) : at]
    if not words["proposing"].isdisjoint(clause) or ("would" in clause and words["reports"].isdisjoint(before)):
        return False
    if sentence.words[at] not in words["modals"]:
        return True
    # Somebody has to act: a name, or one of the sides' people.
    is_named = any(token.is_capital for token in sentence.tokens[max(1, start) : at])
    return is_named or not words["actors"].isdisjoint(clause)


def _parts(
    sentence: Sentence, pattern: Pattern, span: tuple[int, int, int], lists: Lists
) -> Iterator[tuple[Pattern, int]]:
    """Yield a commitment with its last token, in parts where "and to", "and on" begin one of another kind.

    `span`: the token that the pattern begins with, the one after it and the one after the commitment.
    """
    at, end, done = span
    words = sentence.words
    for place in range(end, done - 2) if words[at] in lists.words["agree"] else ():
        if words[place] != "and" or words[place + 1] not in ("to", "on") or "to" in words[end:place]:
            continue  # "to ensure that ... and to secure" is one
        fits = (each for each in lists.patterns[words[at]] if each.fit(sentence, place + 1) is not None)
        other = next(fits, pattern)
        if other.kind == pattern.kind and other.value == "meet":
            pattern = other
        elif other.kind not in (_VOID, pattern.kind):
            yield pattern, place - 1
            pattern = other
    yield pattern, done - 1


def _clause_start(sentence: Sentence, at: int, lists: Lists) -> int:
    """Return the first token of the clause in which a token stands."""
    first = max(0, at - _MOST_WORDS)
    for place in range(at, first, -1):
        if sentence.gap(place) or sentence.words[place - 1] in lists.words["opens"]:
            return place
    return first


def _end(sentence: Sentence, at: int, lexicon: Lexicon) -> int:
    """Return the token after the clause that goes on at a token."""
    words, lists = sentence.words, commitment_lists(lexicon).words
    most = min(len(words), at - 1 + _MOST_WORDS)
    for place in range(at, most):
        gap = sentence.gap(place)
        if ";" in gap or "\n\n" in gap or (gap and words[place] in lists["contrasts"]):
            return place
        if words[place] not in ("and", "but"):
            continue
        # "and reaffirmed", "and he reaffirmed", ", and President X accepted"
        reach = 1 + (words[place + 1 : place + 2] in (("also",), ("he",), ("she",), ("they",)))
        following = words[place + 1 : min(place + 1 + (_NEW_SUBJECT_WORDS if gap else reach), most)]
        if any(_is_past_report(word, lexicon) for word in following):
            return place
    return most


def _is_past_report(word: str, lexicon: Lexicon) -> bool:
    is_past = word.endswith("ed") or word in lexicon.vocabulary.reporting_irregular or word == "looks"
    return is_past and word in lexicon.reporting_verbs
