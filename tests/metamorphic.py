"""Changes to a call whose effect on its comparison is known beforehand, and measures of how far it came about."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from msgspec.structs import replace

from diplocompare.evaluate.gold import Gold
from diplocompare.evaluate.labels import Label, label_comparison
from diplocompare.model import WORD, Comparison, Readout, Span, count_words
from diplocompare.points.sentences import sentences

Topics = tuple[list[str | None], ...]
"""The topic of each word, one list a readout."""


class Move(NamedTuple):
    """A part of a text that now stands elsewhere, its characters unchanged."""

    span: Span
    start: int

    def of(self, start: int, end: int) -> Span | None:
        """Where the moved part of a span now is; None where the span has no part in it."""
        first, last = max(start, self.span.start), min(end, self.span.end)
        offset = self.start - self.span.start
        return Span(first + offset, last + offset) if first < last else None


def with_text(readout: Readout, text: str) -> Readout:
    """The same readout with another body."""
    fresh = Readout.of(text, side=readout.side)
    return replace(readout, text=text, sha256=fresh.sha256, words=fresh.words)


def without_ids(comparison: Comparison) -> dict[str, Any]:
    """What a comparison says of its points and topics, each named by where it stands, in no order; labels left out."""
    side = {readout.id: readout.side for readout in comparison.readouts}
    place = {p.id: (readout.side, *p.span) for readout in comparison.readouts for p in readout.points}
    points = {
        place[point.id]: (point.role, point.speaker, side.get(point.speaker_side or ""))
        for readout in comparison.readouts
        for point in readout.points
    }
    topics = {
        frozenset(place[point] for point in topic.points): (
            (topic.status, topic.confidence),
            frozenset((side[e.readout], e.share, e.rank, e.words, e.points) for e in topic.emphasis),
            frozenset((frozenset(map(place.get, m.points)), m.score, m.confidence, m.relation) for m in topic.matches),
            topic.nearest and (place[topic.nearest.point], topic.nearest.score),
        )
        for topic in comparison.topics
    }
    return {"points": points, "topics": topics}


def word_topics(comparison: Comparison) -> Topics:
    """The topic of each word; None where it is in none."""
    return tuple([label.topic for label in words] for words in label_comparison(comparison).words)


def shared_share(comparison: Comparison) -> float:
    """The part of the words with a topic whose topic is shared; 0 where no word has one."""
    labelling = label_comparison(comparison)
    topics = [label.topic for words in labelling.words for label in words if label.topic]
    return sum(topic in labelling.shared for topic in topics) / len(topics) if topics else 0.0


def shuffle_sentences(readout: Readout, seed: str) -> tuple[Readout, tuple[Move, ...]]:
    """The readout with its sentences in another order, what stands between them left in place, and where each went."""
    text, spans = readout.text, sentences(readout.text)
    assert sum(count_words(text[s.start : s.end]) for s in spans) == readout.words, "each word is in one sentence"
    drawn = list(spans)
    random.Random(seed).shuffle(drawn)
    parts, moves, at, end = [], [], 0, 0
    for slot, span in zip(spans, drawn, strict=True):
        gap, words = text[end : slot.start], text[span.start : span.end]
        parts += [gap, words]
        moves.append(Move(span, at + len(gap)))
        at, end = at + len(gap) + len(words), slot.end
    return with_text(readout, "".join([*parts, text[end:]])), tuple(moves)


def move_gold(gold: Gold, readout: str, moves: Sequence[Move]) -> Gold:
    """The annotation with its spans in one readout where their words went; a span over several sentences is divided.

    Links between points are left out: they say nothing about rows.
    """

    def places(side: str, start: int, end: int) -> list[Span]:
        return [Span(start, end)] if side != readout else [p for move in moves if (p := move.of(start, end))]

    return Gold(
        frame=tuple((side, place) for side, span in gold.frame for place in places(side, *span)),
        topics=tuple(
            replace(
                topic,
                points=tuple(
                    replace(point, start=place.start, end=place.end)
                    for point in topic.points
                    for place in places(point.readout, point.start, point.end)
                ),
                same=(),
                differs=(),
            )
            for topic in gold.topics
        ),
    )


def misspell(text: str, seed: str) -> str:
    """The text with one letter dropped, or swapped with the next, in every ninth word that has two letters or more."""
    chance = random.Random(seed)
    parts, end = [], 0
    for number, word in enumerate(WORD.finditer(text)):
        letters = [at for at in range(*word.span()) if text[at].isalpha()]
        if number % 9 or len(letters) < 2:
            continue
        swaps = [at for at in letters if at + 1 in letters and text[at] != text[at + 1]]
        if swaps and chance.random() < 0.5:
            at = chance.choice(swaps)
            edited = text[at + 1] + text[at]
        else:
            at = chance.choice(letters)
            edited = ""
        parts += [text[end:at], edited]
        end = at + (len(edited) or 1)
    return "".join([*parts, text[end:]])


def unchanged_pairs(before: Topics, after: Topics) -> float:
    """Of the word pairs across sides that are in one topic before or after, the part that is so both times.

    `after` may have more words at the end of a side; they are left out. 1 where there is no such pair.
    """
    kept = [
        [pair for pair in zip(*topics, strict=False) if None not in pair] for topics in zip(before, after, strict=True)
    ]
    old = [[topic for topic in topics if topic] for topics in before]
    new = [[topic for topic in later[: len(topics)] if topic] for topics, later in zip(before, after, strict=True)]
    both = _count_pairs(kept)
    either = _count_pairs(old) + _count_pairs(new) - both
    return both / either if either else 1.0


def _count_pairs(sides: Sequence[Sequence[Hashable]]) -> int:
    """How many pairs of words of two sides have the same label."""
    counts = [Counter(labels) for labels in sides]
    return sum(n * other[label] for one, other in combinations(counts, 2) for label, n in one.items())


def stays(before: Comparison, after: Comparison, readout: str, old: Span, new: Span) -> bool:
    """Whether the words that replaced a span have the company that its words had.

    `readout`: the id of the readout in which `old` became `new`, all else being the same. The company of a span are the
    words of its topic in points that it has no part in; at least half of them must be in the topic of the new words.
    Where there are none, the new words' topic must be as one-sided as the old words' was.
    """
    side = [r.id for r in before.readouts].index(readout)
    first, last = label_comparison(before), label_comparison(after)
    was, now = _covered(before.readout(readout), old), _covered(after.readout(readout), new)
    topic = _most_frequent(first.words[side][was.start : was.stop])
    found = _most_frequent(last.words[side][now.start : now.stop])
    if topic is None or found is None:
        return topic == found
    touched = {label.point for label in first.words[side][was.start : was.stop]}
    company: list[Label] = []
    for at, (words, others) in enumerate(zip(first.words, last.words, strict=True)):
        outside = (*others[: now.start], *[Label()] * len(was), *others[now.stop :]) if at == side else others
        pairs = zip(words, outside, strict=True)
        company += [later for label, later in pairs if label.topic == topic and label.point not in touched]
    if not company:
        return found not in last.shared
    return 2 * sum(label.topic == found for label in company) >= len(company)


def _covered(readout: Readout, span: Span) -> range:
    """The numbers of the words in a span."""
    before = count_words(readout.text[: span.start])
    return range(before, before + count_words(readout.text[span.start : span.end]))


def _most_frequent(labels: Sequence[Label]) -> str | None:
    return Counter(label.topic for label in labels).most_common(1)[0][0]
