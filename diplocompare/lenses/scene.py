"""What a lens is given to see, and what it gives back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import (
    Commitment,
    Contrast,
    Evidence,
    Observation,
    Outcome,
    Point,
    Readout,
    Span,
    Topic,
    Value,
)
from diplocompare.parties.parties import Party
from diplocompare.phrasing.english import side_names
from diplocompare.points.sentences import read_sentences
from diplocompare.reading.annotation import Found


class Scene(Value):
    """The comparison so far. `names`: each side's name by its readout's id; `sentences`: each readout's, by its id."""

    readouts: tuple[Readout, ...]
    topics: tuple[Topic, ...]
    parties: tuple[Party, ...]
    lexicon: Lexicon
    names: Mapping[str, str]
    sentences: Mapping[str, tuple[Span, ...]]
    _points: Mapping[str, tuple[Readout, Point]]
    _topics: Mapping[str, Topic]

    @classmethod
    def of(
        cls, readouts: Sequence[Readout], topics: Sequence[Topic], parties: Sequence[Party], lexicon: Lexicon
    ) -> Scene:
        """Look up once what every lens needs."""
        return cls(
            tuple(readouts),
            tuple(topics),
            tuple(parties),
            lexicon,
            side_names(readouts),
            {readout.id: tuple(span for span, _ in read_sentences(readout.text)) for readout in readouts},
            {point.id: (readout, point) for readout in readouts for point in readout.points},
            {topic.id: topic for topic in topics},
        )

    @property
    def legible(self) -> tuple[Readout, ...]:
        """The readouts in the language of the word lists, or of no stated language."""
        spoken = (self.lexicon.language, "")
        return tuple(r for r in self.readouts if (r.language or "").lower().replace("_", "-").split("-")[0] in spoken)

    def readout(self, id: str) -> Readout:
        """Return the readout with this id."""
        return next(readout for readout in self.readouts if readout.id == id)

    def point(self, id: str) -> tuple[Readout, Point]:
        """Return the point with this id and its readout."""
        return self._points[id]

    def quote(self, id: str) -> str:
        """Return the exact words of a point."""
        readout, point = self._points[id]
        return readout.quote(point)

    def topic(self, id: str | None) -> Topic | None:
        """Return the topic with this id; None for a point of none."""
        return self._topics.get(id or "")

    def point_at(self, readout: Readout, offset: int) -> Point | None:
        """Return the point that an offset into the text lies in."""
        at = bisect_right(readout.points, offset, key=lambda point: point.start) - 1
        return readout.points[at] if at >= 0 and offset < readout.points[at].end else None

    def evidence(self, *points: str) -> tuple[Evidence, ...]:
        """Return points as the words that a finding rests on."""
        found = (self._points[point] for point in points)
        return tuple(Evidence(readout.id, point.start, point.end) for readout, point in found)


class Draft(Value):
    """A finding before it has a rank. `weight`: 0 to 1, how much it matters among those of its kind."""

    kind: str
    text: str
    confidence: float
    weight: float
    evidence: tuple[Evidence, ...]
    topic: str | None = None


class Check(Value):
    """A cross-check before it has an id; the rest as in `CrossCheck`."""

    what: Literal["said", "agreed"]
    point: str
    of: str
    outcome: Outcome
    counterparts: tuple[str, ...]
    confidence: float


class Sight(Value):
    """What a lens has seen."""

    findings: tuple[Draft, ...] = ()
    observations: tuple[Observation, ...] = ()
    cross_checks: tuple[Check, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    contrasts: tuple[Contrast, ...] = ()


def observe(scene: Scene, lens: str, read: Callable[[str, Lexicon], Iterable[Found]]) -> Iterator[Observation]:
    """Yield what a lens reads in every sentence of the readouts whose language its word list knows, in order."""
    for readout in scene.legible:
        for sentence in scene.sentences[readout.id]:
            for found in read(readout.text[sentence.start : sentence.end], scene.lexicon):
                start = sentence.start + found.start
                point = scene.point_at(readout, start)
                yield Observation(
                    lens=lens,
                    readout=readout.id,
                    start=start,
                    end=sentence.start + found.end,
                    kind=found.kind,
                    value=found.value,
                    point=point.id if point else None,
                    level=found.level,
                    by=found.by,
                    marks=found.marks,
                )
