"""Numbers, dates, money, durations and shares, in one normal form, and where matched points differ in them.

Money is told by its ISO 4217 code, durations and dates as in ISO 8601; of a date only what the text says ("--12-07").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.tokens import bare_words, stem, tokens
from diplocompare.model import Evidence, Match, Observation, Topic, Value
from diplocompare.phrasing.findings import figures_differ, figures_only, quoted
from diplocompare.reading.figures.quantities import figure_words
from diplocompare.reading.figures.read import read

_KINDS = ("money", "share", "duration", "date", "number")
# How much a figure that only one side names is worth beside one that differs (1).
_ALONE = {"money": 0.5, "share": 0.5, "duration": 0.4, "number": 0.3, "date": 0.2}
# How well two points have to match for what only one of them names to be telling.
_WELL = 0.7
# A smaller count is no news: "two rounds of talks".
_TELLING = 10
_MOST = 3  # figures in one sentence
_NEAR = 3  # words in which the thing that is counted is named
_REACH = 60  # characters around a figure in which words tell what it is about
_PART = re.compile(r"(T)|(\d+(?:\.\d+)?)([YMWDHS])")
_SECONDS = {"W": 604800, "D": 86400, "H": 3600, "M": 60, "S": 1}
_MONTH = 86400 * 365.25 / 12
_MONTH_S_PLAY = 0.02  # thirty days are a month
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def analyse(call: AlignedCall) -> LensResult:
    """Return all figures; findings: those in which matched points differ, and those that only one of them has."""
    figures = _Figures(call, tuple(observe(call, "figures", read)))
    return LensResult(tuple(figures.findings()), figures.seen)


class _Figures(Value):
    call: AlignedCall
    seen: tuple[Observation, ...]

    def findings(self) -> Iterator[UnrankedFinding]:
        by_point: Mapping[str | None, list[Observation]] = defaultdict(list)
        for each in self.seen:
            if not self._is_of_call(each):
                by_point[each.point].append(each)
        for topic in self.call.topics:
            told: set[Observation] = set()
            alone: dict[str, dict[Observation, float]] = defaultdict(dict)
            for match in topic.matches:
                one, other = sorted(match.points, key=lambda point: self.call.names[self._side(point)])
                for pair in self._differing(by_point[one], by_point[other]):
                    if not told.issuperset(pair):
                        told.update(pair)
                        yield self._difference(topic, match, pair)
                for each in (*by_point[one], *by_point[other]):
                    alone[each.readout][each] = max(match.confidence, alone[each.readout].get(each, 0.0))
            for side, figures in sorted(alone.items(), key=lambda item: self.call.names[item[0]]):
                left = {f: sure for f, sure in figures.items() if f not in told and sure >= _WELL and self._tells(f)}
                finding = self._alone(topic, side, left) if left else None
                if finding:
                    yield finding

    def _side(self, point: str) -> str:
        return self.call.point(point)[0].id

    def _is_of_call(self, figure: Observation) -> bool:
        """Whether a date is that of the call, which may be a day off on the other side of the world."""
        if figure.kind != "date":
            return False
        year, month, day = _date(figure.value)
        days = [_date(r.date) for r in self.call.readouts if r.date and _DAY.fullmatch(r.date)]
        return any(
            None not in (day, of[2])
            and year in (None, of[0])
            and month == of[1]
            and abs((day or 0) - (of[2] or 0)) <= 1
            for of in days
        )

    def _elsewhere(self, figure: Observation, readouts: set[str]) -> bool:
        """Whether one of these readouts has the same figure anywhere."""
        return any(each.readout in readouts and _same(figure, each) for each in self.seen)

    def _differing(
        self, one: Sequence[Observation], other: Sequence[Observation]
    ) -> Iterator[tuple[Observation, Observation]]:
        if not one or not other:
            return
        for kind in _KINDS:
            left = self._unmatched(one, kind, other[0].readout)
            right = self._unmatched(other, kind, one[0].readout)
            alone = len(left) == len(right) == 1
            for a, b in ((a, b) for a in left for b in right):
                counted = kind == "number" and self._things(a) & self._things(b)
                clash = kind != "date" or _clash(a.value, b.value)
                if counted or (kind != "number" and alone and clash and self._around(a) & self._around(b)):
                    yield a, b

    def _unmatched(self, figures: Sequence[Observation], kind: str, other: str) -> list[Observation]:
        left = {f.value: f for f in reversed(figures) if f.kind == kind and not self._elsewhere(f, {other})}
        return list(left.values())

    def _tells(self, figure: Observation) -> bool:
        """Whether it is worth saying that only one side has a figure, and true."""
        telling = {
            "number": figure.kind == "number" and float(figure.value) >= _TELLING,
            "date": figure.value.count("-") > 1 and len(figure.value) > 4,
            # A term that has been set; not "for 50 years".
            "duration": "-" in self._words(figure),
        }.get(figure.kind, True)
        others = {readout.id for readout in self.call.legible if readout.id != figure.readout}
        return telling and bool(others) and not self._elsewhere(figure, others)

    def _difference(self, topic: Topic, match: Match, pair: tuple[Observation, Observation]) -> UnrankedFinding:
        one, other = ((self.call.names[each.readout], self._quoted(each)) for each in pair)
        evidence = tuple(Evidence(each.readout, each.start, each.end) for each in pair)
        return UnrankedFinding(
            "figures", figures_differ(topic.label, one, other), match.confidence, 1.0, evidence, topic.id
        )

    def _alone(self, topic: Topic, side: str, figures: Mapping[Observation, float]) -> UnrankedFinding | None:
        best = sorted(figures, key=lambda each: (_KINDS.index(each.kind), each.start))[:_MOST]
        named = sorted(best, key=lambda each: each.start)
        # The second day of "January 9 and 10" says nothing by itself.
        words = list(
            dict.fromkeys(self._quoted(f) for f in named if f.kind != "date" or not self._words(f).isdecimal())
        )
        if not words:
            return None
        text = figures_only(topic.label, self.call.names[side], words)
        evidence = tuple(Evidence(each.readout, each.start, each.end) for each in named)
        weight = max(_ALONE[each.kind] for each in named)
        return UnrankedFinding("figures", text, max(figures.values()), weight, evidence, topic.id)

    def _words(self, figure: Observation) -> str:
        return self.call.readout(figure.readout).text[figure.start : figure.end]

    def _after(self, figure: Observation) -> tuple[int, list[str]]:
        """Where the words end that say what is counted, and these words."""
        text = self.call.readout(figure.readout).text
        end = figure.end
        words: list[str] = []
        for word in tokens(text[figure.end : figure.end + _REACH]):
            gap = text[end : figure.end + word.start]
            if gap.strip(" -") or word.bare in self.call.lexicon.vocabulary.function or len(words) == _NEAR:
                break
            words.append(word.bare)
            end = figure.end + word.end
        return end, words

    def _things(self, figure: Observation) -> set[str]:
        """What is counted: "tonnes of grain" are grain."""
        end, words = self._after(figure)
        text = self.call.readout(figure.readout).text
        measures = figure_words(self.call.lexicon).context["measures"]
        if words and words[-1] in measures:
            words = words + list(bare_words(text[end : end + _REACH]))[1:3]
        return {
            stem(word) for word in words if word not in measures and word not in self.call.lexicon.vocabulary.function
        }

    def _around(self, figure: Observation) -> set[str]:
        """The content words about a figure, without names: by them it is known that two speak of one thing."""
        text = self.call.readout(figure.readout).text
        sides = text[max(0, figure.start - _REACH) : figure.start], text[figure.end : figure.end + _REACH]
        return {
            stem(word.bare)
            for side in sides
            for word in tokens(side)
            if word.text[0].islower() and word.bare not in self.call.lexicon.matterless and len(word.bare) > 2
        }

    def _quoted(self, figure: Observation) -> str:
        end = self._after(figure)[0] if figure.kind in ("number", "duration") else figure.end
        return quoted(self.call.readout(figure.readout).text[figure.start : end])


def _same(one: Observation, other: Observation) -> bool:
    """Whether two figures agree as far as they are known."""
    if one.kind != other.kind:
        return False
    if one.kind == "date":
        known = [a == b for a, b in zip(_date(one.value), _date(other.value), strict=True) if None not in (a, b)]
        return bool(known) and all(known)
    if one.kind == "duration":
        return _as_long(one.value, other.value)
    return one.value == other.value


def _clash(one: str, other: str) -> bool:
    return any(a != b for a, b in zip(_date(one), _date(other), strict=True) if None not in (a, b))


@lru_cache(maxsize=1024)
def _date(value: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a date, as far as they are said."""
    year, *rest = value[2:].split("-") if value.startswith("--") else value.split("-")
    parts = ["", year, *rest] if value.startswith("--") else [year, *rest]
    found = [int(part) if part else None for part in parts] + [None, None]
    return found[0], found[1], found[2]


def _as_long(one: str, other: str) -> bool:
    (months, seconds), (other_months, other_seconds) = _length(one), _length(other)
    if bool(months) == bool(other_months):
        return (months, seconds) == (other_months, other_seconds)
    long, short = (m * _MONTH + s for m, s in ((months, seconds), (other_months, other_seconds)))
    return abs(long - short) <= _MONTH_S_PLAY * max(long, short)


@lru_cache(maxsize=1024)
def _length(value: str) -> tuple[float, float]:
    """A length of time in months and in seconds."""
    months = seconds = 0.0
    time = False
    for found in _PART.finditer(value):
        mark, amount, unit = found.groups()
        time = time or mark is not None
        if unit == "Y" or (unit == "M" and not time):
            months += float(amount) * (12 if unit == "Y" else 1)
        elif unit:
            seconds += float(amount) * _SECONDS[unit]
    return months, seconds
