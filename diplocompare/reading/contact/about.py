"""What one text says about the contact, gathered from the sentences that tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Readout, Value
from diplocompare.parties.parties import Party
from diplocompare.points.sentences import read_sentences
from diplocompare.reading.contact.circumstances import channel, date, duration, place
from diplocompare.reading.contact.persons import initiator, participants
from diplocompare.reading.contact.sentence import Sentence, Stated

# So many sentences at the beginning tell of the contact, whatever they are.
_OPENING_SENTENCES = 2
# A sentence tells of this contact where a word for it stands in so many characters at its beginning.
_BEGINNING = 60


class About(Value):
    """What one text says about the contact; None where it does not say.

    `initiator`: a party's side; `channel`: "phone", "video" or "in person"; `duration` and `date`: ISO 8601,
    "--12-07" without a year; `participants`: persons besides the principals.
    """

    initiator: Stated | None = None
    channel: Stated | None = None
    duration: Stated | None = None
    place: Stated | None = None
    date: Stated | None = None
    participants: tuple[Stated, ...] = ()

    def stated(self) -> Iterator[tuple[str, Stated]]:
        """Yield every field that is stated by its name, and every participant."""
        for name in ("initiator", "channel", "duration", "place", "date"):
            value = getattr(self, name)
            if value:
                yield name, value
        for participant in self.participants:
            yield "participant", participant


def about(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> About:
    """Return what a text says about the contact, by its frame points and its first two sentences.

    `parties`: the sides of the call. How long it took is often told in the last sentence, which is read for that.
    """
    spans = [span for span, is_heading in read_sentences(readout.text) if not is_heading]
    frame = [point.start for point in readout.points if point.role == "frame"]
    told = [
        Sentence(readout.text, span, lexicon)
        for number, span in enumerate(spans)
        if number < _OPENING_SENTENCES or any(span.start <= start < span.end for start in frame)
    ]
    last = [Sentence(readout.text, span, lexicon) for span in spans[-1:]]
    # The first sentence is about the contact, and each that begins with a word for it.
    nouns = lexicon.about.event.nouns
    ours = [each for number, each in enumerate(told) if number == 0 or each.has(nouns, each.frame[:_BEGINNING])]
    held = _first(channel(each) for each in ours)
    in_person = held is not None and held.value == "in person"
    return About(
        _first(initiator(each, readout, parties) for each in told),
        held,
        _first(duration(each) for each in (*told, *last)),
        _first(place(each) for each in ours) if in_person else None,
        _first(date(each) for each in ours),
        tuple(each for sentence in told for each in participants(sentence, parties)),
    )


def _first(found: Iterator[Stated | None]) -> Stated | None:
    return next((each for each in found if each), None)
