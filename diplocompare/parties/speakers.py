"""Who is said to speak in each point: the issuing side, a counterpart, the sides together, or nobody.

Read from the grammar of the sentence: the one who is referred to as acting, not after a preposition; "he said" between
commas; a passive without an agent; a pronoun or a second predicate, which carry on the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import Token, bare_words, tokens
from diplocompare.model import Readout, Speaker, Value
from diplocompare.parties.parties import Party, PartyNames
from diplocompare.parties.persons import leaders_titles
from diplocompare.parties.references import COUNTERPART, JOINT, Line, Nameless, Reference, ReferenceReader, according_to

# The number of the issuing side among the parties, as its readout sees them.
OWN = 0
_CHARACTERS_READ = 1_000  # of a point, in which its subject is looked for
_CHARACTERS_OF_TITLE = 250  # of a text, in which it says who its own leader is
_WORDS_TO_VERB = 7  # that may stand between a subject and its verb: "in turn", adverbs
_CHARACTERS_TO_VERB = 120
_CHARACTERS_BEFORE = 60  # in which the preposition stands before one who is referred to
_WORDS_TO_SUBJECT = 5  # from the start of a sentence, in which a subject needs no verb in sight
_WORDS_TO_TALK = 6  # from the start of a sentence, in which "talks" or "call" is its subject
_WORDS_TO_TALK_VERB = 7
_SWITCH = re.compile(r"\b(?:in (?:his|her|their|its) turn|in turn|for (?:his|her|its|their) part)\b", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:out|on|further|again)?\s*(?:[,.;:]|$)")
_WHOSE = re.compile(r"['’]s?$")
_WITH = re.compile(r"\b(?:with|to|between)\s+(?:(?:the|his|her|their)\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are)\s+(?:(?:\w+ly|also|then|again|once)\s+)?(?:also\s+)?(\w+)", re.IGNORECASE
)


def attribute(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> Readout:
    """Return the readout with a speaker for each point; `parties`: the sides of the call, its own among them."""
    own = next(party for party in parties if party.readout == readout.id)
    ordered = (own, *(party for party in parties if party != own))
    reader = _SpeakerReader(_reference_reader(readout.text, ordered, lexicon), len(ordered), lexicon)
    points = []
    for point in readout.points:
        who = reader.read(readout.text[point.start : min(point.end, point.start + _CHARACTERS_READ)])
        speaker: Speaker = "own" if who == OWN else "joint" if who == JOINT else "counterpart"
        side = None if who in (OWN, JOINT, COUNTERPART) else ordered[who].readout
        points.append(replace(point, speaker=speaker, speaker_side=side))
    return replace(readout, points=tuple(points))


def _reference_reader(text: str, parties: Sequence[Party], lexicon: Lexicon) -> ReferenceReader:
    """A reader that has learned from a readout's text which leader has which title; `parties`: its own is the first."""
    names = PartyNames(parties)
    # Participants who published none of the readouts are not told apart.
    numbers = {
        party: number if number == OWN or party.readout is not None else COUNTERPART
        for number, party in enumerate(parties)
    }
    counterpart = numbers[parties[1]] if len(parties) == 2 else COUNTERPART
    line = Line(text, names)
    titles: dict[str, int] = {}
    for title, party in line.titles(lexicon):
        # Of several who have it, the issuer's own leader needs no name.
        titles[title] = numbers[party] if titles.get(title, numbers[party]) == numbers[party] else OWN
    opening = _opening_title(line, lexicon)
    if opening:
        titles[opening] = OWN
    roles = {
        role: OWN if whose == "own" else counterpart
        for whose, listed in lexicon.speakers.roles.items()
        for role in listed
    }
    return ReferenceReader(names, numbers, Nameless(titles, roles, OWN), lexicon)


def _opening_title(line: Line, lexicon: Lexicon) -> str | None:
    """The title that a text begins with and no name follows: "The Prime Minister spoke to ..."."""
    titles = leaders_titles(lexicon)
    for at in range(len(line.words)):
        if line.start(at) > _CHARACTERS_OF_TITLE or line.is_leader(at):
            return None
        title = titles.at(line.words, at)
        if (
            title
            and line.word(at - 1) == "the"
            and line.word(title.end) != "of"
            and not titles.at(line.words, title.end)
        ):
            return None if line.is_leader(title.end) else title.value
    return None


class _Candidate(Value):
    """One who is referred to and may be the speaker; a pronoun is resolved."""

    who: int
    start: int
    end: int
    by_country: bool


class _SpeakerReader:
    """Reads points in order and remembers who spoke last and who was the last single one."""

    def __init__(self, references: ReferenceReader, parties: int, lexicon: Lexicon) -> None:
        self.references, self.parties, self.lists = references, parties, lexicon.speakers
        self.said = lexicon.reporting_verbs | {"says"}
        self.according = according_to(lexicon)
        self.last = self.single = OWN

    def read(self, text: str) -> int:
        """Return who speaks in the next point."""
        candidates = [self._resolved(each, text) for each in self.references.read(text)]
        self.last = self._speaker(text, candidates)
        if self.last != JOINT:
            self.single = self.last
        return self.last

    def _resolved(self, reference: Reference, text: str) -> _Candidate:
        who = reference.who
        if who is None:
            # "He" is the last single one who spoke; after "in turn" it is the other one.
            who = self.single
            if self.parties == 2 and _SWITCH.search(text):
                (other,) = {number for number in self.references.numbers.values() if number != OWN}
                who = other if self.single == OWN else OWN
        return _Candidate(who, reference.start, reference.end, reference.by == "country")

    def _speaker(self, text: str, candidates: Sequence[_Candidate]) -> int:
        aside = next((one for one in candidates if self._is_aside(text, one)), None)
        if aside:
            return aside.who
        goes_on = text[:1].islower()
        acting = next((one for one in candidates if self._acts(text, one, goes_on=goes_on)), None)
        if goes_on:
            return self._opinion(text, acting, candidates) if acting else self.last
        passive = self._impersonal(text[: acting.start] if acting else text)
        if acting and passive != JOINT:
            return self._opinion(text, acting, candidates)
        agent = next((one for one in candidates if self._is_agent(text, one)), None)
        if agent:
            return agent.who
        if passive is not None:
            return passive
        opening = next((one for one in candidates if self._opens(text, one)), None)
        return self._opinion(text, opening, candidates) if opening else self._unclaimed(text)

    def _is_aside(self, text: str, one: _Candidate) -> bool:
        """Whether somebody says the rest: "..., he said, ..." or "according to X"."""
        before = text[: one.start].rstrip()
        if any(before[found.end() :] in ("", "the") for found in self.according.finditer(text, 0, one.start)):
            return True
        verb = self._verb_of(text, one)
        if one.by_country or verb is None or not before.endswith((",", "—", "–")) or verb.bare not in self.said:
            return False
        # What it says may stand before it only: "they, he said, should" and not "and, he said that".
        return bool(_CLOSES.match(text, one.end + verb.end)) and bool(before.rstrip(",—– "))

    def _acts(self, text: str, one: _Candidate, *, goes_on: bool) -> bool:
        """Whether one who is referred to is the subject of a verb; where a sentence goes on, near its beginning."""
        written = text[one.start : one.end]
        verb = self._verb_of(text, one)
        if _WHOSE.search(written) or self._is_governed(text, one):
            return False
        if verb is None or (goes_on and not self._opens(text, one)):
            return False
        reports = verb.bare in self.said
        if (one.by_country and one.who != OWN) or (goes_on and written == "they"):
            return reports
        if one.start == 0 and written.lower() in self.lists.together.pronouns:
            return verb.bare not in self.lists.governors.prepositions
        return reports or self._may_be_finite(verb.bare) or (not one.by_country and verb.bare.endswith("ing"))

    def _may_be_finite(self, word: str) -> bool:
        acts = self.lists.acts
        return word in acts.auxiliaries or word in acts.irregular or (word.endswith("ed") and len(word) > 4)

    def _verb_of(self, text: str, one: _Candidate) -> Token | None:
        """The first word after one who is referred to that is no aside; its places are those behind `one.end`."""
        for word in tokens(text[one.end : one.end + _CHARACTERS_TO_VERB])[:_WORDS_TO_VERB]:
            if word.bare not in self.lists.acts.asides and not word.bare.endswith("ly"):
                return word
        return None

    def _is_governed(self, text: str, one: _Candidate) -> bool:
        """Whether a preposition, or a verb whose object it is, stands before one who is referred to."""
        before = list(bare_words(text[max(0, one.start - _CHARACTERS_BEFORE) : one.start]))
        while before and before[-1] in self.lists.governors.determiners:
            before.pop()
        return bool(before) and before[-1] in self.lists.governors.prepositions

    def _is_agent(self, text: str, one: _Candidate) -> bool:
        """Whether a passive is done by one who is referred to."""
        before = [word for word in bare_words(text[: one.start]) if word not in ("the", "both")]
        return before[-1:] == ["by"] and bool(_PASSIVE.search(text[: one.start])) and not one.by_country

    def _opens(self, text: str, one: _Candidate) -> bool:
        """Whether a sentence opens with one who is referred to; another country may only be its matter."""
        if one.by_country and one.who != OWN and not text[0].islower():
            return False
        if len(tokens(text[: one.start])) >= _WORDS_TO_SUBJECT or self._is_governed(text, one):
            return False
        return not _WHOSE.search(text[one.start : one.end])

    def _opinion(self, text: str, one: _Candidate, candidates: Sequence[_Candidate]) -> int:
        """What both sides should do is said by whoever speaks; who spoke with the other side did so jointly."""
        verb = self._verb_of(text, one)
        if verb is None:
            return one.who
        if verb.bare in self.lists.acts.talking:
            for other in candidates:
                if other.start > one.end and other.who != one.who and _WITH.search(text, 0, other.start):
                    return JOINT
        if one.who == JOINT and verb.bare in self.lists.acts.modals:
            return self.single if self.last != JOINT else self.last
        return one.who

    def _impersonal(self, text: str) -> int | None:
        """Whose a passive without an agent is, or a sentence on the talk itself; None where it is neither."""
        low = text.lower()
        if any(phrase in low for phrase in self.lists.talk.phrases):
            return JOINT
        words = bare_words(text)
        for at, word in enumerate(words[:_WORDS_TO_TALK]):
            if word in self.lists.talk.subjects:
                following = words[at + 1 : at + 1 + _WORDS_TO_TALK_VERB]
                if not self.lists.talk.verbs.isdisjoint(following):
                    return JOINT
                break
        passive = self.lists.passive
        for found in _PASSIVE.finditer(text):
            participle = found[1].lower()
            if participle in passive.joint:
                return JOINT
            if participle in passive.own:
                return JOINT if any(phrase in low for phrase in passive.shared) else OWN
        return None

    def _unclaimed(self, text: str) -> int:
        """A sentence in which nobody speaks: what was agreed goes on with "this", all else is the text's own."""
        first = next(iter(bare_words(text)), "")
        if first in ("this", "these", "that", "such") and self.last == JOINT:
            return JOINT
        if first in ("his", "her"):
            return self.single
        return OWN
