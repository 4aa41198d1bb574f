"""The single words and passages that each lens picked out, text by text, as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.model import Observation, Readout, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import counted
from diplocompare.phrasing.pages import heading
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.html.lookup import Lookup, Ref

_QUOTED_LETTERS = 160


class ObservationRow(Value):
    """Words that a lens picked out. `ref`: the point they stand in."""

    words: str
    kind: str
    value: str
    notes: str
    ref: Ref | None


class SideObservations(Value):
    """What one lens saw in one text. `notes`: why it saw nothing there."""

    name: str
    color: str
    seen: tuple[ObservationRow, ...]
    notes: tuple[str, ...]


class LensSection(Value):
    """What one lens saw; `total`: how many words or passages in all texts."""

    name: str
    total: str
    sides: tuple[SideObservations, ...]


def lens_sections(lookup: Lookup) -> tuple[LensSection, ...]:
    """Return what each lens saw, in the order of the lenses; one that saw nothing and said nothing is left out."""
    comparison = lookup.comparison
    seen: dict[tuple[str, str], list[Observation]] = {}
    for each in comparison.observations:
        seen.setdefault((each.lens, each.readout), []).append(each)
    notes: dict[tuple[str, str], list[str]] = {}
    for note in comparison.lens_notes:
        notes.setdefault((note.lens, note.readout), []).append(note.note)
    sections = []
    # Saved JSON may have observations of a lens that it does not name.
    for lens in dict.fromkeys([*comparison.lenses, *(lens for lens, _ in [*seen, *notes])]):
        sides = tuple(
            SideObservations(
                name=lookup.names[readout.id],
                color=lookup.colors[readout.id],
                seen=_rows(readout, seen.get((lens, readout.id), ()), lookup),
                notes=tuple(notes.get((lens, readout.id), ())),
            )
            for readout in comparison.readouts
            if (lens, readout.id) in seen or (lens, readout.id) in notes
        )
        if sides:
            total = counted(sum(len(side.seen) for side in sides), "place")
            sections.append(LensSection(heading(lens), total, sides))
    return tuple(sections)


def _rows(readout: Readout, seen: Sequence[Observation], lookup: Lookup) -> tuple[ObservationRow, ...]:
    return tuple(
        ObservationRow(
            words=shorten_line(readout.text[each.start : each.end], _QUOTED_LETTERS),
            kind=each.kind,
            value=each.value,
            notes=phrases.known_besides(each),
            ref=lookup.refs[each.point] if each.point else None,
        )
        for each in seen
    )
