"""Cut a readout into points (sentences, clauses, list items) with exact offsets, and tell the frame from the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diplocompare.model import InputError, Point, Readout, Role, Span
from diplocompare.parties.parties import Party
from diplocompare.phrasing import points as reasons
from diplocompare.points.cuts import find_cuts
from diplocompare.points.frame import weigh_frame
from diplocompare.points.sentences import read_sentences, trimmed
from diplocompare.points.words import read

MAX_POINTS = 2_000


def segment(readout: Readout, parties: Sequence[Party] = ()) -> Readout:
    """Return the readout with its points.

    `parties`: the sides of the call; their names do not make a sentence more than frame. Raises `DiplocompareError`
    where there would be more than `MAX_POINTS`.
    """
    points: list[Point] = []
    found = read_sentences(readout.text)
    for number, (span, heading) in enumerate(found):
        for piece, role, why in _pieces(readout.text, span, parties, heading=heading, place=(number, len(found))):
            points.append(Point(f"{readout.id}{len(points) + 1}", *piece, role=role, cut=why))
        if len(points) > MAX_POINTS:
            raise InputError(f"{readout.side}: has over {MAX_POINTS:,} points, give one readout alone")
    return replace(readout, points=tuple(points))


def _pieces(
    text: str, sentence: Span, parties: Sequence[Party], *, heading: bool, place: tuple[int, int]
) -> Iterator[tuple[Span, Role, str]]:
    """Yield the points of a sentence: span, role, why it begins there. `place`: the sentence's number, of how many."""
    if heading:
        yield sentence, "frame", reasons.HEADING
        return
    words = read(text, sentence, parties)
    framing = weigh_frame(words, *place)
    if framing.framed:
        yield sentence, "frame", reasons.frame_sentence(framing.probability)
        return
    cuts = find_cuts(text, words)
    ends = [*(cut.at for cut in cuts), sentence.end]
    why_each = [reasons.SENTENCE, *(cut.why for cut in cuts)]
    for start, end, why in zip([sentence.start, *ends], ends, why_each, strict=False):
        span = trimmed(text, Span(start, end))
        if span:
            yield span, "point", why
