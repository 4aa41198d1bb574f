"""Calls for the tests of lenses, built from plain texts so that a reader can see every point and topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from conftest import LEXICON
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Emphasis, Match, Point, Readout, Relation, Speaker, Topic
from diplocompare.parties.identify import identify
from diplocompare.parties.parties import Party

SIDES = ("Ardesh", "Lysmark", "Osmarra")


def make_call(
    *texts: str | Sequence[str],
    sides: Sequence[str] = SIDES,
    topics: Sequence[Topic] | None = None,
    speakers: Mapping[str, Speaker] = {},
    languages: Mapping[str, str] = {},
    date: str | None = None,
    parties: Sequence[Party] | None = None,
    lexicon: Lexicon = LEXICON,
) -> AlignedCall:
    """A call of readouts a, b, c; each text is one point, a1, or its parts are: a1, a2 ...

    Without `topics` all points are one topic, "t1", without matches. `speakers`: who speaks in a point, by its id, the
    issuing side elsewhere; a counterpart is the other of two sides. `languages`: by the id of a readout.
    """
    parts = {name: [text] if isinstance(text, str) else list(text) for name, text in zip("abc", texts, strict=False)}
    ids = [f"{name}{number}" for name in parts for number in range(1, len(parts[name]) + 1)]
    made_topics = (make_topic(*ids),) if topics is None and ids else tuple(topics or ())
    topic_of = {id_: topic.id for topic in made_topics for id_ in topic.points}
    emphasis = {name: _emphasis(name, told, topic_of) for name, told in parts.items()}
    made_topics = tuple(
        topic if topic.emphasis else replace(topic, emphasis=tuple(emphasis[name][topic.id] for name in parts))
        for topic in made_topics
    )
    readouts = []
    for (name, told), side in zip(parts.items(), sides, strict=False):
        points, start = [], 0
        for number, part in enumerate(told, start=1):
            id_ = f"{name}{number}"
            speaker = speakers.get(id_, "own")
            others = [other for other in parts if other != name]
            of = others[0] if speaker == "counterpart" and len(others) == 1 else None
            points.append(Point(id_, start, start + len(part), "point", speaker, of, topic_of.get(id_)))
            start += len(part) + 1
        readout = Readout.of(" ".join(told), id=name, side=side, language=languages.get(name), date=date)
        readouts.append(replace(readout, points=tuple(points)))
    # Dates in these texts are seldom meant to be that of the call.
    identified, found = identify(readouts, lexicon)
    known = tuple(replace(readout, date=date) for readout in identified)
    return AlignedCall(known, made_topics, found if parties is None else tuple(parties), lexicon)


def _emphasis(name: str, parts: Sequence[str], topic_of: Mapping[str, str]) -> Mapping[str, Emphasis]:
    """What one text gives each topic: its part of the words, and its place by first mention."""
    words: Counter[str | None] = Counter()
    for number, part in enumerate(parts, start=1):
        words[topic_of.get(f"{name}{number}")] += len(part.split())
    ranks = {topic: rank for rank, topic in enumerate((topic for topic in words if topic), start=1)}
    return {
        topic: Emphasis(name, words[topic] / words.total() if words[topic] else 0.0, ranks.get(topic))
        for topic in topic_of.values()
    }


def make_topic(
    *points: str,
    id: str = "t1",
    label: str = "Grain",
    confidence: float = 0.9,
    matches: Sequence[Match] = (),
    emphasis: Sequence[Emphasis] = (),
) -> Topic:
    """A topic of these points, shared where they are of more than one side; `emphasis` is counted unless given."""
    status = "shared" if len({point[0] for point in points}) > 1 else "one-sided"
    return Topic(id, label, status, confidence, points, tuple(emphasis), matches=tuple(matches))


def make_matches(
    *points: str, confidence: float = 0.9, relation: Relation = "same", score: float = 0.8
) -> tuple[Match, ...]:
    """Every two of these points that are of different sides, matched."""
    pairs = [pair for pair in combinations(points, 2) if pair[0][0] != pair[1][0]]
    return tuple(Match(f"m{number}", pair, score, confidence, relation) for number, pair in enumerate(pairs, start=1))


def turned(call: AlignedCall) -> AlignedCall:
    """The same call with its readouts in the other order."""
    return AlignedCall(call.readouts[::-1], call.topics, call.parties, call.lexicon)
