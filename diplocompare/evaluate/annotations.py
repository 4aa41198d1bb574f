"""Folders of calls: the readouts of each, and its annotations with their spans located in the texts."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import msgspec

from diplocompare.evaluate.gold import Gold, GoldPoint, GoldTopic
from diplocompare.evaluate.telling import Key
from diplocompare.files.read import read_bytes, shown
from diplocompare.model import Evidence, InputError, Readout, Span, Speaker, Value
from diplocompare.phrasing.shorten import shorten
from diplocompare.sources.calls import call_folders, gold_files, key_files
from diplocompare.sources.readouts import MAX_BYTES, name_readouts, read_folder, readout_files

_File = TypeVar("_File")
Warn = Callable[[str], None]
_SHOWN = 60  # characters of a span in a message


class Call(Value):
    """One folder of a corpus: readouts `a`, `b`, ... in the order of their file names, and its annotations.

    `id`: the folder's name; `stems`: the readouts' file names without ending, by which gold files refer to them;
    `keys`: of each analyst, the most telling first.
    """

    id: str
    readouts: tuple[Readout, ...]
    stems: tuple[str, ...]
    golds: tuple[Gold, ...]
    keys: tuple[tuple[Key, ...], ...] = ()


class _Mark(msgspec.Struct):
    """A span as a gold file gives it: its words, and which of their occurrences is meant."""

    span: str
    nth: int = 0
    speaker: Speaker | None = None


class _GoldTopic(msgspec.Struct):
    heading: str
    points: dict[str, list[_Mark]]
    same: list[dict[str, int]] = []
    differs: list[dict[str, int]] = []


class _GoldFile(msgspec.Struct):
    topics: list[_GoldTopic]
    frame: dict[str, list[str | _Mark]] = {}


class _Quote(msgspec.Struct):
    """The words of a readout that a key rests on."""

    readout: str
    span: str
    nth: int = 0


class _Key(msgspec.Struct):
    kind: str
    text: str
    evidence: list[_Quote]


class _KeyFile(msgspec.Struct):
    keys: list[_Key]


def read_corpus(folder: Path, *, warn: Warn) -> tuple[Call, ...]:
    """Read every call of a corpus, by name; a folder that is itself a call is a corpus of one.

    Raises `DiplocompareError` where there is no call, or at the first one that cannot be read.
    """
    return tuple(read_call(call, warn=warn) for call in call_folders(folder))


def read_call(folder: Path, *, warn: Warn) -> Call:
    """Read the readouts and the annotations of one call.

    Raises `DiplocompareError` where a readout cannot be read, or where a gold file is malformed or does not fit them.
    """
    readouts = name_readouts(read_folder(folder, warn=warn))
    stems = tuple(file.stem for file in readout_files(folder))
    files, of_analysts = gold_files(folder), key_files(folder)
    if (files or of_analysts) and len(set(stems)) < len(stems):
        raise InputError(f"{shown(str(folder))}: two readouts have one name, gold.json needs distinct ones")
    by_stem = dict(zip(stems, readouts, strict=True))
    golds = tuple(read_gold(file, by_stem) for file in files)
    keys = tuple(read_keys(file, by_stem) for file in of_analysts)
    name = folder.name if folder.name not in ("", "..") else folder.resolve().name
    return Call(id=name, readouts=readouts, stems=stems, golds=golds, keys=keys)


def read_gold(path: Path, readouts: dict[str, Readout]) -> Gold:
    """Read an annotation and locate its spans; `readouts`: by file stem.

    Raises `DiplocompareError` where the file is malformed, or a span is not found or overlaps another.
    """
    return _Locator(path, readouts).gold(_decoded(path, _GoldFile, "gold file"))


def read_keys(path: Path, readouts: dict[str, Readout]) -> tuple[Key, ...]:
    """Read what an analyst would tell of a call and locate its words; `readouts`: by file stem.

    Raises `DiplocompareError` where the file is malformed or words are not found.
    """
    locator = _Locator(path, readouts)
    return tuple(locator.key(each) for each in _decoded(path, _KeyFile, "file of keys").keys)


def _decoded(path: Path, form: type[_File], what: str) -> _File:
    try:
        _, data = read_bytes(str(path), limit=MAX_BYTES)
        return msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=form)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise InputError(f"{shown(str(path))}: not a {what} ({error}), mend it there") from error


class _Locator(Value):
    """Turns the words of one gold file into offsets; every fault is told with the file's path."""

    path: Path
    readouts: dict[str, Readout]

    def gold(self, parsed: _GoldFile) -> Gold:
        frame = tuple(
            (self.readout(stem).id, self.locate(stem, _Mark(mark) if isinstance(mark, str) else mark))
            for stem, marks in parsed.frame.items()
            for mark in marks
        )
        gold = Gold(frame=frame, topics=tuple(self.topic(topic) for topic in parsed.topics))
        self.expect_apart(gold)
        return gold

    def key(self, key: _Key) -> Key:
        places = []
        for quote in key.evidence:
            span = self.locate(quote.readout, _Mark(quote.span, quote.nth))
            places.append(Evidence(self.readout(quote.readout).id, *span))
        return Key(key.kind, key.text, tuple(places))

    def topic(self, topic: _GoldTopic) -> GoldTopic:
        points: list[GoldPoint] = []
        first: dict[str, int] = {}
        for stem, marks in topic.points.items():
            first[stem] = len(points)
            for mark in marks:
                start, end = self.locate(stem, mark)
                points.append(GoldPoint(self.readout(stem).id, start, end, mark.speaker))
        links = [tuple(self.link(topic, link, first) for link in listed) for listed in (topic.same, topic.differs)]
        return GoldTopic(topic.heading, tuple(points), same=links[0], differs=links[1])

    def link(self, topic: _GoldTopic, link: dict[str, int], first: dict[str, int]) -> tuple[int, int]:
        ends = [first[stem] + index for stem, index in link.items() if 0 <= index < len(topic.points.get(stem, ()))]
        if len(link) != 2 or len(ends) != 2:
            raise self.fault(
                f"topic {topic.heading!r} links {link}", "name a point of that topic for each of two sides"
            )
        return ends[0], ends[1]

    def locate(self, stem: str, mark: _Mark) -> Span:
        text, start = self.readout(stem).text, -1
        if not mark.span or mark.nth < 0:
            raise self.fault(f"a span of {stem} is empty or its nth negative", "quote words, count from 0")
        for _ in range(min(mark.nth, len(text)) + 1):
            start = text.find(mark.span, start + 1)
            if start < 0:
                raise self.fault(
                    f"span not found in {stem}: {_shown(mark.span)}" + f", nth {mark.nth}" * (mark.nth > 0),
                    "quote the readout word for word",
                )
        return Span(start, start + len(mark.span))

    def readout(self, stem: str) -> Readout:
        if stem not in self.readouts:
            known = ", ".join(self.readouts)
            raise self.fault(f"no readout is named {_shown(stem)}", f"use the file names without ending: {known}")
        return self.readouts[stem]

    def expect_apart(self, gold: Gold) -> None:
        """A word in two spans would have two labels."""
        spans = [*gold.frame, *((p.readout, Span(p.start, p.end)) for topic in gold.topics for p in topic.points)]
        for (side, span), (next_side, next_span) in pairwise(sorted(spans)):
            if side == next_side and next_span.start < span.end:
                stem, readout = next((stem, r) for stem, r in self.readouts.items() if r.id == side)
                shared = readout.text[next_span.start : span.end]
                raise self.fault(f"two spans of {stem} overlap at {_shown(shared)}", "put each word into one span")

    def fault(self, problem: str, remedy: str) -> InputError:
        return InputError(f"{shown(str(self.path))}: {problem}; {remedy}")


def _shown(words: str) -> str:
    return repr(shorten(words, _SHOWN))
