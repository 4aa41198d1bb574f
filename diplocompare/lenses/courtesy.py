"""Thanks, praise, congratulations, condolences and greetings between the parties.

Praise of events and of third parties is no courtesy. A finding says whose thanks, praise or condolences only one text
reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Evidence, Observation
from diplocompare.parties.parties import mentions
from diplocompare.phrasing.findings import courtesy_only, quoted
from diplocompare.reading.courtesy import OBJECT_WORDS, WORD, courtesy_words, read

_TOLD = ("thanks", "praise", "condolences")
_QUOTED = 70
_SURE = 0.85  # that the speaker and the reading are right
_WEIGHT = 0.3


def analyse(call: AlignedCall) -> LensResult:
    """Return the courtesies, each with whose it is; findings: those of one side that only one text reports."""
    seen = tuple(
        replace(each, by=call.point(each.point)[1].speaker) if each.point else each
        for each in observe(call, "courtesy", read)
    )
    return LensResult(tuple(_findings(call, seen)), seen)


def _findings(call: AlignedCall, seen: Sequence[Observation]) -> Iterator[UnrankedFinding]:
    if len(call.legible) < max(2, len(call.readouts)):
        return
    told: Mapping[tuple[str, str], dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    vague: set[tuple[str, str]] = set()
    for each in seen:
        giver = _giver(call, each)
        if giver is None:
            vague.add((each.kind, each.readout))
        elif each.kind in _TOLD:
            told[each.kind, giver][each.readout].append(each)
    for (kind, giver), by_side in sorted(told.items()):
        side = next(iter(by_side))
        # Without its speaker, the same courtesy in another text may be the very one.
        unclear = any((kind, readout.id) in vague for readout in call.readouts if readout.id != side)
        found = [each for each in by_side[side] if _meant(call, each, giver)]
        if len(by_side) == 1 and not unclear and found:
            words = [quoted(call.readout(side).text[each.start : _until(call, each)], _QUOTED) for each in found[:2]]
            evidence = tuple(Evidence(side, each.start, each.end) for each in found)
            text = courtesy_only(call.names[side], kind, call.names[giver], words)
            yield UnrankedFinding("courtesy", text, _SURE, _WEIGHT, evidence)


def _giver(call: AlignedCall, courtesy: Observation) -> str | None:
    """The side whose courtesy it is, by its readout's id; None where the text does not say."""
    if courtesy.by == "own":
        return courtesy.readout
    if courtesy.by != "counterpart" or courtesy.point is None:
        return None
    named = call.point(courtesy.point)[1].speaker_side
    others = [readout.id for readout in call.readouts if readout.id != courtesy.readout]
    return named or (others[0] if len(others) == 1 else None)


def _until(call: AlignedCall, courtesy: Observation) -> int:
    return call.point(courtesy.point or "")[1].end


def _meant(call: AlignedCall, courtesy: Observation, giver: str) -> bool:
    """Whether it is meant for another side of the call: one is named for its object, or a pronoun stands for it."""
    words = courtesy_words(call.lexicon).context.persons
    after = [found.group() for found in WORD.finditer(_object(call, courtesy))][:OBJECT_WORDS]
    named = [party for party, _ in mentions(_object(call, courtesy), call.parties)]
    if named:
        return any(party.readout != giver for party in named)
    third = any(word[0].isupper() and word.lower() not in words for word in after)
    return not third and any(word.lower() in words for word in after)


def _object(call: AlignedCall, courtesy: Observation) -> str:
    rest = call.readout(courtesy.readout).text[courtesy.end : _until(call, courtesy)]
    ends = [found.end() for found in WORD.finditer(rest[:_QUOTED])][:OBJECT_WORDS]
    return rest[: ends[-1]] if ends else ""
