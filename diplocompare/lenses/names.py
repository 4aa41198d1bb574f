"""Names: countries, organisations, documents, places and persons, and which of them one side's text alone has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import country_names
from diplocompare.lexicon.tokens import bare_words, stem
from diplocompare.model import Evidence, Observation, Readout
from diplocompare.parties.parties import Party
from diplocompare.phrasing.findings import never_names, only_names
from diplocompare.reading.names.lists import TOKEN, NameLists, name_lists, named
from diplocompare.reading.names.read import read

_ACCENT = re.compile("[\u0300-\u036f]")
_PLAIN = 0.95  # that a name is in one text and in no other
_OFTEN = 3  # mentions from which it tells that a text has none
_TOGETHER = 4  # names in one sentence
_MOST = 5  # places that a finding points at
# How much a name tells that one side leaves out.
_WEIGHTS = {"country": 0.55, "organisation": 0.6, "document": 0.55, "person": 0.45, "place": 0.3, "other": 0.25}
_WITH_ARTICLE = (
    "United ",
    "European Union",
    "Democratic Republic",
    "Republic",
    "Central African",
    "Dominican R",
    "Holy See",
)


def analyse(call: AlignedCall) -> LensResult:
    """Return the names of the texts, and findings on those that one side's text alone has, or one alone has not.

    The parties' own countries, capitals and leaders are no news. A country is named by its demonym and its capital too,
    a person by the surname; a name that no list has counts as named where one of its words is.
    """
    seen = tuple(observe(call, "names", read))
    if len(call.legible) < 2:
        return LensResult((), seen)
    texts = {readout.id: _Text.of(readout, call.lexicon) for readout in call.legible}
    return LensResult(tuple(_findings(call, seen, texts)), seen)


class _Text(NamedTuple):
    """What a text names: the names and the countries by the lists, and its words without accents."""

    listed: frozenset[str]
    lands: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, readout: Readout, lexicon: Lexicon) -> _Text:
        """Look a text through once."""
        found = list(named(readout.text, lexicon))
        return cls(
            frozenset(name.value for name in found),
            frozenset(name.home for name in found if name.home),
            frozenset(_folded(readout.text)),
        )

    def has(self, name: Observation, lists: NameLists) -> bool:
        """Whether the text has a name in one of its forms."""
        if name.value in self.listed or name.value in self.lands or _home(name) in self.lands:
            return True
        listed = name.kind == "country" or lists.names.has(name.value)
        words = _folded(name.value)
        if name.kind == "person":
            return words[-1] in self.words
        return not listed and any(w in self.words for w in words if len(w) > 2 and w not in lists.plain)


def _home(name: Observation) -> str | None:
    """The country of which a name is a capital or a seat."""
    place = country_names().at(name.value, 0) if name.kind in ("place", "organisation") else None
    return place.value.name if place and place.end == len(name.value) else None


def _folded(text: str) -> list[str]:
    """The words of a text in small letters without accents."""
    bare = text if text.isascii() else _ACCENT.sub("", unicodedata.normalize("NFD", text))
    return [word.lower() for word in TOKEN.findall(bare)]


def _findings(call: AlignedCall, seen: Sequence[Observation], texts: Mapping[str, _Text]) -> Iterator[UnrankedFinding]:
    lists = name_lists(call.lexicon)
    named_by: dict[tuple[str, str], dict[str, list[Observation]]] = {}
    for each in seen:
        if not _own(each, call.parties, lists) and _sure(each, lists):
            named_by.setdefault((each.kind, each.value), {}).setdefault(each.readout, []).append(each)
    groups: dict[tuple[str, str], list[list[Observation]]] = {}
    for sides in named_by.values():
        first = next(iter(sides.values()))[0]
        silent = [side for side, text in texts.items() if side not in sides and not text.has(first, lists)]
        places = [each for side in sorted(sides, key=lambda side: call.names[side]) for each in sides[side]]
        if len(silent) == 1 and len(sides) == len(texts) - 1 and len(places) >= _OFTEN:
            yield _never(call, silent[0], places, lists)
        elif ("country", _home(first) or "") in named_by:
            continue  # the capital of a country that is told itself
        elif len(sides) == 1 and len(silent) == len(texts) - 1:
            topic = first.point and call.point(first.point)[1].topic
            groups.setdefault((first.readout, topic or ""), []).append(places)
    for (_, topic), found in groups.items():
        yield from _only(call, topic, found, lists)


def _own(name: Observation, parties: Sequence[Party], lists: NameLists) -> bool:
    """Whether a name is that of a party to the call: its country, capital, seat or leader."""
    words = bare_words(name.value)
    if any(words in party.places for party in parties):
        return True
    if name.kind == "person":
        return not set(_folded(" ".join(word for party in parties for word in party.names))).isdisjoint(
            _folded(name.value)
        )
    if name.kind not in ("place", "other") or lists.names.has(name.value):
        return False
    # The demonyms of a country that no list has.
    known = {stem(word) for party in parties for place in party.places for word in place}
    return any(stem(word) in known for word in words)


def _sure(name: Observation, lists: NameLists) -> bool:
    """Whether a name is sure to be one, and worth a sentence: of a known kind or of a list, and not too broad."""
    return name.value not in lists.broad and (name.kind != "other" or lists.names.has(name.value))


def _never(call: AlignedCall, silent: str, places: Sequence[Observation], lists: NameLists) -> UnrankedFinding:
    sides = sorted({call.names[each.readout] for each in places})
    text = never_names(call.names[silent], _written(call, places, lists), sides, len(places))
    return UnrankedFinding("names", text, _PLAIN, _weight([places]), _evidence(places))


def _only(call: AlignedCall, topic: str, found: list[list[Observation]], lists: NameLists) -> Iterator[UnrankedFinding]:
    """Yield the names that one side alone has in one topic, the most telling first, a few in a sentence."""
    found.sort(key=lambda places: (-_weight([places]), places[0].start))
    told = found[:_TOGETHER]
    names = [_written(call, places, lists) for places in told]
    evidence = _evidence([each for places in zip_longest(*told) for each in places if each])
    yield UnrankedFinding(
        "names", only_names(call.names[told[0][0].readout], names), _PLAIN, _weight(told), evidence, topic or None
    )


def _weight(names: Sequence[Sequence[Observation]]) -> float:
    """How much names matter: the weightiest by its kind and its mentions, and a little for each further one."""
    heaviest = max(_WEIGHTS[places[0].kind] + 0.1 * min(4, len(places) - 1) for places in names)
    return min(1.0, heaviest + 0.05 * (len(names) - 1))


def _written(call: AlignedCall, places: Sequence[Observation], lists: NameLists) -> str:
    """A name as a sentence has it: a country by its name, another as its text writes it first."""
    first, text = places[0], call.readout(places[0].readout).text
    if first.kind == "country" or first.value.startswith("Resolution "):
        return f"the {first.value}" if first.value in lists.the else first.value
    written = " ".join(text[first.start : first.end].split())
    words = [word.lower() for word in TOKEN.findall(written)]
    headed = first.kind in ("organisation", "document", "place") and len(words) > 1 and words[-1] in lists.plain
    usual = {first.value, written} & lists.the or headed or any(_with_the(text, each) for each in places)
    return f"the {written}" if usual and first.kind != "person" else written


def _with_the(text: str, name: Observation) -> bool:
    """Whether a text has "the" before a name for its own sake: not in "the Kiev regime"."""
    return (
        text[max(0, name.start - 4) : name.start].lower() == "the "
        and not text[name.end : name.end + 2].strip().islower()
    )


def _evidence(places: Sequence[Observation]) -> tuple[Evidence, ...]:
    return tuple(Evidence(each.readout, each.start, each.end) for each in places[:_MOST])
