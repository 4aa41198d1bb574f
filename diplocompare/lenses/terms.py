"""Words that set the texts apart: for the call and for each shared topic.

The measure is the weighted log-odds ratio with an informative Dirichlet prior (B. L. Monroe, M. P. Colaresi and
K. M. Quinn, "Fightin' Words", Political Analysis 16 (2008), 372-403). The prior is how often readouts use a word at
all, so that what is rare anyway and what is everywhere have to differ the more to stand out. In readouts, which are
short, each side's prior is in proportion to its length, as the paper's may differ by group, and no word's is below a
least: else the longer text would stand out by its length, and a rare word however often it is used never.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.background import Background, background
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import POSSESSIVE
from diplocompare.model import Contrast, Evidence, Observation, Point, Readout, Term, Topic, count_words
from diplocompare.phrasing.findings import TOO_LITTLE_TEXT, set_apart
from diplocompare.reading.terms import words_and_pairs

_DIGITS = 2
_BEYOND_CHANCE = 1.96  # two-sided 5%
_TERMS_OF_SIDE = 3  # in a sentence
_CONFIDENCE, _WEIGHT = 0.9, 0.2
# How often a term is taken to come in the background that the table leaves out.
_UNSEEN = 0.5
# What is held back from all that there is, where a term is all of it.
_HELD_BACK = 0.5


class Prior(NamedTuple):
    """How often terms are used in the background.

    `size`: for how many uses it stands in a text; `least`: for how many of any one term.
    """

    background: Background
    size: float
    least: float

    def share(self, term: str) -> float:
        """Return the uses that the background alone would have a term given, of `size`."""
        return self.size * self.background.counts.get(term, _UNSEEN) / self.background.total


class _Use(NamedTuple):
    """One place in a readout where a term is used, `start` to `end` in its text. `key`: what joins its inflections."""

    key: str
    start: int
    end: int
    point: Point


# Terms that set a text apart, the strongest first, each with its key.
_Ranked = Sequence[tuple[str, Term]]


def contrast(one: Counter[str], other: Counter[str], prior: Prior) -> list[tuple[str, float]]:
    """Return each term of two texts with its z score, the first text's terms first, ties by the alphabet.

    Exchanging the texts changes the sign of every score and nothing else. Nothing stands apart from an empty text.
    """
    if not one or not other:
        return []
    shares = {term: prior.share(term) for term in one.keys() | other.keys()}
    weights = {term: max(prior.least, share) for term, share in shares.items()}
    # What the least of some terms adds; summed exactly, since sets have no order.
    size = prior.size + math.fsum(weights[term] - share for term, share in shares.items())
    totals = one.total(), other.total()
    parts = [2.0 * total / sum(totals) for total in totals]
    scores = []
    for term, weight in weights.items():
        mine, theirs = one[term] + parts[0] * weight, other[term] + parts[1] * weight
        gap = _log_odds(mine, totals[0] + parts[0] * size) - _log_odds(theirs, totals[1] + parts[1] * size)
        scores.append((term, gap / math.sqrt(1.0 / mine + 1.0 / theirs)))
    return sorted(scores, key=lambda scored: (-scored[1], scored[0]))


def _log_odds(count: float, size: float) -> float:
    return math.log(count / max(size - count, _HELD_BACK))


def analyse(call: AlignedCall) -> LensResult:
    """Return what sets each text apart from all others together, and where these terms stand.

    Contrasts are of the call, and then of each shared topic; observations are of terms beyond chance, and so is the one
    finding, on the terms of the call.
    """
    uses = {readout.id: list(_uses(call, readout)) for readout in call.legible}
    contrasts: list[Contrast] = []
    observations: list[Observation] = []
    of_call: dict[str, _Ranked] = {}
    for topic in (None, *(topic for topic in call.topics if topic.status == "shared")):
        for each, ranked in _contrasts(call, topic, uses):
            contrasts.append(each)
            kept = _beyond_chance(ranked)
            observations += _observed(each, kept, uses[each.readout])
            if topic is None and kept:
                of_call[each.readout] = kept
    observations.sort(key=lambda found: (found.readout, found.start, found.end, found.kind))
    findings = [_finding(call, of_call, uses)] if of_call else []
    return LensResult(tuple(findings), tuple(observations), contrasts=tuple(contrasts))


def _uses(call: AlignedCall, readout: Readout) -> Iterator[_Use]:
    """Yield every use of a term in the points of a readout, in order."""
    # No terms are the words without matter, and the names of the parties; "turkey" may be one.
    empty = _left_out(call.lexicon) | {name for party in call.parties for name in party.names}
    places = {word for party in call.parties for place in party.places for word in place}
    for point in readout.claims:
        found = words_and_pairs(
            readout.quote(point),
            lambda bare, written: bare in empty or (bare in places and written[0].isupper()),
        )
        for key, start, end in found:
            yield _Use(key, point.start + start, point.start + end, point)


@cache
def _left_out(lexicon: Lexicon) -> frozenset[str]:
    titles = lexicon.title_words
    plural = {f"{title}s" for title in titles}
    return lexicon.matterless.union(lexicon.vocabulary.plain, titles, plural, lexicon.terms.leave_out.words)


def _contrasts(
    call: AlignedCall, topic: Topic | None, uses: Mapping[str, Sequence[_Use]]
) -> Iterator[tuple[Contrast, _Ranked]]:
    """Yield the contrast of each readout that has points in a topic, or in the call, with its terms by key."""
    limits = call.lexicon.terms.limits
    least = limits.topic if topic else limits.call
    id_ = topic.id if topic else None
    words: dict[str, int] = {}
    here: dict[str, list[_Use]] = {}
    for readout in call.legible:
        points = [point for point in readout.claims if topic is None or point.topic == id_]
        words[readout.id] = sum(count_words(readout.quote(point)) for point in points)
        here[readout.id] = [use for use in uses[readout.id] if topic is None or use.point.topic == id_]
    for side, count in words.items():
        if count:
            enough = min(count, sum(words.values()) - count) >= least
            ranked = _ranked(call, side, here) if enough else ()
            note = "" if enough else TOO_LITTLE_TEXT
            yield Contrast(id_, side, count, tuple(term for _, term in ranked), note), ranked


def _ranked(call: AlignedCall, side: str, here: Mapping[str, Sequence[_Use]]) -> _Ranked:
    """Return the terms that set one side's uses apart from those of all others, as many as the list says."""
    limits = call.lexicon.terms.limits
    own = Counter(use.key for use in here[side])
    others = Counter(use.key for other in here if other != side for use in here[other])
    scored = contrast(own, others, Prior(background(), limits.prior, limits.least))
    first = [(key, z) for key, z in scored if z > 0 and own[key] >= limits.uses][: limits.most]
    forms = _forms(call, here, {key for key, _ in first})
    return [(key, Term(forms[key], round(z, _DIGITS), own[key], others[key])) for key, z in first]


def _forms(call: AlignedCall, here: Mapping[str, Sequence[_Use]], keys: set[str]) -> dict[str, str]:
    """Return how each term is written most often; of a tie in small letters, then the shorter, then by the alphabet."""
    count: Counter[tuple[str, str]] = Counter()
    for side, uses in here.items():
        text = call.readout(side).text
        for use in uses:
            if use.key in keys:
                count[use.key, POSSESSIVE.sub("", " ".join(text[use.start : use.end].split()))] += 1
    forms: dict[str, str] = {}
    for _, _, _, form, key in sorted(
        (-n, not form.islower(), len(form), form, key) for (key, form), n in count.items()
    ):
        forms.setdefault(key, form)
    return forms


def _beyond_chance(ranked: _Ranked) -> _Ranked:
    """Return the terms beyond chance, without those that share a word with a stronger one."""
    kept: list[tuple[str, Term]] = []
    told: set[str] = set()
    for key, term in ranked:
        words = set(term.term.split())
        if term.z >= _BEYOND_CHANCE and told.isdisjoint(words):
            kept.append((key, term))
            told |= words
    return kept


def _observed(each: Contrast, kept: _Ranked, uses: Sequence[_Use]) -> Iterator[Observation]:
    """Yield every place where the readout of a contrast uses one of its terms, in any inflection."""
    names = {key: term.term for key, term in kept}
    kind = "topic" if each.topic else "call"
    for use in uses:
        if use.key in names and each.topic in (None, use.point.topic):
            yield Observation("terms", each.readout, use.start, use.end, kind, names[use.key], use.point.id)


def _finding(call: AlignedCall, of_call: Mapping[str, _Ranked], uses: Mapping[str, Sequence[_Use]]) -> UnrankedFinding:
    """Return the finding on the first terms of each side, with the place where it first uses each."""
    parts, evidence = [], []
    for side in sorted(of_call, key=lambda side: call.names[side]):
        first = of_call[side][:_TERMS_OF_SIDE]
        parts.append((call.names[side], [term.term for _, term in first]))
        for key, _ in first:
            use = next(use for use in uses[side] if use.key == key)
            evidence.append(Evidence(side, use.start, use.end))
    return UnrankedFinding("terms", set_apart(parts), _CONFIDENCE, _WEIGHT, tuple(evidence))
