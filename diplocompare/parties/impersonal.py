"""What a sentence tells in which no party is the subject: of the talk itself, by a passive, by a stranger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare_words, tokens
from diplocompare.parties.facts import cues
from diplocompare.parties.references import JOINT, OWN
from diplocompare.parties.subjects import Subject, SubjectReader

_CHARACTERS_TO_COUNTRY = 5  # from the start of a sentence, that begins with a country
_WORDS_TO_TALK = 6  # from the start of a sentence, in which "talks" or "call" is its subject
_WORDS_TO_TALK_VERB = 7
_WORDS_TO_REPORT = 20  # from the start of a sentence, in which a stranger is said to report
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are)\s+(?:(?:\w+ly|also|then|again|once)\s+)?(?:also\s+)?(\w+)", re.IGNORECASE
)


class ImpersonalReader:
    """Reads sentences without a party for a subject, by the word lists."""

    def __init__(self, subjects: SubjectReader, lexicon: Lexicon) -> None:
        """Note the lists."""
        self.subjects, self.lexicon, self.lists = subjects, lexicon, lexicon.speakers

    def whose(self, text: str) -> int | None:
        """Return whose a sentence on the talk is, or a passive without an agent; None where it is neither."""
        low = text.lower()
        words = bare_words(text)
        if any(phrase in low for phrase in self.lists.talk.phrases) or self._is_on_talk(words):
            return JOINT
        passive = self.lists.passive
        # "The treaty was signed in 1961" is no act of this talk; "it was stressed" is, whatever follows.
        is_fact = ("it", "was") not in pairwise(words) and cues(text, self.lexicon).fact
        for found in _PASSIVE.finditer(text):
            participle = found[1].lower()
            if is_fact and participle in self.lists.facts.courses:
                return None
            if participle in passive.joint:
                return JOINT
            if participle in passive.own:
                padded = f" {' '.join(words)} "
                return JOINT if any(f" {phrase} " in padded for phrase in passive.shared) else OWN
        return None

    def _is_on_talk(self, words: Sequence[str]) -> bool:
        """Whether a sentence says what the talk was about: "The call focused on grain"."""
        for at, word in enumerate(words[:_WORDS_TO_TALK]):
            if word in self.lists.talk.subjects:
                following = words[at + 1 : at + 1 + _WORDS_TO_TALK_VERB]
                return not self.lists.talk.verbs.isdisjoint(following)
        return False

    def follows_agreement(self, text: str) -> bool:
        """Whether a sentence goes on with what was just agreed: "Their teams will meet", "This is to be done soon"."""
        words, seen = bare_words(text), cues(text, self.lexicon)
        if "will" in words:
            # "The accord was signed in May and will enter into force in June" was there before.
            return not (seen.fact and seen.shifted)
        is_planned = any(pair in (("is", "to"), ("are", "to")) for pair in pairwise(words))
        return (is_planned or words[0] in ("this", "these", "that", "such")) and not seen.fact

    def tells_next_contact(self, text: str) -> bool:
        """Whether a sentence tells of the next contact: "The next round of talks will", "Their teams will"."""
        words = bare_words(text)
        is_next = words[1:2] == ("next",) and not self.lists.talk.next.isdisjoint(words[2:4])
        return "will" in words[:_WORDS_TO_TALK] and (words[0] == "their" or is_next)

    def is_connected(self, text: str) -> bool:
        """Whether a sentence begins with a word that ties it to what was said before."""
        low = " ".join(bare_words(text)) + " "
        return any(low.startswith(f"{entry} ") for entry in self.lists.floor.connectives)

    def names_issuer(self, text: str) -> bool:
        """Whether a text names the issuer's own government by its office: "the Administration"."""
        return any(word.is_capital and word.bare in self.lists.offices.own for word in tokens(text))

    def reports(self, text: str) -> bool:
        """Whether the main verb of a sentence is one by which somebody reports, and no passive."""
        words = bare_words(text)[:_WORDS_TO_REPORT]
        offices = self.lists.offices
        return any(verb in offices.verbs and before not in offices.not_after for before, verb in pairwise(words))

    def reporter(self, text: str, candidates: Sequence[Subject]) -> int:
        """Return who speaks where somebody reports who is no party: whoever they belong to, or both sides."""
        words = tokens(text)[:_WORDS_TO_REPORT]
        if not self.lists.together.mutual.isdisjoint(word.bare for word in words):
            return JOINT
        verb = next(word for word in words[1:] if word.bare in self.lists.offices.verbs)
        # "A spokesman for the Belmoran government said"; what a stranger says counts for whoever reports it.
        named = [one.who for one in candidates if one.start < verb.start and one.who != JOINT]
        return named[-1] if named else OWN

    def has_verb(self, text: str, candidates: Sequence[Subject]) -> bool:
        """Whether a text has a finite verb, as far as that can be told."""
        facts = self.lists.facts
        words = bare_words(text)
        # "Belmora spends 3 per cent": behind a country at the beginning.
        begins = bool(candidates) and candidates[0].start < _CHARACTERS_TO_COUNTRY
        if begins and any(word.endswith("s") for word in words[1:4]):
            return True
        return any(
            self.subjects.may_be_finite(word) or word in facts.courses or word in facts.measures for word in words
        )
