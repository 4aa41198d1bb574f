"""Who is said to speak in each point: the issuing side, a counterpart, the sides together, or nobody.

Read from the grammar of the sentence: the one who is named as acting, not after a preposition; "he said" between
commas; a passive without an agent; a pronoun or a second predicate, which carry on the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words, tokens
from diplocompare.model import Readout, Value
from diplocompare.parties.cast import JOINT, OWN, Cast, Named, Voice
from diplocompare.parties.parties import Party

_FAR = 7  # words that may stand between one who is named and the verb: "in turn", adverbs
_OPENING = 5  # words at the start of a sentence in which one who is named is its subject without a verb in sight
_HEARD = 1_000  # characters of a point in which its subject is looked for
_ASIDES = frozenset(
    "in turn for his her its their part also then again however meanwhile once more further too and both all each"
    "".split()
)
_SWITCH = re.compile(r"\b(?:in (?:his|her|their|its) turn|in turn|for (?:his|her|its|their) part)\b", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:out|on|further|again)?\s*(?:[,.;:]|$)")
_WHOSE = re.compile(r"['’]s?$")
_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|as (?:stated|noted|stressed) by)\s+(?:the\s+)?$", re.IGNORECASE
)
_WITH = re.compile(r"\b(?:with|to|between)\s+(?:(?:the|his|her|their)\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are)\s+(?:(?:\w+ly|also|then|again|once)\s+)?(?:also\s+)?(\w+)", re.IGNORECASE
)


def attribute(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> Readout:
    """Return the readout with a speaker for each point; `parties`: the sides of the call, its own among them."""
    reader = _Reader(readout, parties, lexicon)
    points = []
    for point in readout.points:
        voice = reader.hear(readout.text[point.start : min(point.end, point.start + _HEARD)])
        points.append(replace(point, speaker=voice.speaker, speaker_side=voice.side))
    return replace(readout, points=tuple(points))


class _Actor(Value):
    """One who is named, a pronoun resolved."""

    voice: Voice
    start: int
    end: int
    country: bool


class _Reader:
    """Reads points in order and remembers who spoke last and who was the last single one."""

    def __init__(self, readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> None:
        self.cast = Cast(readout, parties, lexicon)
        self.words = _Words(lexicon)
        self.last = self.single = OWN

    def hear(self, text: str) -> Voice:
        """Return who speaks in the next point."""
        named = [self._resolved(each, text) for each in self.cast.named(text)]
        voice = self._voice(text, named)
        self.last = voice
        if voice.speaker != "joint":
            self.single = voice
        return voice

    def _resolved(self, one: Named, text: str) -> _Actor:
        """ "He" is the last single one who spoke; after "in turn" it is the other one."""
        voice = one.voice or self.single
        if one.voice is None and _SWITCH.search(text) and len(self.cast.parties) == 2:
            voice = Voice("counterpart", self.cast.parties[1].readout) if self.single == OWN else OWN
        return _Actor(voice, one.start, one.end, one.country)

    def _voice(self, text: str, named: Sequence[_Actor]) -> Voice:
        aside = next((one.voice for one in named if self._is_aside(text, one)), None)
        goes_on = text[:1].islower()
        acting = next((one for one in named if self._acts(text, one, goes_on=goes_on)), None)
        if aside or goes_on:
            return aside or (self._opinion(text, acting, named) if acting else self.last)
        passive = self._impersonal(text, acting.start if acting else len(text))
        if acting and passive != JOINT:
            return self._opinion(text, acting, named)
        agent = next((one.voice for one in named if self._is_agent(text, one)), None)
        opening = next((one for one in named if self._opens(text, one)), None)
        return agent or passive or (self._opinion(text, opening, named) if opening else None) or self._unclaimed(text)

    def _is_aside(self, text: str, one: _Actor) -> bool:
        """Whether somebody says the rest: "..., he said, ..." or "according to X"."""
        if _ACCORDING.search(text[: one.start]):
            return True
        verb = next(self._following(text, one), None)
        before = text[: one.start].rstrip()
        if one.country or verb is None or not before.endswith((",", "—", "–")) or verb[0] not in self.words.said:
            return False
        # What it says may stand before it only: "they, he said, should" and not "and, he said that".
        return bool(_CLOSES.match(text, verb[2])) and bool(before.rstrip(",—– "))

    def _acts(self, text: str, one: _Actor, *, goes_on: bool) -> bool:
        """Whether one who is named is the subject of a verb; where a sentence goes on, near its beginning."""
        if _WHOSE.search(text[one.start : one.end]) or self._governed(text, one):
            return False
        verb = next(self._following(text, one), None)
        if verb is None or (goes_on and not self._opens(text, one)):
            return False
        reports = verb[0] in self.words.said
        if (one.country and one.voice != OWN) or (goes_on and text[one.start : one.end] == "they"):
            return reports
        if text[one.start : one.end].lower() in self.cast.plural and one.start == 0:
            return verb[0] not in self.words.governors
        return reports or self.words.finite(verb[0]) or (not one.country and verb[0].endswith("ing"))

    def _following(self, text: str, one: _Actor) -> Iterator[tuple[str, int, int]]:
        """Yield the first word after one who is named that is no aside."""
        for word in tokens(text[one.end : one.end + 120])[:_FAR]:
            if word.bare not in _ASIDES and not word.bare.endswith("ly"):
                yield word.bare, one.end + word.start, one.end + word.end
                return

    def _governed(self, text: str, one: _Actor) -> bool:
        """Whether a preposition, or a verb whose object it is, stands before one who is named."""
        before = list(bare_words(text[max(0, one.start - 60) : one.start]))
        while before and before[-1] in ("the", "a", "his", "her", "its", "their", "our", "both", "two", "three"):
            before.pop()
        return bool(before) and before[-1] in self.words.governors

    def _is_agent(self, text: str, one: _Actor) -> bool:
        before = [word for word in bare_words(text[: one.start]) if word not in ("the", "both")]
        return before[-1:] == ["by"] and bool(_PASSIVE.search(text[: one.start])) and not one.country

    def _opens(self, text: str, one: _Actor) -> bool:
        if one.country and one.voice != OWN and not text[0].islower():
            return False
        place = len(tokens(text[: one.start]))
        return place < _OPENING and not self._governed(text, one) and not _WHOSE.search(text[one.start : one.end])

    def _opinion(self, text: str, one: _Actor, named: Sequence[_Actor]) -> Voice:
        """What both sides should do is said by whoever speaks; who spoke with the other side did so jointly."""
        verb = next(self._following(text, one), None)
        if verb and verb[0] in self.words.talking:
            others = (other for other in named if other.start > one.end and other.voice != one.voice)
            if any(_WITH.search(text, 0, other.start) for other in others):
                return JOINT
        if one.voice == JOINT and verb and verb[0] in self.words.modals:
            return self.single if self.last.speaker != "joint" else self.last
        return one.voice

    def _impersonal(self, text: str, end: int) -> Voice | None:
        """Whose a passive without an agent is that stands before `end`, or a sentence on the talk itself."""
        text, lower = text[:end], text.lower()
        if any(phrase in lower[:end] for phrase in self.words.talk_phrases):
            return JOINT
        words = bare_words(text)
        subject = next((at for at, word in enumerate(words[:6]) if word in self.words.talk_subjects), None)
        if subject is not None and any(word in self.words.talk_verbs for word in words[subject + 1 : subject + 8]):
            return JOINT
        for found in _PASSIVE.finditer(text):
            participle = found[1].lower()
            if participle in self.words.joint:
                return JOINT
            if participle in self.words.own:
                return JOINT if any(phrase in lower for phrase in self.words.shared) else OWN
        return None

    def _unclaimed(self, text: str) -> Voice:
        """A sentence in which nobody speaks: what was agreed goes on with "this", all else is the text's own."""
        first = next((word for word in bare_words(text)), "")
        if first in ("this", "these", "that", "such") and self.last == JOINT:
            return JOINT
        if first in ("his", "her"):
            return self.single
        return OWN


class _Words:
    """The word list, in the form in which it is asked."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.speakers
        self.governors = lists.governors.prepositions
        self.modals = lists.acts.modals
        self.auxiliaries = lists.acts.auxiliaries | lists.acts.irregular
        self.talk_subjects = lists.talk.subjects
        self.talk_verbs = lists.talk.verbs
        self.talk_phrases = lists.talk.phrases
        self.joint, self.own = lists.passive.joint, lists.passive.own
        self.shared = lists.passive.shared
        self.said = lexicon.reporting_verbs | {"says"}
        self.talking = lists.acts.talking

    def finite(self, word: str) -> bool:
        """Whether a word may be a finite verb."""
        return word in self.auxiliaries or word in self.said or (word.endswith("ed") and len(word) > 4)
