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

# A block of so many words is told from all others of a page by them; shorter ones ("Read more") may stand twice.
_TELLING_WORDS = 5
# A block of fewer words is no sentence, however it ends.
_SENTENCE_WORDS = 6
_ENDED = re.compile(r"[.!?…:;][\"”’»)\]]*\Z")
_ITEM_MARK = re.compile(r"(?:[-*•‣▪–—]|\(?\d{1,2}[.)])\s")
# A block with more than this part of its letters in links leads elsewhere.
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
    taken = [block for block, was_found in zip(blocks, found, strict=True) if was_found]
    around = sum(len(block.key) for block in taken if block.around)
    if around > sum(len(block.key) for block in taken if not block.around):
        # Most of the text is in parts that are named like furniture: here the names mean something else.
        blocks = [replace(block, around=False) for block in blocks]
        taken = [replace(block, around=False) for block in taken]
    part = _part([block for block in taken if not block.around])
    places = [
        _place(block, part, found=was_found, reads=reads)
        for block, was_found, reads in zip(blocks, found, _readable(blocks), strict=True)
    ]
    return _sort(blocks, places, key(title))


def _place(block: Block, part: Element | None, *, found: bool, reads: bool) -> _Place:
    """Say where a block belongs. `part`: that of the page which holds the text; `reads`: whether it reads as text."""
    if found and not block.around:
        return "text"
    if part is not None and part in block.above and not block.around:
        # The extraction overlooks sentences and lists in the midst of what it takes.
        return "text" if reads else "inside"
    if reads and (found or not block.around) and not is_furniture(block.text):
        return "doubtful"
    return "around"


def _found(blocks: Sequence[Block], extracted: str) -> list[bool]:
    """Find the blocks whose words were extracted: as one line, or where they are telling as a part or whole of one."""
    lines = {line for line in map(key, extracted.split("\n")) if line}
    whole = "\n".join(lines)
    telling_lines = [line for line in lines if _is_telling(line)]
    return [
        block.key in lines
        or (_is_telling(block.key) and (block.key in whole or any(line in block.key for line in telling_lines)))
        for block in blocks
    ]


def _is_telling(words: str) -> bool:
    return words.count(" ") + 1 >= _TELLING_WORDS


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
    return count_words(block.text) >= _SENTENCE_WORDS and bool(_ENDED.search(block.text))


def _sort(blocks: Sequence[Block], places: Sequence[_Place], title: str) -> Choice:
    """Sort the lines of all blocks by their places. `title`: its words, which are told apart and stand in none."""
    lines: dict[_Place, list[str]] = {"text": [], "inside": [], "around": [], "doubtful": []}
    seen: set[str] = set()
    for block, place in zip(blocks, places, strict=True):
        if block.key == title:
            continue
        written = block.text.split("\n")
        if place == "doubtful":
            lines["doubtful"].append(block.text)
        elif place == "around":
            lines["around"] += written
        else:
            kept = []
            if place == "text" and not _is_idle(block, seen):
                kept = [line for line in written if not is_furniture(line)]
            lines["inside"] += [line for line in written if line not in kept]
            if kept:
                seen.add(block.key)
                lines["text"].append(_marked(block, "\n".join(kept)))
    return Choice(joined(lines["text"]), tuple(lines["inside"]), tuple(lines["around"]), tuple(lines["doubtful"]))


def _is_idle(block: Block, seen: set[str]) -> bool:
    """Whether a block says nothing new: a passage that stood above already, or a short line that only links."""
    return block.key in seen if block.key.count(" ") >= _TELLING_WORDS else block.linked == 1


def _marked(block: Block, text: str) -> str:
    """Show a list item as one."""
    return f"- {text}" if block.tag == "li" and not _ITEM_MARK.match(text) else text
