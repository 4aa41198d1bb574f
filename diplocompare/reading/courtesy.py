"""Thanks, praise, congratulations, condolences and greetings in one sentence; praise of third parties is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.inflection import inflect
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import WordPhrases
from diplocompare.lexicon.tables.speech import CourtesyContext
from diplocompare.lexicon.tokens import Token, words_and_marks
from diplocompare.reading.annotation import Found

# How many words and marks are looked at: before a courtesy for the verb that conveys it and for its subject, after it
# for its object, and after "appreciation" for what it is of.
_BEFORE = 7
OBJECT_WORDS = 6
_MUTUAL_WORDS = 8


class _Form(NamedTuple):
    """A form in the list: its kind, its base form and the part of the list it is in."""

    kind: str
    base: str
    part: str


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the courtesies of a sentence in order, each with its kind and its base form."""
    context = lexicon.courtesy.context
    tokens = words_and_marks(text)
    line = [token.low for token in tokens]
    last_kind, last_end = "", 0
    for form, start, end in ((place.value, place.start, place.end) for place in _forms(lexicon).all_in(line)):
        if not _is_courtesy(tokens, start, end, form, context):
            continue
        # "greetings and best wishes" are one courtesy.
        if not (form.kind == last_kind and line[last_end:start] == ["and"]):
            yield Found(tokens[start].start, tokens[end - 1].end, form.kind, form.base)
        last_kind, last_end = form.kind, end


@cache
def _forms(lexicon: Lexicon) -> WordPhrases[_Form]:
    """The forms of the word list; "wishes" is a form of "wish" before it is a noun of its own."""
    lists = lexicon.courtesy
    kinds = {
        "thanks": lists.thanks,
        "praise": lists.praise,
        "congratulations": lists.congratulations,
        "condolences": lists.condolences,
        "greetings": lists.greetings,
    }
    forms: list[tuple[list[str], _Form]] = []
    for kind, told in kinds.items():
        forms += [([form], _Form(kind, verb, "verbs")) for verb in told.verbs for form in inflect(verb)]
        forms += [(noun.split(), _Form(kind, noun, "nouns")) for noun in told.nouns]
        forms += [(phrase.split(), _Form(kind, phrase, "set")) for phrase in told.set]
        forms += [(adjective.split(), _Form(kind, adjective, "being")) for adjective in told.being]
    return WordPhrases(forms)


def _is_courtesy(tokens: Sequence[Token], start: int, end: int, form: _Form, context: CourtesyContext) -> bool:
    """Tell whether a form is a courtesy where it stands; set phrases are one everywhere."""
    before = [token.low for token in tokens[max(0, start - _BEFORE) : start]]
    word, following = tokens[start].low, tokens[end].low if end < len(tokens) else ""
    is_conveyed = not context.conveying.isdisjoint(before)
    if form.part == "being":
        return not context.being.isdisjoint(before)
    if form.part == "nouns" or word == "wishes":
        # "He conveyed his gratitude", not "... the wishes of the people", "... his children's wishes".
        is_owned = is_conveyed and (before[-1] == "the" or _is_possessive(before[-1]))
        is_mutual = form.base == "appreciation" and _is_mutual(tokens[end : end + _MUTUAL_WORDS], context)
        return is_conveyed and not is_owned and not is_mutual
    if word == "thanks" and following in context.owed:
        return is_conveyed
    if form.base == "wish" and following in context.wanting:
        return False
    of_both = form.kind == "praise" and not context.together.isdisjoint(before)
    return form.base not in context.praising or (not of_both and _is_of_side(tokens[end : end + OBJECT_WORDS], context))


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "s'"))


def _is_mutual(after: Sequence[Token], context: CourtesyContext) -> bool:
    """Tell whether it is for what both sides have; "Osmarra's friendship" is its own."""
    for token in after:
        if token.low in context.mutual:
            return True
        if _is_possessive(token.low):
            return False
    return False


def _is_of_side(after: Sequence[Token], context: CourtesyContext) -> bool:
    """Tell whether the object of a verb is a person or a side: a pronoun, a title, a name, "Osmarra's ..."."""
    for token in after:
        if token.low in context.things or not (token.low[0].isalpha() or token.low == "'"):
            return False
        if token.low in context.persons or _is_possessive(token.low):
            return True
        if token.is_capital and "-" not in token.low:
            return True
    return False
