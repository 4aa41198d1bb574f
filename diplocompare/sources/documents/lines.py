"""Printed lines to paragraphs: what stands at the head and foot of pages taken off, words at line ends made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from diplocompare.model import Value
from diplocompare.sources.documents.furniture import is_dateline, is_furniture

# How many lines at each end of a page may be a header or footer.
_MARGIN_LINES = 3
# Of paper: a header stands at one height on all pages, give or take so many points.
_SAME_HEIGHT = 20
# A line stands apart where the gap above it is larger than this many usual ones, and than this many letters are high.
_WIDE_GAP, _GAP_IN_LETTERS = 1.3, 1.35
# Letters that differ in size by a larger part are of a heading, or of another text.
_OTHER_SIZE = 0.1
# The last line of a paragraph is shorter than this part of a full one.
_SHORT_LINE = 0.75
# A first line is set in by at least so many times the size of its letters.
_INDENT = 0.5
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—|(]*\s*\d{1,4}\s*[-–—|)]*(?:\s*(?:/|of)\s*\d{1,4})?|page [ivxlc]+", re.IGNORECASE
)
# What a browser prints around a page: its address below, the moment and the title above.
_BROWSER = re.compile(r"(?:https?|file)://\S+(?:\s+\d+/\d+)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d.*")
_ENDED = re.compile(r"[.!?…:][\"”’»)\]]*\Z")
_ITEM = re.compile(r"(?:[•‣▪●–*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_CUT = re.compile(r"(\w+)[-\u2010]\Z")
_NEXT = re.compile(r"\w+")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# First halves of compounds that keep their hyphen, wherever the line ends.
_COMPOUND = frozenset(
    """all anti co cross ex far half high ill large like long low many multi near non off post pre pro
    self semi short single small so then third two three four vice well wide world year""".split()
)


class Line(Value):
    """A printed line: where it begins, how high it stands (growing upwards), how large its letters are."""

    text: str
    left: float
    height: float
    size: float


def tidy(text: str) -> str:
    """Return a line with its ligatures as letters, without soft hyphens inside, its spaces folded."""
    folded = " ".join(text.translate(_LIGATURES).split())
    return re.sub("\u00ad(?=.)", "", folded).replace("\u200b", "").replace("\ufeff", "")


def without_margins(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Take off what the pages have in common at their head and foot, and page numbers. Return the lines taken too."""
    margins = [_margin(page) for page in pages]
    pages_with = Counter(form for margin in margins for form in {_form(line) for line in margin})
    # A header of left or right pages only is on half of them.
    needed = max(2, (len(pages) + 1) // 2)
    kept, taken = [], []
    for page, margin in zip(pages, margins, strict=True):
        outermost = {id(margin[0]), id(margin[-1])} if len(page) > 1 else set()
        off = {
            id(line)
            for line in margin
            if pages_with[_form(line)] >= needed
            or _BROWSER.fullmatch(line.text)
            or (id(line) in outermost and _PAGE_NUMBER.fullmatch(line.text))
        }
        taken += [line.text for line in page if id(line) in off]
        kept.append([line for line in page if id(line) not in off])
    return kept, taken


def paragraphs(pages: Iterable[Sequence[Line]]) -> tuple[list[str], list[str]]:
    """Join lines to paragraphs, over the ends of pages too. Return those, and the lines that belong to no text."""
    groups: list[list[Line]] = []
    for page in pages:
        for line, begins in zip(page, _begins(page), strict=True):
            # A sentence that was not at its end goes on with a small letter on the next page.
            first = line is page[0]
            goes_on = first and groups and not _ENDED.search(groups[-1][-1].text) and line.text[:1].islower()
            if goes_on or not (first or begins):
                groups[-1].append(line)
            else:
                groups.append([line])
    known = Counter(word.lower() for group in groups for line in group for word in re.findall(r"[\w-]+", line.text))
    texts: list[str] = []
    furniture: list[str] = []
    for group in groups:
        text = _join([line.text for line in group], known)
        (furniture if is_furniture(text) else texts).append(text)
    return texts, furniture


def _margin(page: Sequence[Line]) -> list[Line]:
    """Return the highest and the lowest lines of a page, from above; all of a page that has no more."""
    ordered = sorted(page, key=lambda line: -line.height)
    return ordered if len(ordered) <= 2 * _MARGIN_LINES else ordered[:_MARGIN_LINES] + ordered[-_MARGIN_LINES:]


def _form(line: Line) -> tuple[str, int]:
    """What a header has in common on all pages: its words, but for numbers, and roughly its place."""
    return _DIGITS.sub("#", line.text.casefold()), round(line.height / _SAME_HEIGHT)


def _begins(page: Sequence[Line]) -> list[bool]:
    """Say of each line of a page whether it begins a paragraph; of the first line it says so."""
    if not page:
        return []
    gaps = [above.height - below.height for above, below in pairwise(page)]
    # Not the median: where paragraphs are short, half of the gaps are those between them.
    downward = sorted(gap for gap in gaps if gap > 0) or [0.0]
    usual = downward[len(downward) // 4]
    full = median(sorted(len(line.text) for line in page)[len(page) // 2 :])
    left = min(line.left for line in page)
    begins = [True]
    for gap, (above, below) in zip(gaps, pairwise(page), strict=True):
        size = max(above.size, below.size)
        # Upwards is a new column.
        apart = gap < 0 or (gap > _WIDE_GAP * usual and gap > _GAP_IN_LETTERS * size)
        other_size = abs(above.size - below.size) > _OTHER_SIZE * size
        ended, short = bool(_ENDED.search(above.text)), len(above.text) < _SHORT_LINE * full
        indented = below.left > left + _INDENT * below.size and above.left < below.left
        begins.append(
            apart
            or other_size
            or bool(_ITEM.match(below.text))
            or (ended and (short or indented))
            or ((ended or short) and _is_dated(above.text, below.text))
        )
    return begins


def _is_dated(above: str, below: str) -> bool:
    """Whether one of two lines is a date alone; the lower one may also be how a sentence ends."""
    return is_dateline(above) or (is_dateline(below) and not below.endswith("."))


def _join(lines: Sequence[str], known: Counter[str]) -> str:
    """Join the lines of a paragraph, words that were cut at a line's end made whole. `known`: all words of the text."""
    text = lines[0]
    for line in lines[1:]:
        cut, following = _CUT.search(text), _NEXT.match(line)
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif cut and following and following.group()[0].islower():
            if not _keeps_hyphen(cut[1].lower(), following.group().lower(), known):
                text = text[:-1]
            text += line
        elif cut and following and following.group()[0].isupper():
            text += line  # "Russian-" and "Turkish": a hyphen of its own, and no blank behind it
        else:
            text += f" {line}"
    return text


def _keeps_hyphen(first: str, second: str, known: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is the word's own: as the rest of the text writes it, or by its first half."""
    if known[first + second] != known[f"{first}-{second}"]:
        return known[first + second] < known[f"{first}-{second}"]
    return first in _COMPOUND or first.isdigit()
