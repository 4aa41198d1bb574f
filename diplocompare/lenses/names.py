"""Names: countries, organisations, documents, places and persons, and which of them one side's text alone has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding, evidence_at
from diplocompare.lexicon.countries import country_names
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words, stem
from diplocompare.model import Observation, Readout
from diplocompare.parties.parties import Party
from diplocompare.phrasing.findings import never_names, only_names
from diplocompare.reading.names.lists import NameLists, name_lists, name_parts, named
from diplocompare.reading.names.read import read

_ACCENT = re.compile("[\u0300-\u036f]")
_CONFIDENCE = 0.95  # that a name is in one text and in no other
_OFTEN = 3  # mentions in the other texts from which on it tells that one text never has a name
_MOST_NAMES = 4  # in one sentence
_MOST_PLACES = 5  # that a finding points at
# How much a name weighs by its kind, with more for each further mention of it, for as many as count, and for each
# further name beside it.
_WEIGHTS = {"country": 0.55, "organisation": 0.6, "document": 0.55, "person": 0.45, "place": 0.3, "other": 0.25}
_WEIGHT_MENTION, _MENTIONS_COUNTED, _WEIGHT_NAME = 0.1, 4, 0.05

# The places of one name in all texts, in order.
Places = Sequence[Observation]


def analyse(call: AlignedCall) -> LensResult:
    """Return the names of the texts, and findings on those that one side's text alone has, or one alone has not.

    The parties' own countries, capitals and leaders are no news. A country is named by its demonym and its capital too,
    a person by the surname; a name that no list has counts as named where one of its words is.
    """
    observations = tuple(observe(call, "names", read))
    return LensResult(tuple(_findings(call, observations)), observations)


class _Text(NamedTuple):
    """What a text names: the listed names, the countries also by their cities, and all its words without accents."""

    listed: frozenset[str]
    countries: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, readout: Readout, lexicon: Lexicon) -> _Text:
        """Read a text."""
        found = list(named(readout.text, lexicon))
        return cls(
            frozenset(name.value for name in found),
            frozenset(name.home for name in found if name.home),
            frozenset(_plain_words(readout.text)),
        )

    def has(self, name: Observation, lists: NameLists) -> bool:
        """Tell whether the text has a name in one of its forms."""
        if name.value in self.listed or name.value in self.countries or _country_of(name) in self.countries:
            return True
        words = _plain_words(name.value)
        if name.kind == "person":
            return words[-1] in self.words
        if name.kind == "country" or lists.names.has(name.value):
            return False  # the lists know its forms
        return any(word in self.words for word in words if len(word) > 2 and word not in lists.plain)


def _country_of(name: Observation) -> str | None:
    """Return the country of which a name is a capital or a seat of government."""
    place = country_names().at(name.value, 0) if name.kind in ("place", "organisation") else None
    return place.value.name if place and place.end == len(name.value) else None


def _plain_words(text: str) -> list[str]:
    """Return the words of a text in small letters without accents."""
    bare = text if text.isascii() else _ACCENT.sub("", unicodedata.normalize("NFD", text))
    return [part.low for part in name_parts(bare)]


def _findings(call: AlignedCall, observations: Sequence[Observation]) -> Iterator[UnrankedFinding]:
    if len(call.legible) < 2:
        return
    lists = name_lists(call.lexicon)
    texts = {readout.id: _Text.of(readout, call.lexicon) for readout in call.legible}
    # Each name that is news, with its places by text.
    names: dict[tuple[str, str], dict[str, list[Observation]]] = {}
    for each in observations:
        # One that no list has may be no name at all, and some are too broad ("Europe").
        known = each.value not in lists.broad and (each.kind != "other" or lists.names.has(each.value))
        if known and not _is_of_party(each, call.parties, lists):
            names.setdefault((each.kind, each.value), {}).setdefault(each.readout, []).append(each)
    # The names that one side alone has, by that side and the topic.
    alone: dict[tuple[str, str | None], list[Places]] = {}
    for by_text in names.values():
        first = next(iter(by_text.values()))[0]
        places = [each for side in sorted(by_text, key=lambda side: call.names[side]) for each in by_text[side]]
        silent = [side for side, text in texts.items() if side not in by_text and not text.has(first, lists)]
        # Some text may have the name in a form that is not read as one.
        if len(by_text) + len(silent) < len(texts):
            continue
        if len(silent) == 1 and len(places) >= _OFTEN:
            sides = [call.names[side] for side in by_text]
            text = never_names(call.names[silent[0]], _written(call, places, lists), sorted(sides), len(places))
            yield UnrankedFinding("names", text, _CONFIDENCE, _weight([places]), evidence_at(places[:_MOST_PLACES]))
        # A capital whose country is told itself is not told again.
        elif len(by_text) == 1 and ("country", _country_of(first)) not in names:
            alone.setdefault((first.readout, call.topic_of(first)), []).append(places)
    for (side, topic), found in alone.items():
        found.sort(key=lambda places: (-_weight([places]), places[0].start))
        told = found[:_MOST_NAMES]
        # The first place of each name, then the second of each, and so on.
        evidence = [each for places in zip_longest(*told) for each in places if each][:_MOST_PLACES]
        text = only_names(call.names[side], [_written(call, places, lists) for places in told])
        yield UnrankedFinding("names", text, _CONFIDENCE, _weight(told), evidence_at(evidence), topic)


def _is_of_party(name: Observation, parties: Sequence[Party], lists: NameLists) -> bool:
    """Tell whether a name is that of a party to the call: its country, capital, seat or leader."""
    words = bare_words(name.value)
    if any(words in party.places for party in parties):
        return True
    if name.kind == "person":
        leaders = _plain_words(" ".join(word for party in parties for word in party.names))
        return not set(leaders).isdisjoint(_plain_words(name.value))
    if name.kind not in ("place", "other") or lists.names.has(name.value):
        return False
    # The demonyms of a country that no list has.
    known = {stem(word) for party in parties for place in party.places for word in place}
    return any(stem(word) in known for word in words)


def _weight(names: Sequence[Places]) -> float:
    """Return how much names matter: the weightiest by its kind and its mentions, and a little for each further one."""
    heaviest = max(
        _WEIGHTS[places[0].kind] + _WEIGHT_MENTION * min(_MENTIONS_COUNTED, len(places) - 1) for places in names
    )
    return min(1.0, heaviest + _WEIGHT_NAME * (len(names) - 1))


def _written(call: AlignedCall, places: Places, lists: NameLists) -> str:
    """Return a name as a sentence has it: a country by its name, another as its text writes it first."""
    first = places[0]
    if first.kind == "country" or first.value.startswith("Resolution "):
        return f"the {first.value}" if first.value in lists.the else first.value
    written = " ".join(call.text_of(first).split())
    words = [part.low for part in name_parts(written)]
    # "the Ministry of Fisheries", "the Larnov Treaty"
    headed = first.kind in ("organisation", "document", "place") and len(words) > 1 and words[-1] in lists.plain
    usual = first.value in lists.the or written in lists.the or headed or any(_with_the(call, each) for each in places)
    return f"the {written}" if usual and first.kind != "person" else written


def _with_the(call: AlignedCall, name: Observation) -> bool:
    """Tell whether its text has "the" before a name for the name's sake: not in "the Kiev regime"."""
    text = call.readout(name.readout).text
    before, after = text[max(0, name.start - 4) : name.start], text[name.end : name.end + 2]
    return before.lower() == "the " and not after.strip().islower()
