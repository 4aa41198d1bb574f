"""What is missing from a text or does not belong to it: markup, omissions, an end that is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplocompare.lexicon.phrases import smaller
from diplocompare.model import WORD, Evidence, Note, Readout
from diplocompare.provenance.claims import HEADING_WORDS, MARKS, SHOWN, quoted_line

_MOST_PLACES = 20
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


def markup_notes(readout: Readout, text: str) -> Iterator[Note]:
    """Yield a note where a text is JSON, or holds marks of HTML; `text`: what it is called in a sentence."""
    start = readout.text[:1000].lstrip()[:1]
    keys = [match.span() for match in _JSON.finditer(readout.text)] if start in ("{", "[") else []
    tags = [match.span() for match in _TAG.finditer(readout.text)] if {"<", "&"} & set(readout.text) else []
    if len(keys) >= _FEW_MARKS:
        told = f"{text} is JSON rather than prose."
        yield Note("markup", readout.id, told, (Evidence(readout.id, *keys[0]),))
    if len(tags) >= _FEW_MARKS:
        told = f"{text} holds {len(tags)} marks of HTML, which are compared as if they were words."
        yield Note("markup", readout.id, told, (Evidence(readout.id, *tags[0]),))


def omission_notes(readout: Readout, text: str) -> Iterator[Note]:
    """Marks of what was left out, but for one at the very end, which is another note."""
    end = len(readout.text.rstrip())
    places = [match.span() for match in _OMISSION.finditer(readout.text) if match.end() < end]
    if places:
        times = "once" if len(places) == 1 else f"{len(places)} times"
        evidence = tuple(Evidence(readout.id, *place) for place in places[:_MOST_PLACES])
        yield Note("omission", readout.id, f"{text} marks {times} that words were left out.", evidence)


def cut_off_notes(readout: Readout, text: str, ends: frozenset[str]) -> Iterator[Note]:
    """Yield a note where a text seems to be cut off; `ends`: the phrases of links that stand where a text was cut."""
    body = readout.text.rstrip()
    line = body[body.rfind("\n") + 1 :]
    closed = _CLOSING_MARKS.sub("", body[-2 * SHOWN :])
    words = smaller(closed[closed.rfind("\n") + 1 :]).strip(MARKS + _BRACKETS)
    link = any(words.endswith(end) and words[: -len(end)].rstrip(MARKS)[-1:] in (".", "…", "]", "[") for end in ends)
    if words in ends or link or _TRAIL.search(body[-20:]) or _in_mid_sentence(readout.text, line):
        start = len(body) - min(len(line), SHOWN)
        start = max(start, body.find(" ", start) + 1) if len(line) > SHOWN else start
        told = f"{text} seems to be cut off at its end: {quoted_line(body[start:])}."
        yield Note("cut-off", readout.id, told, (Evidence(readout.id, start, len(body)),))


def _in_mid_sentence(text: str, line: str) -> bool:
    """Whether the last line is prose that stops in a sentence, in a text whose other sentences have an end.

    Lists of participants end in a name, so one that ends the text tells nothing.
    """
    last = WORD.findall(line[-2 * SHOWN :])[-1:]
    if not last or not line.endswith((last[0], *_JOINS)) or _LIST_ITEM.match(line) or "://" in line[-2 * SHOWN :]:
        return False
    stops = last[0].islower() or line.endswith(_JOINS)
    return stops and len(WORD.findall(line)) >= HEADING_WORDS and _SENTENCE_END.search(text) is not None
