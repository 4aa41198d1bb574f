"""Who acts in a part of a sentence: by the verb behind one who is referred to, and by what stands before."""

from __future__ import annotations

import re
from typing import Literal

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import Token, bare_words, tokens
from diplocompare.model import Value
from diplocompare.parties.references import OWN, according_to

_CHARACTERS_TO_VERB = 120
_CHARACTERS_BEFORE = 60  # in which the preposition stands before one who is referred to
_WORDS_TO_SUBJECT = 5  # from the start of a sentence, in which a subject needs no verb in sight
_LETTERS_OF_PAST = 5  # of a word in -ed that may be a verb: not "red", "need"
_WHOSE = re.compile(r"['’]s?$")
# "in the President's view".
_IN = re.compile(r"\b(?:in|to)\s+(?:the\s+)?$", re.IGNORECASE)
_VIEW = re.compile(r"(?:['’]s?)?\s+(?:view|opinion|words|assessment|judgement)\b")
# "..., said"; behind a quotation any verb that reports may stand.
_INVERTED = re.compile(r"(?:([”\"])|,)\s*(\w+)\s+(?:the\s+)?$")
# A quotation ends there: ""Grain first," Halle said".
_QUOTED = re.compile(r"[,.!?…][”\"]\s*(?:[Tt]he)?$")
# "they, he said, should" and not "and, he said that".
_CLOSES = re.compile(r"\s*(?:out|on|further|again)?\s*(?:[,.;:]|$)")
# What stands between commas behind a subject: "X, this time in person, extended".
_BETWEEN_COMMAS = re.compile(r"(?:\s+\w+){0,2}(,[^,;.]{3,80},)")
_AND_NAMED = re.compile(r"\s+and\s+(?:[A-Z][\w.'’-]+\s+){1,4}(?=[a-z])")
_PASSIVE_BEFORE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+|also\s+|then\s+|again\s+|once\s+)*\w+")


class Subject(Value):
    """One who is referred to and may be the one who acts; a pronoun is resolved.

    `by`: as in `Reference`, and "adjective" for a country in "Belmoran plants".
    """

    who: int
    start: int
    end: int
    by: Literal["name", "title", "country", "adjective", "word"]

    @property
    def is_country(self) -> bool:
        """Whether it is named by a country only, which need not be one that acts."""
        return self.by in ("country", "adjective")


class SubjectReader:
    """Tells who acts, by the word lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Prepare the sets that are asked for."""
        self.lists = lexicon.speakers
        self.said = lexicon.reporting_verbs | {"says"}
        self.sides = tuple(self.lists.references.sides)
        self.according = according_to(lexicon)

    def verb_of(self, text: str, one: Subject) -> Token | None:
        """Return the first word behind a subject that is no aside; its places are counted from `one.end`."""
        following = text[one.end : one.end + _CHARACTERS_TO_VERB]
        aside = _BETWEEN_COMMAS.match(following)
        for word in tokens(following):
            inside = aside is not None and aside.start(1) <= word.start < aside.end()
            if not inside and word.bare not in self.lists.acts.asides and not word.bare.endswith("ly"):
                return word
        return None

    def acts(self, text: str, one: Subject, floor: int | None) -> bool:
        """Whether one who is referred to is the subject of a verb. `floor`: who spoke before and may go on."""
        verb = self.verb_of(text, one)
        if verb is None or self._is_no_subject(text, one):
            return False
        if self.is_with_stranger(text, one):
            return True
        if one.is_country:
            return self._country_acts(text, one, verb, floor)
        if one.start == 0 and text[: one.end].lower() in self.lists.together.pronouns:
            return verb.bare not in self.lists.governors.prepositions
        return verb.bare in self.said or self.may_be_finite(verb.bare) or verb.bare.endswith("ing")

    def acts_on(self, text: str, one: Subject, floor: int | None) -> bool:
        """Whether somebody else acts in a part that goes on with a sentence, near its beginning."""
        if not self.opens(text, one) or self._is_behind(text, one, "that"):
            return False
        if text[one.start : one.end] == "they":
            verb = self.verb_of(text, one)
            return verb is not None and verb.bare in self.said
        return self.acts(text, one, floor)

    def _country_acts(self, text: str, one: Subject, verb: Token, floor: int | None) -> bool:
        """Whether a country is said to act, and is not only the matter: "Belmora supports", "Belmora's supports"."""
        if self._is_behind(text, one, "that"):
            return False
        if one.by == "adjective" and not text[: one.end].lower().endswith(self.sides):
            return False
        commits = verb.bare in self.lists.commits.verbs
        if one.who != OWN:
            return verb.bare in self.said or (floor in (None, one.who) and commits)
        return (
            commits or verb.bare in self.said or self.may_be_finite(verb.bare) or self._is_third_person(text, one, verb)
        )

    def _is_third_person(self, text: str, one: Subject, verb: Token) -> bool:
        """Whether a word in -s behind a country is a verb: "Belmora supports", but not "Belmora tourists will"."""
        following = next(iter(tokens(text[one.end + verb.end :])), None)
        is_noun = following is not None and self.may_be_finite(following.bare)
        return verb.bare.endswith("s") and not is_noun and len(tokens(text[: one.start])) <= _WORDS_TO_SUBJECT

    def may_be_finite(self, word: str) -> bool:
        """Whether a bare word may be a finite verb, by its form or as one of the irregular ones."""
        acts = self.lists.acts
        return (
            word in acts.auxiliaries
            or word in acts.irregular
            or (word.endswith("ed") and len(word) >= _LETTERS_OF_PAST)
        )

    def is_with_stranger(self, text: str, one: Subject) -> bool:
        """Whether a leader acts together with somebody who is no party by name: "X and Jane Doe discussed"."""
        return one.by == "name" and _AND_NAMED.match(text, one.end) is not None

    def is_subordinate(self, text: str, one: Subject) -> bool:
        """Whether one who acts does so in a clause that only serves another one: "what they left behind"."""
        return self._word_before(text[: one.start]) in self.lists.governors.conjunctions

    def begins_clause(self, text: str, one: Subject) -> bool:
        """Whether a further main clause begins with one who reports something in it: "..., and X stressed"."""
        verb = self.verb_of(text, one)
        return (
            self._word_before(text[: one.start]) in ("and", "while", "but")
            and verb is not None
            and verb.bare in self.said
        )

    def is_aside(self, text: str, one: Subject) -> bool:
        """Whether somebody says the rest: "..., he said, ...", "according to X", "in X's view", ""...," said X"."""
        before = text[: one.start]
        if any(before[found.end() :].strip() in ("", "the") for found in self.according.finditer(before)):
            return True
        if _VIEW.match(text, one.end) and _IN.search(before):
            return True
        inverted = _INVERTED.search(before)
        if inverted and inverted[2].lower() in (self.said if inverted[1] else self.lists.floor.inverted):
            return True
        verb = self.verb_of(text, one)
        if verb is None or verb.bare not in self.said or one.is_country:
            return False
        before = before.rstrip()
        if _QUOTED.search(before):
            return True
        # What is said may stand before it only.
        closes = _CLOSES.match(text, one.end + verb.end) is not None
        return closes and before.endswith((",", "—", "–")) and bool(before.rstrip(",—– "))

    def is_agent(self, text: str, one: Subject) -> bool:
        """Whether a passive is done by one who is referred to."""
        before = [word for word in bare_words(text[: one.start]) if word not in ("the", "both")]
        acts = not one.is_country or text[one.start : one.end].endswith(self.sides)
        return before[-1:] == ["by"] and acts and bool(_PASSIVE_BEFORE.search(text[: one.start].lower()))

    def opens(self, text: str, one: Subject) -> bool:
        """Whether a part of a sentence opens with one who is referred to; a whole one may only be about a country."""
        if one.is_country and not text[0].islower():
            return False
        return len(tokens(text[: one.start])) < _WORDS_TO_SUBJECT and not self._is_no_subject(text, one)

    def _is_no_subject(self, text: str, one: Subject) -> bool:
        """Whether one who is referred to owns something, or stands behind a preposition or a verb as its object."""
        if _WHOSE.search(text[one.start : one.end]):
            return True
        before = text[max(0, one.start - _CHARACTERS_BEFORE) : one.start]
        return self._word_before(before) in self.lists.governors.prepositions

    def _word_before(self, before: str) -> str:
        """The last word of a text that is no article or possessive."""
        words = list(bare_words(before))
        while words and words[-1] in self.lists.governors.determiners:
            words.pop()
        return words[-1] if words else ""

    def _is_behind(self, text: str, one: Subject, word: str) -> bool:
        return bare_words(text[: one.start])[-1:] == (word,)
