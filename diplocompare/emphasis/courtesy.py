"""Thanks, praise, congratulations, condolences and greetings between the parties.

Praise of events and of third parties is no courtesy. A finding says whose thanks, praise or condolences only one text
reports.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from diplocompare.emphasis.scene import Draft, Found, Scene, Sight, observe
from diplocompare.emphasis.sentences import quoted
from diplocompare.lexicon.english import inflect
from diplocompare.lexicon.words import Lexicon
from diplocompare.model import Evidence, Observation
from diplocompare.naming import listed, possessive
from diplocompare.parties import mentions

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}[\w-]*|[^\W\d_][\w'’-]*|\d+|[^\w\s]")
_BE = frozenset("am is was were are be been being".split())
_TOLD = ("thanks", "praise", "condolences")
_CONVEYED = 7  # words before a noun among which it is conveyed
_OBJECT = 6  # words after a verb among which its object is named
_SUBJECT = 4
_QUOTED = 70
_SURE = 0.85  # that the speaker and the reading are right
_WEIGHT = 0.3


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


@dataclass(frozen=True, slots=True)
class _Words:
    forms: Mapping[str, _Form]
    pairs: frozenset[str]
    context: Mapping[str, frozenset[str]]


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the courtesies of a sentence in order, each with its kind and its base form."""
    words = _words(lexicon)
    line: list[_Word] = []
    for found in _WORD.finditer(text):
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
def _words(lexicon: Lexicon) -> _Words:
    lists = lexicon["courtesy"]
    forms: dict[str, _Form] = {}
    for kind in (name for name in lists if name != "context"):
        for part, entries in lists[kind].items():
            for base in entries:
                for form in inflect(base) if part == "verbs" else (base,):
                    # "wishes" is a form of "wish" and a noun of its own.
                    forms.setdefault(form, _Form(kind, base, part))
    pairs = frozenset(form.split()[0] for form in forms if " " in form)
    return _Words(forms, pairs, {name: frozenset(entries) for name, entries in lists["context"].items()})


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
    after = line[at + size : at + size + _OBJECT]
    follows = after[0].word if after else ""
    conveyed = bool(context["conveying"].intersection(before))
    if form.part in ("set", "being"):
        return form.part == "set" or bool(_BE.intersection(before[-4:]))
    if form.part == "nouns" or line[at].word == "wishes":
        return conveyed and not _is_owned(before) and not (form.base == "appreciation" and _is_mutual(after, words))
    if line[at].word == "thanks" and follows in context["owed"]:
        return conveyed
    if form.base == "wish" and follows in context["wanting"]:
        return False
    return form.base not in context["praising"] or _is_praise(line[max(0, at - _SUBJECT) : at], after, form, words)


def _is_owned(before: Sequence[str]) -> bool:
    """ "the wishes of the people", "children's wishes"."""
    return before[-1] == "the" or before[-1].endswith(("'s", "s'"))


def _is_mutual(after: Sequence[_Word], words: _Words) -> bool:
    """Whether it is for what both sides have; "Osmarra's friendship" is its own."""
    first = next((at for at, item in enumerate(after) if item.word in words.context["mutual"]), None)
    return first is not None and not any(item.word.endswith(("'s", "s'")) for item in after[:first])


def _is_praise(before: Sequence[_Word], after: Sequence[_Word], form: _Form, words: _Words) -> bool:
    """Whether the object of praise is a person or a side, and the subject not both sides together."""
    context = words.context
    if context["together"].intersection(item.word for item in before) and form.kind == "praise":
        return False
    for item in after:
        if item.word in context["things"] or not (item.word[0].isalpha() or item.word == "'"):
            return False
        if (
            item.word in context["persons"]
            or (item.capital and "-" not in item.word)
            or item.word.endswith(("'s", "s'"))
        ):
            return True
    return False


def look(scene: Scene) -> Sight:
    """Return the courtesies, each with whose it is; findings: those of one side that only one text reports."""
    seen = tuple(
        replace(each, by=scene.point(each.point)[1].speaker) if each.point else each
        for each in observe(scene, "courtesy", read)
    )
    return Sight(tuple(_findings(scene, seen)), seen)


def courtesy_only(side: str, kind: str, giver: str, words: Sequence[str]) -> str:
    """Thanks, praise or condolences of one side that only one text reports."""
    return f"Only {possessive(side)} text reports {kind} from {giver}: {listed(words)}."


def _findings(scene: Scene, seen: Sequence[Observation]) -> Iterator[Draft]:
    if len(scene.legible) < max(2, len(scene.readouts)):
        return
    told: Mapping[tuple[str, str], dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    vague: set[tuple[str, str]] = set()
    for each in seen:
        giver = _giver(scene, each)
        if giver is None:
            vague.add((each.kind, each.readout))
        elif each.kind in _TOLD:
            told[each.kind, giver][each.readout].append(each)
    for (kind, giver), by_side in sorted(told.items()):
        side = next(iter(by_side))
        # Without its speaker, the same courtesy in another text may be the very one.
        unclear = any((kind, readout.id) in vague for readout in scene.readouts if readout.id != side)
        found = [each for each in by_side[side] if _meant(scene, each, giver)]
        if len(by_side) == 1 and not unclear and found:
            words = [quoted(scene.readout(side).text[each.start : _until(scene, each)], _QUOTED) for each in found[:2]]
            evidence = tuple(Evidence(side, each.start, each.end) for each in found)
            text = courtesy_only(scene.names[side], kind, scene.names[giver], words)
            yield Draft("courtesy", text, _SURE, _WEIGHT, evidence)


def _giver(scene: Scene, courtesy: Observation) -> str | None:
    """The side whose courtesy it is, by its readout's id; None where the text does not say."""
    if courtesy.by == "own":
        return courtesy.readout
    if courtesy.by != "counterpart" or courtesy.point is None:
        return None
    named = scene.point(courtesy.point)[1].speaker_side
    others = [readout.id for readout in scene.readouts if readout.id != courtesy.readout]
    return named or (others[0] if len(others) == 1 else None)


def _until(scene: Scene, courtesy: Observation) -> int:
    return scene.point(courtesy.point or "")[1].end


def _meant(scene: Scene, courtesy: Observation, giver: str) -> bool:
    """Whether it is meant for another side of the call: one is named for its object, or a pronoun stands for it."""
    words = _words(scene.lexicon).context["persons"]
    after = [found.group() for found in _WORD.finditer(_object(scene, courtesy))][:_OBJECT]
    named = [party for party, _ in mentions(_object(scene, courtesy), scene.parties)]
    if named:
        return any(party.readout != giver for party in named)
    third = any(word[0].isupper() and word.lower() not in words for word in after)
    return not third and any(word.lower() in words for word in after)


def _object(scene: Scene, courtesy: Observation) -> str:
    rest = scene.readout(courtesy.readout).text[courtesy.end : _until(scene, courtesy)]
    ends = [found.end() for found in _WORD.finditer(rest[:_QUOTED])][:_OBJECT]
    return rest[: ends[-1]] if ends else ""
