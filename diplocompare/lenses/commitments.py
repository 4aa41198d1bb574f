"""What the sides agreed to do, who was tasked or invited, and when they are to meet: a ledger with who reports each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding, evidence_at
from diplocompare.lexicon.tokens import bare_words, stem, tokens
from diplocompare.model import Commitment, Observation, Speaker
from diplocompare.parties.parties import mentions
from diplocompare.phrasing import findings as sentences
from diplocompare.reading.commitments.read import TOUCH, read

# How much a finding weighs by the kind of the commitment. Every readout says that the sides stay in touch.
_WEIGHTS = {"invitation": 1.0, "visit": 1.0, "agreement": 0.8, "instruction": 0.7, "next meeting": 0.6}
_TOUCH_WEIGHT = 0.0
# How sure it is that a text does not have a commitment: it has nothing of the kind and none of the words; nothing of
# the kind, but some of the words; something of the kind, or the matter itself.
_NOTHING_LIKE_IT, _SOME_WORDS, _SOMETHING_LIKE_IT = 0.9, 0.75, 0.6


def analyse(call: AlignedCall) -> LensResult:
    """Return the commitments of every text, and a finding for each that one side alone reports."""
    entries = ledger(call)
    observations = [each for entry in entries for each in entry.observations]
    observations.sort(key=lambda each: (each.readout, each.start))
    return LensResult(tuple(_findings(call, entries)), tuple(observations), commitments=entries)


def ledger(call: AlignedCall) -> tuple[Commitment, ...]:
    """Return the commitments of the call, each with who reports it, in the order of the texts.

    Those of two texts are one where they are of one kind and stand in one topic; save for agreements, which are too
    many, also where they share a date or a name, or are the only ones of their kind.
    """
    found = [replace(each, by=_who_commits(call, each)) for each in observe(call, "commitments", read)]
    count = Counter((each.kind, each.readout) for each in found)
    places_by_key: dict[tuple[str, ...], list[int]] = {}
    for at, each in enumerate(found):
        for key in _keys(call, each, alone=count[each.kind, each.readout] == 1):
            places_by_key.setdefault((each.kind, *key), []).append(at)
    # Each is an entry of its own at first; entries that two texts have a key of in common become one, the earliest.
    entry_of = list(range(len(found)))
    for places in places_by_key.values():
        if len({found[at].readout for at in places}) > 1:
            joined = {entry_of[at] for at in places}
            entry_of = [min(joined) if entry in joined else entry for entry in entry_of]
    members: dict[int, list[Observation]] = {}
    for each, entry in zip(found, entry_of, strict=True):
        members.setdefault(entry, []).append(each)
    return tuple(
        Commitment(f"k{number}", each[0].kind, tuple(dict.fromkeys(one.readout for one in each)), tuple(each))
        for number, each in enumerate(members.values(), start=1)
    )


def _keys(call: AlignedCall, commitment: Observation, *, alone: bool) -> Iterator[tuple[str, ...]]:
    """Yield what makes commitments of one kind in two texts the same one where they have it in common.

    `alone`: whether it is the only one of its kind in its text.
    """
    topic = call.topic_of(commitment)
    if topic:
        yield "topic", topic
    if commitment.kind == "agreement":
        return
    if alone:
        yield ("only",)
    if commitment.value == TOUCH:
        yield (TOUCH,)
    for word in sorted(_content(call, call.text_of(commitment))):
        if word[0].isupper():
            yield "named", word


def _content(call: AlignedCall, text: str) -> set[str]:
    """Return what a text is about: names and dates whole, other words as stems; the sides themselves left out."""
    sides = [span for _, span in mentions(text, call.parties)]
    plain = call.lexicon.matterless | call.lexicon.title_words
    content = set()
    for token in tokens(text):
        is_month = token.is_capital and token.bare in call.lexicon.vocabulary.calendar  # "May", not "may"
        is_side = any(side.start <= token.start < side.end for side in sides)
        if is_month or (token.bare not in plain and not is_side):
            content.add(token.bare.capitalize() if token.is_capital else stem(token.bare))
    return content


def _who_commits(call: AlignedCall, commitment: Observation) -> Speaker | None:
    """Return who commits: the speaker of the point; of an invitation who invites, of a visit who is to travel."""
    if commitment.point is None:
        return None
    readout, point = call.point(commitment.point)
    speaker: Speaker | None = None if point.speaker == "none" else point.speaker
    if commitment.kind not in ("invitation", "visit"):
        return speaker
    if commitment.value == "visit":
        # "President Marn will visit Lysmark": the first one named in it.
        named = next((party for party, _ in mentions(call.text_of(commitment), call.parties)), None)
    else:
        # "President Marn | invited Chancellor Brask": the last one named before it, in its sentence.
        sentence = max(s.start for s in call.sentences[readout.id] if s.start <= commitment.start)
        before = list(mentions(readout.text[sentence : commitment.start], call.parties))
        named = before[-1][0] if before else None
    if named:
        speaker = "own" if named.readout == readout.id else "counterpart"
    # Who receives a guest is not the one who travels.
    if commitment.value == "receive" and speaker in ("own", "counterpart"):
        return "counterpart" if speaker == "own" else "own"
    return speaker


def _findings(call: AlignedCall, entries: Sequence[Commitment]) -> Iterator[UnrankedFinding]:
    """Yield a finding for each commitment that one text reports and others do not."""
    sides = [readout.id for readout in call.legible if readout.points]
    reported = {(entry.kind, side) for entry in entries for side in entry.reported_by}
    for entry in entries:
        silent = [side for side in sides if side not in entry.reported_by]
        if len(entry.reported_by) > 1 or not silent:
            continue
        confidence = min(_absence(call, entry, side, reported) for side in silent)
        first = entry.observations[0]
        words = sentences.quoted(call.text_of(first))
        names = [call.names[side] for side in silent]
        yield UnrankedFinding(
            "commitment",
            sentences.only_commits(confidence, call.names[first.readout], (entry.kind, words), names),
            confidence,
            _TOUCH_WEIGHT if first.value == TOUCH else _WEIGHTS[entry.kind],
            evidence_at(entry.observations),
            call.topic_of(first),
        )


def _absence(call: AlignedCall, entry: Commitment, silent: str, reported: Collection[tuple[str, str]]) -> float:
    """Return how sure it is that a text has nothing of a commitment; `reported`: the kinds that each side has."""
    # Sides that "agree to stay in touch" have an agreement too.
    if any(side == silent and entry.kind in (kind, "agreement") for kind, side in reported):
        return _SOMETHING_LIKE_IT
    for each in entry.observations:
        topic = call.topic(call.topic_of(each))
        if topic and topic.status == "shared":
            return _SOMETHING_LIKE_IT
    text = call.readout(silent).text
    signs = call.lexicon.commitments.signs.get(entry.observations[0].value, ())
    if any(word.startswith(tuple(signs)) for word in bare_words(text)):
        return _SOME_WORDS
    content = {word for each in entry.observations for word in _content(call, call.text_of(each))}
    return _NOTHING_LIKE_IT if content.isdisjoint(_content(call, text)) else _SOME_WORDS
