"""What each text says about the contact itself: at whose initiative, how, how long, where, when, and who took part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Evidence, Observation
from diplocompare.phrasing.findings import contact_day, differ, minutes, only_initiator
from diplocompare.reading.contact import About, about

_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)  # days of the year before each month
_MINUTES = 15  # durations that differ by no more are the same
_SURE = 0.9
_WEIGHTS = {"initiator": 1.0, "date": 0.8, "channel": 0.6, "duration": 0.5}


def analyse(call: AlignedCall) -> LensResult:
    """Return what every text says of the contact, where they differ, and who alone names the initiator."""
    told = {readout.id: about(readout, call.parties, call.lexicon) for readout in call.legible}
    observations = [
        Observation("about", side, *found.span, name, found.value, point.id if point else None)
        for side, each in told.items()
        for name, found in each.stated()
        for point in [call.point_at(call.readout(side), found.span.start)]
    ]
    return LensResult(findings=tuple(_findings(call, told)), observations=tuple(observations))


def _findings(call: AlignedCall, told: Mapping[str, About]) -> Iterator[UnrankedFinding]:
    for name, weight in _WEIGHTS.items():
        stated = {side: found for side, each in sorted(told.items()) if (found := getattr(each, name))}
        evidence = tuple(Evidence(side, *found.span) for side, found in stated.items())
        if any(_differ(name, one.value, other.value) for one, other in combinations(stated.values(), 2)):
            values = sorted((call.names[side], _shown(name, found.value)) for side, found in stated.items())
            yield UnrankedFinding("about", differ(name, values), _SURE, weight, evidence)
        elif name == "initiator" and len(stated) == 1 < len(told):
            ((side, found),) = stated.items()
            yield UnrankedFinding("about", only_initiator(call.names[side], found.value), _SURE, weight / 2, evidence)


def _differ(name: str, one: str, other: str) -> bool:
    """Whether two values contradict each other; a day apart is one moment in two time zones."""
    if name == "date":
        apart = abs(_days(one, other) - _days(other, one))
        return 1 < apart < 364 or (apart > 1 and "-" not in (one[0], other[0]))
    return abs(_length(one) - _length(other)) > _MINUTES if name == "duration" else one != other


def _days(value: str, other: str) -> int:
    """The day as a number, without a year that of another day's year."""
    year = next((each[:-6] for each in (value, other) if each[0] != "-"), "2000")
    return 365 * int(year) + _BEFORE[int(value[-5:-3]) - 1] + int(value[-2:])  # leap days do not matter here


def _length(value: str) -> int:
    hours, _, minutes = value[2:].rpartition("H")
    return 60 * int(hours or 0) + int(minutes[:-1] or 0)


def _shown(name: str, value: str) -> str:
    if name == "date":
        return contact_day(value)
    return minutes(_length(value)) if name == "duration" else value
