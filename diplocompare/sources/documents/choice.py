"""Which blocks of a page are its text: those that an extraction took, and what it overlooked among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal

from msgspec.structs import replace

from diplocompare.model import Value, count_words
from diplocompare.sources.documents.blocks import Block, Element, key
from diplocompare.sources.documents.document import joined
from diplocompare.sources.documents.furniture import is_furniture

# Words from which on a block is told from others by its own words, and from which on it reads as a sentence.
_TELLING, _SENTENCE = 5, 6
_ENDED = re.compile(r"[.!?…:;][\"”’»)\]]*\Z")
_ITEM_MARK = re.compile(r"(?:[-*•‣▪–—]|\(?\d{1,2}[.)])\s")
_MOSTLY_LINKS = 0.5
_Place = Literal["text", "inside", "around", "doubtful"]


class Choice(Value):
    """The text, and what was left out: `inside` the text's own part of the page, `around` it, and what is `doubtful`
    (sentences elsewhere on the page)."""

    text: str
    inside: tuple[str, ...]
    around: tuple[str, ...]
    doubtful: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words the text has."""
        return count_words(self.text)


def choose(blocks: Sequence[Block], extracted: str, title: str) -> Choice:
    """Tell a page's text from what stands around it. `extracted`: the text as somebody else found it, by lines."""
    found = _found(blocks, extracted)
    # Where most of the text is in parts that are named like furniture, the names mean something else.
    beside = sum(len(block.key) * (1 if block.around else -1) for block, was in zip(blocks, found, strict=True) if was)
    blocks = [replace(block, around=False) for block in blocks] if beside > 0 else blocks
    part = _part([block for block, was in zip(blocks, found, strict=True) if was and not block.around])
    places = [
        _place(block, part, found=was, reads=reads)
        for block, was, reads in zip(blocks, found, _readable(blocks), strict=True)
    ]
    return _sort(blocks, places, key(title))


def _place(block: Block, part: Element | None, *, found: bool, reads: bool) -> _Place:
    own = part is not None and part in block.above and not block.around
    if (found and not block.around) or (own and reads):
        return "text"
    if own:
        return "inside"
    return "doubtful" if reads and (found or not block.around) and not is_furniture(block.text) else "around"


def _found(blocks: Sequence[Block], extracted: str) -> list[bool]:
    """Find the blocks whose words were extracted."""
    lines = {line for line in map(key, extracted.split("\n")) if line}
    whole = "\n".join(lines)
    long = [line for line in lines if line.count(" ") >= _TELLING - 1]
    found = []
    for block in blocks:
        words = block.key
        telling = words.count(" ") >= _TELLING - 1
        found.append(words in lines or (telling and (words in whole or any(line in words for line in long))))
    return found


def _part(taken: Sequence[Block]) -> Element | None:
    """Return the smallest part of the page that holds every sentence that was taken, or the article around it."""
    paths = [block.above for block in taken if _is_sentence(block)]
    common = [first for first, *others in zip(*paths, strict=False) if all(first is other for other in others)]
    inner = [element for element in reversed(common) if element.tag not in ("html", "body")]
    article = next((element for element in inner if element.tag in ("article", "main")), None)
    headed = next((element for element in inner if next(element.iter("h1"), None) is not None), None)
    return next((element for element in (article, headed, *inner) if element is not None), None)


def _readable(blocks: Sequence[Block]) -> list[bool]:
    """Whether each block reads as text: a sentence, or a list and the line that announces it."""
    found = []
    announced = False
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.tag != "li":
            announced = block.text.endswith(":") and following is not None and following.tag == "li"
        found.append((announced or _is_sentence(block)) and block.linked <= _MOSTLY_LINKS)
    return found


def _is_sentence(block: Block) -> bool:
    return count_words(block.text) >= _SENTENCE and bool(_ENDED.search(block.text))


def _sort(blocks: Sequence[Block], places: Sequence[_Place], heading: str) -> Choice:
    lines: dict[_Place, list[str]] = {"text": [], "inside": [], "around": [], "doubtful": []}
    seen: set[str] = set()
    for block, place in zip(blocks, places, strict=True):
        written = block.text.split("\n")
        if block.key == heading:
            continue  # the title is told apart
        if place == "doubtful":
            lines[place].append(block.text)
            continue
        kept = [] if place != "text" or _is_idle(block, seen) else [line for line in written if not is_furniture(line)]
        lines["around" if place == "around" else "inside"] += [line for line in written if line not in kept]
        if kept:
            seen.add(block.key)
            lines["text"].append(_marked(block, "\n".join(kept)))
    inside, around, doubtful = (tuple(lines[place]) for place in ("inside", "around", "doubtful"))
    return Choice(joined(lines["text"]), inside, around, doubtful)


def _is_idle(block: Block, seen: set[str]) -> bool:
    """Whether a block says nothing new: a passage that stood above already, or a short line that only links."""
    return block.key in seen if block.key.count(" ") >= _TELLING else block.linked == 1


def _marked(block: Block, text: str) -> str:
    """Show a list item as one."""
    return f"- {text}" if block.tag == "li" and not _ITEM_MARK.match(text) else text
