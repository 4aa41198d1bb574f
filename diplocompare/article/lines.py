"""The paragraphs of an article, and which lines of its page are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import WORD, Span, Value, count_words

_LEAST_WRAPPED = 45  # characters of a line that its width broke
_MOST_ASKED = 14  # words of a question or an outcry that is a heading
_MOST_UNENDED = 28  # words of a heading or caption that ends unlike a sentence
_MOST_PHRASED = 25  # words of a line that a phrase makes furniture
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
        line = stripped(text, *found.span())
        if not WORD.search(text, *line):
            continue
        if group and re.search(r"\n[ \t\r]*\n", text[group[-1].end : line.start]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def stripped(text: str, start: int, end: int) -> Span:
    """Return a part of a text without the white space at its ends."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines are one paragraph that was broken by its width: all are long, some end in mid-sentence."""
    if len(lines) < 2 or not _ends(text[lines[-1].start : lines[-1].end]):
        return False
    before = [text[line.start : line.end] for line in lines[:-1]]
    return all(len(line) >= _LEAST_WRAPPED for line in before) and any(not _ends(line) for line in before)


def _is_furniture(line: str, lexicon: Lexicon, *, listed: bool) -> bool:
    """Whether a line is no part of the article. `listed`: it stands below a line that ends in a colon."""
    words, small = count_words(line), _OPENS.sub("", line, count=1).lower()
    ended = _ends(line)
    if words <= _MOST_PHRASED and any(phrase in small for phrase in lexicon.article.furniture.anywhere):
        return True
    if not ended and small.startswith(lexicon.article.furniture.openings):
        return True
    if line.rstrip(_CLOSERS).endswith(("?", "!")):
        # A question alone is a heading; one that is quoted, or stands behind another sentence, is not.
        return words <= _MOST_ASKED and not re.search(r"[.?!]\s", line) and line[0] not in "\"“'‘«"
    # A heading, a byline, a caption; longer lines only where they are no running text.
    return not ended and not listed and (words <= _MOST_UNENDED or not re.search(r"[a-z]{3} [a-z]", line))


def _ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.rstrip(_CLOSERS).endswith((".", "!", "?", ":", ";", ",", "…"))
