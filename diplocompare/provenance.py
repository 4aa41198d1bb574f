"""What to know of the texts of one call before they are compared: each note one neutral sentence and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from types import MappingProxyType
from typing import Literal

from diplocompare import language
from diplocompare.copies import Runs, common
from diplocompare.lexicon.phrases import smaller
from diplocompare.lexicon.words import Lexicon, load_lexicon
from diplocompare.model import WORD, Evidence, Note, Readout
from diplocompare.naming import listed, possessive, side_names
from diplocompare.parties import find_date

Together = Literal["same", "copy", "part", "dates", "lengths"]
Claim = Literal["excerpt", "translation", "machine-translation", "transcript", "abridged-translation"]
Kind = Together | Claim | Literal["cut-off", "omission", "furniture", "language", "language-label", "markup"]
MULTILINGUAL = "paraphrase-multilingual-MiniLM-L12-v2"

# From this part of their words on two texts are one; from that part on the shorter stands in the longer.
_COPY, _PART = 0.8, 0.9
_LEAST_PART_WORDS = 30
_UNEQUAL = 5
_WHOLLY = 0.9
_SHOWN, _MOST_SHOWN, _MOST_PLACES = 60, 3, 20
_HEADING_WORDS, _LONGEST_HEADING = 10, 120
# In the order in which they are told: a machine's translation is not told as another one besides.
_SAYS: Mapping[Claim, str] = {
    "excerpt": "calls itself an excerpt or a summary",
    "machine-translation": "calls itself a machine translation",
    "translation": "calls itself a translation",
    "transcript": "calls itself a transcript",
    "abridged-translation": "may be an abridged translation",
}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
# A heading's or a list item's marks, and what stands around a bracket's words.
_MARKS = " \t#*_>|=~-–—•·\"'“”‘’«»:"
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{3,120})[)\]]")
_LINE = re.compile(r"[^\n]+")
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
_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})


def notes(
    readouts: Sequence[Readout],
    *,
    dropped: Mapping[str, Sequence[str]] = _NONE,
    multilingual: bool = False,
    lexicon: Lexicon | None = None,
) -> tuple[Note, ...]:
    """Return what is to be known of the readouts of one call, each with an id: first of all together, then of each.

    `dropped`: by the id of a readout, the lines that were left out when its file was read; `multilingual`: whether the
    model is one that knows more than English.
    """
    names = side_names(readouts)
    claims = _claims(lexicon or load_lexicon())
    found = [*_copies(readouts, names), *_dates(readouts, names), *_lengths(readouts, names)]
    for readout in readouts:
        text = possessive(names[readout.id]) + " text"
        found += _furniture(readout.id, names[readout.id], dropped.get(readout.id, ()))
        found += _markup(readout, text)
        found += claims.told_by(readout, text)
        found += _omissions(readout, text)
        found += _cut_off(readout, text, claims.ends)
        found += _tongues(readout, text, multilingual=multilingual)
    return tuple(found)


# Of all of them together.


def _copies(readouts: Sequence[Readout], names: Mapping[str, str]) -> Iterator[Note]:
    runs = [Runs.of(readout.text) for readout in readouts]
    for one, other in combinations(range(len(readouts)), 2):
        pair = readouts[one], readouts[other]
        sides = f"{names[pair[0].id]} and {names[pair[1].id]}"
        if pair[0].sha256 == pair[1].sha256:
            yield Note("same", None, f"{sides} are given the very same text.")
            continue
        found = common(runs[one], runs[other])
        if found is None:
            continue
        evidence = tuple(Evidence(each.id, *span) for each, span in zip(pair, found.longest, strict=True))
        if found.whole >= _COPY:
            yield Note("copy", None, f"{sides} are copies of one text: {_percent(found.whole)} the same.", evidence)
        elif found.part >= _PART and pair[found.shorter].words >= _LEAST_PART_WORDS:
            inner, outer = (possessive(names[pair[at].id]) for at in (found.shorter, 1 - found.shorter))
            told = f"{_percent(found.part)} of {inner} text stands word for word in {outer}."
            yield Note("part", None, told, evidence)


def _percent(part: float) -> str:
    """A part as a percentage that says 100 only of all."""
    return f"{100 if part == 1 else min(99, round(100 * part))}%"


def _dates(readouts: Sequence[Readout], names: Mapping[str, str]) -> Iterator[Note]:
    """More than a day apart: a call may end after midnight, and is another day's on the other side of the world."""
    days = []
    for readout in readouts:
        told = readout.date if readout.date and _DAY.fullmatch(readout.date) else find_date(readout.text)
        if told and (number := _day_number(told)) is not None:
            days.append((number, told, readout))
    if len(days) > 1 and max(days, key=_number)[0] - min(days, key=_number)[0] > 1:
        dated = [f"{possessive(names[readout.id])} is of {told}" for _, told, readout in days]
        evidence = tuple(_where(readout, told) for _, told, readout in days if readout.date != told)
        yield Note("dates", None, f"The dates do not fit one call: {listed(dated)}.", evidence)


def _number(day: tuple[int, str, Readout]) -> int:
    return day[0]


def _day_number(date: str) -> int | None:
    """Count the days of the calendar; None for a day that is in none. The clock's own module is kept out of here."""
    found = _DAY.fullmatch(date)
    year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    # Years begin in March, so that the leap day is the last.
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day


def _where(readout: Readout, date: str) -> Evidence:
    """The words of a text from which its date was read: as few as still give it."""
    end = next(end for end in range(len(readout.text) + 1) if find_date(readout.text[:end]) == date)
    start = next(start for start in range(end, -1, -1) if find_date(readout.text[start:end]) == date)
    return Evidence(readout.id, start, end)


def _lengths(readouts: Sequence[Readout], names: Mapping[str, str]) -> Iterator[Note]:
    by_length = sorted(readouts, key=lambda readout: readout.words)
    if by_length and by_length[-1].words >= _UNEQUAL * max(1, by_length[0].words):
        told = [f"{possessive(names[each.id])} has {each.words:,} words" for each in (by_length[-1], by_length[0])]
        yield Note("lengths", None, f"The texts are very unequal in length: {listed(told)}.")


# Of each by itself.


def _furniture(id: str, name: str, lines: Sequence[str]) -> Iterator[Note]:
    if lines:
        shown = [_quoted(line) for line in lines[:_MOST_SHOWN]]
        more = [f"{len(lines) - _MOST_SHOWN} more"] if len(lines) > _MOST_SHOWN else []
        count = "1 line was" if len(lines) == 1 else f"{len(lines)} lines were"
        yield Note("furniture", id, f"Of {possessive(name)} page {count} dropped: {listed([*shown, *more])}.")


def _markup(readout: Readout, text: str) -> Iterator[Note]:
    start = readout.text[:1000].lstrip()[:1]
    keys = [match.span() for match in _JSON.finditer(readout.text)] if start in ("{", "[") else []
    tags = [match.span() for match in _TAG.finditer(readout.text)] if {"<", "&"} & set(readout.text) else []
    if len(keys) >= _FEW_MARKS:
        told = f"{text} is JSON rather than prose."
        yield Note("markup", readout.id, told, (Evidence(readout.id, *keys[0]),))
    if len(tags) >= _FEW_MARKS:
        told = f"{text} holds {len(tags)} marks of HTML, which are compared as if they were words."
        yield Note("markup", readout.id, told, (Evidence(readout.id, *tags[0]),))


def _omissions(readout: Readout, text: str) -> Iterator[Note]:
    """Marks of what was left out, but for one at the very end, which is another note."""
    end = len(readout.text.rstrip())
    places = [match.span() for match in _OMISSION.finditer(readout.text) if match.end() < end]
    if places:
        times = "once" if len(places) == 1 else f"{len(places)} times"
        evidence = tuple(Evidence(readout.id, *place) for place in places[:_MOST_PLACES])
        yield Note("omission", readout.id, f"{text} marks {times} that words were left out.", evidence)


def _cut_off(readout: Readout, text: str, ends: frozenset[str]) -> Iterator[Note]:
    body = readout.text.rstrip()
    line = body[body.rfind("\n") + 1 :]
    closed = _CLOSING_MARKS.sub("", body[-2 * _SHOWN :])
    words = smaller(closed[closed.rfind("\n") + 1 :]).strip(_MARKS + _BRACKETS)
    link = any(words.endswith(end) and words[: -len(end)].rstrip(_MARKS)[-1:] in (".", "…", "]", "[") for end in ends)
    if words in ends or link or _TRAIL.search(body[-20:]) or _in_mid_sentence(readout.text, line):
        start = len(body) - min(len(line), _SHOWN)
        start = max(start, body.find(" ", start) + 1) if len(line) > _SHOWN else start
        told = f"{text} seems to be cut off at its end: {_quoted(body[start:])}."
        yield Note("cut-off", readout.id, told, (Evidence(readout.id, start, len(body)),))


def _in_mid_sentence(text: str, line: str) -> bool:
    """Whether the last line is prose that stops in a sentence, in a text whose other sentences have an end.

    Lists of participants end in a name, so one that ends the text tells nothing.
    """
    last = WORD.findall(line[-2 * _SHOWN :])[-1:]
    if not last or not line.endswith((last[0], *_JOINS)) or _LIST_ITEM.match(line) or "://" in line[-2 * _SHOWN :]:
        return False
    stops = last[0].islower() or line.endswith(_JOINS)
    return stops and len(WORD.findall(line)) >= _HEADING_WORDS and _SENTENCE_END.search(text) is not None


def _tongues(readout: Readout, text: str, *, multilingual: bool) -> Iterator[Note]:
    found = language.tongues(readout.text)
    foreign = [tongue for tongue in found if tongue.code != language.ENGLISH]
    if foreign and not multilingual:
        partly = "is in" if foreign[0].part > _WHOLLY else f"is to {_percent(foreign[0].part)} in"
        told = (
            f"{text} {partly} {foreign[0].name}, which the embedded model does not know; --model {MULTILINGUAL} does."
        )
        evidence = tuple(Evidence(readout.id, *tongue.words) for tongue in foreign)
        yield Note("language", readout.id, told, evidence)
    code = language.language_code(readout.language or "")
    if code and found and code not in [tongue.code for tongue in found] and found[0].code != language.UNKNOWN:
        said = f"{text} is given as {language.language_name(code)} but reads as {found[0].name}."
        yield Note("language-label", readout.id, said, (Evidence(readout.id, *found[0].words),))


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + '…'}”"


# What a text says of itself.


@dataclass(frozen=True, slots=True)
class _Claims:
    """The phrases by which texts say what they are: by kind, those that count anywhere, and those of headings."""

    anywhere: Mapping[Claim, tuple[str, ...]]
    line: Mapping[Claim, tuple[str, ...]]
    beginnings: Mapping[Claim, tuple[str, ...]]
    ends: frozenset[str]
    languages: tuple[str, ...]

    def told_by(self, readout: Readout, text: str) -> Iterator[Note]:
        """Yield what a text says of itself, one note a kind, with the first words that say it."""
        small, title = (smaller(words).replace("’", "'") for words in (readout.text, readout.title or ""))
        headings = [*_headings(small)]
        kinds: list[Claim] = []
        for kind in _SAYS:
            place = self._first(small, kind) or self._heading(small, headings, kind)
            if place is None and not self._heading(title, [(0, len(title))], kind):
                continue
            if kind == "translation" and "machine-translation" in kinds:
                continue
            kinds.append(kind)
            words = readout.text[place[0] : place[1]] if place else readout.title or ""
            evidence = (Evidence(readout.id, *place),) if place else ()
            yield Note(kind, readout.id, f"{text} {_SAYS[kind]}: {_quoted(words)}.", evidence)

    def _first(self, small: str, kind: Claim) -> tuple[int, int] | None:
        found = [place for phrase in self.anywhere[kind] if (place := self._anywhere(small, phrase))]
        return min(found, default=None)

    def _anywhere(self, small: str, phrase: str) -> tuple[int, int] | None:
        head = _beginning(phrase)
        at = small.find(head)
        while at >= 0:
            if not small[at - 1 : at].isalnum() and (end := self._end(small, phrase, at)):
                return at, end
            at = small.find(head, at + 1)
        return None

    def _heading(self, small: str, headings: Sequence[tuple[int, int]], kind: Claim) -> tuple[int, int] | None:
        for start, end in headings:
            if not small.startswith(self.beginnings[kind], start):
                continue
            for phrase in self.line[kind]:
                stop = self._end(small, phrase.rstrip("."), start)
                if stop and (phrase[-1] != "." or not small[stop:end].strip(_MARKS + ".)]")):
                    return start, end
        return None

    def _end(self, small: str, phrase: str, at: int) -> int | None:
        """Where a phrase ends that begins there; "#" is any language."""
        head, mark, tail = phrase.partition("#")
        if not small.startswith(head, at):
            return None
        at += len(head)
        if mark:
            named = next((name for name in self.languages if small.startswith(name, at)), None)
            if named is None or not small.startswith(tail, at + len(named)):
                return None
            at += len(named) + len(tail)
        return None if small[at : at + 1].isalnum() else at


@cache
def _claims(lexicon: Lexicon) -> _Claims:
    lists = lexicon["provenance"]
    anywhere, line = ({kind: _phrases(lists[kind][where]) for kind in _SAYS} for where in ("anywhere", "line"))
    languages = _phrases(lists["languages"]["names"])
    beginnings = {kind: (*filter(None, map(_beginning, line[kind])), *languages) for kind in _SAYS}
    return _Claims(anywhere, line, beginnings, frozenset(_phrases(lists["cut"]["end"])), languages)


def _phrases(entries: Sequence[object]) -> tuple[str, ...]:
    """The entries as they are looked up. A user's own may be anything."""
    return tuple(entry.lower() for entry in entries if isinstance(entry, str) and entry.strip(" .#"))


def _beginning(phrase: str) -> str:
    """What stands before the language in a phrase, or the whole of it."""
    return phrase.rstrip(".").partition("#")[0]


def _headings(small: str) -> Iterator[tuple[int, int]]:
    """Short lines, without their marks, and what stands in brackets."""
    for line in _LINE.finditer(small):
        if line.end() - line.start() <= _LONGEST_HEADING and len(line.group().split()) <= _HEADING_WORDS:
            start = line.end() - len(line.group().lstrip(_MARKS + "(["))
            if start < line.end():
                yield start, line.start() + len(line.group().rstrip(_MARKS))
    yield from (found.span(1) for found in _BRACKET.finditer(small))
