"""The paragraphs of an article, and which lines of its page are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import WORD, Span, Value, count_words

# A line shorter than this was not broken by its width.
_WRAPPED = 45
# The most words of a heading, and of a line of furniture that ends like a sentence.
_HEADING, _FURNITURE = 14, 25
_LINE = re.compile(r"[^\n]+")
_OPENS = re.compile(r"[\s•‣▪*#>\-–—|]*")
_CLOSERS = "\"'”’»)]* "


class Block(Value):
    """A paragraph of an article, or a line of furniture."""

    start: int
    end: int
    furniture: bool = False

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return Span(self.start, self.end)


def blocks(text: str, lexicon: Lexicon) -> tuple[Block, ...]:
    """Return paragraphs and lines of furniture in order. `lexicon`: what it knows of articles."""
    found: list[Block] = []
    for lines in _groups(text):
        wrapped = _is_wrapped(text, lines)
        for line in [Span(lines[0].start, lines[-1].end)] if wrapped else lines:
            opened = bool(found) and not found[-1].furniture and text[found[-1].end - 1] == ":"
            furniture = _is_furniture(text[line.start : line.end], lexicon, listed=opened)
            found.append(Block(*line, furniture))
    return tuple(found)


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield the lines that hold words, those without an empty line between them together."""
    group: list[Span] = []
    for found in _LINE.finditer(text):
        inner = found.group()
        start = found.start() + len(inner) - len(inner.lstrip())
        line = Span(start, found.end() - (len(inner) - len(inner.rstrip())))
        if not WORD.search(text, *line):
            continue
        if group and re.search(r"\n[ \t\r]*\n", text[group[-1].end : line.start]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    if len(lines) < 2 or not _ends(text[lines[-1].start : lines[-1].end]):
        return False
    before = [text[line.start : line.end] for line in lines[:-1]]
    return all(len(line) >= _WRAPPED for line in before) and any(not _ends(line) for line in before)


def _is_furniture(line: str, lexicon: Lexicon, *, listed: bool) -> bool:
    words, small = count_words(line), _OPENS.sub("", line, count=1).lower()
    ended = _ends(line)
    if words <= _FURNITURE and any(phrase in small for phrase in lexicon.article.furniture.anywhere):
        return True
    if not ended and any(small.startswith(opening) for opening in lexicon.article.furniture.openings):
        return True
    if line.rstrip(_CLOSERS).endswith(("?", "!")):
        return words <= _HEADING and len(re.findall(r"[.?!]\s", line)) == 0 and line[0] not in "\"“'‘«"
    return not ended and not listed and (words <= 2 * _HEADING or not re.search(r"[a-z]{3} [a-z]", line))


def _ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.rstrip(_CLOSERS).endswith((".", "!", "?", ":", ";", ",", "…"))
