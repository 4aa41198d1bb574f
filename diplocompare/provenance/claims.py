"""What a text says of itself: that it is an excerpt, a translation, a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import smaller
from diplocompare.lexicon.tables.matter import SaidOfItself
from diplocompare.model import Evidence, Note, Readout, Value
from diplocompare.phrasing.notes import SAYS_OF_ITSELF, Claim, says_of_itself

HEADING_WORDS, _LONGEST_HEADING = 10, 120
# A heading's or a list item's marks, and what stands around a bracket's words.
MARKS = " \t#*_>|=~-–—•·\"'“”‘’«»:"
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{3,120})[)\]]")
_LINE = re.compile(r"[^\n]+")


class _Claims(Value):
    """The phrases by which texts say what they are: by kind, those that count anywhere, and those of headings."""

    anywhere: Mapping[Claim, tuple[str, ...]]
    line: Mapping[Claim, tuple[str, ...]]
    beginnings: Mapping[Claim, tuple[str, ...]]
    ends: frozenset[str]
    languages: tuple[str, ...]

    def told_by(self, readout: Readout, side: str) -> Iterator[Note]:
        """Yield what a text says of itself, one note a kind, with the first words that say it; `side`: its name."""
        small, title = (smaller(words).replace("’", "'") for words in (readout.text, readout.title or ""))
        headings = [*_headings(small)]
        kinds: list[Claim] = []
        for kind in SAYS_OF_ITSELF:
            place = self._first(small, kind) or self._heading(small, headings, kind)
            if place is None and not self._heading(title, [(0, len(title))], kind):
                continue
            if kind == "translation" and "machine-translation" in kinds:
                continue
            kinds.append(kind)
            words = readout.text[place[0] : place[1]] if place else readout.title or ""
            evidence = (Evidence(readout.id, *place),) if place else ()
            yield Note(kind, readout.id, says_of_itself(side, kind, words), evidence)

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
                if stop and (phrase[-1] != "." or not small[stop:end].strip(MARKS + ".)]")):
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
def claim_phrases(lexicon: Lexicon) -> _Claims:
    """Return the phrases of the word list, as they are looked up."""
    lists = lexicon.provenance
    phrases: dict[Claim, SaidOfItself] = {
        "excerpt": lists.excerpt,
        "machine-translation": lists.machine_translation,
        "translation": lists.translation,
        "transcript": lists.transcript,
        "abridged-translation": lists.abridged_translation,
    }
    anywhere = {kind: _phrases(phrases[kind].anywhere) for kind in SAYS_OF_ITSELF}
    line = {kind: _phrases(phrases[kind].line) for kind in SAYS_OF_ITSELF}
    languages = _phrases(lists.languages.names)
    beginnings = {kind: (*filter(None, map(_beginning, line[kind])), *languages) for kind in SAYS_OF_ITSELF}
    return _Claims(anywhere, line, beginnings, frozenset(_phrases(lists.cut.end)), languages)


def _phrases(entries: Sequence[str]) -> tuple[str, ...]:
    """The entries as they are looked up; a user's own may have nothing but marks."""
    return tuple(entry.lower() for entry in entries if entry.strip(" .#"))


def _beginning(phrase: str) -> str:
    """What stands before the language in a phrase, or the whole of it."""
    return phrase.rstrip(".").partition("#")[0]


def _headings(small: str) -> Iterator[tuple[int, int]]:
    """Short lines, without their marks, and what stands in brackets."""
    for line in _LINE.finditer(small):
        if line.end() - line.start() <= _LONGEST_HEADING and len(line.group().split()) <= HEADING_WORDS:
            start = line.end() - len(line.group().lstrip(MARKS + "(["))
            if start < line.end():
                yield start, line.start() + len(line.group().rstrip(MARKS))
    yield from (found.span(1) for found in _BRACKET.finditer(small))
