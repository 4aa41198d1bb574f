"""How far the leading findings are those that an analyst would tell: recall and precision over keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplocompare.model import WORD, Comparison, Evidence, Value, count_words

# A finding reaches a key where it covers this part of its words on every side, with at most so many words there.
_COVERED, _MOST_WORDS = 0.5, 90
# Of an analyst's keys the first so many are to be reached, by so many findings.
FIRST = 5

Places = Sequence[Evidence]


class Key(Value):
    """One difference that an analyst would tell of a call, in a sentence, with the words that it rests on."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...]


class Telling(Value):
    """How far findings reach an analyst's keys.

    `recall`: the part of the first five keys that the leading findings reach; `precision`: the part of the leading
    findings that reach any key; `recall_all`: the part of the first five keys that any finding reaches.
    """

    recall: float
    precision: float
    recall_all: float


def score_telling(
    texts: Mapping[str, str], leading: Sequence[Places], rest: Sequence[Places], keys: Sequence[Key]
) -> Telling:
    """Score the words that findings rest on, five leading ones at most, against the keys of one analyst.

    `texts`: by the id of the readout.
    """
    first = keys[:FIRST]
    told = leading[:FIRST]
    reached = [any(reaches(texts, places, key) for places in told) for key in first]
    of_all = [done or any(reaches(texts, each, key) for each in rest) for done, key in zip(reached, first, strict=True)]
    right = [any(reaches(texts, places, key) for key in keys) for places in told]
    return Telling(*(sum(each) / len(each) if each else 0.0 for each in (reached, right, of_all)))


def score_findings(comparison: Comparison, keys: Sequence[Key]) -> Telling:
    """Score the findings of a comparison against the keys of one analyst."""
    leading = [each.evidence for each in comparison.findings if each.leading]
    rest = [each.evidence for each in comparison.findings if not each.leading]
    return score_telling(texts_of(comparison), leading, rest, keys)


def score_analyst(comparison: Comparison, told: Sequence[Key], keys: Sequence[Key]) -> Telling:
    """Score the keys of one analyst, the first five as the leading ones, against those of another."""
    places = [key.evidence for key in told]
    return score_telling(texts_of(comparison), places[:FIRST], places[FIRST:], keys)


def score_longest(comparison: Comparison, keys: Sequence[Key]) -> Telling:
    """Score the plain way to choose: the longest points of topics of one side lead."""
    alone = {point for topic in comparison.topics if topic.status == "one-sided" for point in topic.points}
    points = [(readout, point) for readout in comparison.readouts for point in readout.claims if point.id in alone]
    points.sort(key=lambda each: (-count_words(each[0].quote(each[1])), each[1].id))
    places = [(Evidence(readout.id, point.start, point.end),) for readout, point in points]
    return score_telling(texts_of(comparison), places[:FIRST], places[FIRST:], keys)


def mean_telling(scores: Sequence[Telling]) -> Telling:
    """Return the mean of scores, one at least."""
    count = len(scores)
    return Telling(
        sum(each.recall for each in scores) / count,
        sum(each.precision for each in scores) / count,
        sum(each.recall_all for each in scores) / count,
    )


def texts_of(comparison: Comparison) -> dict[str, str]:
    """Return the texts that were compared by the ids of their readouts."""
    return {readout.id: readout.text for readout in comparison.readouts}


def reaches(texts: Mapping[str, str], places: Places, key: Key) -> bool:
    """Tell whether words reach a key: at least half of what it quotes on each side, and not by quoting all."""
    for side in {place.readout for place in key.evidence}:
        wanted = _words(texts, key.evidence, side)
        told = _words(texts, places, side)
        if len(told) > _MOST_WORDS or len(wanted & told) < _COVERED * len(wanted):
            return False
    return True


def _words(texts: Mapping[str, str], places: Places, side: str) -> set[int]:
    """The words of one side at some places, by the offsets at which they begin."""
    spans = [place for place in places if place.readout == side]
    return {word.start() for place in spans for word in WORD.finditer(texts[side], place.start, place.end)}
