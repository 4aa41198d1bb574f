"""Whether a sentence without a speaker tells a bare fact, or somebody's opinion, demand or plan."""

from __future__ import annotations

import re

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words, tokens
from diplocompare.model import Value

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_FIGURE = re.compile(r"(?<![\w.])[$€£]?\d")
_PASSIVE_PAST = re.compile(r" (?:was|were|been) (?:\w+ly )?\w+(?:ed|en|wn|ut|lt) ")
_SINCE = re.compile(r" (?:has|have) .*\bsince ")
_WORDS_TO_RANK = 6  # behind "is": "is today the third-largest"
_WORDS_OF_SUBJECT = 7  # of a sentence, in which an agreement or a project is its subject
_BE = ("is", "are", "was", "were", "became", "becomes", "remains", "been")


class Cues(Value):
    """What the words of a sentence show.

    `person`: it says "we", "our" or "I"; `addressed`: it says "you"; `wants`: it demands or hopes; `shifted`, `plain`:
    verb forms of reported speech moved into the past, and of speech that is not; `fact`: it tells a figure, the date of
    an event, a rank, a schedule or a life; `terms`: what an agreement or a project does.
    """

    person: bool
    addressed: bool
    wants: bool
    shifted: bool
    plain: bool
    fact: bool
    terms: bool


def cues(text: str, lexicon: Lexicon) -> Cues:
    """Read the cues of a sentence."""
    lists, facts = lexicon.speakers.floor, lexicon.speakers.facts
    words = bare_words(text)
    seen = frozenset(words)
    low = f" {' '.join(words)} "
    time = bool(_YEAR.search(text)) or not facts.times.isdisjoint(seen)
    figure = bool(_FIGURE.search(text)) or not facts.amounts.isdisjoint(seen)
    course = not facts.courses.isdisjoint(seen)
    fact = (
        (figure and not facts.measures.isdisjoint(seen))
        or (time and (course or _PASSIVE_PAST.search(low) is not None))
        or (_SINCE.search(low) is not None and time)
        or _is_ranked(words, lexicon)
        or _is_scheduled(words, lexicon)
        or _tells_a_life(text, lexicon)
    )
    return Cues(
        # "US" and "U.S." are a country.
        person=any(token.low in lists.persons and token.text != "US" for token in tokens(text)),
        addressed=not lists.addressed.isdisjoint(seen),
        wants=any(f" {entry} " in low for entry in lists.wanting),
        shifted=not lists.shifted.isdisjoint(seen),
        plain=not lists.plain.isdisjoint(seen),
        fact=fact,
        terms=not facts.matters.isdisjoint(words[:_WORDS_OF_SUBJECT]) and course,
    )


def _tells_a_life(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence tells of somebody's career."""
    low = f" {' '.join(bare_words(text))} "
    return any(f" {entry} " in low for entry in lexicon.speakers.facts.lives)


def begins_a_life(text: str, lexicon: Lexicon) -> bool:
    """Whether a text begins with a phrase from somebody's career."""
    low = f"{' '.join(bare_words(text))} ".removeprefix("has ").removeprefix("also ")
    return any(low.startswith(f"{entry} ") for entry in lexicon.speakers.facts.lives)


def _is_ranked(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether something is said to be the first or the largest."""
    ranks = lexicon.speakers.facts.ranks
    for at, word in enumerate(words):
        following = words[at + 1 : at + 1 + _WORDS_TO_RANK] if word in _BE else ()
        if any(each in ranks or each.endswith("-largest") for each in following):
            return True
    return False


def _is_scheduled(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether something is due at a time: "is scheduled to open", "is to carry"."""
    schedules = lexicon.speakers.facts.schedules
    return any(word in _BE and words[at + 1 : at + 2] and words[at + 1] in schedules for at, word in enumerate(words))
