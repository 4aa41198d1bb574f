"""The word lists of reporting verbs in the form in which a sentence is read: their inflections and their phrases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from msgspec.structs import replace

from diplocompare.lexicon.inflection import inflect
from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Value


class Phrase(NamedTuple):
    """What must follow a verb, each word with its alternatives; `entry`: what the word list has for it."""

    rest: tuple[tuple[str, ...], ...]
    entry: Any


Phrases = Mapping[str, tuple[Phrase, ...]]


class Grammar(Value, eq=False):
    """The word lists by which a sentence is read.

    `forms`: what a word may be the form of; `phrases`, `carriers`: by their verb, the longest first; `events`: by their
    first word, found as they stand; the rest as in the file.
    """

    forms: Mapping[str, tuple[tuple[str, str], ...]]
    phrases: Phrases
    events: Phrases
    carriers: Phrases
    one: frozenset[str]
    several: frozenset[str]
    lift: frozenset[str]
    negation: frozenset[str]
    before: frozenset[str]
    after: tuple[str, ...]
    hedges: frozenset[str]
    not_after: frozenset[str]
    attributes: frozenset[str]
    gerunds: frozenset[str]
    elsewhere: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the grammar of a lexicon; the entry of a phrase is its kind and its level."""
    lists = lexicon.verbs
    levels = {
        "assert": lists.assert_,
        "ask": lists.ask,
        "commit": lists.commit,
        "praise": lists.praise,
        "blame": lists.blame,
    }
    ladder = [
        (phrase, (kind, int(level)))
        for kind, told in levels.items()
        for level, phrases in told.items()
        for phrase in phrases
    ]
    phrases, events = _phrases(ladder)
    carriers, _ = _phrases((entry, None) for entry in lists.carrier.verbs)
    return Grammar(
        forms=_forms({*phrases, *carriers}, lists.irregular),
        phrases=phrases,
        events=events,
        carriers=carriers,
        one=lists.subject.one | {_head(title) for title in lexicon.vocabulary.titles},
        several=lists.subject.several,
        lift=frozenset(lists.lift.words),
        negation=frozenset(lists.negation.words),
        before=lists.hedge.before,
        after=lists.hedge.after,
        hedges=lists.hedge.verbs,
        not_after=lists.carrier.not_after,
        attributes=lists.shape.attributes,
        gerunds=lists.shape.gerunds,
        elsewhere=lists.shape.elsewhere,
    )


def extended(lexicon: Lexicon, entries: Iterable[tuple[str, Any]]) -> Grammar:
    """Return the grammar of a lexicon with further phrases, each with what is to be told of it; they go first."""
    known = grammar(lexicon)
    phrases, events = _phrases(entries)
    forms = _forms(phrases.keys() - known.phrases.keys() - known.carriers.keys(), lexicon.verbs.irregular)
    return replace(
        known,
        forms={**known.forms, **{form: (*known.forms.get(form, ()), *found) for form, found in forms.items()}},
        phrases={
            **known.phrases,
            **{verb: _sorted(more, known.phrases.get(verb, ())) for verb, more in phrases.items()},
        },
        events={
            **known.events,
            **{first: _sorted(more, known.events.get(first, ())) for first, more in events.items()},
        },
    )


def _head(title: str) -> str:
    """The word of a title that names its holder: "secretary of state", "national security advisor"."""
    return title.split(" of ", 1)[0].rsplit(" ", 1)[-1]


def _phrases(entries: Iterable[tuple[str, Any]]) -> tuple[Phrases, Phrases]:
    """The phrases by their verb, and those with an article in front, found as they stand, by their first word.

    "call on|upon" has two words for its second place.
    """
    verbal: dict[str, list[Phrase]] = {}
    events: dict[str, list[Phrase]] = {}
    for entry, told in entries:
        first, *rest = (tuple(part.split("|")) for part in entry.removeprefix("an ").removeprefix("a ").split())
        into = events if entry.startswith(("a ", "an ")) else verbal
        for verb in first:
            into.setdefault(verb, []).append(Phrase(tuple(rest), told))
    return {verb: _sorted(found) for verb, found in verbal.items()}, {w: _sorted(found) for w, found in events.items()}


def _sorted(*phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Phrases with the longest first."""
    return tuple(sorted(chain(*phrases), key=lambda phrase: -len(phrase.rest)))


def _forms(
    verbs: AbstractSet[str], irregular: Mapping[str, Sequence[str]]
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    forms: dict[str, list[tuple[str, str]]] = {}
    for verb in sorted(verbs):
        base, third, past, ing = inflect(verb)
        known = irregular.get(verb, ())
        spelling = [*known[:3], *(past, past, ing)[len(known) :]]
        named = zip(("base", "s", "past", "participle", "ing"), (base, third, *spelling), strict=True)
        for kind, form in [*named, *(("past", form) for form in known[3:])]:
            forms.setdefault(form, []).append((kind, verb))
    return {form: tuple(found) for form, found in forms.items()}
