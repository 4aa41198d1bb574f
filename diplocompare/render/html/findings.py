"""The findings as the page shows them: the sentence, the words of each text, the topic; and the pair summed up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplocompare.model import Finding, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import capitalised
from diplocompare.phrasing.excerpt import Piece
from diplocompare.phrasing.pages import heading
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.html.lookup import Lookup, Ref, keys_of
from diplocompare.render.quotations import Quotation, quotations, sentence_above

_QUOTED_LETTERS = 160
_MOST_POINTS = 6  # that a quotation is said to stand in
_AN_ID = re.compile(r"(?<=\[)([^\[\]\s]+)(?=\])")


class Voice(Value):
    """What one text has of a finding: its words, or that it does not have it (`silence`) and the nearest ones."""

    name: str
    color: str
    language: str
    pieces: tuple[Piece, ...]
    refs: tuple[Ref, ...]
    silence: str


class FindingItem(Value):
    """A finding with the points it rests on; `quotes`: such words in no point; `topic`: its key and label.

    `voices`: what each text has of it, which holds all these words; of one that does not lead there are none.
    """

    id: str
    key: str
    kind: str
    text: str
    doubt: str
    refs: tuple[Ref, ...]
    quotes: tuple[str, ...]
    topic: tuple[str, str] | None
    voices: tuple[Voice, ...]


class ToldPart(Value):
    """A part of a sentence that sums the pair up. `to`: where it leads on the page, where it is the id of something."""

    text: str
    to: str = ""


def finding_items(findings: Sequence[Finding], lookup: Lookup) -> tuple[FindingItem, ...]:
    """Return findings in the order given."""
    texts = {readout.id: readout.text for readout in lookup.comparison.readouts}
    keys = keys_of([finding.id for finding in lookup.comparison.findings])
    items = []
    for finding in findings:
        below = quotations(lookup.comparison, finding) if finding.leading else ()
        outside = [
            texts[place.readout][place.start : place.end] for place in finding.evidence if not lookup.within([place])
        ]
        topic = lookup.topics.get(finding.topic or "")
        items.append(
            FindingItem(
                id=finding.id,
                key=keys[finding.id],
                kind=heading(finding.kind),
                text=sentence_above(lookup.comparison, finding, below),
                doubt=phrases.doubt(finding.confidence),
                refs=lookup.within(finding.evidence),
                quotes=() if below else tuple(shorten_line(words, _QUOTED_LETTERS) for words in outside),
                topic=(lookup.keys[topic.id], topic.label) if topic else None,
                voices=tuple(_voice(each, lookup) for each in below),
            )
        )
    return tuple(items)


def _voice(quotation: Quotation, lookup: Lookup) -> Voice:
    return Voice(
        name=lookup.names[quotation.side],
        color=lookup.colors[quotation.side],
        language=lookup.languages[quotation.side],
        pieces=quotation.pieces(_QUOTED_LETTERS),
        refs=tuple(lookup.refs[point] for point in quotation.points[:_MOST_POINTS]),
        silence=capitalised(quotation.silence),
    )


def told_parts(lookup: Lookup) -> tuple[tuple[ToldPart, ...], ...]:
    """Return the sentences that sum the pair up, the ids in brackets as parts that lead to what they name."""
    findings = keys_of([finding.id for finding in lookup.comparison.findings])
    places = {name: f"finding-{key}" for name, key in findings.items()}
    places |= {name: f"topic-{key}" for name, key in lookup.keys.items()}
    return tuple(
        tuple(ToldPart(part, places.get(part, "")) for part in _AN_ID.split(told) if part)
        for told in lookup.comparison.summary.told
    )
