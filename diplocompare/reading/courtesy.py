"""Thanks, praise, congratulations, condolences and greetings in one sentence; praise of third parties is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.inflection import inflect
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tables.speech import CourtesyContext
from diplocompare.model import Value
from diplocompare.reading.annotation import Found

WORD = re.compile(r"(?:[A-Za-z]\.){2,}[\w-]*|[^\W\d_][\w'’-]*|\d+|[^\w\s]")
_BE = frozenset("am is was were are be been being".split())
_CONVEYED = 7  # words before a noun among which it is conveyed
OBJECT_WORDS = 6  # words after a verb among which its object is named
_SUBJECT = 4


class _Word(NamedTuple):
    word: str
    start: int
    end: int
    capital: bool


class _Form(NamedTuple):
    """A form in the list: its kind, its base form and the part of the list it is in."""

    kind: str
    base: str
    part: str


class _Words(Value):
    forms: Mapping[str, _Form]
    pairs: frozenset[str]
    context: CourtesyContext


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the courtesies of a sentence in order, each with its kind and its base form."""
    words = courtesy_words(lexicon)
    line: list[_Word] = []
    for found in WORD.finditer(text):
        token = found.group()
        line.append(_Word(token.lower().replace("’", "'"), *found.span(), token[0].isupper()))
    at = 0
    last: tuple[str, int] | None = None
    while at < len(line):
        form, size = _form(line, at, words)
        if form and _counts(line, at, size, form, words):
            # "greetings and best wishes" are one courtesy.
            if not (last and last[0] == form.kind and last[1] == at - 1 and line[at - 1].word == "and"):
                yield Found(line[at].start, line[at + size - 1].end, form.kind, form.base)
            last = form.kind, at + size
        at += size


@cache
def courtesy_words(lexicon: Lexicon) -> _Words:
    """Return the forms of a word list, and what must stand around them."""
    lists = lexicon.courtesy
    kinds = {
        "thanks": lists.thanks,
        "praise": lists.praise,
        "congratulations": lists.congratulations,
        "condolences": lists.condolences,
        "greetings": lists.greetings,
    }
    forms: dict[str, _Form] = {}
    for kind, told in kinds.items():
        for part, entries in (("verbs", told.verbs), ("nouns", told.nouns), ("set", told.set), ("being", told.being)):
            for base in entries:
                for form in inflect(base) if part == "verbs" else (base,):
                    # "wishes" is a form of "wish" and a noun of its own.
                    forms.setdefault(form, _Form(kind, base, part))
    pairs = frozenset(form.split()[0] for form in forms if " " in form)
    return _Words(forms, pairs, lists.context)


def _form(line: Sequence[_Word], at: int, words: _Words) -> tuple[_Form | None, int]:
    if line[at].word in words.pairs and at + 1 < len(line):
        pair = words.forms.get(f"{line[at].word} {line[at + 1].word}")
        if pair:
            return pair, 2
    return words.forms.get(line[at].word), 1


def _counts(line: Sequence[_Word], at: int, size: int, form: _Form, words: _Words) -> bool:
    """Whether a form is a courtesy where it stands."""
    context = words.context
    before = [item.word for item in line[max(0, at - _CONVEYED) : at]]
    after = line[at + size : at + size + OBJECT_WORDS]
    follows = after[0].word if after else ""
    conveyed = bool(context.conveying.intersection(before))
    if form.part in ("set", "being"):
        return form.part == "set" or bool(_BE.intersection(before[-4:]))
    if form.part == "nouns" or line[at].word == "wishes":
        return conveyed and not _is_owned(before) and not (form.base == "appreciation" and _is_mutual(after, words))
    if line[at].word == "thanks" and follows in context.owed:
        return conveyed
    if form.base == "wish" and follows in context.wanting:
        return False
    return form.base not in context.praising or _is_praise(line[max(0, at - _SUBJECT) : at], after, form, words)


def _is_owned(before: Sequence[str]) -> bool:
    """ "the wishes of the people", "children's wishes"."""
    return before[-1] == "the" or before[-1].endswith(("'s", "s'"))


def _is_mutual(after: Sequence[_Word], words: _Words) -> bool:
    """Whether it is for what both sides have; "Osmarra's friendship" is its own."""
    first = next((at for at, item in enumerate(after) if item.word in words.context.mutual), None)
    return first is not None and not any(item.word.endswith(("'s", "s'")) for item in after[:first])


def _is_praise(before: Sequence[_Word], after: Sequence[_Word], form: _Form, words: _Words) -> bool:
    """Whether the object of praise is a person or a side, and the subject not both sides together."""
    context = words.context
    if context.together.intersection(item.word for item in before) and form.kind == "praise":
        return False
    for item in after:
        if item.word in context.things or not (item.word[0].isalpha() or item.word == "'"):
            return False
        if item.word in context.persons or (item.capital and "-" not in item.word) or item.word.endswith(("'s", "s'")):
            return True
    return False
