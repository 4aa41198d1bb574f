"""What the lenses tell: the findings, what each text has another side say, and the words they picked out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from diplocompare.model import CrossCheck, Finding, Observation, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import counted, possessive
from diplocompare.render.html.index import Index, Ref, keys_of
from diplocompare.render.html.wording import cropped, kind, notes

_WORDS = 160


class Told(Value):
    """A finding with the points it rests on; `quotes`: such words in no point; `topic`: its key and label."""

    id: str
    key: str
    kind: str
    text: str
    doubt: str
    refs: tuple[Ref, ...]
    quotes: tuple[str, ...]
    topic: tuple[str, str] | None


class Check(Value):
    """A point of one text beside what the other side's own text has of it."""

    id: str
    key: str
    ref: Ref
    outcome: str
    absent: bool
    counterparts: tuple[Ref, ...]


class Checks(Value):
    """What one text attributes to, or has agreed with, one other side."""

    title: str
    left: str
    right: str
    left_color: str
    right_color: str
    left_language: str
    right_language: str
    checks: tuple[Check, ...]


class Seen(Value):
    """Words that a lens picked out."""

    words: str
    kind: str
    value: str
    notes: str
    ref: Ref | None


class SeenHere(Value):
    """What one lens saw in one text, and what kept it out of it."""

    name: str
    color: str
    seen: tuple[Seen, ...]
    notes: tuple[str, ...]


class LensReport(Value):
    """What one lens saw, text by text; `total`: how many words or passages."""

    name: str
    total: str
    sides: tuple[SeenHere, ...]


def told(findings: Sequence[Finding], index: Index) -> tuple[Told, ...]:
    """Return findings in the order given."""
    texts = {readout.id: readout.text for readout in index.comparison.readouts}
    keys = keys_of([finding.id for finding in index.comparison.findings])
    shown = []
    for finding in findings:
        outside = [place for place in finding.evidence if not index.within([place])]
        topic = index.topics.get(finding.topic or "")
        shown.append(
            Told(
                id=finding.id,
                key=keys[finding.id],
                kind=kind(finding.kind),
                text=finding.text,
                doubt=phrases.doubt(finding.confidence),
                refs=index.within(finding.evidence),
                quotes=tuple(cropped(texts[place.readout][place.start : place.end], _WORDS) for place in outside),
                topic=(index.keys[topic.id], topic.label) if topic else None,
            )
        )
    return tuple(shown)


def cross_checks(index: Index) -> tuple[Checks, ...]:
    """Return the cross-checks under one heading for each text, other side and kind."""

    def heading(check: CrossCheck) -> tuple[str, str, str]:
        return index.points[check.point][0].id, check.of, check.what

    found = []
    # A stable sort: texts in their order, and within a heading the order of the comparison.
    order = {readout.id: place for place, readout in enumerate(index.comparison.readouts)}
    checks = sorted(
        index.comparison.cross_checks,
        key=lambda check: (order[heading(check)[0]], check.what != "said", order[check.of]),
    )
    keys = keys_of([check.id for check in checks])
    for (side, of, what), group in groupby(checks, key=heading):
        verb = "attributes to" if what == "said" else "reports as agreed with"
        found.append(
            Checks(
                title=f"{possessive(index.names[side])} text {verb} {index.names[of]}",
                left=f"{possessive(index.names[side])} text",
                right=f"{possessive(index.names[of])} own text",
                left_color=index.colors[side],
                right_color=index.colors[of],
                left_language=index.languages[side],
                right_language=index.languages[of],
                checks=tuple(_check(check, keys[check.id], index) for check in group),
            )
        )
    return tuple(found)


def _check(check: CrossCheck, key: str, index: Index) -> Check:
    return Check(
        id=check.id,
        key=key,
        ref=index.refs[check.point],
        outcome=phrases.outcome(check),
        absent=check.outcome == "absent",
        counterparts=tuple(index.refs[name] for name in check.counterparts),
    )


def lens_reports(index: Index) -> tuple[LensReport, ...]:
    """Return what each lens saw, in the order of the lenses; one that saw nothing and said nothing is left out."""
    comparison = index.comparison
    seen: dict[tuple[str, str], list[Observation]] = {}
    for each in comparison.observations:
        seen.setdefault((each.lens, each.readout), []).append(each)
    said: dict[tuple[str, str], list[str]] = {}
    for note in comparison.lens_notes:
        said.setdefault((note.lens, note.readout), []).append(note.note)
    reports = []
    for lens in dict.fromkeys([*comparison.lenses, *(lens for lens, _ in [*seen, *said])]):
        sides = tuple(
            _seen_here(readout.id, seen.get((lens, readout.id), []), said.get((lens, readout.id), []), index)
            for readout in comparison.readouts
            if (lens, readout.id) in seen or (lens, readout.id) in said
        )
        if sides:
            total = counted(sum(len(side.seen) for side in sides), "place")
            reports.append(LensReport(kind(lens), total, sides))
    return tuple(reports)


def _seen_here(side: str, found: Sequence[Observation], said: Sequence[str], index: Index) -> SeenHere:
    text = next(readout.text for readout in index.comparison.readouts if readout.id == side)
    rows = tuple(
        Seen(
            words=cropped(text[each.start : each.end], _WORDS),
            kind=each.kind,
            value=each.value,
            notes=notes(each),
            ref=index.refs[each.point] if each.point else None,
        )
        for each in found
    )
    return SeenHere(index.names[side], index.colors[side], rows, tuple(said))
