"""What the sides agreed to do, who was tasked or invited, and when they are to meet: a ledger with who reports each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.lexicon.tokens import stem, tokens
from diplocompare.model import Commitment, Evidence, Observation, Speaker
from diplocompare.parties.parties import mentions
from diplocompare.phrasing import findings as sentences
from diplocompare.reading.commitments import TOUCH, read

_WORDS = 12  # words of its content by which it is found again
_WEIGHTS = {"invitation": 1.0, "visit": 1.0, "agreement": 0.8, "instruction": 0.7, "next meeting": 0.6, TOUCH: 0.0}
_KINDS = ("agreement", "instruction", "invitation", "visit", "next meeting")
# How sure it is that a text is silent: it has nothing of the kind and none of the words, nothing of the kind, neither.
_SILENT, _NO_KIND, _UNLIKE = 0.9, 0.75, 0.6


def analyse(call: AlignedCall) -> LensResult:
    """Return the commitments of every text, and a finding for each that one side alone reports."""
    entries = ledger(call)
    seen = sorted((each for entry in entries for each in entry.observations), key=lambda o: (o.readout, o.start))
    return LensResult(tuple(_findings(call, entries)), tuple(seen), commitments=entries)


def ledger(call: AlignedCall) -> tuple[Commitment, ...]:
    """Return the commitments of the call, each with who reports it, in the order of the texts.

    Those of two texts are one where they are of one kind and stand in one topic; save for agreements, which are too
    many, also where they share a date, a name or two words of content, or are the only ones of their kind.
    """
    found = [replace(each, by=_by(call, each)) for each in observe(call, "commitments", read)]
    count = Counter((each.kind, each.readout) for each in found)
    sharing: dict[tuple[str, ...], list[int]] = {}
    for at, each in enumerate(found):
        for key in _keys(call, each, alone=count[each.kind, each.readout] == 1):
            sharing.setdefault((each.kind, *key), []).append(at)
    groups = list(range(len(found)))
    for places in sharing.values():
        if len({found[at].readout for at in places}) > 1:
            joined = {groups[at] for at in places}
            groups = [min(joined) if group in joined else group for group in groups]
    members: dict[int, list[Observation]] = {}
    for each, group in zip(found, groups, strict=True):
        members.setdefault(group, []).append(each)
    return tuple(
        Commitment(f"k{number}", each[0].kind, tuple(dict.fromkeys(one.readout for one in each)), tuple(each))
        for number, each in enumerate(members.values(), start=1)
    )


def _keys(call: AlignedCall, observation: Observation, *, alone: bool) -> Iterator[tuple[str, ...]]:
    """What makes commitments of one kind in two texts the same one: to have one of these in common."""
    if observation.point and (topic := call.point(observation.point)[1].topic):
        yield "topic", topic
    if observation.kind == "agreement":
        return
    if alone:
        yield ("only",)
    if observation.value == TOUCH:
        yield (TOUCH,)
    words = sorted(_content_stems(call, observation))[:_WORDS]
    yield from (("named", word) for word in words if word[0].isupper() or word in call.lexicon.vocabulary.calendar)
    yield from combinations(words, 2)


def _content_stems(call: AlignedCall, observation: Observation) -> frozenset[str]:
    """What a commitment is about: stems of its words, whole names and dates; the sides themselves left out."""
    text = call.readout(observation.readout).text[observation.start : observation.end]
    return frozenset(_stems(call, text))


def _stems(call: AlignedCall, text: str) -> Iterator[str]:
    named = [span for _, span in mentions(text, call.parties)]
    plain = call.lexicon.matterless | call.lexicon.title_words
    for word, start, _ in tokens(text):
        if word in call.lexicon.vocabulary.calendar and text[start].isupper():
            yield word
        elif word not in plain and len(word) > 2 and not any(span.start <= start < span.end for span in named):
            yield word.capitalize() if text[start].isupper() else stem(word)


def _by(call: AlignedCall, observation: Observation) -> Speaker | None:
    """Who commits: the speaker of the point; of an invitation who invites, of a visit who is to travel."""
    if observation.point is None:
        return None
    readout, point = call.point(observation.point)
    speaker = None if point.speaker == "none" else point.speaker
    if observation.kind not in ("invitation", "visit"):
        return speaker
    if observation.kind == "visit" and observation.value == "visit":
        first, last = observation.start, observation.end
    else:
        first = max((s.start for s in call.sentences[readout.id] if s.start <= observation.start), default=0)
        last = observation.start
    named = [party for party, _ in mentions(readout.text[first:last], call.parties)]
    if named:
        party = named[0] if observation.value == "visit" else named[-1]
        speaker = "own" if party.readout == readout.id else "counterpart"
    return _other(speaker) if observation.value == "receive" else speaker


def _other(speaker: Speaker | None) -> Speaker | None:
    return {"own": "counterpart", "counterpart": "own"}.get(speaker or "", speaker)  # type: ignore[return-value]


def _findings(call: AlignedCall, entries: Sequence[Commitment]) -> Iterator[UnrankedFinding]:
    legible = [readout.id for readout in call.legible if readout.points]
    reported = {(entry.kind, side) for entry in entries for side in entry.reported_by}
    for entry in entries:
        silent = [side for side in legible if side not in entry.reported_by]
        if len(entry.reported_by) == 1 and silent:
            confidence = min(_absence(call, entry, side, reported) for side in silent)
            yield _finding(call, entry, silent, confidence)


def _absence(call: AlignedCall, entry: Commitment, silent: str, reported: Collection[tuple[str, str]]) -> float:
    """How sure it is that a text has nothing of a commitment."""
    # Sides that "agree to stay in touch" have an agreement too.
    kinds = _KINDS if entry.kind == "agreement" else (entry.kind,)
    if any((kind, silent) in reported for kind in kinds) or any(_shared(call, each) for each in entry.observations):
        return _UNLIKE
    text = call.readout(silent).text
    words = {word for each in entry.observations for word in _content_stems(call, each)}
    signs = call.lexicon.commitments.signs.get(entry.observations[0].value, ())
    spoken = any(word.startswith(tuple(signs)) for word, _, _ in tokens(text)) if signs else False
    return _NO_KIND if spoken or not words.isdisjoint(_stems(call, text)) else _SILENT


def _shared(call: AlignedCall, observation: Observation) -> bool:
    topic = call.topic(call.point(observation.point)[1].topic) if observation.point else None
    return topic is not None and topic.status == "shared"


def _finding(call: AlignedCall, entry: Commitment, silent: Sequence[str], confidence: float) -> UnrankedFinding:
    first = entry.observations[0]
    side, topic = call.names[first.readout], call.point(first.point)[1].topic if first.point else None
    words = sentences.quoted(call.readout(first.readout).text[first.start : first.end])
    evidence = tuple(Evidence(each.readout, each.start, each.end) for each in entry.observations)
    weight = _WEIGHTS.get(first.value, _WEIGHTS[entry.kind])
    text = sentences.only_commits(confidence, side, (entry.kind, words), [call.names[each] for each in silent])
    return UnrankedFinding("commitment", text, confidence, weight, evidence, topic)
