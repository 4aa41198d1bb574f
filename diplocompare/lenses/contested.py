"""Rival names for one matter: which of them each side's text uses, and where the sides part over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.phrases import country_names
from diplocompare.model import Evidence, Observation, Topic
from diplocompare.phrasing.findings import only_name, rival_names
from diplocompare.reading.contested import RivalSet, read, rival_sets

_PLAIN = 0.95  # that a word is in one text and in no other
_MOST = 5  # places that a finding points at
# Letters before and after a name in which the country stands that it is said of ("the war between ... and ...").
_NEAR = 40


def analyse(call: AlignedCall) -> LensResult:
    """Return the contested names of the texts, and a finding for each set over which sides part.

    Sides part where two use different members for one matter and neither uses the other's, and where a marked member
    is in one text only.
    """
    seen = tuple(observe(call, "contested", read))
    findings: list[UnrankedFinding] = []
    for name, rules in rival_sets(call.lexicon).items():
        mine = [each for each in seen if each.kind == name]
        if mine:
            parted = list(_parted(call, rules, mine))
            findings += [finding for finding, _ in parted]
            told = {place for _, places in parted for place in places}
            findings += _alone(call, rules, mine, told)
    return LensResult(tuple(findings), seen)


def _parted(
    call: AlignedCall, rules: RivalSet, seen: Sequence[Observation]
) -> Iterator[tuple[UnrankedFinding, Sequence[Observation]]]:
    """Yield a finding for each two sides at most, by their most telling rivals."""
    used = {readout.id: {each.value for each in seen if each.readout == readout.id} for readout in call.readouts}
    told: set[frozenset[str]] = set()
    for rivals in rules.rivals:
        for topic in _fields(call, rules):
            here = [each for each in seen if topic is None or _topic_of(call, each) == topic.id]
            groups = tuple(
                [each for each in here if each.value == own and other not in used[each.readout]]
                for own, other in (rivals, rivals[::-1])
            )
            pairs = {frozenset((a.readout, b.readout)) for a in groups[0] for b in groups[1]}
            if pairs - told and _one_matter(call, rules, groups):
                told |= pairs
                yield _rival_finding(call, topic, groups), [*groups[0], *groups[1]]


def _fields(call: AlignedCall, rules: RivalSet) -> Sequence[Topic | None]:
    """Where rivals are set against each other: the whole texts, or each shared topic, the surest first."""
    if rules.anywhere:
        return [None]
    return sorted((t for t in call.topics if t.status == "shared"), key=lambda t: (-t.confidence, t.label, t.points))


def _topic_of(call: AlignedCall, seen: Observation) -> str | None:
    return call.point(seen.point)[1].topic if seen.point else None


def _one_matter(call: AlignedCall, rules: RivalSet, groups: Sequence[Sequence[Observation]]) -> bool:
    """Whether both sides may speak of one country: as far as they name one, it is the same."""
    if rules.anywhere:
        return True
    one, other = ({country for each in group for country in _countries_near(call, each)} for group in groups)
    return bool(one & other) or (not rules.whose and not (one and other))


def _countries_near(call: AlignedCall, seen: Observation) -> Iterator[str]:
    text = call.readout(seen.readout).text
    start = max(0, seen.start - _NEAR)
    for place in country_names().all_in(text[start : seen.end + _NEAR]):
        yield place.value.name


def _rival_finding(call: AlignedCall, topic: Topic | None, groups: Sequence[Sequence[Observation]]) -> UnrankedFinding:
    # By the sides' names, so that the order of the readouts makes no difference.
    ordered = sorted(groups, key=lambda group: sorted(call.names[each.readout] for each in group))
    sides = [sorted({call.names[each.readout] for each in group}) for group in ordered]
    words = [_words(call, group) for group in ordered]
    text = rival_names((sides[0], sides[1]), (words[0], words[1]))
    places = [place for group in ordered for place in _places(call, group)]
    marked = 1.0 if topic is None else 0.8
    return UnrankedFinding(
        "contested", text, topic.confidence if topic else _PLAIN, marked, tuple(places), topic.id if topic else None
    )


def _alone(
    call: AlignedCall, rules: RivalSet, seen: Sequence[Observation], told: set[Observation]
) -> Iterator[UnrankedFinding]:
    """Yield one finding for each side that alone uses marked members."""
    if len(call.legible) < 2:
        return
    sides = {member: {each.readout for each in seen if each.value == member} for member in rules.marked}
    for readout in call.readouts:
        only = [each for each in seen if sides.get(each.value) == {readout.id}]
        only = [each for each in only if not any(each.value == t.value and t.readout == readout.id for t in told)]
        if only:
            groups = {each.value: [one for one in only if one.value == each.value] for each in only}
            words = [_words(call, group) for group in groups.values()]
            text = only_name(call.names[readout.id], words)
            yield UnrankedFinding(
                "contested", text, _PLAIN, min(1.0, 0.4 + 0.1 * len(only)), tuple(_places(call, only))
            )


def _words(call: AlignedCall, seen: Sequence[Observation]) -> str:
    """The words as the text has them most often, with the country's name right before them."""
    written = [_with_country(call.readout(each.readout).text, each) for each in seen]
    return max(written, key=lambda words: (written.count(words), len(words), words))


def _with_country(text: str, seen: Observation) -> str:
    words = text[seen.start : seen.end]
    before = text[max(0, seen.start - _NEAR) : seen.start]
    lands = [place for place in country_names().all_in(before) if before[place.end :] == " "]
    return f"{before[lands[-1].start :]}{words}" if lands else words


def _places(call: AlignedCall, seen: Sequence[Observation]) -> Sequence[Evidence]:
    ordered = sorted(seen, key=lambda each: (call.names[each.readout], each.start))
    return [Evidence(each.readout, each.start, each.end) for each in ordered[:_MOST]]
