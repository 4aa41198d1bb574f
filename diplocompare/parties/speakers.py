"""Who is said to speak in each point: the issuing side, a counterpart, the sides together, or nobody.

Read from the grammar of the sentence: the one who is referred to as acting, not after a preposition; "he said" between
commas; a passive without an agent; a pronoun or a second predicate, which carry on the one before. A sentence in which
nobody acts goes on with whoever has the floor, or tells a fact of which nobody is said to speak.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words, tokens
from diplocompare.model import Readout, Speaker
from diplocompare.parties.facts import Cues, begins_a_life, cues
from diplocompare.parties.floor import Floor
from diplocompare.parties.impersonal import ImpersonalReader
from diplocompare.parties.meant import FIRST_PERSON, PRONOUNS, Resolver
from diplocompare.parties.parties import Party
from diplocompare.parties.passages import Passage, passages
from diplocompare.parties.references import COUNTERPART, JOINT, NOBODY, OWN, ReferenceReader
from diplocompare.parties.subjects import Subject, SubjectReader
from diplocompare.parties.titles import reference_reader

_FIRST_PERSONS = 2  # "I" or "we" in a text that its leader tells
_WORDS_TO_ACT = 4  # behind "he explained": "had agreed"
_QUOTES = ('"', "“", "„", "«")
_SAYS_I = re.compile(r"\b(?:I|[Ww]e)\b")
_IN_HIS_VIEW = re.compile(
    r"(?:in (?:his|her) (?:view|opinion|words|assessment|judgement)|according to (?:him|her))\b", re.IGNORECASE
)
_ANNOUNCES = re.compile(r"(?:\bthe following(?: \w+)?[.:]?|:)\s*$")
_WITH = re.compile(r"\b(?:with|to|between)\s+(?:(?:the|his|her|their)\s+)?$", re.IGNORECASE)


def attribute(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> Readout:
    """Return the readout with a speaker for each point; `parties`: the sides of the call, its own among them."""
    own = next(party for party in parties if party.readout == readout.id)
    ordered = (own, *(party for party in parties if party != own))
    references = reference_reader(readout.text, ordered, lexicon)
    around = list(passages(readout, lambda name: _labelled(name, references), lexicon))
    narrated = _is_in_first_person(around, references, lexicon)
    reader = _SpeakerReader(references, lexicon, narrated=narrated)
    points = []
    for point, passage in zip(readout.points, around, strict=True):
        who = reader.read(passage, frame=point.role == "frame")
        speaker: Speaker = (
            "own" if who == OWN else "joint" if who == JOINT else "none" if who == NOBODY else "counterpart"
        )
        side = None if who in (OWN, JOINT, COUNTERPART, NOBODY) else ordered[who].readout
        points.append(replace(point, speaker=speaker, speaker_side=side))
    return replace(readout, points=tuple(points))


def _labelled(name: str, references: ReferenceReader) -> int | None:
    """Whose turn begins with a name and a colon."""
    found = references.read(f"the {name}")
    if len(found) != 1 or found[0].by not in ("name", "title") or found[0].end < len(name) + len("the "):
        return None
    return found[0].who


def _is_in_first_person(around: Sequence[Passage], references: ReferenceReader, lexicon: Lexicon) -> bool:
    """Whether a text is its leader's own: "I" or "we" act in it before the leader is reported on by name."""
    told = [each for each in around if each.turn is None and not each.quoted and not each.background]
    # Most texts have none of these words, and to read references takes long.
    if sum(len(_SAYS_I.findall(passage.text)) for passage in told) < _FIRST_PERSONS:
        return False
    acts = 0
    for passage in told:
        for one in references.each(passage.text):
            acts += passage.text[one.start : one.end] in FIRST_PERSON
            verb = next(iter(tokens(passage.text[one.end :])), None)
            # A title that nobody bears may be the other one's.
            is_named = one.who == OWN and (one.by == "name" or (one.by == "title" and references.leader != OWN))
            if is_named and verb is not None and verb.bare in lexicon.reporting_verbs:
                return False
            if acts == _FIRST_PERSONS:
                return True
    return False


class _SpeakerReader:
    """Reads points in order and remembers who spoke last, who was the last single one, and who has the floor.

    `narrated`: the text is in the first person of its own leader.
    """

    def __init__(self, references: ReferenceReader, lexicon: Lexicon, *, narrated: bool) -> None:
        self.lexicon, self.narrated = lexicon, narrated
        self.lists = lexicon.speakers
        self.meant = Resolver(references, lexicon, narrated=narrated)
        self.subjects = SubjectReader(lexicon)
        self.impersonal = ImpersonalReader(self.subjects, lexicon)
        self.floor = Floor(lexicon)
        self.last = self.single = OWN
        self.is_first = True
        if narrated:
            # A leader who says "I" calls the other one by a title.
            references.leader = self.meant.counterpart

    def read(self, passage: Passage, *, frame: bool) -> int:
        """Return who speaks in the next point."""
        self.floor.enter(passage.paragraph)
        if passage.turn is not None:
            self.last = passage.turn
            return passage.turn
        if passage.background:
            return NOBODY
        self.last = self._speaker(passage)
        if _ANNOUNCES.search(passage.text):
            self.floor.announced = True
        if frame and self.is_first and not self.floor.announced:
            # That they met says nothing of who will speak.
            self.floor.leave()
            self.single = OWN
        self.is_first = False
        return self.last

    def _candidates(self, text: str) -> list[Subject]:
        return self.meant.subjects(text, self.single, self.floor.holder)

    def _speaker(self, passage: Passage) -> int:
        text = passage.text
        candidates = self._candidates(text)
        aside = next((one for one in candidates if self.subjects.is_aside(text, one)), None)
        if aside:
            return self._said_by(self._passed_on(text, aside, candidates), text, None)
        if passage.quoted:
            return self._quoted(passage)
        if not passage.opens:
            return self._going_on(text, candidates)
        view = _IN_HIS_VIEW.match(text)
        if view and not any(one.start < view.end() for one in candidates):
            return self._said_by(self.single, text, None)
        if self.narrated and text.startswith(("My ", "Our ")):
            return OWN
        omitted = self._without_subject(passage, candidates)
        return self._opening(passage, candidates) if omitted is None else omitted

    def _opening(self, passage: Passage, candidates: Sequence[Subject]) -> int:
        """Who speaks in a part with which a sentence begins."""
        text = passage.text
        acting = self._acting(text, candidates)
        passive = self.impersonal.whose(text[: acting.start] if acting else text)
        if acting and passive != JOINT:
            return self._done_by(text, acting, candidates)
        agent = next((one for one in candidates if self.subjects.is_agent(text, one)), None)
        if agent:
            self.single = agent.who if agent.who != JOINT else self.single
            return agent.who
        if passive is None and passage.rest and not self.impersonal.has_verb(text, candidates):
            # "Issues of trade ... were reviewed": the verb stands behind a cut.
            passive = self.impersonal.whose(text + passage.rest)
        if passive is not None:
            return self._spoken(passive)
        opening = next((one for one in candidates if self.subjects.opens(text, one)), None)
        if opening and not self.narrated:
            return self._done_by(text, opening, candidates)
        return self._unclaimed(text, candidates)

    def _acting(self, text: str, candidates: Sequence[Subject]) -> Subject | None:
        """The one who acts in the main clause; where nobody does, in "As X said, ..."."""
        actors = [one for one in candidates if self.subjects.acts(text, one, self.floor.holder)]
        main = [one for one in actors if not self.subjects.is_subordinate(text, one)]
        if not main:
            return actors[0] if actors and bare_words(text)[:1] == ("as",) else None
        # Of several clauses that no cut has parted the longest: "X thanked Y, and the two leaders discussed ...".
        begin = [main[0], *(one for one in main[1:] if self.subjects.begins_clause(text, one))]
        ends = [*(one.start for one in begin[1:]), len(text)]
        return max(zip(begin, ends, strict=True), key=lambda clause: clause[1] - clause[0].start)[0]

    def _passed_on(self, text: str, aside: Subject, candidates: Sequence[Subject]) -> int:
        """Who speaks where somebody says the rest: "President X, he said, had proposed" is what X said."""
        told = next((one for one in candidates if one.end == aside.start - len(", ")), None)
        if told is None or told.is_country or text[aside.start : aside.end].lower() not in ("he", "she"):
            return aside.who
        if told.who == JOINT and not self.meant.acts_with_other(text[aside.end :], _WORDS_TO_ACT):
            return aside.who
        return told.who

    def _quoted(self, passage: Passage) -> int:
        """A part of a quotation: whoever is named behind it, else whoever has the floor."""
        named = next((one.who for one in self._candidates(passage.tail) if not one.is_country), None)
        if named is not None:
            return self._spoken(named)
        return self.single if self.floor.holder is None else self.floor.holder

    def _going_on(self, text: str, candidates: Sequence[Subject]) -> int:
        """A part of a sentence: another one may act in it, else it is the same one's as the part before."""
        acting = next((one for one in candidates if self.subjects.acts_on(text, one, self.floor.holder)), None)
        if acting:
            return self._done_by(text, acting, candidates)
        if self.last == NOBODY and self.impersonal.reports(text):
            return self._unclaimed(text, candidates)
        return self._spoken(self.last)

    def _without_subject(self, passage: Passage, candidates: Sequence[Subject]) -> int | None:
        """Who speaks where the subject comes behind a cut or is left out: "Noting that ...", "Thanked him for ..."."""
        words = tokens(passage.text)
        at = 1 if words[0].bare in ("while", "when", "in", "by") and len(words) > 1 else 0
        verb = words[at].bare
        if verb not in self.subjects.said or not words[0].is_capital:
            return None
        if verb.endswith("ing") and passage.rest:
            behind = self._candidates(passage.rest)
            acting = next((one for one in behind if self.subjects.acts(passage.rest, one, self.floor.holder)), None)
            return self._spoken(acting.who) if acting else None
        if not verb.endswith("ed") or self._acting(passage.text, candidates):
            return None
        return JOINT if verb in self.lists.together.mutual else self._said_by(OWN, passage.text, verb)

    def _spoken(self, who: int) -> int:
        """Remember a single one who spoke."""
        if who not in (JOINT, NOBODY):
            self.single = who
        return who

    def _said_by(self, who: int, said: str, verb: str | None) -> int:
        """Give the floor to one who was said to speak by this verb."""
        if who in (JOINT, NOBODY):
            self.floor.leave()
        else:
            self.floor.take(who, said, verb)
        return self._spoken(who)

    def _done_by(self, text: str, one: Subject, candidates: Sequence[Subject]) -> int:
        """Who speaks in a sentence in which one acts."""
        is_life = self._is_life(text, one)
        who = self._opinion(text, one, candidates)
        if is_life:
            self.floor.leave()
            self.single = one.who
            return NOBODY
        # Whoever has the floor speaks of both sides, of a country, or of themselves.
        is_matter = one.who == JOINT or one.is_country or text[one.start : one.end] in FIRST_PERSON
        if is_matter and who == self.floor.holder:
            return who if one.is_country else self._spoken(who)
        # What both should do is somebody's opinion, who may go on.
        found = None if one.who == JOINT and who != JOINT else self.subjects.verb_of(text, one)
        verb = found.bare if found else None
        if not one.is_country:
            return self._said_by(who, text[one.end :], verb)
        self.floor.take(who, text[one.end :], verb, by_country=True)
        return who

    def _is_life(self, text: str, one: Subject) -> bool:
        """Whether a sentence tells what somebody is, or was before, and not what was said or done at the talk."""
        verb = self.subjects.verb_of(text, one)
        written = text[one.start : one.end]
        speaks_on = self.floor.holder is not None and written.lower() in PRONOUNS
        if verb is None or one.who == JOINT or speaks_on or written in FIRST_PERSON:
            return False
        following = next(iter(tokens(text[one.end + verb.end :])), None)
        state = following.bare if following else ""
        if verb.bare in ("is", "was", "has", "are", "were") and not (state.endswith("ing") and state != "being"):
            if one.is_country and state not in self.lists.commits.states:
                return cues(text, self.lexicon).fact
            if verb.bare in ("is", "was") and state in ("a", "an", "the"):
                return True
        facts = self.lists.facts
        if one.is_country and verb.bare.endswith("s") and verb.bare in facts.courses | facts.measures:
            return self.floor.holder != one.who and cues(text, self.lexicon).fact
        return begins_a_life(text[one.end + verb.start :], self.lexicon)

    def _opinion(self, text: str, one: Subject, candidates: Sequence[Subject]) -> int:
        """What both sides should do is said by whoever speaks; who spoke with the other side did so jointly."""
        verb = self.subjects.verb_of(text, one)
        if verb is None:
            return one.who
        if self.meant.are_several and self.subjects.is_with_stranger(text, one):
            return JOINT
        if verb.bare in self.lists.acts.talking:
            for other in candidates:
                if other.start > one.end and other.who != one.who and _WITH.search(text, 0, other.start):
                    return JOINT
        if one.who == JOINT and verb.bare in self.lists.acts.modals:
            return self.single if self.last != JOINT else JOINT
        if one.who == JOINT and self.floor.holder is not None and verb.bare in self.lists.floor.plain:
            written = text[one.start : one.end]
            is_country = written in ("countries", "nations", "states", "peoples")
            if (self.floor.speaks or is_country) and " " not in written and not self.narrated:
                return self.floor.holder
        return one.who

    def _unclaimed(self, text: str, candidates: Sequence[Subject]) -> int:
        """A sentence in which nobody is known to act: what was agreed, somebody who goes on, a stranger, or a fact."""
        words = bare_words(text)
        seen = cues(text, self.lexicon)
        if self.narrated and seen.person:
            return OWN
        if self.last == JOINT and self.impersonal.follows_agreement(text):
            return JOINT
        if not self.floor.speaks and self.impersonal.tells_next_contact(text):
            return JOINT
        if words[0] in ("his", "her"):
            return self._spoken(self.single)
        if words[0] in ("it", "this") and not seen.fact:
            return self._spoken(self.last)
        return self._of_stranger(text, seen, candidates)

    def _of_stranger(self, text: str, seen: Cues, candidates: Sequence[Subject]) -> int:
        """Who speaks where only somebody may who is no leader by name: by "in turn", or a verb that reports."""
        if self.meant.switches(text) and not seen.fact:  # "In return, a yearly sum is paid"
            return self._said_by(self.meant.other_than(self.single), text, None)
        if self.impersonal.reports(text):
            return self._said_by(self.impersonal.reporter(text, candidates), text, None)
        return self._held(text, seen, candidates)

    def _held(self, text: str, seen: Cues, candidates: Sequence[Subject]) -> int:
        """A sentence in which nobody acts: whoever has the floor goes on, or the text tells something itself."""
        if self.narrated:
            return OWN
        if self.floor.holder is None and (seen.addressed or text.startswith(_QUOTES)):
            self.floor.holder = self.single
        if self.floor.holder is None:
            is_own = seen.person or seen.wants or self.impersonal.names_issuer(text)
            return self._spoken(OWN) if is_own or not self.impersonal.has_verb(text, candidates) else NOBODY
        if not self.floor.may_go_on(seen) and (seen.fact or not self.impersonal.is_connected(text)):
            return NOBODY
        self.floor.go_on(seen)
        return self._spoken(self.floor.holder)
