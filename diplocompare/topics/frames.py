"""Whether the frame of a text names a matter that none of its points takes up.

"They took up bilateral relations and the situation in Nareth" is frame: it names no specific matter. But it says that
both were talked about, so that a point of another text on either has something there that answers it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import stem, tokens
from diplocompare.model import Nearest, Point, Readout, Value
from diplocompare.pairs.similarity import content_stems
from diplocompare.parties.parties import Party
from diplocompare.topics.align import Group

# So many words of matter in common, or this part of the claim's, are no chance.
_ENOUGH, _MOST = 2, 0.5

# That a text which names a matter in its frame lacks it: less likely than not, and no more is known.
_NAMED = 0.45


def heed_frames(
    readouts: Sequence[Readout], groups: Sequence[Group], parties: Sequence[Party], lexicon: Lexicon
) -> tuple[Group, ...]:
    """Return the groups, those of one side that the frame of another text names as uncertain, with it as `nearest`."""
    frames = read_frames(readouts, parties, lexicon)
    claims = {point.id: (readout, point) for readout in readouts for point in readout.claims}
    heeded = []
    for group in groups:
        if group.status == "one-sided" and group.confidence > _NAMED:
            named = (frames.naming(*claims[point], lexicon) for point in group.points)
            frame = next((point for point in named if point), None)
            if frame:
                near = Nearest(frame.id, round(1.0 - _NAMED, 3))
                heeded.append(replace(group, confidence=_NAMED, nearest=near))
                continue
        heeded.append(group)
    return tuple(heeded)


class Frames(Value):
    """The frame points of a call with the stems of what they name, and the stems that tell no matter from another.

    `relations`: stems of what sides have with each other; `mutual`: words that say that they have it with each other.
    """

    named: tuple[tuple[Readout, Point, frozenset[str]], ...]
    parties: frozenset[str]
    common: frozenset[str]
    relations: frozenset[str]
    mutual: frozenset[str]

    def naming(self, readout: Readout, claim: Point, lexicon: Lexicon) -> Point | None:
        """Return the first frame point of another text that names the matter of a claim, None where none does."""
        words = content_stems(readout.quote(claim), lexicon) - self.parties
        matter = words - self.common
        # "Mutually beneficial cooperation" is what the sides have with each other, of whatever kind.
        spoken = {token.bare for token in tokens(readout.quote(claim))}
        on_relations = bool(words & self.relations) and not spoken.isdisjoint(self.mutual)
        for other, point, named in self.named:
            if other.id == readout.id:
                continue
            shared = matter & named
            if len(shared) >= _ENOUGH or (shared and len(shared) >= _MOST * len(matter)):
                return point
            if on_relations and named & self.relations:
                return point
        return None


def read_frames(readouts: Sequence[Readout], parties: Sequence[Party], lexicon: Lexicon) -> Frames:
    """Read the frame points of all readouts; headings are none, which name what is to come."""
    words = lexicon.vocabulary
    named = tuple(
        (readout, point, content_stems(readout.quote(point), lexicon))
        for readout in readouts
        for point in readout.points
        if point.role == "frame"
    )
    places = (word for party in parties for place in party.places for word in place)
    names = (name for party in parties for name in party.names)
    return Frames(
        named,
        frozenset(map(stem, (*places, *names))),
        frozenset(map(stem, words.frame | words.plain | words.calendar | lexicon.title_words)),
        frozenset(map(stem, words.relations)),
        words.mutual,
    )
