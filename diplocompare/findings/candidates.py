"""What might be told of a call: every difference between claims of its texts, before any is chosen.

One candidate is one difference: what one text has and others do not, with the words of theirs that come nearest where
any are near; or what texts have side by side on one matter. What lenses see on the same claims gives it its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from diplocompare.findings.view import View
from diplocompare.lenses.result import UnrankedFinding
from diplocompare.lexicon.tokens import bare_words, stem
from diplocompare.model import Evidence, Observation, Topic, Value
from diplocompare.model.lenses import FindingKind
from diplocompare.pairs.likeliest import likeliest_pairs
from diplocompare.phrasing import findings_claims as sentences
from diplocompare.phrasing.excerpt import goes_on
from diplocompare.phrasing.findings import quoted
from diplocompare.phrasing.silence import SURE

# Claims of two texts are read beside each other from this probability on that they are of one matter, and of each
# claim only so many.
_NEAR, _MOST_NEAR = 0.2, 3
# From this probability on that they are of one matter claims of one topic stand beside each other; others are nearest.
_OF_ONE_MATTER = 0.75
# With one word of matter in common at least; or else from so many on.
_LEAST_COMMON = 1
_COMMON_WORDS = 2
# From this probability on that a text reports a claim it is not silent on it.
_REPORTED = 0.5
# How sure a silence is that is sure but for a name in it that another text has too.
# How sure it has to be that one text alone has a topic; and that another one's claim is of the same matter, for it to
# answer this one.
_LIKELIER, _ANSWERED = 0.5, 0.6
_NAME_ELSEWHERE = 0.8
# That one claim of a matter has no counterpart, where the texts share the matter, is never so sure as "not mentioned".
_SURE_ON_SHARED = SURE - 0.01
_LETTERS = 200  # of a quotation
# What a lens finds on the claims of one text, or of several, the gravest first, with the kind that it gives.
_ALONE: Mapping[str, FindingKind] = {"attribution": "attribution", "commitment": "commitment", "agreement": "agreement"}
_BESIDE: Mapping[str, FindingKind] = {
    "opposition": "opposition",
    "attribution": "attribution",
    "agreement": "agreement",
    "contested": "framing",
    "verbs": "strength",
    "scope": "scope",
    "figures": "figures",
}
# Kinds whose sentence the lens words; it says more than that words stand side by side.
_WORDED = ("opposition", "attribution", "agreement", "commitment")
# Findings of these lenses are of the contact or of the whole texts.
_WHOLE = ("about", "tone", "share", "order")
# Kinds that no lens of words gives.
_PLAIN = ("silence", "wording")
_STRONG = 3  # level of a verb that is telling
# How sure it is that other texts do not have a claim, and which.
_Silence = tuple[float, tuple[str, ...]]


class Candidate(Value):
    """A difference that might be told; its fields as in `Finding`.

    `claims`: the numbers of those that it quotes; none for a difference of the contact or of the whole texts.
    """

    kind: FindingKind
    text: str
    confidence: float
    evidence: tuple[Evidence, ...]
    claims: tuple[int, ...] = ()
    silent: tuple[str, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    marks: tuple[Evidence, ...] = ()
    topic: str | None = None


def candidates(view: View) -> Iterator[Candidate]:
    """Yield all that might be told."""
    for each in _of_claims(view):
        if each.kind in view.seen.plain or each.kind not in _PLAIN:
            yield each
    for found in view.seen.findings:
        if found.kind in _WHOLE:
            evidence = tuple(dict.fromkeys(_around(view, place) for place in found.evidence))
            yield Candidate(found.kind, found.text, found.confidence, evidence, marks=found.evidence, topic=found.topic)


def _around(view: View, place: Evidence) -> Evidence:
    """Return the point, frame or not, that words stand in; the words themselves where they stand in none."""
    readout = view.call.readout(place.readout)
    at = view.call.point_at(readout, place.start)
    return view.call.evidence(at)[0] if at else place


def _of_claims(view: View) -> Iterator[Candidate]:
    silences = [_silence(view, at) for at in range(len(view.claims))]
    for at, silence in enumerate(silences):
        if silence:
            yield _alone(view, at, silence)
    readouts = [claim.readout for claim in view.claims]
    for pair in likeliest_pairs(readouts, view.planes.together, most=_MOST_NEAR, least=_NEAR):
        if _of_one_matter(view, *pair):
            yield _beside(view, pair)
        else:
            yield from _with_nearest(view, pair, silences)


def _of_one_matter(view: View, one: int, other: int) -> bool:
    """Tell whether claims of one topic are near enough, or share enough words, to stand beside each other."""
    if any(each.kind == "opposition" for each in view.facets.get(frozenset((one, other)), ())):
        return True
    same = view.claims[one].topic == view.claims[other].topic
    near = view.confidence(one, other) >= _OF_ONE_MATTER and view.common(one, other) >= _LEAST_COMMON
    return same and (near or _answers(view, one, other))


def _answers(view: View, one: int, other: int) -> bool:
    """Tell whether claims of one topic share so many words that neither text is silent on the other's."""
    return view.claims[one].topic == view.claims[other].topic and view.common(one, other) >= _COMMON_WORDS


def _alone(view: View, at: int, silence: _Silence) -> Candidate:
    """Return what one text has and others do not."""
    confidence, silent = silence
    claim = view.claims[at]
    kind: FindingKind = "silence"
    text = _silence_text(view, at, confidence, silent)
    facet = _first(view.facets.get(frozenset((at,)), ()), _ALONE)
    if facet:
        kind, text, confidence = _ALONE[facet.kind], facet.text, min(confidence, facet.confidence)
    return Candidate(
        kind,
        text,
        confidence,
        (claim.place,),
        (at,),
        silent,
        marks=tuple(_marks(view, (at,))),
        topic=claim.topic,
    )


def _silence(view: View, at: int) -> _Silence | None:
    """Return how sure it is that other texts do not have a claim, and which; None where all may have it."""
    claim = view.claims[at]
    others = [side for side in view.sides if side != claim.readout]
    if not others or at in view.committed_by_several:
        return None
    # A name that another text has too may be told there with what is told of it here.
    doubt = _NAME_ELSEWHERE if view.names_elsewhere(at) else 1.0
    # Where it is likelier that others have it too, they are not said to be silent on it.
    likely = {view.claims[other].readout for other in view.abroad(at) if view.confidence(at, other) >= _ANSWERED}
    others = [side for side in others if side not in likely]
    if not claim.shared:
        alone = view.topic(claim).confidence
        return (doubt * alone, tuple(others)) if others and alone >= _LIKELIER else None
    reported = {side: view.best(at, view.planes.reported, side) for side in others}
    answered = {view.claims[other].readout for other in view.abroad(at) if _answers(view, other, at)}
    silent = tuple(side for side in others if reported[side] < _REPORTED and side not in answered)
    if not silent:
        return None
    return min(_SURE_ON_SHARED, doubt * (1.0 - max(reported[side] for side in silent))), silent


def _silence_text(view: View, at: int, confidence: float, silent: Sequence[str]) -> str:
    claim = view.claims[at]
    names = sorted(view.call.names[side] for side in silent)
    words = _words(view, at)
    topic = view.topic(claim)
    if claim.shared and _names_all(view, topic, [(view.name(at), words)]):
        text = sentences.one_text_on(topic.label, confidence, view.name(at), words, names)
    else:
        text = sentences.one_text(confidence, view.name(at), words, names)
    return _of_excerpt(view, text, silent)


def _names_all(view: View, topic: Topic, told: Iterable[tuple[str, str]]) -> bool:
    """Tell whether all that is quoted has most of the words of a topic's label: then it may be said to be on that."""
    named = {stem(word) for word in bare_words(topic.label) if word not in view.call.lexicon.vocabulary.function}
    return all(2 * len(named.intersection(map(stem, bare_words(words)))) > len(named) for _, words in told)


def _words(view: View, at: int, beside: int | None = None) -> str:
    """Return a claim in quotation marks, a long one from its telling point on.

    That is the point with most words that the claim `beside` it has too, or else with most that no other text has.
    """
    claim = view.claims[at]
    readout = view.call.readout(claim.readout)
    start = claim.start
    if claim.end - claim.start > _LETTERS:
        points = [view.call.point(point)[1] for point in claim.points]
        start = max(points, key=lambda point: (view.told_in(readout.quote(point), at, beside), -point.start)).start
    words = readout.text[start : claim.end]
    if goes_on(words):
        words = f"{words.rstrip(',;: ')}…"
    return quoted(words if start == claim.start else f"…{words}", _LETTERS)


def _of_excerpt(view: View, text: str, silent: Iterable[str]) -> str:
    """Say so where only a part of a text is at hand that does not have something."""
    partial = sorted(view.call.names[side] for side in silent if side in view.partial)
    return sentences.in_part(text, partial) if partial else text


def _with_nearest(view: View, pair: tuple[int, int], silences: Sequence[_Silence | None]) -> Iterator[Candidate]:
    """Yield what one text has and another does not, with the words there that come nearest.

    Of two claims of different matters that one is told which has less of a counterpart. `silences`: of each claim.
    """
    at, near = sorted(pair, key=lambda at: (view.best(at, view.planes.together), -view.claims[at].words, at))
    silence = silences[at]
    if silence is None or view.claims[near].readout not in silence[1]:
        return
    confidence, silent = silence
    # With words near it no text is told not to mention it.
    confidence = min(confidence, _SURE_ON_SHARED)
    text = _silence_text(view, at, confidence, silent)
    told = [(view.name(near), _words(view, near, at))]
    claims = (view.claims[at], view.claims[near])
    yield Candidate(
        "silence",
        sentences.with_nearest(text, told),
        confidence,
        tuple(claim.place for claim in claims),
        (at, near),
        silent,
        nearest=(view.claims[near].place,),
        marks=tuple(_marks(view, (at, near))),
        topic=claims[0].topic,
    )


def _beside(view: View, pair: tuple[int, int]) -> Candidate:
    """Return what texts have on one matter."""
    topic = view.topic(view.claims[pair[0]])
    claims = sorted(_with_other_sides(view, pair, topic.id), key=view.name)
    facet = _first(view.facets.get(frozenset(pair), ()), _BESIDE)
    found = view.nuances(*pair)
    kind: FindingKind = "wording"
    told = [(view.name(at), _words(view, at, pair[0] if at != pair[0] else pair[1])) for at in claims]
    silent = tuple(side for side in view.sides if not any(view.claims[at].readout == side for at in claims))
    text = sentences.beside(topic.label, told) if _names_all(view, topic, told) else sentences.apart(told)
    # All that is said is that each text has these words on the topic, not that they answer each other.
    confidence = topic.confidence
    if silent:
        names = sorted(view.call.names[side] for side in silent)
        confidence = min(confidence, _SURE_ON_SHARED)
        text = _of_excerpt(view, sentences.several_texts(confidence, told, names), silent)
    if facet and (len(claims) == len(pair) or facet.kind not in ("opposition", "attribution")):
        kind = _BESIDE[facet.kind]
        confidence = min(confidence, facet.confidence)
        text = _worded(view, claims, facet) or text
    elif found:
        kind = found[0].kind
    marks = [*_marks(view, claims), *(place for each in found for place in each.places)]
    return Candidate(
        kind,
        text,
        confidence,
        tuple(view.claims[at].place for at in claims),
        tuple(claims),
        silent,
        marks=tuple(dict.fromkeys(marks)),
        topic=topic.id,
    )


def _worded(view: View, claims: Sequence[int], facet: UnrankedFinding) -> str | None:
    """Return the sentence of a finding that says more than that words stand side by side; None where it does not."""
    if facet.kind != "agreement":
        return facet.text if _BESIDE[facet.kind] in _WORDED else None
    agreed = facet.evidence[0]
    others = [at for at in claims if view.claims[at].readout != agreed.readout]
    told = [(view.name(at), _words(view, at, view.claim_at(agreed))) for at in others]
    words = quoted(view.call.text_of(agreed), _LETTERS)
    return sentences.agreed_beside(view.call.names[agreed.readout], words, told)


def _with_other_sides(view: View, pair: tuple[int, int], topic: str) -> tuple[int, ...]:
    """Return two claims of a matter, and for each further text that has it the likeliest of its claims there."""
    found = list(pair)
    for side in view.sides:
        theirs = [at for at, each in enumerate(view.claims) if each.readout == side and each.topic == topic]
        if theirs and all(view.claims[at].readout != side for at in pair):
            found.append(max(theirs, key=lambda at: (sum(view.planes.together[at, one] for one in pair), -at)))
    return tuple(found)


def _first(found: Sequence[UnrankedFinding], kinds: Mapping[str, FindingKind]) -> UnrankedFinding | None:
    """Return the gravest of some findings of lenses, of equals the surest."""
    order = list(kinds)
    fitting = [each for each in found if each.kind in kinds]
    return min(fitting, key=lambda each: (order.index(each.kind), -each.confidence, each.text), default=None)


def _marks(view: View, claims: Iterable[int]) -> Iterator[Evidence]:
    """Yield the telling words of claims: figures, contested names, strong verbs, and names that one text alone has."""
    for at in claims:
        words: list[Observation | Evidence] = [*view.observed(at, "figures"), *view.observed(at, "contested")]
        words += [verb for verb in view.observed(at, "verbs") if (verb.level or 0) >= _STRONG]
        words += view.lone_names(at)
        for word in sorted(words, key=lambda word: (word.start, word.end)):
            yield Evidence(word.readout, word.start, word.end)
