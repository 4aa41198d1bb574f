"""Who has the floor: whoever was said to speak may go on in sentences that nobody is said to speak.

Free indirect speech is told by its pronouns and demands; a plain sentence goes on with one who was said to speak,
unless it tells a fact and nobody has gone on before it.
"""

from __future__ import annotations

from diplocompare.lexicon.lists import Lexicon
from diplocompare.parties.facts import Cues, cues

# Sentences of free indirect speech, after which a text is known to have it.
_FLUENT = 2


class Floor:
    """Who may go on speaking, and what is known of how that one is reported.

    `holder`: None where nobody may; `speaks`: the holder was said to speak and not only to act; `announced`: a list of
    what the holder said was announced.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin a text, in which nobody has spoken."""
        self.lexicon = lexicon
        self.holder: int | None = None
        self.speaks = self.announced = False
        self._paragraph = 0
        self._sentences = 0  # of free indirect speech so far
        self._goes_on = self._is_personal = False  # whether the last sentence was one, and with "we" or "you"
        self._is_plain = False  # whether what was said is told in the present tense

    def enter(self, paragraph: int) -> None:
        """Go to the paragraph of the next point: what was said there ends, unless it is known to go on."""
        if paragraph == self._paragraph:
            return
        self._paragraph = paragraph
        is_fluent = self._sentences >= _FLUENT
        if not (self.announced or self._is_personal or is_fluent):
            self.holder = None
        self.speaks = self.announced or (is_fluent and not self._is_personal)
        self._goes_on = self._is_personal = False

    def take(self, who: int, said: str, verb: str | None, *, by_country: bool = False) -> None:
        """Give somebody the floor by the verb that says so, None for "he said"; `said`: what follows."""
        self.holder = who
        is_fluent = by_country and self._sentences >= _FLUENT
        self.speaks = verb is None or is_fluent or verb in self.lexicon.speakers.floor.speech
        # Only what is said behind "that" tells in what tense speech is reported.
        self._is_plain = cues(said.partition(" that ")[2], self.lexicon).plain
        self._goes_on = self._is_personal = self.announced = False

    def leave(self) -> None:
        """Take the floor from whoever has it."""
        self.holder = None
        self._goes_on = self._is_personal = self.announced = False

    def go_on(self, seen: Cues) -> None:
        """Note that the holder goes on."""
        self._goes_on = True
        self._sentences += 1
        self._is_personal = seen.person or seen.addressed

    def may_go_on(self, seen: Cues) -> bool:
        """Whether a sentence may be of whoever has the floor."""
        if seen.person or seen.addressed or seen.wants:
            return True
        is_fact = seen.fact or (seen.terms and not self._is_plain)
        return self._goes_on or (self.speaks and not is_fact)
