"""Which party is meant by each reference: whom a pronoun stands for, and whether several are of both sides or one."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from diplocompare.lexicon.countries import find_country
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import POSSESSIVE, bare_words, tokens
from diplocompare.parties.references import COUNTERPART, JOINT, OWN, Reference, ReferenceReader
from diplocompare.parties.subjects import Subject

FIRST_PERSON = ("I", "We", "we")
PRONOUNS = ("he", "she", "i", "we", "they", "both", "each")
_CHARACTERS_TO_NAME = 5  # behind a verb: "told President X", "told the President"
_WORDS_TO_ACT = 3  # behind "the ministers"
_WORDS_TO_ONE_SIDED = 2
_SWITCH = re.compile(
    r"\b(?:in (?:his|her|their|its) turn|in turn|(?:for|on) (?:his|her|its|their) part"
    r"|s?he (?:replied|responded|answered)|in (?:reply|response|return)(?! to))\b",
    re.IGNORECASE,
)


class Resolver:
    """Tells who is meant in parts of a text. `counterpart`: the number of the other side; `narrated`: "I" tells it."""

    def __init__(self, references: ReferenceReader, lexicon: Lexicon, *, narrated: bool) -> None:
        """Note the parties."""
        self.references, self.lists, self.narrated = references, lexicon.speakers, narrated
        self.are_several = len(references.numbers) > 1
        others = {number for number in references.numbers.values() if number != OWN}
        self.counterpart = others.pop() if len(others) == 1 else COUNTERPART

    def subjects(self, text: str, single: int, holder: int | None) -> list[Subject]:
        """Return everyone who is referred to in a text.

        `single`: the last single one who spoke; `holder`: who has the floor, if anybody.
        """
        return [self._subject(each, text, single, holder) for each in self.references.read(text)]

    def other_than(self, who: int) -> int:
        """Return the other one of two parties."""
        return self.counterpart if who == OWN else OWN

    def switches(self, text: str) -> bool:
        """Whether a text says that the other one is to speak: "in turn", "she replied"."""
        return self.are_several and _SWITCH.search(text) is not None

    def acts_with_other(self, following: str, size: int = _WORDS_TO_ACT) -> bool:
        """Whether a verb follows within some words that only both sides can do: "discussed"."""
        return _begins_with(following, size, self.lists.together.mutual)

    def _subject(self, reference: Reference, text: str, single: int, holder: int | None) -> Subject:
        written, following = text[reference.start : reference.end].lower(), text[reference.end :]
        is_pronoun = reference.by == "word" and written in PRONOUNS
        who = reference.who
        if who is None:
            who = self._pronoun(text, single)
        elif who == OWN and is_pronoun and holder is not None and not self.narrated:
            who = holder  # "we" in free indirect speech is whoever speaks
        elif who == JOINT:
            who = self._together(following, is_pronoun=is_pronoun)
        elif written in self.references.groups and self.acts_with_other(following):
            who = JOINT
        is_meant = reference.by in ("title", "word") and written not in ("i", "we") and who != JOINT
        if is_meant and self.are_several and self._addressee(following) == who:
            who = self.other_than(who)  # "He told President X": he is somebody else
        is_adjective = reference.by == "country" and self._is_adjective(written, who)
        return Subject(who, reference.start, reference.end, "adjective" if is_adjective else reference.by)

    def _pronoun(self, text: str, single: int) -> int:
        """Whom "he" means: the last single one who spoke; after "in turn", and where "I" tells the text, the other."""
        if self.switches(text):
            return self.other_than(single)
        return self.counterpart if self.narrated else single

    def _together(self, following: str, *, is_pronoun: bool) -> int:
        """Whom "they" or "the leaders" mean: both sides, or several of one, who do something to the other."""
        addressee = self._addressee(following) if is_pronoun else None
        if addressee is not None:
            return self.other_than(addressee)
        to_other = _begins_with(following, _WORDS_TO_ONE_SIDED, self.lists.together.one_sided)
        to_other = to_other or not {"him", "her", "host"}.isdisjoint(bare_words(following))
        return next(iter(self.references.groups.values()), JOINT) if to_other else JOINT

    def _addressee(self, following: str) -> int | None:
        """Who is named as spoken to right behind a verb: "told President X"."""
        verb = next(iter(tokens(following)), None)
        if verb is None or verb.bare not in self.lists.governors.prepositions:
            return None
        named = next(self.references.each(following[verb.end :]), None)
        is_next = named is not None and named.start < _CHARACTERS_TO_NAME and named.by in ("name", "country")
        return named.who if named is not None and is_next else None

    def _is_adjective(self, written: str, who: int) -> bool:
        """Whether a country is named by an adjective or a demonym."""
        party = next(party for party, number in self.references.numbers.items() if number == who)
        country = find_country(party.side)
        if country:
            return written in (demonym.lower() for demonym in country.demonyms)
        name = POSSESSIVE.sub("", written)
        return bare_words(written) not in party.places and name not in party.side.lower().split()


def _begins_with(text: str, size: int, words: AbstractSet[str]) -> bool:
    """Whether one of some words is among the first of a text."""
    return not words.isdisjoint(bare_words(text)[:size])
