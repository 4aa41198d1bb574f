"""Blank out the words that hide the matter: leaders, parties to the call, titles, reporting verbs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words, tokens
from diplocompare.model import Readout, Span
from diplocompare.parties.parties import Party, mentions


def mask(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> tuple[Readout, str]:
    """Return the readout, each claim with the spans that are masked in it, and its text with those spans blanked."""
    spans = masked_spans(readout, parties, lexicon)
    starts = [span.start for span in spans]
    points = [
        replace(point, masked=spans[bisect_left(starts, point.start) : bisect_left(starts, point.end)])
        if point.role == "point"
        else point
        for point in readout.points
    ]
    return replace(readout, points=tuple(points)), blank(readout.text, spans)


def masked_spans(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the spans, in order, of the words that are left out when a readout is embedded.

    A point of which nothing would be left keeps its words.
    """
    found = hidden_spans(readout.text, parties, lexicon)
    left = blank(readout.text, found)
    kept = [point for point in readout.claims if not _has_matter(left[point.start : point.end], lexicon)]
    return tuple(span for span in found if not any(point.start <= span.start < point.end for point in kept))


def hidden_spans(text: str, parties: Sequence[Party], lexicon: Lexicon) -> list[Span]:
    """Return the spans, in order, of leaders, parties, titles and reporting verbs in a text."""
    hidden = lexicon.reporting_verbs | lexicon.title_words
    spans = {Span(word.start, word.end) for word in tokens(text) if word.bare in hidden}
    spans |= {span for _, span in mentions(text, parties)}
    return sorted(spans)


def blank(text: str, spans: Sequence[Span]) -> str:
    """Replace spans by spaces, so that every offset stays true."""
    pieces, at = [], 0
    for span in spans:
        if span.end > at:  # spans may overlap
            pieces += [text[at : span.start], " " * (span.end - max(at, span.start))]
            at = span.end
    return "".join([*pieces, text[at:]])


def _has_matter(text: str, lexicon: Lexicon) -> bool:
    function = lexicon.vocabulary.function
    return any(word not in function for word in bare_words(text))
