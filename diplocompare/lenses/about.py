"""What each text says about the contact itself: at whose initiative, how, how long, where, when, and who took part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.durations import seconds_of
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.dates import days_apart
from diplocompare.model import Evidence, Observation
from diplocompare.phrasing.english import long_date
from diplocompare.phrasing.findings import differ, minutes, only_initiator
from diplocompare.reading.contact.about import About, about

# Durations that differ by no more minutes are the same.
_MINUTES_PLAY = 15
_CONFIDENCE = 0.9
# How much it weighs that texts differ on a field. That only one names the initiator weighs half as much.
_WEIGHTS = {"initiator": 1.0, "date": 0.8, "channel": 0.6, "duration": 0.5}


def analyse(call: AlignedCall) -> LensResult:
    """Return what every text says of the contact, where they differ, and who alone names the initiator."""
    said = {readout.id: about(readout, call.parties, call.lexicon) for readout in call.legible}
    observations = []
    for readout in call.legible:
        for field, stated in said[readout.id].stated():
            point = call.point_at(readout, stated.span.start)
            observations.append(Observation("about", readout.id, *stated.span, field, stated.value, point))
    return LensResult(tuple(_findings(call, said)), tuple(observations))


def _findings(call: AlignedCall, said: Mapping[str, About]) -> Iterator[UnrankedFinding]:
    for field, weight in _WEIGHTS.items():
        stated = {
            side: fields[field] for side, each in sorted(said.items()) if field in (fields := dict(each.stated()))
        }
        evidence = tuple(Evidence(side, *each.span) for side, each in stated.items())
        if any(_differ(field, one.value, other.value) for one, other in combinations(stated.values(), 2)):
            values = sorted((call.names[side], _shown(field, each.value)) for side, each in stated.items())
            yield UnrankedFinding("about", differ(field, values), _CONFIDENCE, weight, evidence)
        elif field == "initiator" and len(stated) == 1 < len(said):
            ((side, only),) = stated.items()
            text = only_initiator(call.names[side], only.value)
            yield UnrankedFinding("about", text, _CONFIDENCE, weight / 2, evidence)


def _differ(field: str, one: str, other: str) -> bool:
    """Tell whether two values of a field contradict each other."""
    if field == "date":
        return (days_apart(one, other) or 0) > 1  # one moment in two time zones
    if field == "duration":
        return abs(_minutes(one) - _minutes(other)) > _MINUTES_PLAY
    return one != other


def _minutes(duration: str) -> int:
    return round(seconds_of(duration) / 60)


def _shown(field: str, value: str) -> str:
    if field == "date":
        return long_date(value)
    return minutes(_minutes(value)) if field == "duration" else value
