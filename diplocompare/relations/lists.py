"""The word lists of relations, laid out for reading: phrases by their first words, with what each does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import tokens
from diplocompare.relations.roots import base_form, root, verb_root

# What a phrase does. Traps, negators and operators share their words with no other of these; an attribute, a ladder or
# a set of names only with none of its own dimension.
Role = Literal[
    "trap",
    "negator",
    "local",
    "operator",
    "evaluation",
    "mention",
    "subject",
    "wish",
    "plan",
    "attribute",
    "degree",
    "framing",
]
_MAIN: tuple[Role, ...] = ("trap", "negator", "local", "operator")
# Dimensions of the plain pairs of contraries begin with this.
PAIR = "pair "
# In an entry: any words may stand between; the word still tells a matter; the word only as it is spelled.
_GAP, _STAYS, _SPELLED = "~", "+", "="
_WIDEST = 5  # words in a gap
# Forms of verbs that are function words elsewhere, and the auxiliaries whose every form an entry has.
_VERBS = frozenset("turn include includes given made done doing become became based".split())
_AUXILIARIES = {"be": "be is are was were been being", "have": "have has had having", "do": "do does did doing done"}
# Endings of words that no noun of an act is made of.
_QUALITIES = tuple("al ful ive ous ible able ic ly ed ent ant ion ment ance ence ness ity".split())
_PREFIXES = ("non-", "de-", "non", "dis", "mis", "mal", "un", "il", "im", "in", "ir", "de")
_Forms = frozenset[str]


class Phrase(NamedTuple):
    """An entry of the word lists; `words`: the forms that may stand at each place, None for a gap.

    `sign`: +1 or -1, or the step of a ladder, or the leaning of a name; `group`: phrases of one group share no words;
    `content`: which of its words, gaps not counted, still tell a matter ("extend the mandate").
    """

    words: tuple[_Forms | None, ...]
    role: Role
    dimension: str
    sign: int
    group: str
    content: frozenset[int]


class _Entry(NamedTuple):
    """An entry as the file has it, with what it does."""

    text: str
    role: Role
    dimension: str
    sign: int


class _Known(NamedTuple):
    """The phrases that begin with a word: of that word alone, by the form of the next one, and with a gap behind it."""

    single: Sequence[Phrase]
    by_next: Mapping[str, Sequence[Phrase]]
    gapped: Sequence[Phrase]


class Phrases:
    """All phrases by the forms of their first word. They are laid out when such a word is met for the first time."""

    def __init__(self, entries: Sequence[_Entry], function: frozenset[str]) -> None:
        """Sort the entries by their first words."""
        self._function = function
        self._known: dict[str, _Known] = {}
        self._entries: dict[str, list[_Entry]] = {}
        known: dict[str, tuple[str, ...]] = {}  # two in three begin as another one does
        for entry in entries:
            first = entry.text.partition(" ")[0]
            forms = known.get(first)
            if forms is None:
                forms = known[first] = tuple(_forms_of_entry(first, function))
            for form in forms:
                self._entries.setdefault(form, []).append(entry)

    def beginning(self, form: str) -> _Known | None:
        """Return the phrases that begin with a form."""
        if form not in self._entries:
            return None
        if form not in self._known:
            self._known[form] = _laid_out([_phrase(entry, self._function) for entry in self._entries[form]])
        return self._known[form]


class Lists(NamedTuple):
    """`alike`: sets of words for one thing by the root of each word in them; the rest are sets of words or roots."""

    phrases: Phrases
    alike: Mapping[str, frozenset[str]]
    openers: frozenset[str]
    finite: frozenset[str]
    function: frozenset[str]
    plain: frozenset[str]
    reporting: frozenset[str]
    titles: frozenset[str]
    numerals: frozenset[str]
    nouns: frozenset[str]
    ills: frozenset[str]
    settling: frozenset[str]


@cache
def relation_lists(lexicon: Lexicon) -> Lists:
    """Return the word lists of relations in the form in which a point is read."""
    table = lexicon.relations
    function = lexicon.vocabulary.function - _VERBS
    figures = lexicon.figures
    amounts = (figures.numerals, figures.scales, figures.months, figures.durations, figures.share, figures.money)
    alike: dict[str, set[str]] = {}
    for joined in (*table.alike.sets, *lexicon.scope.things.sets):
        for word in joined.split("|"):
            alike.setdefault(root(word.lower()), set()).add(joined)
    return Lists(
        Phrases(list(_entries(lexicon)), function),
        {word: frozenset(sets) for word, sets in alike.items()},
        table.clauses.openers,
        table.clauses.finite,
        function,
        frozenset(root(word) for word in lexicon.vocabulary.plain | lexicon.vocabulary.contact),
        lexicon.reporting_verbs,
        lexicon.title_words,
        frozenset(_plain(form) for table in amounts for forms in table.values() for form in forms),
        lexicon.vocabulary.nouns,
        frozenset(map(root, table.ills.words)),
        frozenset(map(root, table.ills.settling)),
    )


def _plain(form: str) -> str:
    """A written amount as the words of a sentence have it."""
    return " ".join(token.bare for token in tokens(form)) or form


def _entries(lexicon: Lexicon) -> Iterator[_Entry]:
    table = lexicon.relations
    parts: list[tuple[Sequence[str], Role, str, int]] = [
        (table.negators.traps, "trap", "", 1),
        (table.negators.words, "negator", "", -1),
        (table.negators.local, "local", "", -1),
        (table.evaluation.affirm, "evaluation", "", 1),
        (table.evaluation.deny, "evaluation", "", -1),
        (table.mention.words, "mention", "", 1),
        (table.mention.neutral, "subject", "", 1),
        (table.wishes.words, "wish", "", 1),
        (table.plans.words, "plan", "", 1),
    ]
    for dimension, poles in table.operators.items():
        parts += [(poles.affirm, "operator", dimension, 1), (poles.deny, "operator", dimension, -1)]
    for dimension, contraries in table.attributes.items():
        parts += [(contraries.is_, "attribute", dimension, 1), (contraries.not_, "attribute", dimension, -1)]
    for word in table.prefixed.words:
        base = next(word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
        parts += [([base], "attribute", f"={root(base)}", 1), ([word], "attribute", f"={root(base)}", -1)]
    for number, pair in enumerate(table.contraries.pairs):
        for sign, words in zip((1, -1), pair.split("/"), strict=True):
            parts.append((words.split("|"), "attribute", f"{PAIR}{number}", sign))
    graded: tuple[tuple[Role, Sequence[str]], ...] = (("degree", table.degree.ladders), ("framing", table.framing.sets))
    for role, sets in graded:
        for number, steps in enumerate(sets):
            parts += [(words.split("|"), role, str(number), step) for step, words in enumerate(steps.split("/"))]
    for entries, part, dimension, sign in parts:
        for text in entries:
            yield _Entry(text, part, dimension, sign)


def _phrase(entry: _Entry, function: frozenset[str]) -> Phrase:
    written = entry.text.split()
    words = tuple(None if word == _GAP else frozenset(_forms_of_entry(word, function)) for word in written)
    content = (i for i, word in enumerate(word for word in written if word != _GAP) if word[0] == _STAYS)
    group = "main" if entry.role in _MAIN else f"{entry.role} {entry.dimension}"
    return Phrase(words, entry.role, entry.dimension, entry.sign, group, frozenset(content))


def _forms_of_entry(written: str, function: frozenset[str]) -> Iterator[str]:
    """The forms of an entry's word: of each of its alternatives, and of a verb also the noun that is made of it."""
    for word in written.removeprefix(_STAYS).split("|"):
        spelled = word.removeprefix(_SPELLED)
        if word in _AUXILIARIES:
            yield from _AUXILIARIES[word].split()
        elif spelled in function:
            yield spelled
        elif spelled != word:
            yield word
        else:
            low = word.lower()
            base = base_form(low)
            yield low if base in function else base  # "note" is no "not"
            if not low.endswith(_QUALITIES):
                yield "~" + root(low)


def _laid_out(phrases: Sequence[Phrase]) -> _Known:
    by_next: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        following = phrase.words[1] if len(phrase.words) > 1 else None
        for form in following or ():
            by_next.setdefault(form, []).append(phrase)
    return _Known(
        [phrase for phrase in phrases if len(phrase.words) == 1],
        by_next,
        [phrase for phrase in phrases if len(phrase.words) > 1 and phrase.words[1] is None],
    )


@lru_cache(maxsize=20_000)
def forms_of(word: str, function: frozenset[str]) -> tuple[str, ...]:
    """Return the forms in which a bare word is looked up: as it is, by its base form, and a noun also by its verb."""
    if word in function:
        return (word,)
    verb, base = verb_root(word), base_form(word)
    found = (_SPELLED + word, word if base in function else base)
    return (*found, "~" + verb) if verb else found


def phrases_at(
    forms: Sequence[tuple[str, ...]], breaks: Sequence[bool], at: int, lists: Lists
) -> Sequence[tuple[Phrase, tuple[int, ...]]]:
    """Return the phrases that begin at a word, those of most words first, with the places of their words."""
    found: list[tuple[Phrase, tuple[int, ...]]] = []
    for form in forms[at]:
        known = lists.phrases.beginning(form)
        if known is None:
            continue
        longer = list(known.gapped)
        if at + 1 < len(forms):
            longer += [phrase for following in forms[at + 1] for phrase in known.by_next.get(following, ())]
        for phrase in longer:
            places = _places(phrase, forms, breaks, at)
            if places:
                found.append((phrase, places))
        found += [(phrase, (at,)) for phrase in known.single]
    found.sort(key=lambda each: -len(each[0].words))
    return found


def _places(phrase: Phrase, forms: Sequence[tuple[str, ...]], breaks: Sequence[bool], at: int) -> tuple[int, ...]:
    """Where the words of a phrase stand that begins at a place; nothing where they do not."""
    places = [at]
    at += 1
    gap = False
    for wanted in phrase.words[1:]:
        if wanted is None:
            gap = True
            continue
        for here in range(at, min(at + (_WIDEST + 1 if gap else 1), len(forms))):
            if breaks[here]:
                return ()
            if not wanted.isdisjoint(forms[here]):
                places.append(here)
                at = here + 1
                break
        else:
            return ()
        gap = False
    return tuple(places)
