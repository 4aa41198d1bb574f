"""The findings as the page shows them: the sentence, the words it rests on, the topic it is about."""

from __future__ import annotations

from collections.abc import Sequence

from diplocompare.model import Finding, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.pages import heading
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.html.lookup import Lookup, Ref, keys_of

_QUOTED_LETTERS = 160


class FindingItem(Value):
    """A finding with the points it rests on; `quotes`: such words in no point; `topic`: its key and label."""

    id: str
    key: str
    kind: str
    text: str
    doubt: str
    refs: tuple[Ref, ...]
    quotes: tuple[str, ...]
    topic: tuple[str, str] | None


def finding_items(findings: Sequence[Finding], lookup: Lookup) -> tuple[FindingItem, ...]:
    """Return findings in the order given."""
    texts = {readout.id: readout.text for readout in lookup.comparison.readouts}
    keys = keys_of([finding.id for finding in lookup.comparison.findings])
    items = []
    for finding in findings:
        outside = [
            texts[place.readout][place.start : place.end] for place in finding.evidence if not lookup.within([place])
        ]
        topic = lookup.topics.get(finding.topic or "")
        items.append(
            FindingItem(
                id=finding.id,
                key=keys[finding.id],
                kind=heading(finding.kind),
                text=finding.text,
                doubt=phrases.doubt(finding.confidence),
                refs=lookup.within(finding.evidence),
                quotes=tuple(shorten_line(words, _QUOTED_LETTERS) for words in outside),
                topic=(lookup.keys[topic.id], topic.label) if topic else None,
            )
        )
    return tuple(items)
