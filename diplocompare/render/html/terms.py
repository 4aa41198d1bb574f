"""The words that set each text apart from the others, as the page shows them."""

from __future__ import annotations

from diplocompare.model import Value
from diplocompare.render.html.lookup import Lookup

_TERMS = 6


class SideTerms(Value):
    """What sets one text apart in the whole call: each term with its z and its uses here and elsewhere; or a note."""

    name: str
    color: str
    terms: tuple[tuple[str, str, str], ...]
    note: str


def side_terms(lookup: Lookup) -> tuple[SideTerms, ...]:
    """Return the terms of the whole call, text by text."""
    return tuple(
        SideTerms(
            name=lookup.names[each.readout],
            color=lookup.colors[each.readout],
            terms=tuple((t.term, f"{t.z:.1f}", f"{t.count_own}/{t.count_other}") for t in each.terms[:_TERMS]),
            note=each.note,
        )
        for each in lookup.comparison.contrasts
        if each.topic is None
    )
