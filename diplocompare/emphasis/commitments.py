"""What the sides agreed to do, who was tasked or invited, and when they are to meet: a ledger with who reports each.

The kinds follow the commissives and directives of Austin (1962) and Searle (1975), cut to what readouts promise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, islice
from typing import NamedTuple

from diplocompare.emphasis import sentences
from diplocompare.emphasis.scene import Draft, Found, Scene, Sight, observe
from diplocompare.lexicon.english import english, matterless, reporting_verbs, title_words
from diplocompare.lexicon.words import Lexicon
from diplocompare.model import Commitment, Evidence, Observation, Speaker
from diplocompare.naming import SURE, possessive
from diplocompare.parties import mentions
from diplocompare.tokens import stem, tokens

LENS = "commitments"
_TOKENS = 1_000  # of a sentence that are looked at
_LONGEST = 60  # tokens of one commitment
_WORDS = 12  # words of its content by which it is found again
_TOUCH = "stay in touch"
_VOID = "void"
_WEIGHTS = {"invitation": 1.0, "visit": 1.0, "agreement": 0.8, "instruction": 0.7, "next meeting": 0.6, _TOUCH: 0.0}
_NOUNS = {
    "agreement": "this agreement",
    "instruction": "an instruction",
    "invitation": "an invitation",
    "visit": "a coming visit",
    "next meeting": "this further contact",
}
# How sure it is that a text is silent: it has nothing of the kind and none of the words, nothing of the kind, neither.
_SILENT, _NO_KIND, _UNLIKE = 0.9, 0.75, 0.6


class _Pattern(NamedTuple):
    """How a commitment of a kind looks: what `lexicon/en/commitments.toml` says of its signs."""

    kind: str
    value: str
    whole: bool  # begins with its clause
    elements: tuple[str, ...]


class _Lists(NamedTuple):
    """The word list as it is asked: the words of each list, and the patterns by the words that they may begin with."""

    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, Sequence[_Pattern]]


class _Sentence(NamedTuple):
    """One sentence by its tokens: `words` bare, `starts` and `ends` their places."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def gap(self, at: int) -> str:
        """What stands before a token, but for spaces, quotation marks and the like."""
        return self.text[self.ends[at - 1] : self.starts[at]].strip(" \"“”'’()-") if at else ""


def read(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the commitments of one sentence. `value`: "agree", "invite", "visit", "receive", "meet" and the like."""
    lists = _lists(lexicon)
    found = list(islice(tokens(text), _TOKENS))
    if lists.patterns.keys().isdisjoint(word for word, _, _ in found):
        return
    words, starts, ends = zip(*found, strict=True)
    sentence = _Sentence(text, words, starts, ends)
    at = done = 0
    while at < len(words):
        hit = _hit(sentence, at, lists)
        if hit is None or hit[0].kind == _VOID:
            at = hit[1] if hit else at + 1
            continue
        first = max(done, _clause_start(sentence, at) if hit[0].whole else at)
        done = _last(sentence, hit[1] - 1) + 1
        for pattern, last in _parts(sentence, hit, at, done, lists):
            closed = text[ends[last] : ends[last] + 1] == ")"
            yield Found(starts[first], ends[last] + closed, pattern.kind, pattern.value)
            first = last + 2 + (words[last + 2 : last + 3] == ("on",))
        at = done


@cache
def _lists(lexicon: Lexicon) -> _Lists:
    words = defaultdict(frozenset, {name: frozenset(each) for name, each in lexicon[LENS]["words"].items()})
    words["agree"] |= words["pledge"]
    patterns: dict[str, list[_Pattern]] = {}
    for name, written in lexicon[LENS]["patterns"].items():
        kind, _, value = name.partition(": ")
        for each in written:
            elements = each.removeprefix("^").split()
            pattern = _Pattern(kind, value, each.startswith("^"), tuple(elements))
            for first in elements[:1]:
                for word in words[first[1:-1]] if first[-1] == ">" else first.split("|"):
                    patterns.setdefault(word, []).append(pattern)
    return _Lists(words, patterns)


def _hit(sentence: _Sentence, at: int, lists: _Lists) -> tuple[_Pattern, int] | None:
    """The first pattern that fits at a token, and the token after it."""
    word = sentence.words[at]
    patterns = lists.patterns.get(word, ())
    alone = bool(patterns) and word in lists.words["pledge"] and not _joint(sentence, at, lists)
    for pattern in patterns:
        if alone and pattern.elements[0] != "<plan>":
            continue
        end = _fit(sentence, at + 1, pattern.elements[1:], lists)
        if end is not None and (not pattern.whole or _promised(sentence, at, end, lists)):
            return pattern, end
    return None


def _fit(sentence: _Sentence, at: int, elements: Sequence[str], lists: _Lists) -> int | None:
    """The token after the shortest stretch that elements fit, from a token on."""
    places = {at}
    for element in elements:
        places = {place for start in places for place in _step(sentence, start, element, lists)}
    return min(places, default=None)


def _step(sentence: _Sentence, at: int, element: str, lists: _Lists) -> Iterator[int]:
    """The tokens at which one may stand after an element."""
    words, length = sentence.words, element.lstrip(".-")
    if element == "~" or (length != element and length.isdigit()):
        yield at
        for place in range(at, min(len(words), at + int(length) if length.isdigit() else at + 4)):
            skipped = words[place] in lists.words["skip"] or words[place].endswith("ly")
            stopped = element[0] == "-" and words[place] in lists.words["stops"]
            if (element == "~" and not skipped) or stopped or sentence.gap(place).strip(","):
                return
            yield place + 1
    elif at < len(words) and not sentence.gap(at).strip(","):
        listed = lists.words[element.strip("!<>")] if element[-1] == ">" else element.split("|")
        capital = element == "Capital" and sentence.text[sentence.starts[at]].isupper()
        if capital or (words[at] in listed) != element.startswith("!"):
            yield at if element.startswith("!") else at + 1


def _joint(sentence: _Sentence, at: int, lists: _Lists) -> bool:
    """Whether the subject of a verb, the nearest one named before it, is more than one side."""
    for place in range(at - 1, max(-1, at - _LONGEST), -1):
        if sentence.words[place] in lists.words["joint"]:
            return True
        if sentence.words[place] in lists.words["persons"]:
            before = range(max(1, place - 6), place)
            pair = any(sentence.words[i] in lists.words["persons"] for i in before)
            return pair and "and" in sentence.words[before.start : place] and not any(sentence.gap(i) for i in before)
    return False


def _promised(sentence: _Sentence, at: int, end: int, lists: _Lists) -> bool:
    """Whether a clause says that somebody will do something: it is no proposal, and "would" a plain future."""
    start, words = _clause_start(sentence, at), lists.words
    clause, before = sentence.words[start:end], sentence.words[max(0, at - _LONGEST) : at]
    if not words["proposing"].isdisjoint(clause) or ("would" in clause and words["reports"].isdisjoint(before)):
        return False
    named = any(sentence.text[sentence.starts[place]].isupper() for place in range(max(1, start), at))
    return sentence.words[at] not in words["modals"] or named or not words["actors"].isdisjoint(clause)


def _parts(
    sentence: _Sentence, hit: tuple[_Pattern, int], at: int, end: int, lists: _Lists
) -> Iterator[tuple[_Pattern, int]]:
    """A commitment with its last token, in parts where "and to", "and on" begin one of another kind."""
    pattern, upto = hit
    if sentence.words[at] in lists.words["agree"]:
        for place in range(upto, end - 2):
            purpose = "to" in sentence.words[upto:place]  # "to ensure that ... and to secure"
            if sentence.words[place] == "and" and sentence.words[place + 1] in ("to", "on") and not purpose:
                known = lists.patterns[sentence.words[at]]
                fits = (each for each in known if _fit(sentence, place + 1, each.elements[1:], lists))
                other = next(fits, pattern)
                if other.kind == pattern.kind and other.value == "meet":
                    pattern = other
                elif other.kind not in (_VOID, pattern.kind):
                    yield pattern, place - 1
                    pattern = other
    yield pattern, end - 1


def _clause_start(sentence: _Sentence, at: int) -> int:
    """The first token of the clause in which a token stands."""
    first = max(0, at - _LONGEST)
    opens = ("that", "where", "which", "while")
    starts = (place for place in range(at, first, -1) if sentence.gap(place) or sentence.words[place - 1] in opens)
    return next(starts, first)


def _last(sentence: _Sentence, at: int) -> int:
    """The last token of the clause that goes on at a token."""
    words, irregular = sentence.words, english("reporting_irregular")
    upto = min(len(words), at + _LONGEST)
    for place in range(at + 1, upto):
        gap = sentence.gap(place)
        if ";" in gap or "\n\n" in gap or (gap and words[place] in ("while", "whereas")):
            return place - 1
        # "and reaffirmed", ", and President X accepted"
        reach = 1 + (5 if gap else words[place + 1 : place + 2] in (("also",), ("he",), ("she",), ("they",)))
        following = words[place + 1 : min(place + 1 + reach, upto)] if words[place] in ("and", "but") else ()
        reports = (each for each in following if each in reporting_verbs())
        if any(each.endswith("ed") or each in irregular or each == "looks" for each in reports):
            return place - 1
    return upto - 1


def look(scene: Scene) -> Sight:
    """Return the commitments of every text, and a finding for each that one side alone reports."""
    entries = ledger(scene)
    seen = sorted((each for entry in entries for each in entry.observations), key=lambda o: (o.readout, o.start))
    return Sight(tuple(_findings(scene, entries)), tuple(seen), commitments=entries)


def ledger(scene: Scene) -> tuple[Commitment, ...]:
    """Return the commitments of the call, each with who reports it, in the order of the texts.

    Those of two texts are one where they are of one kind and stand in one topic; save for agreements, which are too
    many, also where they share a date, a name or two words of content, or are the only ones of their kind.
    """
    found = [replace(each, by=_by(scene, each)) for each in observe(scene, LENS, read)]
    count = Counter((each.kind, each.readout) for each in found)
    sharing: dict[tuple[str, ...], list[int]] = {}
    for at, each in enumerate(found):
        for key in _keys(scene, each, alone=count[each.kind, each.readout] == 1):
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
        Commitment("", each[0].kind, tuple(dict.fromkeys(one.readout for one in each)), tuple(each))
        for each in members.values()
    )


def _keys(scene: Scene, observation: Observation, *, alone: bool) -> Iterator[tuple[str, ...]]:
    """What makes commitments of one kind in two texts the same one: to have one of these in common."""
    if observation.point and (topic := scene.point(observation.point)[1].topic):
        yield "topic", topic
    if observation.kind == "agreement":
        return
    if alone:
        yield ("only",)
    if observation.value == _TOUCH:
        yield (_TOUCH,)
    words = sorted(_content_stems(scene, observation))[:_WORDS]
    yield from (("named", word) for word in words if word[0].isupper() or word in english("calendar"))
    yield from combinations(words, 2)


def _content_stems(scene: Scene, observation: Observation) -> frozenset[str]:
    """What a commitment is about: stems of its words, whole names and dates; the sides themselves left out."""
    text = scene.readout(observation.readout).text[observation.start : observation.end]
    return frozenset(_stems(scene, text))


def _stems(scene: Scene, text: str) -> Iterator[str]:
    named = [span for _, span in mentions(text, scene.parties)]
    plain = matterless() | title_words()
    for word, start, _ in tokens(text):
        if word in english("calendar") and text[start].isupper():
            yield word
        elif word not in plain and len(word) > 2 and not any(span.start <= start < span.end for span in named):
            yield word.capitalize() if text[start].isupper() else stem(word)


def _by(scene: Scene, observation: Observation) -> Speaker | None:
    """Who commits: the speaker of the point; of an invitation who invites, of a visit who is to travel."""
    if observation.point is None:
        return None
    readout, point = scene.point(observation.point)
    speaker = None if point.speaker == "none" else point.speaker
    if observation.kind not in ("invitation", "visit"):
        return speaker
    if observation.kind == "visit" and observation.value == "visit":
        first, last = observation.start, observation.end
    else:
        first = max((s.start for s in scene.sentences[readout.id] if s.start <= observation.start), default=0)
        last = observation.start
    named = [party for party, _ in mentions(readout.text[first:last], scene.parties)]
    if named:
        party = named[0] if observation.value == "visit" else named[-1]
        speaker = "own" if party.readout == readout.id else "counterpart"
    return _other(speaker) if observation.value == "receive" else speaker


def _other(speaker: Speaker | None) -> Speaker | None:
    return {"own": "counterpart", "counterpart": "own"}.get(speaker or "", speaker)  # type: ignore[return-value]


def _findings(scene: Scene, entries: Sequence[Commitment]) -> Iterator[Draft]:
    legible = [readout.id for readout in scene.legible if readout.points]
    reported = {(entry.kind, side) for entry in entries for side in entry.reported_by}
    for entry in entries:
        silent = [side for side in legible if side not in entry.reported_by]
        if len(entry.reported_by) == 1 and silent:
            confidence = min(_absence(scene, entry, side, reported) for side in silent)
            yield _finding(scene, entry, silent, confidence)


def _absence(scene: Scene, entry: Commitment, silent: str, reported: Collection[tuple[str, str]]) -> float:
    """How sure it is that a text has nothing of a commitment."""
    # Sides that "agree to stay in touch" have an agreement too.
    kinds = _NOUNS if entry.kind == "agreement" else (entry.kind,)
    if any((kind, silent) in reported for kind in kinds) or any(_shared(scene, each) for each in entry.observations):
        return _UNLIKE
    text = scene.readout(silent).text
    words = {word for each in entry.observations for word in _content_stems(scene, each)}
    signs = scene.lexicon[LENS]["signs"].get(entry.observations[0].value, ())
    spoken = any(word.startswith(tuple(signs)) for word, _, _ in tokens(text)) if signs else False
    return _NO_KIND if spoken or not words.isdisjoint(_stems(scene, text)) else _SILENT


def _shared(scene: Scene, observation: Observation) -> bool:
    topic = scene.topic(scene.point(observation.point)[1].topic) if observation.point else None
    return topic is not None and topic.status == "shared"


def _finding(scene: Scene, entry: Commitment, silent: Sequence[str], confidence: float) -> Draft:
    first = entry.observations[0]
    side, topic = scene.names[first.readout], scene.point(first.point)[1].topic if first.point else None
    words = sentences.quoted(scene.readout(first.readout).text[first.start : first.end])
    absence = sentences.absent(confidence, [scene.names[each] for each in silent])
    evidence = tuple(Evidence(each.readout, each.start, each.end) for each in entry.observations)
    weight = _WEIGHTS.get(first.value, _WEIGHTS[entry.kind])
    whose = f"Only {possessive(side)}" if confidence >= SURE else possessive(side)
    text = only_with(whose, _NOUNS[entry.kind], words, absence)
    return Draft("commitment", text, confidence, weight, evidence, topic)


def only_with(whose: str, noun: str, words: str, silence: str) -> str:
    """A commitment that one text reports; `whose`: the side's genitive, with "only" where that is sure."""
    return f"{whose} text has {noun}: {words}; {silence}."
