"""The commitments as the page shows them, and the terms that set the texts apart."""

from __future__ import annotations

from diplocompare.model import Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.render.html.index import Index, Ref
from diplocompare.render.html.wording import cropped

_WORDS = 300
_TERMS = 6


class Quote(Value):
    """Words of one side; `ref`: the point they stand in."""

    name: str
    color: str
    language: str
    words: str
    ref: Ref | None


class Promise(Value):
    """A commitment: its kind, whose texts have it, and the words of each."""

    id: str
    kind: str
    who: str
    quotes: tuple[Quote, ...]


class Terms(Value):
    """What sets one text apart in the whole call: each term with its z and its uses here and elsewhere; or a note."""

    name: str
    color: str
    terms: tuple[tuple[str, str, str], ...]
    note: str


def promises(index: Index) -> tuple[Promise, ...]:
    """Return the ledger in its order."""
    texts = {readout.id: readout.text for readout in index.comparison.readouts}
    return tuple(
        Promise(
            each.id,
            each.kind,
            phrases.reported_by(each, index.comparison, index.names),
            tuple(
                Quote(
                    index.names[seen.readout],
                    index.colors[seen.readout],
                    index.languages[seen.readout],
                    cropped(texts[seen.readout][seen.start : seen.end], _WORDS),
                    index.refs.get(seen.point or ""),
                )
                for seen in each.observations
            ),
        )
        for each in index.comparison.commitments
    )


def terms(index: Index) -> tuple[Terms, ...]:
    """Return the contrasts of the whole call, one a text."""
    return tuple(
        Terms(
            index.names[each.readout],
            index.colors[each.readout],
            tuple((t.term, f"{t.z:.1f}", f"{t.count_own}/{t.count_other}") for t in each.terms[:_TERMS]),
            each.note,
        )
        for each in index.comparison.contrasts
        if each.topic is None
    )
