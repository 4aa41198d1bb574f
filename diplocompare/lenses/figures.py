"""Numbers, dates, money, durations and shares, in one normal form, and where matched points differ in them.

Money is told by its ISO 4217 code, durations and dates as in ISO 8601; of a date only what the text says ("--12-07").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.durations import seconds_of
from diplocompare.lenses.result import LensResult, UnrankedFinding, evidence_at
from diplocompare.lexicon.dates import agree, contradict, days_apart, parse_date
from diplocompare.lexicon.tokens import bare_words, stem, tokens
from diplocompare.model import Observation, Topic
from diplocompare.phrasing.findings import figures_differ, figures_only, quoted
from diplocompare.reading.figures.line import figure_lists
from diplocompare.reading.figures.read import read

# How much a figure weighs that only one side gives, by its kind; one that differs weighs 1. The kinds are in the order
# in which figures are chosen for a sentence.
_WEIGHT_ALONE = {"money": 0.5, "share": 0.5, "duration": 0.4, "date": 0.2, "number": 0.3}
# How sure the match of two points has to be for what only one of them gives to be told.
_LEAST_CONFIDENCE = 0.7
# A smaller count is no news: "two rounds of talks".
_LEAST_COUNT = 10
_MOST_FIGURES = 3  # in one sentence
_COUNTED_WORDS = 3  # words after a number in which the thing that is counted is named
_REACH = 60  # characters around a figure in which words tell what it is about
_DURATION_PLAY = 0.02  # of the longer of two durations by which they may differ: thirty days are a month


def analyse(call: AlignedCall) -> LensResult:
    """Return all figures; findings: those in which matched points differ, and those that only one of them has."""
    figures = tuple(observe(call, "figures", read))
    return LensResult(tuple(_findings(call, figures)), figures)


def _findings(call: AlignedCall, figures: Sequence[Observation]) -> Iterator[UnrankedFinding]:
    by_point: Mapping[str | None, list[Observation]] = defaultdict(list)
    for figure in figures:
        if not (figure.kind == "date" and _is_day_of_call(call, figure.value)):
            by_point[figure.point].append(figure)
    for topic in call.topics:
        told: set[Observation] = set()
        # Every figure in a matched point, with the confidence of the surest match.
        confidence: dict[Observation, float] = {}
        for match in topic.matches:
            one, other = sorted(match.points, key=lambda id_: call.names[call.point(id_)[0].id])
            for pair in _differing(call, figures, by_point[one], by_point[other]):
                if not told.issuperset(pair):
                    told.update(pair)
                    first, second = ((call.names[each.readout], _quoted(call, each)) for each in pair)
                    text = figures_differ(topic.label, first, second)
                    yield UnrankedFinding("figures", text, match.confidence, 1.0, evidence_at(pair), topic.id)
            for figure in (*by_point[one], *by_point[other]):
                confidence[figure] = max(match.confidence, confidence.get(figure, 0.0))
        for readout in sorted(call.readouts, key=lambda readout: call.names[readout.id]):
            left = {
                figure: sure
                for figure, sure in confidence.items()
                if figure.readout == readout.id
                and figure not in told
                and sure >= _LEAST_CONFIDENCE
                and _is_telling(call, figure)
                and _is_alone(call, figures, figure)
            }
            yield from _alone(call, topic, left)


def _is_day_of_call(call: AlignedCall, date: str) -> bool:
    """Tell whether a date is that of the call, which may be a day off on the other side of the world."""
    return any(days_apart(date, readout.date or "") in (0, 1) for readout in call.readouts)


def _differing(
    call: AlignedCall, figures: Sequence[Observation], one: Sequence[Observation], other: Sequence[Observation]
) -> Iterator[tuple[Observation, Observation]]:
    """Yield pairs of figures that two points give for one thing and that differ; `figures`: those of all texts."""
    if not one or not other:
        return
    for kind in _WEIGHT_ALONE:
        mine = _without_equal(figures, kind, one, other[0].readout)
        theirs = _without_equal(figures, kind, other, one[0].readout)
        if kind == "number":
            for first in mine:
                for second in theirs:
                    if _things(call, first) & _things(call, second):
                        yield first, second
        # Of several it is not known which is set against which.
        elif len(mine) == len(theirs) == 1:
            first, second = mine[0], theirs[0]
            clash = kind != "date" or contradict(first.value, second.value)
            if clash and _words_around(call, first) & _words_around(call, second):
                yield first, second


def _without_equal(
    figures: Sequence[Observation], kind: str, own: Sequence[Observation], other: str
) -> list[Observation]:
    """Return the figures of a kind in a point that another text has nowhere, each value once."""
    # In reverse, so that of several with one value the first stays.
    return list(
        {
            figure.value: figure
            for figure in reversed(own)
            if figure.kind == kind and not any(each.readout == other and _is_same(figure, each) for each in figures)
        }.values()
    )


def _is_telling(call: AlignedCall, figure: Observation) -> bool:
    """Tell whether a figure is worth a sentence where only one side gives it."""
    if figure.kind == "number":
        return float(figure.value) >= _LEAST_COUNT
    if figure.kind == "date":
        said = parse_date(figure.value)
        return said is not None and said.day is not None
    if figure.kind == "duration":
        # A term that has been set, "a 30-day truce"; not "for 50 years".
        return "-" in call.text_of(figure)
    return True


def _is_alone(call: AlignedCall, figures: Sequence[Observation], figure: Observation) -> bool:
    """Tell whether there are other legible texts, and none of them has a figure anywhere."""
    others = {readout.id for readout in call.legible if readout.id != figure.readout}
    return bool(others) and not any(each.readout in others and _is_same(figure, each) for each in figures)


def _alone(call: AlignedCall, topic: Topic, figures: Mapping[Observation, float]) -> Iterator[UnrankedFinding]:
    """Yield a finding on figures that one side alone gives, each with its confidence."""
    kinds = tuple(_WEIGHT_ALONE)
    chosen = sorted(figures, key=lambda figure: (kinds.index(figure.kind), figure.start))[:_MOST_FIGURES]
    chosen.sort(key=lambda figure: figure.start)
    # The second day of "January 9 and 10" says nothing by itself.
    named = [figure for figure in chosen if figure.kind != "date" or not call.text_of(figure).isdecimal()]
    if named:
        words = list(dict.fromkeys(_quoted(call, figure) for figure in named))
        text = figures_only(topic.label, call.names[named[0].readout], words)
        weight = max(_WEIGHT_ALONE[figure.kind] for figure in chosen)
        yield UnrankedFinding("figures", text, max(figures.values()), weight, evidence_at(chosen), topic.id)


def _counted(call: AlignedCall, figure: Observation) -> tuple[int, list[str]]:
    """Return the words after a figure that say what is counted, and the offset where they end."""
    text = call.readout(figure.readout).text
    end = figure.end
    words: list[str] = []
    for word in tokens(text[figure.end : figure.end + _REACH]):
        gap = text[end : figure.end + word.start]
        if gap.strip(" -") or word.bare in call.lexicon.vocabulary.function or len(words) == _COUNTED_WORDS:
            break
        words.append(word.bare)
        end = figure.end + word.end
    return end, words


def _things(call: AlignedCall, figure: Observation) -> set[str]:
    """Return what is counted, by stems: "tonnes of grain" are grain."""
    end, words = _counted(call, figure)
    measures = figure_lists(call.lexicon).context["measures"]
    if words and words[-1] in measures:
        words += bare_words(call.readout(figure.readout).text[end : end + _REACH])[1:3]  # after "of"
    return {stem(word) for word in words if word not in measures and word not in call.lexicon.vocabulary.function}


def _words_around(call: AlignedCall, figure: Observation) -> set[str]:
    """Return the stems of content about a figure, without names: by them it is known that two speak of one thing."""
    text = call.readout(figure.readout).text
    stems = set()
    for part in (text[max(0, figure.start - _REACH) : figure.start], text[figure.end : figure.end + _REACH]):
        for word in tokens(part):
            if word.text[0].islower() and word.bare not in call.lexicon.matterless and len(word.bare) > 2:
                stems.add(stem(word.bare))
    return stems


def _quoted(call: AlignedCall, figure: Observation) -> str:
    """Return a figure in quotation marks, a number or a duration with what is counted."""
    end = _counted(call, figure)[0] if figure.kind in ("number", "duration") else figure.end
    return quoted(call.readout(figure.readout).text[figure.start : end])


def _is_same(one: Observation, other: Observation) -> bool:
    """Tell whether two figures agree as far as they are known; two dates have to have a part in common."""
    if one.kind != other.kind:
        return False
    if one.kind == "date":
        return agree(one.value, other.value)
    if one.kind == "duration":
        length, other_length = seconds_of(one.value), seconds_of(other.value)
        return abs(length - other_length) <= _DURATION_PLAY * max(length, other_length)
    return one.value == other.value
