"""Cut a readout into points (sentences, clauses, list items) with exact offsets, and tell the frame from the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import InputError, Point, Readout, Role, Span
from diplocompare.parties.parties import Party
from diplocompare.phrasing import points as reasons
from diplocompare.points.cuts import find_cuts
from diplocompare.points.frame import weigh_frame
from diplocompare.points.sentences import read_sentences, trimmed
from diplocompare.points.words import Word, read

MAX_POINTS = 2_000


def segment(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> Readout:
    """Return the readout with its points.

    `parties`: the sides of the call; their names do not make a sentence more than frame. Raises `DiplocompareError`
    where there would be more than `MAX_POINTS`.
    """
    points: list[Point] = []
    found = read_sentences(readout.text)
    for number, (span, heading) in enumerate(found):
        words = read(readout.text, span, parties, lexicon)
        pieces = [_heading(span)] if heading else _pieces(readout.text, span, words, (number, len(found)))
        for piece, role, why in pieces:
            points.append(Point(f"{readout.id}{len(points) + 1}", *piece, role=role, cut=why))
        if len(points) > MAX_POINTS:
            raise InputError(f"{readout.side}: has over {MAX_POINTS:,} points, give one readout alone")
    return replace(readout, points=tuple(points))


def _heading(span: Span) -> tuple[Span, Role, str]:
    return span, "frame", reasons.HEADING


def _pieces(
    text: str, sentence: Span, words: Sequence[Word], place: tuple[int, int]
) -> Iterator[tuple[Span, Role, str]]:
    """Yield the points of a sentence: span, role, why it begins there. `place`: the sentence's number, of how many."""
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
