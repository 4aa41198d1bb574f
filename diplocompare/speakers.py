"""Who is said to speak in each point: the issuing side, a counterpart, the sides together, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diplocompare.lexicon.english import alternatives, english, reporting_verbs, title_words
from diplocompare.model import Point, Readout, Speaker
from diplocompare.parties import Party, mentions
from diplocompare.tokens import tokens

_IMPERSONAL = re.compile(
    rf"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+|also\s+)*(?:{alternatives('impersonal')})\b"
    r"|\bexchange of (?:views|opinions)\b|\bviews were\b|\bmutual\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Voice:
    speaker: Speaker
    side: str | None = None


def attribute(readout: Readout, parties: Sequence[Party]) -> Readout:
    """Return the readout with a speaker for each point.

    `parties`: the sides of the call, this readout's own among them. A clause without a subject of its own carries on
    the one before it; a pronoun means the person named last.
    """
    own = next(party for party in parties if party.readout == readout.id)
    others = tuple(party for party in parties if party is not own)
    voice = _Voice("own")
    points: list[Point] = []
    for point in readout.points:
        voice = _speaker(readout, point, (own, *others), voice)
        points.append(replace(point, speaker=voice.speaker, speaker_side=voice.side))
    return replace(readout, points=tuple(points))


def _speaker(readout: Readout, point: Point, parties: Sequence[Party], before: _Voice) -> _Voice:
    text = readout.quote(point)
    subject = next(_subjects(text, parties), None)
    if subject is not None and subject[0] <= _reach(text):
        return subject[1]
    if text[:1].islower():
        return before
    first = next((word for word, _, _ in tokens(text)), "")
    if first in ("he", "she", "his", "her"):
        return _Voice("own") if before.speaker == "joint" else before
    return _Voice("joint") if _IMPERSONAL.search(text) else _Voice("own")


def _reach(text: str) -> int:
    """How far into a point its subject may stand: up to its first reporting verb, or its end."""
    verbs = reporting_verbs()
    return next((start for word, start, _ in tokens(text) if word in verbs and start > 0), len(text))


def _subjects(text: str, parties: Sequence[Party]) -> Iterator[tuple[int, _Voice]]:
    """Yield the places where somebody who may speak is named, in order, and who that is."""
    together = english("together")
    found: list[tuple[int, _Voice]] = []
    previous = ""
    for word, start, _ in tokens(text):
        if (word in together and previous in ("the", "two", "both", "three")) or word in ("they", "both"):
            found.append((start, _Voice("joint")))
        previous = word
    for party, span in mentions(text, parties):
        if text[span.start : span.end].lower() in party.names or _acts(text[span.end :]):
            voice = _Voice("own") if party is parties[0] else _Voice("counterpart", party.readout)
            found.append((span.start, voice))
    return iter(sorted(found, key=lambda pair: pair[0]))


def _acts(following: str) -> bool:
    """Whether a country's name before these words stands for one who acts: "the Turkish side", "Russia proposed"."""
    word = next((word for word, _, _ in tokens(following)), "")
    return word in title_words() or word in ("side", "party", "leader") or word in reporting_verbs()
