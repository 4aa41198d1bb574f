"""Thanks, praise, congratulations, condolences and greetings between the parties.

Praise of events and of third parties is no courtesy. A finding says whose thanks, praise or condolences only one text
reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding, evidence_at
from diplocompare.lexicon.tokens import words_and_marks
from diplocompare.model import Observation
from diplocompare.parties.parties import mentions
from diplocompare.phrasing.findings import courtesy_only, quoted
from diplocompare.reading.courtesy import OBJECT_WORDS, read

# Congratulations and greetings have an occasion, which says little of the call.
_TOLD = ("thanks", "praise", "condolences")
_MOST_QUOTED = 2  # courtesies in one sentence
_LETTERS = 70  # of a quotation, and within which the object of a courtesy is looked for
_CONFIDENCE = 0.85  # that the speaker and the reading are right
_WEIGHT = 0.3


def analyse(call: AlignedCall) -> LensResult:
    """Return the courtesies, each with whose it is; findings: those of one side that only one text reports."""
    observations = tuple(
        replace(each, by=call.point(each.point)[1].speaker) if each.point else each
        for each in observe(call, "courtesy", read)
    )
    return LensResult(tuple(_findings(call, observations)), observations)


def _findings(call: AlignedCall, observations: Sequence[Observation]) -> Iterator[UnrankedFinding]:
    """Yield a finding for each kind and side whose courtesies one text alone reports."""
    if len(call.legible) < len(call.readouts):
        return  # what a text in another language has is not known
    # The courtesies by kind and by the side whose they are, then by the text that reports them.
    by_giver: dict[tuple[str, str], dict[str, list[Observation]]] = {}
    unclear: set[tuple[str, str]] = set()
    for each in observations:
        giver = _giver(call, each)
        if giver is None:
            unclear.add((each.kind, each.readout))
        elif each.kind in _TOLD:
            by_giver.setdefault((each.kind, giver), {}).setdefault(each.readout, []).append(each)
    for (kind, giver), by_text in sorted(by_giver.items()):
        side, *others = by_text
        # A courtesy in another text of which it is not clear whose it is may be the very one.
        if others or any((kind, readout.id) in unclear for readout in call.readouts if readout.id != side):
            continue
        found = [each for each in by_text[side] if _is_for_another_side(call, each, giver)]
        if found:
            words = [quoted(_from(call, each), _LETTERS) for each in found[:_MOST_QUOTED]]
            text = courtesy_only(call.names[side], kind, call.names[giver], words)
            yield UnrankedFinding("courtesy", text, _CONFIDENCE, _WEIGHT, evidence_at(found))


def _giver(call: AlignedCall, courtesy: Observation) -> str | None:
    """Return the side whose courtesy it is, by its readout's id; None where the text does not say."""
    if courtesy.by == "own":
        return courtesy.readout
    if courtesy.by != "counterpart" or courtesy.point is None:
        return None
    named = call.point(courtesy.point)[1].speaker_side
    others = [readout.id for readout in call.readouts if readout.id != courtesy.readout]
    return named or (others[0] if len(others) == 1 else None)


def _from(call: AlignedCall, courtesy: Observation) -> str:
    """Return the words from a courtesy on to the end of its point."""
    readout, point = call.point(courtesy.point or "")
    return readout.text[courtesy.start : point.end]


def _is_for_another_side(call: AlignedCall, courtesy: Observation, giver: str) -> bool:
    """Tell whether the object of a courtesy is another side: one is named in it, or a pronoun stands for it."""
    after = _from(call, courtesy)[courtesy.end - courtesy.start :][:_LETTERS]
    object_ = words_and_marks(after)[:OBJECT_WORDS]
    named = [party for party, _ in mentions(after[: object_[-1].end if object_ else 0], call.parties)]
    if named:
        return any(party.readout != giver for party in named)
    persons = call.lexicon.courtesy.context.persons
    # Another name is that of a third party: "thanked Osmarra for hosting us".
    if any(word.is_capital and word.low not in persons for word in object_):
        return False
    return any(word.low in persons for word in object_)
