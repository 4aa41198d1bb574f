"""The commitments as the page shows them: what kind, whose texts have it, and in which words."""

from __future__ import annotations

from diplocompare.model import Observation, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.html.lookup import Lookup, Ref

_QUOTED_LETTERS = 300


class Quote(Value):
    """Words of one side; `ref`: the point they stand in."""

    name: str
    color: str
    language: str
    words: str
    ref: Ref | None


class CommitmentRow(Value):
    """A commitment. `who`: whose texts have it."""

    id: str
    kind: str
    who: str
    quotes: tuple[Quote, ...]


def commitment_rows(lookup: Lookup) -> tuple[CommitmentRow, ...]:
    """Return the commitments in the order of the comparison."""
    texts = {readout.id: readout.text for readout in lookup.comparison.readouts}

    def quote(seen: Observation) -> Quote:
        return Quote(
            name=lookup.names[seen.readout],
            color=lookup.colors[seen.readout],
            language=lookup.languages[seen.readout],
            words=shorten_line(texts[seen.readout][seen.start : seen.end], _QUOTED_LETTERS),
            ref=lookup.refs.get(seen.point or ""),
        )

    return tuple(
        CommitmentRow(
            id=each.id,
            kind=each.kind,
            who=phrases.reported_by(each, lookup.comparison, lookup.names),
            quotes=tuple(map(quote, each.observations)),
        )
        for each in lookup.comparison.commitments
    )
