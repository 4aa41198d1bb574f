"""Rival names for one matter: which of them each side's text uses, and where the sides part over them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding, evidence_at
from diplocompare.lexicon.countries import country_names
from diplocompare.model import Evidence, Observation, Topic
from diplocompare.phrasing.findings import only_name, rival_names
from diplocompare.reading.contested import RivalSet, read, rival_sets

# How sure it is that a word is in one text and in no other.
_CONFIDENCE = 0.95
# How much it weighs that sides part over names that mean one thing wherever they stand, and over others, in one topic.
_WEIGHT_ANYWHERE, _WEIGHT_IN_TOPIC = 1.0, 0.8
# How much it weighs that one side alone has marked names: that, and more for each of them.
_WEIGHT_ALONE, _WEIGHT_EACH = 0.4, 0.1
_MOST_PLACES = 5  # that a finding points at
# Letters before and after a name in which the country stands that it is said of ("the war between ... and ...").
_NEAR = 40


def analyse(call: AlignedCall) -> LensResult:
    """Return the contested names of the texts, and a finding for each set over which sides part.

    Sides part where two use different members for one matter and neither uses the other's, and where a marked member
    is in one text only.
    """
    observations = tuple(observe(call, "contested", read))
    findings: list[UnrankedFinding] = []
    for name, rules in rival_sets(call.lexicon).items():
        uses = [each for each in observations if each.kind == name]
        parted = list(_parted(call, rules, uses))
        findings += [finding for finding, _ in parted]
        told = {(use.readout, use.value) for _, groups in parted for group in groups for use in group}
        findings += _alone(call, rules, uses, told)
    return LensResult(tuple(findings), observations)


def _parted(
    call: AlignedCall, rules: RivalSet, uses: Sequence[Observation]
) -> Iterator[tuple[UnrankedFinding, Sequence[Sequence[Observation]]]]:
    """Yield findings on two sides and more with rival names, each with the uses of both; one for two sides at most.

    The list has the most telling rivals first.
    """
    # Rivals are set against each other in the whole texts, or in each topic, the surest first.
    topics = sorted(call.topics, key=lambda topic: (-topic.confidence, topic.label, topic.points))
    fields: Sequence[Topic | None] = [None] if rules.anywhere else topics
    members = {readout.id: {each.value for each in uses if each.readout == readout.id} for readout in call.readouts}
    told: set[frozenset[str]] = set()
    for one, other in rules.rivals:
        for topic in fields:
            here = [each for each in uses if topic is None or call.topic_of(each) == topic.id]
            groups = (
                [each for each in here if each.value == one and other not in members[each.readout]],
                [each for each in here if each.value == other and one not in members[each.readout]],
            )
            sides = {frozenset((mine.readout, theirs.readout)) for mine in groups[0] for theirs in groups[1]}
            if sides - told and (rules.anywhere or _may_be_one_matter(call, rules, groups)):
                told |= sides
                yield _rival_finding(call, topic, groups), groups


def _may_be_one_matter(call: AlignedCall, rules: RivalSet, groups: Sequence[Sequence[Observation]]) -> bool:
    """Tell whether both sides may speak of one country: as far as they name one nearby, it is the same."""
    one, other = ({name for each in group for name in _countries_near(call, each)} for group in groups)
    if one and other:
        return not one.isdisjoint(other)
    return not rules.whose


def _countries_near(call: AlignedCall, use: Observation) -> Iterator[str]:
    text = call.readout(use.readout).text
    for place in country_names().all_in(text[max(0, use.start - _NEAR) : use.end + _NEAR]):
        yield place.value.name


def _rival_finding(call: AlignedCall, topic: Topic | None, groups: Sequence[Sequence[Observation]]) -> UnrankedFinding:
    # By the sides' names, so that the order of the readouts makes no difference.
    first, second = sorted(groups, key=lambda group: sorted(call.names[each.readout] for each in group))
    sides = [sorted({call.names[each.readout] for each in group}) for group in (first, second)]
    return UnrankedFinding(
        "contested",
        rival_names((sides[0], sides[1]), (_words(call, first), _words(call, second))),
        topic.confidence if topic else _CONFIDENCE,
        _WEIGHT_IN_TOPIC if topic else _WEIGHT_ANYWHERE,
        (*_evidence(call, first), *_evidence(call, second)),
        topic.id if topic else None,
    )


def _alone(
    call: AlignedCall, rules: RivalSet, uses: Sequence[Observation], told: Collection[tuple[str, str]]
) -> Iterator[UnrankedFinding]:
    """Yield a finding for each side that alone uses marked members; `told`: sides and members that have a finding."""
    if len(call.legible) < 2:
        return
    sides = {member: {each.readout for each in uses if each.value == member} for member in rules.marked}
    for readout in call.readouts:
        only: dict[str, list[Observation]] = {}
        for each in uses:
            if sides.get(each.value) == {readout.id} and (readout.id, each.value) not in told:
                only.setdefault(each.value, []).append(each)
        if only:
            places = [each for each in uses if each.value in only]
            text = only_name(call.names[readout.id], [_words(call, group) for group in only.values()])
            weight = min(1.0, _WEIGHT_ALONE + _WEIGHT_EACH * len(places))
            yield UnrankedFinding("contested", text, _CONFIDENCE, weight, _evidence(call, places))


def _words(call: AlignedCall, uses: Sequence[Observation]) -> str:
    """Return a name as the texts have it most often, with the country's name where one stands right before it."""
    written = []
    for use in uses:
        before = call.readout(use.readout).text[max(0, use.start - _NEAR) : use.start]
        country = next((place for place in country_names().all_in(before) if before[place.end :] == " "), None)
        written.append((before[country.start :] if country else "") + call.text_of(use))
    return max(written, key=lambda words: (written.count(words), len(words), words))


def _evidence(call: AlignedCall, uses: Sequence[Observation]) -> tuple[Evidence, ...]:
    return evidence_at(sorted(uses, key=lambda each: (call.names[each.readout], each.start))[:_MOST_PLACES])
