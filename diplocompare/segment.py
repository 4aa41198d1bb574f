"""Cut a readout into points (sentences, clauses, list items) with exact offsets, and tell the frame from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise

import sentencex

from diplocompare.lexicon.english import alternatives, english, reporting_verbs
from diplocompare.masking import blank, hidden_spans
from diplocompare.model import WORD, DiplocompareError, Point, Readout, Span, count_words
from diplocompare.parties import Party
from diplocompare.tokens import tokens

MAX_POINTS = 2_000

_ITEM = re.compile(r"[ \t]*(?:[-*•‣▪–—]|\(?\d{1,2}[.)]|\(?[a-z][.)]|#{1,6})[ \t]+")
_LINE = re.compile(r"[^\n]+")
_HEADING_WORDS = 14
_SHORTEST_CLAUSE = 3  # words; anything shorter stays with its neighbour
_LONGEST_ITEM = 9  # words of an item in a running list

# White space is taken whole (`(?<!\s)\s++`): tried from each of its characters, a long run would take for ever.
_CUTS = re.compile(
    r";\s+(?=\S)"
    rf"|,\s+(?=(?:{alternatives('openers')})\s)"
    rf"|(?<!\s)\s++(?=(?:{alternatives('bare_openers')})\s)"
    r"|(?<!\s)\s++(?=and\s+(?P<predicate>[\w’'\-]+))",
    re.IGNORECASE,
)
# After a bare "and", only these open a clause: what somebody reported besides.
_PREDICATES = frozenset(verb for verb in reporting_verbs() if not verb.endswith("ing")) | {"that"}
_LISTING = re.compile(rf"\b(?:{alternatives('listing')})\b", re.IGNORECASE)


def segment(readout: Readout, parties: Sequence[Party] = ()) -> Readout:
    """Return the readout with its points.

    `parties`: the sides of the call; their names do not make a sentence more than frame. Raises `DiplocompareError`
    where there would be more than `MAX_POINTS`.
    """
    points: list[Point] = []
    for block, heading in blocks(readout.text):
        for sentence in [block] if heading else sentences(readout.text, block):
            framed = heading or is_frame(readout.text[sentence.start : sentence.end], parties)
            for span in [sentence] if framed else clauses(readout.text, sentence):
                point = Point(f"{readout.id}{len(points) + 1}", *span, role="frame" if framed else "point")
                points.append(point)
            if len(points) > MAX_POINTS:
                raise DiplocompareError(f"{readout.side}: has over {MAX_POINTS:,} points, give one readout alone")
    return replace(readout, points=tuple(points))


def blocks(text: str) -> Iterator[tuple[Span, bool]]:
    """Yield the paragraphs, list items and headings of a text, and whether each is a heading.

    Lines that go on without a marker belong to the paragraph above them (hard-wrapped text).
    """
    block: Span | None = None
    for line in _LINE.finditer(text):
        content = _trim(text, Span(*line.span()))
        if content is None:
            continue
        item = _ITEM.match(text, line.start())
        body = _trim(text, Span(item.end(), content.end)) if item else content
        marked = item is not None and "#" in item.group()
        heading = body is not None and _is_heading(text, body, marked=marked)
        if block and (item or heading or _ends_block(text, block, content)):
            yield block, False
            block = None
        if body and heading:
            yield body, True
        elif body:
            block = Span(block.start if block else body.start, body.end)
    if block:
        yield block, False


def sentences(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the sentences of a text, or of a part of it, without the white space around them."""
    begin, end = within or Span(0, len(text))
    found = []
    for boundary in sentencex.get_sentence_boundaries("en", text[begin:end]):
        span = _trim(text, Span(begin + boundary["start_index"], begin + boundary["end_index"]))
        if span is not None:
            found.append(span)
    return tuple(found)


def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """Cut a sentence where its matter may change: coordinated predicates, subordinate turns and list items."""
    items = _list_cuts(text, sentence)
    cuts = sorted({*_clause_cuts(text, sentence), *items})
    return _pieces(text, sentence, cuts, frozenset(items))


def is_frame(sentence: str, parties: Sequence[Party]) -> bool:
    """Whether a sentence only says that the contact took place: nothing is left but the parties and idle words."""
    idle = _idle_words()
    left = blank(sentence, hidden_spans(sentence, parties))
    return not any(word not in idle and not word[0].isdigit() for word, _, _ in tokens(left))


@cache
def _idle_words() -> frozenset[str]:
    return english("function") | english("contact") | english("frame")


def _clause_cuts(text: str, sentence: Span) -> Iterator[int]:
    for found in _CUTS.finditer(text, *sentence):
        predicate = found["predicate"]
        if predicate is None or predicate.lower() in _PREDICATES:
            yield found.end()


def _list_cuts(text: str, sentence: Span) -> list[int]:
    """The places before the items of "discussed A, B, and C"."""
    listing = _LISTING.search(text, *sentence)
    if not listing:
        return []
    begin = listing.end()
    cuts = [found.end() for found in re.finditer(r",\s+(?=\S)", text[begin : sentence.end])]
    cuts = [begin + cut for cut in cuts]
    edges = [begin, *cuts, sentence.end]
    sizes = [count_words(text[a:b]) for a, b in pairwise(edges)]
    if len(cuts) < 2 or any(size > _LONGEST_ITEM for size in sizes[1:-1]):
        return []
    return cuts


def _pieces(text: str, sentence: Span, cuts: Sequence[int], items: frozenset[int]) -> tuple[Span, ...]:
    """The spans between cuts; a short one stays with the one before it, unless it is an item of a list."""
    pieces: list[Span] = []
    for start, end in zip([sentence.start, *cuts], [*cuts, sentence.end], strict=True):
        span = _trim(text, Span(start, end))
        if span is None:
            continue
        if pieces and start not in items and (_short(text, span) or _short(text, pieces[-1])):
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return tuple(pieces)


def _short(text: str, span: Span) -> bool:
    # Counted no further than needed: a clause may be merged with thousands of others.
    return sum(1 for _ in islice(WORD.finditer(text, *span), _SHORTEST_CLAUSE)) < _SHORTEST_CLAUSE


def _is_heading(text: str, line: Span, *, marked: bool) -> bool:
    """A marked heading, or a short line that stands alone and does not end as a sentence does."""
    words = text[line.start : line.end]
    if marked or re.match(r"(?i)readout of\b", words):
        return True
    ends_open = not words.endswith((".", "!", "?", ";", ",", ":", "”", '"'))
    return ends_open and _stands_alone(text, line) and count_words(words) <= _HEADING_WORDS


def _stands_alone(text: str, line: Span) -> bool:
    """Whether a line has an empty one above it, unless it is the first, and an empty one below it."""
    above, below = text.rfind("\n", 0, line.start), text.find("\n", line.end)
    margins = text[above + 1 : line.start] + text[line.end : max(below, line.end)]
    empty_above = above < 0 or text[above - 1 : above] == "\n"
    return empty_above and text[below : below + 2] == "\n\n" and not margins.strip(" \t")


def _ends_block(text: str, block: Span, line: Span) -> bool:
    """Whether a line below a block without a blank line between begins a new paragraph."""
    return text[block.end - 1] in '.!?:”"' and text[line.start].isupper()


def _trim(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None where no word is left."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    end = span.end - (len(inner) - len(inner.rstrip()))
    return Span(start, end) if WORD.search(text, start, end) else None
