"""Cut a readout into points (sentences, clauses, list items) with exact offsets, and tell the frame from the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import InputError, Point, Readout, Role, Span
from diplocompare.parties.parties import Party
from diplocompare.phrasing import points as reasons
from diplocompare.points.cuts import find_cuts
from diplocompare.points.frame import takes_position, weigh_frame
from diplocompare.points.sentences import read_sentences, trimmed
from diplocompare.points.words import Word, read

MAX_POINTS = 2_000


def segment(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> Readout:
    """Return the readout with its points: headings and sentences without a matter as frame, other sentences cut.

    `parties`: the sides of the call; their names do not make a sentence more than frame. Raises `InputError` where
    there would be more than `MAX_POINTS`.
    """
    points: list[Point] = []

    def add(span: Span, role: Role, why: str) -> None:
        points.append(Point(f"{readout.id}{len(points) + 1}", span.start, span.end, role=role, cut=why))

    found = read_sentences(readout.text)
    for number, (sentence, heading) in enumerate(found):
        if heading:
            add(sentence, "frame", reasons.HEADING)
            continue
        words = read(readout.text, sentence, parties, lexicon)
        framing = weigh_frame(words, number, len(found))
        if framing.framed and not takes_position(words):
            add(sentence, "frame", reasons.frame_sentence(framing.probability))
        else:
            for piece, why in _pieces(readout.text, sentence, words):
                add(piece, "point", why)
        if len(points) > MAX_POINTS:
            raise InputError(f"{readout.side}: has over {MAX_POINTS:,} points, give one readout alone")
    return replace(readout, points=tuple(points))


def _pieces(text: str, sentence: Span, words: Sequence[Word]) -> Iterator[tuple[Span, str]]:
    """Yield the parts of a sentence that its cuts leave, each with why it begins where it does."""
    start, why = sentence.start, reasons.SENTENCE
    for cut in find_cuts(text, words):
        piece = trimmed(text, Span(start, cut.at))
        if piece:
            yield piece, why
        start, why = cut.at, cut.why
    piece = trimmed(text, Span(start, sentence.end))
    if piece:
        yield piece, why
