"""The points of a readout with what stands around them: paragraph, sentence, background, quotation and turn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import any_of
from diplocompare.lexicon.tokens import bare_words
from diplocompare.model import Readout, Span, Value
from diplocompare.parties.references import NOBODY, OWN

_CHARACTERS_READ = 1_000  # of a point, in which its speaker is looked for
_CHARACTERS_OF_TAIL = 200  # behind a quotation, in which is told whose it was
_WORDS_OF_OPENING = 6  # of a paragraph, in which the event is its subject
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|(?<=[.!?:”\")])[ \t]*\n\s*")
_ENDS = re.compile(r"[.!?…:][\"”’')\]]*\s*$")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
# "Name:", also "Name (as translated):"; the name is what stands before a bracket.
_LABEL = re.compile(r"(?P<name>[^\W\d_][^\n:()\[\]]{0,60}?)\s*(?:[(\[][^\n()\[\]]{0,40}[)\]])?\s*:\s+(?=\S)")
_QUOTE_OPENS = re.compile(r"[“„«]|(?:(?<=[\s(\[—–])|^)\"(?=\S)", re.MULTILINE)
_QUOTE_CLOSES = re.compile(r"[”»]|(?<=\S)\"")
_MOST_WORDS_OF_LABEL = 6


class Passage(Value):
    """A point as it is read: `text` of at most 1,000 characters.

    `paragraph`: its number; `opens`: it begins a sentence; `background`: it stands in what says of itself that it is
    background; `turn`: who has the floor by a "Name:" before it, None outside turns; `tail`: where it ends
    inside a quotation, what follows that; `quoted`: it begins inside one; `rest`: what follows in its sentence.
    """

    text: str
    paragraph: int
    opens: bool
    background: bool
    turn: int | None
    quoted: bool
    tail: str
    rest: str


def passages(readout: Readout, who: Callable[[str], int | None], lexicon: Lexicon) -> Iterator[Passage]:
    """Yield the points of a readout. `who`: who is meant by a name before a colon, None where it names nobody."""
    text = readout.text
    paragraphs = _paragraphs(text)
    starts = [paragraph.start for paragraph in paragraphs]
    background = _background(text, paragraphs, lexicon)
    turns = _turns(text, paragraphs, who, lexicon)
    quotations = [quotation for paragraph in paragraphs for quotation in _quotations(text, paragraph)]
    for point in readout.points:
        number = max(0, bisect_right(starts, point.start) - 1)
        words = text[point.start : min(point.end, point.start + _CHARACTERS_READ)]
        before = text[paragraphs[number].start : point.start]
        inside = next((each for each in quotations if each.start <= point.start < each.end), None)
        yield Passage(
            text=words,
            paragraph=number,
            opens=not words[:1].islower() and (not before.strip() or bool(_ENDS.search(before))),
            background=any(each.start <= point.start < each.end for each in background),
            turn=turns.get(number),
            quoted=inside is not None and inside.end >= point.end,
            tail=_tail(text, inside.end) if inside else "",
            rest=_tail(text, point.end) if not _ENDS.search(words) else "",
        )


def _paragraphs(text: str) -> list[Span]:
    bounds = [0, *(found.end() for found in _PARAGRAPH.finditer(text)), len(text)]
    return [Span(start, end) for start, end in pairwise(bounds) if start < end] or [Span(0, 0)]


def _background(text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> tuple[Span, ...]:
    """What says that it is background, to the end of its paragraph, and all that follows a heading that says so."""
    begins = _background_openings(lexicon)
    for paragraph in paragraphs:
        heading = begins.match(text, paragraph.start, paragraph.end)
        if heading and not text[heading.end() : paragraph.end].strip(" :*_)].\n"):
            return (*_labelled_parts(text, paragraphs, begins), Span(paragraph.start, len(text)))
    return _labelled_parts(text, paragraphs, begins)


def _labelled_parts(text: str, paragraphs: Sequence[Span], begins: re.Pattern[str]) -> tuple[Span, ...]:
    """From each sentence that begins with "Background:" or the like to the end of its paragraph."""
    found = []
    for paragraph in paragraphs:
        starts = (paragraph.start, *(end.end() for end in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end)))
        labels = (start for start in starts if (at := begins.match(text, start, paragraph.end)) and at["sign"])
        first = next(labels, None)
        if first is not None:
            found.append(Span(first, paragraph.end))
    return tuple(found)


@cache
def _background_openings(lexicon: Lexicon) -> re.Pattern[str]:
    """What begins background: one of the openings, and the sign behind it, if any."""
    return re.compile(
        rf"[\s(*#_\[]*(?:{any_of(lexicon.speakers.background.openings)})\b[*_]*(?P<sign>[:)\].\n–—]?)", re.IGNORECASE
    )


def _turns(
    text: str, paragraphs: Sequence[Span], who: Callable[[str], int | None], lexicon: Lexicon
) -> dict[int, int | None]:
    """Who has the floor in which paragraph of a transcript; one between turns that tells of the event is nobody's."""
    lists, persons = lexicon.speakers.turns, lexicon.speakers.floor.persons
    labels = [_label(text, paragraph) for paragraph in paragraphs]
    known = [who(label) if label else None for label in labels]
    found: dict[int, int | None] = {}
    if not any(each is not None for each in known):
        return found
    floor: int | None = None
    for number, (label, speaker) in enumerate(zip(labels, known, strict=True)):
        words = bare_words(text[paragraphs[number].start : paragraphs[number].end])
        if speaker is not None:
            floor = speaker
        elif label and label.lower() in lists.asking:
            floor = NOBODY
        elif label and (label.istitle() or label.isupper()):
            floor = OWN  # one of the issuer's own ministers
        elif not lists.events.isdisjoint(words[:_WORDS_OF_OPENING]) and persons.isdisjoint(words):
            floor = None
        if floor is not None:
            found[number] = floor
    return found


def _label(text: str, paragraph: Span) -> str | None:
    found = _LABEL.match(text, paragraph.start, paragraph.end)
    if not found or not found["name"][:1].isupper() or len(found["name"].split()) > _MOST_WORDS_OF_LABEL:
        return None
    return found["name"].strip()


def _quotations(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the quotations of a paragraph with their signs; one inside another is part of it."""
    depth, start = 0, paragraph.start
    for at in range(paragraph.start, paragraph.end):
        if text[at] not in '"“”„«»':
            continue
        if _QUOTE_OPENS.match(text, at):
            start = at if depth == 0 else start
            depth += 1
        elif depth and _QUOTE_CLOSES.match(text, at):
            depth -= 1
            if depth == 0:
                yield Span(start, at + 1)


def _tail(text: str, start: int) -> str:
    """What follows a place in its sentence; nothing where a quotation that ends there ends the sentence too."""
    if _ENDS.search(text[max(0, start - 2) : start]) and text[start:].lstrip()[:1].isupper():
        return ""
    end = _SENTENCE_END.search(text, start, start + _CHARACTERS_OF_TAIL)
    return text[start : end.start() if end else start + _CHARACTERS_OF_TAIL]
