"""What is missing from a text or does not belong to it: markup, omissions, an end that is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplocompare.lexicon.phrases import smaller
from diplocompare.model import WORD, Evidence, Note, Readout
from diplocompare.phrasing import notes as sentences
from diplocompare.phrasing.notes import QUOTED_LETTERS
from diplocompare.provenance.claims import HEADING_WORDS, MARKS

_MOST_PLACES = 20
# How much of a text's or a line's end is looked at.
_LAST_LETTERS = 120
_OMISSION = re.compile(r"[\[(]\s?(?:\.{3}|…)\s?[\])]")
_JOINS = (",", "-", "–", "—", "(")
_BRACKETS = "[]()…. "
_SENTENCE_END = re.compile(r"[a-z0-9\"”’)][.!?][\"”’)]?(?:\s|$)")
_TRAIL = re.compile(r"(?:\.{3,}|…|[\[(]\s?(?:\.{3}|…)\s?[\])])$")
_CLOSING_MARKS = re.compile(r"[\s#*_=~\-–—>»→.…|]+\Z")
_LIST_ITEM = re.compile(r"\s*(?:[-•*·–—]|\(?\w{1,3}[.)])\s")
_JSON = re.compile(r'"[^"\n]{1,80}"\s{0,4}:')
_TAG = re.compile(
    r"</?(?:p|div|span|br|a|b|i|u|em|strong|h[1-6]|ul|ol|li|table|tr|td|th|img|section|article|script|style|meta|link|"
    r"figure|header|footer|nav|main|iframe|blockquote)\b[^<>]{0,300}>|&(?:nbsp|amp|quot|rsquo|ldquo|rdquo|#\d{2,5});",
    re.IGNORECASE,
)
_FEW_MARKS = 3


def markup_notes(readout: Readout, side: str) -> Iterator[Note]:
    """Yield a note where a text is JSON, or holds marks of HTML; `side`: the side's name in a sentence."""
    start = readout.text[:1000].lstrip()[:1]
    keys = [match.span() for match in _JSON.finditer(readout.text)] if start in ("{", "[") else []
    tags = [match.span() for match in _TAG.finditer(readout.text)] if {"<", "&"} & set(readout.text) else []
    if len(keys) >= _FEW_MARKS:
        yield Note("markup", readout.id, sentences.is_json(side), (Evidence(readout.id, *keys[0]),))
    if len(tags) >= _FEW_MARKS:
        yield Note("markup", readout.id, sentences.has_markup(side, len(tags)), (Evidence(readout.id, *tags[0]),))


def omission_notes(readout: Readout, side: str) -> Iterator[Note]:
    """Yield a note where a text marks that words were left out; a mark at its very end is another note."""
    end = len(readout.text.rstrip())
    places = [match.span() for match in _OMISSION.finditer(readout.text) if match.end() < end]
    if places:
        evidence = tuple(Evidence(readout.id, *place) for place in places[:_MOST_PLACES])
        yield Note("omission", readout.id, sentences.has_omissions(side, len(places)), evidence)


def cut_off_notes(readout: Readout, side: str, ends: frozenset[str]) -> Iterator[Note]:
    """Yield a note where a text seems to be cut off; `ends`: the phrases of links that stand where a text was cut."""
    body = readout.text.rstrip()
    line = body[body.rfind("\n") + 1 :]
    closed = _CLOSING_MARKS.sub("", body[-_LAST_LETTERS:])
    words = smaller(closed[closed.rfind("\n") + 1 :]).strip(MARKS + _BRACKETS)
    link = any(words.endswith(end) and words[: -len(end)].rstrip(MARKS)[-1:] in (".", "…", "]", "[") for end in ends)
    if words in ends or link or _TRAIL.search(body[-20:]) or _in_mid_sentence(readout.text, line):
        start = len(body) - min(len(line), QUOTED_LETTERS)
        start = max(start, body.find(" ", start) + 1) if len(line) > QUOTED_LETTERS else start
        told = sentences.is_cut_off(side, body[start:])
        yield Note("cut-off", readout.id, told, (Evidence(readout.id, start, len(body)),))


def _in_mid_sentence(text: str, line: str) -> bool:
    """Whether the last line is prose that stops in a sentence, in a text whose other sentences have an end.

    Lists of participants end in a name, so one that ends the text tells nothing.
    """
    last = WORD.findall(line[-_LAST_LETTERS:])[-1:]
    if not last or not line.endswith((last[0], *_JOINS)) or _LIST_ITEM.match(line) or "://" in line[-_LAST_LETTERS:]:
        return False
    stops = last[0].islower() or line.endswith(_JOINS)
    return stops and len(WORD.findall(line)) >= HEADING_WORDS and _SENTENCE_END.search(text) is not None
