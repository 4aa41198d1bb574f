"""A page's tree to its paragraphs, in order: what a reader sees as one block of text, and where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from diplocompare.model import WORD, Value

# lxml has no types of its own.
Element = Any
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
# Not text of the page, though some hold letters.
UNREAD = frozenset(
    """button canvas embed head iframe input label math noscript object option script select style svg template
    textarea title video audio""".split()
)
_AROUND = frozenset("nav footer aside figcaption figure dialog menu".split())
# In the names that pages give to their parts; compared word by word, so that "headline" is no "head".
_AROUND_NAMES = frozenset(
    """aside banner breadcrumb breadcrumbs byline caption comment comments consent cookie cookies disclaimer footer
    latest login menu meta modal nav navbar navigation newsletter pagination popup promo recommended related share
    sharing sidebar signup social subscribe tag tags teaser teasers toolbar tools widget""".split()
)
_NAME_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
# They join or divide words unseen: soft hyphens, zero-width spaces, marks of byte order.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class Block(Value):
    """A paragraph, heading or list item. `key`: its words alone; `linked`: the part of its letters that is in links;
    `around`: whether it stands in what is not the text itself, by the tags or the names of the elements above it."""

    text: str
    key: str
    tag: str
    linked: float
    around: bool
    above: tuple[Element, ...]


def key(text: str) -> str:
    """Return the words of a text in one form, with single spaces."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", clean(text)).casefold()))


def clean(text: str) -> str:
    """Return a text without characters that cannot be seen."""
    return _CONTROL.sub("", text.translate(_UNSEEN))


def is_hidden(element: Element) -> bool:
    """Whether a page says that an element is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def read_blocks(root: Element) -> Iterator[Block]:
    """Yield the blocks below an element, in order; without recursion, as a hostile page may be nested deep."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    gathered: list[tuple[str, bool]] = []
    path: list[Element] = []
    links = 0
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if tag in _BLOCKS:
            yield from _blocks(gathered, path)
            gathered = []
        if event == "start":
            path.append(element)
            links += tag == "a"
            if tag in UNREAD:
                walk.skip_subtree()
            else:
                gathered.append((element.text or "", links > 0))
        else:
            path.pop()
            links -= tag == "a"
            if tag == "br":
                gathered.append(("\n", False))
            gathered.append((_gap(element) + (element.tail or ""), links > 0))
    yield from _blocks(gathered, path)


def _gap(element: Element) -> str:
    """Set apart what the page's style does: two links, or a time and what follows it."""
    following = element.getnext()
    beside = element.tag == "time" or (element.tag == "a" and following is not None and following.tag == "a")
    return " " if beside and not element.tail else ""


def _blocks(gathered: list[tuple[str, bool]], path: list[Element]) -> Iterator[Block]:
    """Yield what was gathered, cut where the page leaves a line empty."""
    part: list[tuple[str, bool]] = []
    breaks = 0
    for text, linked in gathered:
        if text == "\n" and not linked:
            breaks += 1
            part.append((text, linked))
            continue
        if text.strip():
            if breaks > 1:
                yield from _block(part, path)
                part = []
            breaks = 0
        part.append((re.sub(r"\s+", " ", text), linked))
    yield from _block(part, path)


def _block(part: list[tuple[str, bool]], path: list[Element]) -> Iterator[Block]:
    lines = clean("".join(text for text, _ in part)).split("\n")
    text = "\n".join(folded for line in lines if (folded := " ".join(line.split())))
    if text:
        letters = sum(len(piece.strip()) for piece, _ in part)
        linked = sum(len(piece.strip()) for piece, in_link in part if in_link)
        tag = next((e.tag for e in reversed(path) if e.tag in _BLOCKS), "")
        yield Block(text, key(text), tag, linked / max(letters, 1), _is_around(path), tuple(path))


def _is_around(path: list[Element]) -> bool:
    for element in path:
        # What wraps the whole page is named after the page's theme.
        if element.tag in ("html", "body"):
            continue
        if element.tag in _AROUND:
            return True
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _AROUND_NAMES.intersection(word.lower() for word in _NAME_WORD.findall(names)):
            return True
    return False
