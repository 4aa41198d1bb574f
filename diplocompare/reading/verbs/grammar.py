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
from diplocompare.lexicon.tables.speech import Verbs
from diplocompare.model import Value


class Phrase(NamedTuple):
    """What must follow a verb, each word with its alternatives; `entry`: what the word list has for it."""

    rest: tuple[tuple[str, ...], ...]
    entry: Any


# By their first word, the longest first.
Phrases = Mapping[str, tuple[Phrase, ...]]


class Grammar(Value, eq=False):
    """The word lists by which a sentence is read.

    `forms`: of what verbs a word may be a form, and which; `phrases`, `carriers`: by their verb; `events`: phrases that
    are found as they stand; `one`, `several`: words of subjects; `lists`: the rest as in the file.
    """

    forms: Mapping[str, tuple[tuple[str, str], ...]]
    phrases: Phrases
    events: Phrases
    carriers: Phrases
    one: frozenset[str]
    several: frozenset[str]
    lists: Verbs
    prepositions: frozenset[str]
    plain: frozenset[str]

    def has_form(self, word: str, kind: str) -> bool:
        """Tell whether a word may be this form of a verb: "base", "s", "past", "participle", "ing"."""
        return any(form == kind for form, _ in self.forms.get(word, ()))


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
    closed = lists.closed
    prepositions = closed.particles | closed.prepositions
    return Grammar(
        forms=_forms({*phrases, *carriers}, lists.irregular),
        phrases=phrases,
        events=events,
        carriers=carriers,
        one=lists.subject.one | {_head(title) for title in lexicon.vocabulary.titles},
        several=lists.subject.several,
        lists=lists,
        prepositions=prepositions,
        plain=prepositions | closed.openers | closed.determiners | closed.adverbs,
    )


def plain_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the prepositions, conjunctions, determiners and adverbs by which the parts of a sentence are told."""
    return grammar(lexicon).plain


def extended(lexicon: Lexicon, entries: Iterable[tuple[str, Any]]) -> Grammar:
    """Return the grammar of a lexicon with further phrases, each with what is to be told of it; they go first."""
    known = grammar(lexicon)
    phrases, events = _phrases(entries)
    forms = dict(known.forms)
    for form, verbs in _forms(
        phrases.keys() - known.phrases.keys() - known.carriers.keys(), lexicon.verbs.irregular
    ).items():
        forms[form] = (*forms.get(form, ()), *verbs)
    return replace(known, forms=forms, phrases=_joined(phrases, known.phrases), events=_joined(events, known.events))


def _joined(phrases: Phrases, known: Phrases) -> Phrases:
    """Return phrases by their first word; of two that are as long, those of the first list go first."""
    return {**known, **{first: _sorted(more, known.get(first, ())) for first, more in phrases.items()}}


def _head(title: str) -> str:
    """Return the word of a title that names its holder: "secretary of state", "national security advisor"."""
    return title.split(" of ", 1)[0].rsplit(" ", 1)[-1]


def _phrases(entries: Iterable[tuple[str, Any]]) -> tuple[Phrases, Phrases]:
    """Return the phrases by their verb, and those with an article in front, found as they stand, by their first word.

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
    """Return phrases with the longest first."""
    return tuple(sorted(chain(*phrases), key=lambda phrase: -len(phrase.rest)))


def _forms(
    verbs: AbstractSet[str], irregular: Mapping[str, Sequence[str]]
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return what each form may be: pairs of its kind and its verb.

    `irregular`: past, participle and -ing form of a verb as far as they are not regular, then further past forms.
    """
    forms: dict[str, list[tuple[str, str]]] = {}
    for verb in sorted(verbs):
        base, third, past, ing = inflect(verb)
        known = irregular.get(verb, ())
        spelling = [*known[:3], *(past, past, ing)[len(known) :]]
        named = zip(("base", "s", "past", "participle", "ing"), (base, third, *spelling), strict=True)
        for kind, form in [*named, *(("past", form) for form in known[3:])]:
            forms.setdefault(form, []).append((kind, verb))
    return {form: tuple(found) for form, found in forms.items()}
