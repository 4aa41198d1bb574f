"""The paragraphs, headings and sentences of a text, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import sentencex

from diplocompare.model import WORD, Span, count_words

_ITEM = re.compile(r"[ \t]*(?:[-*•‣▪–—]|\(?\d{1,2}[.)]|\(?[a-z][.)]|#{1,6})[ \t]+")
_LINE = re.compile(r"[^\n]+")
_HEADING_WORDS = 14
# Where sentencex takes a sentence to end though it goes on: a number of its own, a title, "China-U.|S.".
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]")
_TITLE = re.compile(r"(?:Ms|Mrs|Mr|Dr|Messrs)\.")
_INITIAL = re.compile(r"\w+[-–][A-Z]\.")
_LETTER = re.compile(r"[A-Z]\.")


# Cutting asks, then every lens: the splitter is the slowest part of both.
@lru_cache(maxsize=8)
def read_sentences(text: str) -> tuple[tuple[Span, bool], ...]:
    """Return the sentences and headings of a text in order, and whether each is a heading."""
    found: list[tuple[Span, bool]] = []
    for block, heading in blocks(text):
        if heading:
            found.append((block, True))
        else:
            found += [(sentence, False) for sentence in sentences(text, block)]
    return tuple(found)


def blocks(text: str) -> Iterator[tuple[Span, bool]]:
    """Yield the paragraphs, list items and headings of a text, and whether each is a heading.

    Lines that go on without a marker belong to the paragraph above them (hard-wrapped text).
    """
    block: Span | None = None
    for line in _LINE.finditer(text):
        content = trimmed(text, Span(*line.span()))
        if content is None:
            continue
        item = _ITEM.match(text, line.start())
        body = trimmed(text, Span(item.end(), content.end)) if item else content
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
        span = trimmed(text, Span(begin + boundary["start_index"], begin + boundary["end_index"]))
        if span is None:
            continue
        if found and _goes_on(text, found[-1], span):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _goes_on(text: str, span: Span, following: Span) -> bool:
    """Whether what was taken for the end of a sentence is none: "1.", "... Mr.", "... China-U." before "S."."""
    last_word = max(span.start, text.rfind(" ", span.start, span.end) + 1)
    if _NUMBER.fullmatch(text, span.start, span.end) or _TITLE.fullmatch(text, last_word, span.end):
        return True
    initial = _INITIAL.fullmatch(text, last_word, span.end)
    return bool(initial and _LETTER.match(text, following.start))


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


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None where no word is left."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    end = span.end - (len(inner) - len(inner.rstrip()))
    return Span(start, end) if WORD.search(text, start, end) else None
