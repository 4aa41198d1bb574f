"""What stands above and below the topics in a terminal: the call, its sides, the summary; the frame, the signature."""

from __future__ import annotations

from rich.text import Text

from diplocompare.model import Comparison, Readout
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import counted
from diplocompare.phrasing.silence import NO_DENIAL
from diplocompare.render.safe import safe
from diplocompare.render.table.layout import BOLD, DIM, Lines, crop, hanging, indented, ink, join
from diplocompare.render.table.sheet import Sheet

# Hostile or broken metadata may be of any length.
_FIELD_CELLS = 90
# Beside a side's name there must be room for this many cells, or what is known of it goes below.
_READABLE_CELLS = 30


def opening(comparison: Comparison, sheet: Sheet) -> Lines:
    """Return the call, the sides with what is known of them, and the summary."""
    model = sheet.wrap(ink(phrases.compared_with(comparison.signature.model), DIM), sheet.width)
    lines = [*headline(comparison, sheet), *model, Text(), *side_lines(comparison, sheet), Text()]
    for sentence in (phrases.topic_counts(comparison, sheet.names), phrases.shared_shares(comparison, sheet.names)):
        lines += sheet.wrap(ink(sentence), sheet.width) if sentence else []
    return lines


def headline(comparison: Comparison, sheet: Sheet) -> Lines:
    """Return the sides' names and the occasion."""
    title = Text(" · ").join(Text(name, f"{BOLD} {sheet.colors[side]}") for side, name in sheet.names.items())
    when = phrases.occasion(comparison.summary)
    return sheet.wrap(title, sheet.width) + (sheet.wrap(_field(when), sheet.width) if when else [])


def side_lines(comparison: Comparison, sheet: Sheet, *, brief: bool = False) -> Lines:
    """Return what is known of each side; `brief`: no more of it than fits a line beside its name."""
    return [line for readout in comparison.readouts for line in _side(readout, sheet, brief=brief)]


def _side(readout: Readout, sheet: Sheet, *, brief: bool) -> Lines:
    color = sheet.colors[readout.id]
    counts = f"{counted(readout.words, 'word')}, {counted(len(readout.claims), 'point')}"
    known = join(ink(counts), *(_field(value) for value in (readout.principal, readout.issuer) if value), gap=" · ")
    name = Text(sheet.names[readout.id], f"{BOLD} {color}")
    head = join(Text("■ ", color), ink(readout.id, DIM), Text("  "), name)
    indent = len(readout.id) + 4
    beside_name = indent + sheet.longest_name + 2
    if sheet.width - beside_name >= _READABLE_CELLS:
        told = Text(crop(known.plain, sheet.width - beside_name)) if brief else known
        return hanging(head, sheet.wrap(told, sheet.width - beside_name), beside_name)
    return sheet.wrap(head, sheet.width) + indented(sheet.wrap(known, sheet.width - indent), indent)


def closing(comparison: Comparison, sheet: Sheet, *, brief: bool = False) -> Lines:
    """Return what is frame, how to read the table, and what made it; `brief`: only what bears on what is told."""
    frame = ([p.id for p in readout.points if p.role == "frame"] for readout in comparison.readouts)
    notes = [
        *(phrases.note(safe(note.text)) for note in comparison.notes),
        "" if brief else phrases.about_contact_only(frame),
        phrases.MEASURES_OF_A_SIDE if comparison.topics and not brief else "",
        NO_DENIAL if comparison.topics else "",
        phrases.from_article(comparison),
        "" if brief else phrases.made_by(comparison.signature),
    ]
    return [line for note in notes if note for line in sheet.wrap(ink(note, DIM), sheet.width)]


def _field(value: str) -> Text:
    return Text(crop(safe(value), _FIELD_CELLS))
