"""What every lens is given: the readouts of a call, their points grouped into topics."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Evidence, Observation, Point, Readout, Span, Topic, Value
from diplocompare.model.lenses import Lens
from diplocompare.parties.parties import Party
from diplocompare.phrasing.english import side_names
from diplocompare.points.sentences import read_sentences
from diplocompare.reading.annotation import Found


class AlignedCall(Value, dict=True):
    """The readouts of one call with their topics, the parties to it, and the word lists to read them by.

    What several lenses look up in them is computed once, when it is first asked for.
    """

    readouts: tuple[Readout, ...]
    topics: tuple[Topic, ...]
    parties: tuple[Party, ...]
    lexicon: Lexicon

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each side, by the id of its readout."""
        return side_names(self.readouts)

    @cached_property
    def sentences(self) -> Mapping[str, tuple[Span, ...]]:
        """The sentences of each readout, by its id."""
        return {readout.id: tuple(span for span, _ in read_sentences(readout.text)) for readout in self.readouts}

    @cached_property
    def legible(self) -> tuple[Readout, ...]:
        """The readouts in the language of the word lists, or of no stated language."""
        known = (self.lexicon.language, "")
        return tuple(r for r in self.readouts if (r.language or "").lower().replace("_", "-").split("-")[0] in known)

    @cached_property
    def _readouts(self) -> Mapping[str, Readout]:
        return {readout.id: readout for readout in self.readouts}

    @cached_property
    def _points(self) -> Mapping[str, tuple[Readout, Point]]:
        return {point.id: (readout, point) for readout in self.readouts for point in readout.points}

    @cached_property
    def _topics(self) -> Mapping[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    def readout(self, id: str) -> Readout:
        """Return the readout with this id."""
        return self._readouts[id]

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

    def topic_of(self, observation: Observation) -> str | None:
        """Return the id of the topic in whose point words stand; None where they stand in no point or topic."""
        return self._points[observation.point][1].topic if observation.point else None

    def text_of(self, place: Observation | Evidence) -> str:
        """Return the exact words at a place."""
        return self._readouts[place.readout].text[place.start : place.end]

    def point_at(self, readout: Readout, offset: int) -> str | None:
        """Return the id of the point that an offset into the text lies in; None between points."""
        at = bisect_right(readout.points, offset, key=lambda point: point.start) - 1
        return readout.points[at].id if at >= 0 and offset < readout.points[at].end else None

    def evidence(self, *points: str) -> tuple[Evidence, ...]:
        """Return points as the words that a finding rests on."""
        found = (self._points[point] for point in points)
        return tuple(Evidence(readout.id, point.start, point.end) for readout, point in found)


def observe(call: AlignedCall, lens: Lens, read: Callable[[str, Lexicon], Iterable[Found]]) -> Iterator[Observation]:
    """Yield what `read` finds in every sentence of the legible readouts, in order, with its place in the whole text."""
    for readout in call.legible:
        for sentence in call.sentences[readout.id]:
            for found in read(readout.text[sentence.start : sentence.end], call.lexicon):
                start = sentence.start + found.start
                yield Observation(
                    lens=lens,
                    readout=readout.id,
                    start=start,
                    end=sentence.start + found.end,
                    kind=found.kind,
                    value=found.value,
                    point=call.point_at(readout, start),
                    level=found.level,
                    by=found.by,
                    marks=found.marks,
                )
