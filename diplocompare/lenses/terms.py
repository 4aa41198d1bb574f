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
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import POSSESSIVE, bare
from diplocompare.model import Contrast, Evidence, Observation, Readout, Term, Topic, count_words
from diplocompare.parties.parties import Party
from diplocompare.phrasing.findings import TOO_LITTLE_TEXT, set_apart
from diplocompare.reading.terms import join, words_and_pairs

FILE = Path(__file__).parents[1] / "lexicon" / "background-terms.txt"
_DIGITS = 2
_BEYOND_CHANCE = 1.96  # two-sided 5%
_NAMED = 3  # terms a side in a sentence
_UNSEEN = 0.5  # as often as what the table leaves out is taken to come in the background


class Prior(NamedTuple):
    """How often terms are used in the background, of `total` uses.

    `size`: for how many uses it stands in a text; `least`: for how many of any one term.
    """

    counts: Mapping[str, int]
    total: int
    size: float
    least: float

    def share(self, term: str) -> float:
        """Return the uses that the background alone would have a term given, of `size`."""
        return self.size * self.counts.get(term.replace(" ", "_"), _UNSEEN) / self.total


class _Use(NamedTuple):
    """One place in a readout where a term is used. `key`: what joins its inflections."""

    key: str
    start: int
    end: int
    point: str


def contrast(one: Counter[str], other: Counter[str], prior: Prior) -> list[tuple[str, float]]:
    """Return each term of two texts with its z score, the first text's terms first, ties by the alphabet.

    Exchanging the texts changes the sign of every score and nothing else. Nothing stands apart from an empty text.
    """
    if not one or not other:
        return []
    shares = {term: prior.share(term) for term in one.keys() | other.keys()}
    weights = {term: max(prior.least, share) for term, share in shares.items()}
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
    """Of a term among all; where it is all that there is, something is held back."""
    return math.log(count / max(size - count, _UNSEEN))


def terms(call: AlignedCall) -> tuple[Contrast, ...]:
    """Return for the call, and then for each shared topic, what sets each readout apart from all others together."""
    uses = {readout.id: tuple(_uses(readout, call)) for readout in call.legible}
    parts: list[Topic | None] = [None, *(topic for topic in call.topics if topic.status == "shared")]
    return tuple(each for part in parts for each in _contrasts(call, part, uses))


def analyse(call: AlignedCall) -> LensResult:
    """Return where the terms stand that set a readout apart beyond chance, and one sentence on those of the call."""
    told = {each: _beyond_chance(each) for each in terms(call)}
    observations = [found for each, kept in told.items() for found in _observed(call, each, kept)]
    observations.sort(key=lambda found: (found.readout, found.start, found.end, found.kind))
    whole_call = {each.readout: kept for each, kept in told.items() if each.topic is None and kept}
    return LensResult(tuple(_findings(call, whole_call, observations)), tuple(observations), contrasts=tuple(told))


def _uses(readout: Readout, call: AlignedCall) -> Iterator[_Use]:
    leave = _leaver(call.lexicon, call.parties)
    for point in readout.claims:
        for key, start, end in words_and_pairs(readout.quote(point), leave):
            yield _Use(key, point.start + start, point.start + end, point.id)


def _leaver(lexicon: Lexicon, parties: Sequence[Party]) -> Callable[[str, str], bool]:
    """Return what tells the words that are no terms: those without matter, and the names of the parties."""
    empty = _left_out(lexicon) | {name for party in parties for name in party.names}
    places = {word for party in parties for place in party.places for word in place}
    return lambda bare, written: bare in empty or (bare in places and written[0].isupper())


@cache
def _left_out(lexicon: Lexicon) -> frozenset[str]:
    titles = lexicon.title_words
    more = {f"{title}s" for title in titles} | set(lexicon.terms.leave_out.words)
    return lexicon.matterless | lexicon.vocabulary.plain | titles | more


@cache
def background(path: Path = FILE) -> tuple[Mapping[str, int], int]:
    """Return how often readouts use each term, by its key, and all terms together."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n")
    entries = body.split()
    return dict(zip(entries[::2], map(int, entries[1::2]), strict=True)), int(head.split()[-1])


def _contrasts(call: AlignedCall, topic: Topic | None, uses: Mapping[str, Sequence[_Use]]) -> Iterator[Contrast]:
    """Yield a contrast for each readout that has points there."""
    limits = call.lexicon.terms.limits
    least = limits.topic if topic else limits.call
    words: dict[str, int] = {}
    here: dict[str, list[_Use]] = {}
    for readout in call.legible:
        points = [point for point in readout.claims if topic is None or point.topic == topic.id]
        known = {point.id for point in points}
        words[readout.id] = sum(count_words(readout.quote(point)) for point in points)
        here[readout.id] = [use for use in uses[readout.id] if use.point in known]
    for side in filter(words.get, words):
        enough = min(words[side], sum(words.values()) - words[side]) >= least
        ranked = _ranked(call, side, here) if enough else ()
        yield Contrast(topic.id if topic else None, side, words[side], ranked, "" if enough else TOO_LITTLE_TEXT)


def _ranked(call: AlignedCall, side: str, here: Mapping[str, Sequence[_Use]]) -> tuple[Term, ...]:
    limits = call.lexicon.terms.limits
    own = Counter(use.key for use in here[side])
    others = Counter(use.key for other in here if other != side for use in here[other])
    scored = contrast(own, others, Prior(*background(), limits.prior, limits.least))
    first = [(key, z) for key, z in scored if z > 0 and own[key] >= limits.uses][: limits.most]
    forms = _forms(call, here, {key for key, _ in first})
    return tuple(Term(forms[key], round(z, _DIGITS), own[key], others[key]) for key, z in first)


def _forms(call: AlignedCall, here: Mapping[str, Sequence[_Use]], keys: set[str]) -> dict[str, str]:
    """Return how each term is written most often; where it is a tie in small letters, shorter, and by the alphabet."""
    count: Counter[tuple[str, str]] = Counter()
    for side, uses in here.items():
        text = call.readout(side).text
        for use in uses:
            if use.key in keys:
                count[use.key, POSSESSIVE.sub("", " ".join(text[use.start : use.end].split()))] += 1
    ordered = sorted((-times, not form.islower(), len(form), form, key) for (key, form), times in count.items())
    return {key: form for *_, form, key in reversed(ordered)}


def _beyond_chance(each: Contrast) -> tuple[Term, ...]:
    """Return the terms beyond chance, without those whose words a stronger one has."""
    kept: list[Term] = []
    for term in each.terms:
        words = set(term.term.split())
        if term.z >= _BEYOND_CHANCE and not any(words & set(other.term.split()) for other in kept):
            kept.append(term)
    return tuple(kept)


def _observed(call: AlignedCall, each: Contrast, kept: Sequence[Term]) -> Iterator[Observation]:
    """Yield every place where the readout uses one of its terms, in any inflection."""
    readout, leave = call.readout(each.readout), _leaver(call.lexicon, call.parties)
    names = {" ".join(join(bare(word)) for word in term.term.split()): term.term for term in kept}
    for point in readout.claims if names else ():
        if each.topic in (None, point.topic):
            for key, start, end in words_and_pairs(readout.quote(point), leave):
                if key in names:
                    kind = "topic" if each.topic else "call"
                    place = point.start + start, point.start + end
                    yield Observation("terms", readout.id, *place, kind, names[key], point.id)


def _findings(
    call: AlignedCall, told: Mapping[str, Sequence[Term]], observations: Sequence[Observation]
) -> Iterator[UnrankedFinding]:
    if not told:
        return
    ordered = sorted(told, key=lambda side: call.names[side])
    parts, evidence = [], []
    for side in ordered:
        first = told[side][:_NAMED]
        parts.append((call.names[side], [term.term for term in first]))
        for term in first:
            found = next(o for o in observations if (o.readout, o.kind, o.value) == (side, "call", term.term))
            evidence.append(Evidence(side, found.start, found.end))
    yield UnrankedFinding("terms", set_apart(parts), 0.9, 0.2, tuple(evidence))
