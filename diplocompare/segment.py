"""Cut a readout into points (sentences, clauses, list items) with exact offsets, and tell the frame from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import sentencex

from diplocompare.cuts import find_cuts
from diplocompare.framing import weigh_frame
from diplocompare.model import WORD, DiplocompareError, Point, Readout, Role, Span, count_words
from diplocompare.parties import Party
from diplocompare.wording import read

MAX_POINTS = 2_000

_ITEM = re.compile(r"[ \t]*(?:[-*•‣▪–—]|\(?\d{1,2}[.)]|\(?[a-z][.)]|#{1,6})[ \t]+")
_LINE = re.compile(r"[^\n]+")
_HEADING_WORDS = 14
# Ends at which sentencex takes a sentence to end though it goes on: a number of its own, a title, "China-U.|S.".
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]")
_TITLE = re.compile(r"(?:Ms|Mrs|Mr|Dr|Messrs)\.")
_INITIAL = re.compile(r"\w+[-–][A-Z]\.")
_LETTER = re.compile(r"[A-Z]\.")


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
            raise DiplocompareError(f"{readout.side}: has over {MAX_POINTS:,} points, give one readout alone")
    return replace(readout, points=tuple(points))


# Cutting asks, then every lens: the splitter is the slowest part of both.
@lru_cache(maxsize=8)
def read_sentences(text: str) -> tuple[tuple[Span, bool], ...]:
    """Return the sentences and headings of a text in order, and whether each is a heading."""
    return tuple(
        (span, heading) for block, heading in blocks(text) for span in ((block,) if heading else sentences(text, block))
    )


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
    found: list[Span] = []
    for boundary in sentencex.get_sentence_boundaries("en", text[begin:end]):
        span = _trim(text, Span(begin + boundary["start_index"], begin + boundary["end_index"]))
        if span is None:
            continue
        if found and _goes_on(text, found[-1], span):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _pieces(
    text: str, sentence: Span, parties: Sequence[Party], *, heading: bool, place: tuple[int, int]
) -> Iterator[tuple[Span, Role, str]]:
    """Yield the points of a sentence: span, role, why it begins there. `place`: the sentence's number, of how many."""
    if heading:
        yield sentence, "frame", "a heading"
        return
    words = read(text, sentence, parties)
    framing = weigh_frame(words, *place)
    if framing.framed:
        yield sentence, "frame", f"a whole sentence; frame with probability {framing.probability:.2f}"
        return
    cuts = find_cuts(text, words)
    ends = [*(cut.at for cut in cuts), sentence.end]
    reasons = ["a sentence begins here", *(cut.why for cut in cuts)]
    for start, end, why in zip([sentence.start, *ends], ends, reasons, strict=False):
        span = _trim(text, Span(start, end))
        if span:
            yield span, "point", why


def _goes_on(text: str, span: Span, following: Span) -> bool:
    """Whether what was taken for the end of a sentence is none."""
    last = text.rfind(" ", span.start, span.end) + 1
    last = max(last, span.start)
    return bool(
        _NUMBER.fullmatch(text, *span)
        or _TITLE.fullmatch(text, last, span.end)
        or (_INITIAL.fullmatch(text, last, span.end) and _LETTER.match(text, following.start))
    )


def _is_heading(text: str, line: Span, *, marked: bool) -> bool:
    """A marked heading, or a short line that stands alone and does not end as a sentence does."""
    words = text[line.start : line.end]
    if marked or re.match(r"(?i)readout of\b", words):
        return True
    ends_open = not words.endswith(tuple('.!?;,:”"…。！？；：؟۔।'))
    return ends_open and _stands_alone(text, line) and count_words(words) <= _HEADING_WORDS


def _stands_alone(text: str, line: Span) -> bool:
    """Whether a line has an empty one above it, unless it is the first, and an empty one below it."""
    above, below = text.rfind("\n", 0, line.start), text.find("\n", line.end)
    margins = text[above + 1 : line.start] + text[line.end : max(below, line.end)]
    empty_above = above < 0 or text[above - 1 : above] == "\n"
    return empty_above and text[below : below + 2] == "\n\n" and not margins.strip(" \t")


def _ends_block(text: str, block: Span, line: Span) -> bool:
    """Whether a line begins a new paragraph: below an empty line, or as a sentence below the end of one."""
    if text.count("\n", block.end, line.start) > 1:
        return True
    return text[block.end - 1] in '.!?:”"' and (text[line.start].isupper() or text[line.start] in '“"(')


def _trim(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None where no word is left."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    end = span.end - (len(inner) - len(inner.rstrip()))
    return Span(start, end) if WORD.search(text, start, end) else None
