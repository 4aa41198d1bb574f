"""Where a sentence changes its matter: every place where it may, with a learned probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.model import Value
from diplocompare.phrasing.points import NEXT_ITEM, SECOND_PREDICATE, another_matter
from diplocompare.points.coordination import list_items, second_predicates
from diplocompare.points.places import BARE_CONJUNCTIONS, Place, find_places
from diplocompare.points.words import Word, size_class
from diplocompare.weights.logistic import fitted

# A place with at least this probability is cut.
THRESHOLD = 0.25
# Further than this many words from a place, nothing is looked at.
_WINDOW = 40
# An actor further than this behind a place is no subject of a new clause.
_SUBJECT_WITHIN = 8
_FILLERS = frozenset("also turn then further moreover finally once again".split())
# Words that point back to what was said before, so that a matter rather goes on.
_BACKWARD = frozenset("it its this these such them their which those thereby thereof so him her same".split())
_ACTORS = frozenset({"party", "title", "together"})
# Kinds of words that can repeat the construction a piece begins with: "on grain ..., on gas ...".
_PARALLEL = frozenset({"preposition", "to", "that", "determiner"})
# Counts of words are told as the first of these that they do not pass.
_SIZES = (1, 2, 3, 4, 6, 9, 13, 19, 28, 40)
_ROUGH_SIZES = (3, 6, 12)


class Cut(Value):
    """A place where a sentence may change its matter.

    `at`: the offset where the new piece begins; `word`: its first word, as a place among the sentence's words;
    `probability`: that another matter begins there, 0 to 1; `features`: what was seen there; `grammar`: the
    sentence on what the grammar of the place says, "" where that is nothing.
    """

    at: int
    word: int
    probability: float = 0.0
    features: tuple[str, ...] = ()
    grammar: str = ""

    @property
    def reasons(self) -> tuple[tuple[str, float], ...]:
        """The features that told most, each with its weight: above 0 for the cut, below 0 against it."""
        return fitted("cuts").reasons(self.features)

    @property
    def why(self) -> str:
        """The same in a sentence for the user."""
        if self.grammar:
            return self.grammar
        return another_matter(self.probability, [feature for feature, weight in self.reasons if weight > 0])


def find_cuts(text: str, words: Sequence[Word]) -> tuple[Cut, ...]:
    """Return the places where a sentence is to be cut, in order: the likely ones, and those that its grammar gives."""
    cuts = {cut.word: cut for cut in weigh_cuts(text, words) if cut.probability >= THRESHOLD}
    for at in second_predicates(words):
        cuts[at] = Cut(_offset(text, words, at), at, grammar=SECOND_PREDICATE)
    for at in list_items(words):
        cuts[at] = Cut(_offset(text, words, at), at, grammar=NEXT_ITEM)
    return tuple(cuts[at] for at in sorted(cuts))


def weigh_cuts(text: str, words: Sequence[Word]) -> tuple[Cut, ...]:
    """Return every place where a sentence might be cut, each with its probability."""
    places = find_places(words)
    weighed = []
    for place in places:
        seen = tuple(features(words, place, len(places)))
        probability = fitted("cuts").probability(dict.fromkeys(seen, 1.0))
        weighed.append(Cut(_offset(text, words, place.at), place.at, probability, seen))
    return tuple(weighed)


def _offset(text: str, words: Sequence[Word], at: int) -> int:
    """Where a new piece begins: behind the last white space before its first word, so with its opening signs."""
    begin, end = words[at - 1].end, words[at].start
    spaces = [place for place in range(begin, end) if text[place].isspace()]
    return spaces[-1] + 1 if spaces else end


def features(words: Sequence[Word], place: Place, count: int) -> Iterator[str]:
    """Yield what speaks for or against a cut at a place, by the names that the weights have for it.

    `count`: the number of places in the sentence. All features but the first come twice, alone and joined with the kind
    of place, since the same neighbours say other things of a comma than of a bare "and".
    """
    yield f"place {place.mark}{place.joint}"
    kind = place.mark + (place.joint if place.joint in ("and", "as well as") else "~")
    for feature in _seen(words, place, count):
        yield feature
        yield f"{kind} {feature}"


def _seen(words: Sequence[Word], place: Place, count: int) -> Iterator[str]:
    yield from _neighbours(words, place)
    yield from _verbs(words, place)
    yield from _shape(words, place)
    yield from _listing(words, place)
    yield from _matter(words, place)
    yield f"places {min(count, 6)}"
    yield f"places to come {min(count - place.number - 1, 4)}"


def _neighbours(words: Sequence[Word], place: Place) -> Iterator[str]:
    """The words on both sides of the place, and their kinds."""
    kinds = [_kind(words, place.head + step) for step in range(3)]
    before = [_kind(words, place.at - step) for step in (1, 2)]
    yield f"next: {_bare(words, place.head)}"
    yield f"then: {_bare(words, place.head + 1)}"
    yield f"before: {_bare(words, place.at - 1)}"
    yield f"next is {kinds[0]}"
    yield f"next are {kinds[0]}, {kinds[1]}"
    yield f"then are {kinds[1]}, {kinds[2]}"
    yield f"opens with {_opening(words, place)}"
    yield f"before is {before[0]}"
    yield f"before are {before[1]}, {before[0]}"
    yield f"between {before[0]} and {kinds[0]}"


def _verbs(words: Sequence[Word], place: Place) -> Iterator[str]:
    """The reporting verb that the place is governed by, and whether a subject with its own verb follows."""
    before = [at for at in range(max(0, place.at - _WINDOW), place.at) if words[at].reports]
    yield f"reporting verbs before {min(len(before), 4)}"
    if before:
        verb = words[before[-1]]
        yield f"under verb: {verb.stem}"
        yield f"under verb {size_class(place.at - before[-1], _SIZES)} words back"
        yield f"under {verb.kind}"
        yield f"under {verb.kind}, opens with {_opening(words, place)}"
    piece = range(place.head, min(place.right, place.head + _WINDOW))
    verb_at = next((at for at in piece if words[at].reports or words[at].kind == "auxiliary"), None)
    yield f"verb after: {words[verb_at].kind if verb_at is not None else 'none'}"
    if verb_at is not None:
        yield f"verb after {size_class(verb_at - place.head, _SIZES)} words"
    to_come = words[place.head : place.head + _WINDOW]
    yield f"finite verb to come: {any(word.finite for word in to_come)}"
    actor = next((at for at in piece[:_SUBJECT_WITHIN] if words[at].kind in _ACTORS), None)
    yield f"actor: {words[actor].kind if actor is not None else 'none'}"
    if actor is not None and verb_at is not None and verb_at > actor:
        yield "new clause"


def _shape(words: Sequence[Word], place: Place) -> Iterator[str]:
    """How long the pieces are that a cut would leave, what ends them, and whether they begin alike."""
    left, right = place.at - place.left, place.right - place.at
    yield f"piece before {size_class(left, _SIZES)}"
    yield f"piece after {size_class(right, _SIZES)}"
    yield f"pieces {size_class(left, _ROUGH_SIZES)}, {size_class(right, _ROUGH_SIZES)}"
    yield f"words before {size_class(place.at, _SIZES)}"
    yield f"words after {size_class(len(words) - place.at, _SIZES)}"
    yield f"words {size_class(len(words), _SIZES)}"
    yield f"place number {min(place.number, 4)}"
    yield f"sign before {words[place.left].gap[:1] if place.left else 'start'}"
    yield f"sign after {words[place.right].gap[:1] if place.right < len(words) else 'end'}"
    if place.right < len(words):
        after = words[place.right].bare
        yield f"word after {after if after in BARE_CONJUNCTIONS else 'other'}"
    opener = _bare(words, place.head)
    begin = max(place.left, place.at - _WINDOW)
    if _kind(words, place.head) in _PARALLEL and any(word.bare == opener for word in words[begin : place.at]):
        yield f"parallel: {opener}"


def _listing(words: Sequence[Word], place: Place) -> Iterator[str]:
    """Whether the place stands in a list of matters: "discussed A, B, and C"."""
    begin = max(0, place.at - _WINDOW)
    opened = next((at for at in range(begin, place.at) if words[at].opens_list), None)
    if opened is not None:
        yield "listing before"
        if not any(word.finite for word in words[opened + 1 : place.at]):
            yield f"listed since {size_class(place.at - opened, _SIZES)}"
    end = next((at for at in range(place.at, min(len(words), place.at + _WINDOW)) if _ends_list(words[at])), None)
    yield f"end of a list: {'none' if end is None else 'here' if end == place.at else 'to come'}"


def _ends_list(word: Word) -> bool:
    return "," in word.gap and word.bare in ("and", "or")


def _matter(words: Sequence[Word], place: Place) -> Iterator[str]:
    """What the words on both sides of the place have in common, and whether those behind it point back."""
    earlier, later = place.at - _WINDOW, place.head + _WINDOW
    end = min(place.right, later)
    before = _stems(words, max(0, earlier), place.at)
    piece_before = _stems(words, max(place.left, earlier), place.at)
    piece_after = _stems(words, place.head, end)
    to_come = _stems(words, place.head, later)
    yield f"shared words {min(2, len(before & piece_after))}"
    yield f"shared with the rest {min(2, len(piece_before & to_come))}"
    yield f"new words {min(6, len(piece_after - before))}"
    yield f"words of matter before {min(6, len(piece_before))}"
    yield f"new words to come {size_class(len(to_come - before), _SIZES)}"
    backward = next((at for at in range(place.head, end) if words[at].bare in _BACKWARD), None)
    if backward is not None:
        yield f"points back: {words[backward].bare}"
        yield "points back at once" if backward <= place.head + 1 else "points back"
    names_before = _names(words, max(place.left, earlier), place.at)
    names_after = _names(words, place.head, end) - names_before
    yield f"names {min(2, len(names_before))}, new {min(2, len(names_after))}"


def _opening(words: Sequence[Word], place: Place) -> str:
    """The kind of the first word behind a place that is neither a conjunction nor a filler such as "also"."""
    at = place.head
    while at < len(words) - 1 and (words[at].bare in _FILLERS or words[at].kind == "-ly"):
        at += 1
    return _kind(words, at)


def _stems(words: Sequence[Word], begin: int, end: int) -> frozenset[str]:
    return frozenset(word.stem for word in words[begin:end] if word.matters)


def _names(words: Sequence[Word], begin: int, end: int) -> frozenset[str]:
    return frozenset(word.bare for word in words[begin:end] if word.kind == "name")


def _bare(words: Sequence[Word], at: int) -> str:
    return words[at].bare if 0 <= at < len(words) else "nothing"


def _kind(words: Sequence[Word], at: int) -> str:
    return words[at].kind if 0 <= at < len(words) else "nothing"
