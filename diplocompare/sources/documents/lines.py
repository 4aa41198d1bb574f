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
_MARGIN = 3
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
    common = Counter(form for page in margins for form in {_form(line) for line in page})
    needed = max(2, (len(pages) + 1) // 2)
    kept, taken = [], []
    for page, margin in zip(pages, margins, strict=True):
        outermost = {id(line) for line in _outermost(page)}
        off = {
            id(line)
            for line in margin
            if common[_form(line)] >= needed
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
        begins = _begins(page)
        for line, new in zip(page, begins, strict=True):
            goes_on = line is page[0] and groups and not _ENDED.search(groups[-1][-1].text) and line.text[:1].islower()
            if groups and (goes_on or (not new and line is not page[0])):
                groups[-1].append(line)
            else:
                groups.append([line])
    known = Counter(word.lower() for group in groups for line in group for word in re.findall(r"[\w-]+", line.text))
    joined = [_join([line.text for line in group], known) for group in groups]
    return [text for text in joined if not is_furniture(text)], [text for text in joined if is_furniture(text)]


def _margin(page: Sequence[Line]) -> list[Line]:
    """Return the highest and the lowest lines of a page; not all of a short one, unless it has no more."""
    ordered = sorted(page, key=lambda line: -line.height)
    return list({id(line): line for line in (*ordered[:_MARGIN], *ordered[-_MARGIN:])}.values())


def _outermost(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.height)
    return [*ordered[:1], *ordered[-1:]] if len(ordered) > 1 else []


def _form(line: Line) -> tuple[str, int]:
    """What a header has in common on all pages: its words, but for numbers, and roughly its place."""
    return _DIGITS.sub("#", line.text.casefold()), round(line.height / 20)


def _begins(page: Sequence[Line]) -> list[bool]:
    """Whether each line of a page begins a paragraph."""
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
        apart = gap < 0 or (gap > 1.3 * usual and gap > 1.35 * max(above.size, below.size))
        other = abs(above.size - below.size) > 0.1 * max(above.size, below.size)
        ended = bool(_ENDED.search(above.text))
        short = ended and len(above.text) < 0.75 * full
        indented = ended and below.left > left + 0.5 * below.size and above.left < below.left
        begins.append(
            apart or other or short or indented or bool(_ITEM.match(below.text)) or _dated(above, below, full)
        )
    return begins


def _dated(above: Line, below: Line, full: float) -> bool:
    """Whether one of two lines is a date alone, and no sentence goes on in it."""
    apart = bool(_ENDED.search(above.text)) or len(above.text) < 0.75 * full
    return apart and (is_dateline(above.text) or (is_dateline(below.text) and not below.text.endswith(".")))


def _join(lines: Sequence[str], known: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        cut, following = _CUT.search(text), _NEXT.match(line)
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif cut and following and following.group()[0].islower():
            text = (text if _keeps_hyphen(cut[1].lower(), following.group().lower(), known) else text[:-1]) + line
        else:
            text = text + ("" if cut and following and following.group()[0].isupper() else " ") + line
    return text


def _keeps_hyphen(first: str, second: str, known: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is the word's own: as the rest of the text writes it, or by its first half."""
    if known[first + second] != known[f"{first}-{second}"]:
        return known[first + second] < known[f"{first}-{second}"]
    return first in _COMPOUND or first.isdigit()
