"""What one text reports as agreed, and whether the others report it so too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnnumberedCheck, UnrankedFinding
from diplocompare.lexicon.tokens import bare_words, stem
from diplocompare.model import Evidence, Observation, Outcome, Point, Readout, Topic
from diplocompare.phrasing import findings as sentences
from diplocompare.reading.agreement import read
from diplocompare.reading.verbs.grammar import plain_words

# A clause goes on with what was agreed before it where it begins with one of these, after any of the links: "... agreed
# to stay in contact, and to arrange a meeting".
_GOES_ON, _LINKS = ("to", "that", "on"), ("and", "or", "as", "well")
# A clause that begins with one of these, after any of the prepositions, only tells more of somebody: that is not what a
# text has of a matter.
_RELATIVE, _PREPOSITIONS = ("who", "whom", "whose", "which", "where"), ("of", "to", "in", "on")

# The confidence that a side's text has nothing of a topic that others share: the topic's own says nothing of that.
_SILENT_IN_SHARED = 0.5
# What the confidence of an outcome is multiplied by where something makes it doubtful:
# the other text says what both sides will do, and has no verb of agreement;
_WITHOUT_VERB = 0.8
# of the matter it has only a clause that tells more of somebody;
_ONLY_RELATIVE = 0.5
# its points have no word of content in common with the agreement, however near the model finds them;
_NO_COMMON_WORD = 0.85
# it has an agreement in no topic of which this side's text has one: that may be this agreement in other words.
_UNPLACED_AGREEMENT = 0.8
# Less sure than this, a sentence would be as likely wrong as right.
_LEAST_CONFIDENCE = 0.5

_WEIGHT = 0.9
# An agreement on nothing but further contact has fewer words of its own than these, and weighs little.
_FEW_WORDS, _LOW_WEIGHT = 3, 0.1
_DIGITS = 3


def analyse(call: AlignedCall) -> LensResult:
    """Return the words of agreement and of mere talk, a cross-check for each agreement and other side, and findings."""
    observations = tuple(observe(call, "agreement", read))
    agreed = _agreed_points(call, observations)
    sides = [readout for readout in call.legible if readout.claims]
    checks: list[UnnumberedCheck] = []
    findings: list[UnrankedFinding] = []
    for readout in sides:
        for point in readout.claims:
            topic = call.topic(point.topic)
            if point.id in agreed and topic:
                found = [_check(call, agreed, point, topic, other) for other in sides if other is not readout]
                checks += found
                findings += _findings(call, agreed[point.id], found)
    return LensResult(tuple(findings), observations, tuple(checks))


def _agreed_points(call: AlignedCall, observations: Sequence[Observation]) -> dict[str, int]:
    """Return the points that report an agreement, by id, each with the offset in its text where the report begins."""
    with_verb = {each.point for each in observations}
    # In reverse, so that of several the first of a point stays.
    begins = {each.point: each.start for each in reversed(observations) if each.kind == "agreed"}
    agreed = {}
    for readout in call.legible:
        previous_agreed = False
        for point in readout.points:
            words = readout.quote(point)
            goes_on = (
                previous_agreed
                and words[0].islower()
                and _first_word(words, _LINKS) in _GOES_ON
                and point.id not in with_verb  # what it has is reported by a verb of its own
            )
            previous_agreed = point.id in begins or goes_on
            if previous_agreed:
                agreed[point.id] = begins.get(point.id, point.start)
    return agreed


def _first_word(words: str, skipped: Sequence[str]) -> str:
    return next((word for word in bare_words(words) if word not in skipped), "")


def _check(call: AlignedCall, agreed: Collection[str], point: Point, topic: Topic, other: Readout) -> UnnumberedCheck:
    """Return what another side's text has of an agreement: one of its own, the matter alone, or nothing clear."""
    there = [id_ for id_ in topic.points if call.point(id_)[0] is other]
    # The points there that this one is matched with, the surest first.
    sure = {id_: match.confidence for match in topic.matches if point.id in match.points for id_ in match.points}
    matched = sorted((id_ for id_ in there if id_ in sure), key=lambda id_: -sure[id_])
    confidence = sure[matched[0]] if matched else topic.confidence

    with_agreement = [id_ for id_ in there if id_ in agreed]
    with_joint_plan = [id_ for id_ in there if _is_joint_plan(call, id_)]
    outcome: Outcome
    if with_agreement or with_joint_plan:
        outcome, counterparts = "both", with_agreement or with_joint_plan
        if not with_agreement:
            confidence *= _WITHOUT_VERB
    elif there:
        telling = [id_ for id_ in matched or there if _first_word(call.quote(id_), _PREPOSITIONS) not in _RELATIVE]
        outcome, counterparts = "differs", telling or matched or there
        if not telling:
            confidence *= _ONLY_RELATIVE
        if not any(_have_word_in_common(call, point.id, id_) for id_ in telling):
            confidence *= _NO_COMMON_WORD
    else:
        outcome, counterparts = "absent", []
        confidence = topic.confidence if topic.status == "one-sided" else _SILENT_IN_SHARED
        # An agreement elsewhere that is near to this one may be it.
        confidence *= 1.0 - max((near.score for near in point.candidates if near.point in agreed), default=0.0)
    if outcome != "both":
        own_topics = {each.topic for each in call.point(point.id)[0].claims if each.id in agreed}
        if any(each.id in agreed and each.topic not in own_topics for each in other.claims):
            confidence *= _UNPLACED_AGREEMENT
    return UnnumberedCheck("agreed", point.id, other.id, outcome, tuple(counterparts), round(confidence, _DIGITS))


def _is_joint_plan(call: AlignedCall, id_: str) -> bool:
    """Tell whether a point says what the sides together will do, without a verb of agreement."""
    like = call.lexicon.agreement.like.words
    return call.point(id_)[1].speaker == "joint" and any(word in like for word in bare_words(call.quote(id_)))


def _have_word_in_common(call: AlignedCall, one: str, other: str) -> bool:
    """Tell whether two points share a word besides the sides' names and the words of any call."""
    plain = call.lexicon.matterless.union(plain_words(call.lexicon), *(party.names for party in call.parties))
    stems = [{stem(word) for word in bare_words(call.quote(id_)) if word not in plain} for id_ in (one, other)]
    return not stems[0].isdisjoint(stems[1])


def _findings(call: AlignedCall, begin: int, checks: Sequence[UnnumberedCheck]) -> Iterator[UnrankedFinding]:
    """Yield findings on one agreement, that begins at an offset of its text, from its checks with the other sides.

    One names all sides that do not have it, as sure as the least sure; none where any side has it too.
    """
    if any(check.outcome == "both" for check in checks):
        return
    sure = [check for check in checks if check.confidence >= _LEAST_CONFIDENCE]
    absent = [check for check in sure if check.outcome == "absent"]
    if absent:
        least = min(absent, key=lambda check: check.confidence)
        names = sorted(call.names[check.of] for check in absent)
        yield _finding(call, begin, least, sentences.absent(least.confidence, names))
    for check in sure:
        if check.outcome == "differs":
            words = sentences.quoted(call.quote(check.counterparts[0]))
            yield _finding(call, begin, check, sentences.without_agreement(call.names[check.of], words))


def _finding(call: AlignedCall, begin: int, check: UnnumberedCheck, outcome: str) -> UnrankedFinding:
    readout, point = call.point(check.point)
    words = readout.text[begin : point.end]
    text = sentences.agreed_by(call.names[readout.id], sentences.quoted(words), outcome)
    usual = {*call.lexicon.agreement.contact.words, *plain_words(call.lexicon)}
    own_words = sum(word not in usual for word in bare_words(words))
    weight = _LOW_WEIGHT if own_words < _FEW_WORDS else _WEIGHT
    evidence = (Evidence(readout.id, begin, point.end), *call.evidence(*check.counterparts))
    return UnrankedFinding("agreement", text, check.confidence, weight, evidence, point.topic)
