"""Where a sentence changes its matter: every place where it may, with a learned probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplocompare.model import Value
from diplocompare.phrasing.points import NEXT_ITEM, SECOND_PREDICATE, another_matter
from diplocompare.points.coordination import list_items, second_predicates
from diplocompare.points.words import Word
from diplocompare.weights.logistic import fitted

# A place with at least this probability is cut.
THRESHOLD = 0.25
# Further than this many words from a place, nothing is looked at.
_WINDOW = 40
_CONJUNCTIONS = frozenset("and while whereas whilst but or".split())
_OPENERS = _CONJUNCTIONS | frozenset("with including as which to for noting adding".split())
_BARE = frozenset("and while whereas whilst but".split())
_FILLERS = frozenset("also turn then further moreover finally once again".split())
_BACKWARD = frozenset("it its this these such them their which those thereby thereof so him her same".split())
_NAMING = frozenset({"name", "title", "party"})
_REACH = 12  # words within which a subject's verb is looked for
_EDGES = (1, 2, 3, 4, 6, 9, 13, 19, 28, 40)


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


class Place(Value):
    """A place between words: `at` the first word after it, `head` the first word behind a conjunction,
    `left` and `right` the places before and after it (or the ends of the sentence), `number` its own number."""

    at: int
    head: int
    left: int
    right: int
    number: int
    mark: str
    joint: str


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


def features(words: Sequence[Word], place: Place, count: int) -> Iterator[str]:
    """Yield what speaks for or against a cut at a place; all but the first also joined with the kind of place.

    `count`: the number of places in the sentence.
    """
    yield f"place {place.mark}{place.joint}"
    kind = place.mark + (place.joint if place.joint in ("and", "as well as") else "~")
    for part in (_neighbours, _verbs, _shape, _matter):
        for feature in part(words, place):
            yield feature
            yield f"{kind} {feature}"
    for feature in (f"places {min(count, 6)}", f"places to come {min(count - place.number - 1, 4)}"):
        yield feature
        yield f"{kind} {feature}"


def _neighbours(words: Sequence[Word], place: Place) -> Iterator[str]:
    kinds = [_kind(words, place.head + step) for step in range(3)]
    before = [_kind(words, place.at - step) for step in (1, 2)]
    yield f"next: {_bare(words, place.head)}"
    yield f"then: {_bare(words, place.head + 1)}"
    yield f"before: {_bare(words, place.at - 1)}"
    yield f"next is {kinds[0]}"
    yield f"next are {kinds[0]}, {kinds[1]}"
    yield f"then are {kinds[1]}, {kinds[2]}"
    yield f"opens with {_kind(words, _behind_fillers(words, place.head))}"
    yield f"before is {before[0]}"
    yield f"before are {before[1]}, {before[0]}"
    yield f"between {before[0]} and {kinds[0]}"


def _verbs(words: Sequence[Word], place: Place) -> Iterator[str]:
    before = [at for at in range(max(0, place.at - _WINDOW), place.at) if words[at].reports]
    yield f"reporting verbs before {min(len(before), 4)}"
    if before:
        verb = words[before[-1]]
        opens = _kind(words, _behind_fillers(words, place.head))
        yield f"under verb: {verb.stem}"
        yield f"under verb {_size(place.at - before[-1])} words back"
        yield f"under {verb.kind}"
        yield f"under {verb.kind}, opens with {opens}"
    inside = range(place.head, min(place.right, place.head + _WINDOW))
    verb_at = next((at for at in inside if words[at].reports or words[at].kind == "auxiliary"), None)
    yield f"verb after: {words[verb_at].kind if verb_at is not None else 'none'}"
    if verb_at is not None:
        yield f"verb after {_size(verb_at - place.head)} words"
    behind = range(place.head, min(len(words), place.head + _WINDOW))
    yield f"finite verb to come: {any(words[at].finite for at in behind)}"
    actor = next((at for at in inside[:8] if words[at].kind in ("party", "title", "together")), None)
    yield f"actor: {words[actor].kind if actor is not None else 'none'}"
    if actor is not None and verb_at is not None and verb_at > actor:
        yield "new clause"


def _shape(words: Sequence[Word], place: Place) -> Iterator[str]:
    left, right = place.at - place.left, place.right - place.at
    yield f"piece before {_size(left)}"
    yield f"piece after {_size(right)}"
    yield f"pieces {_size(left, (3, 6, 12))}, {_size(right, (3, 6, 12))}"
    yield f"words before {_size(place.at)}"
    yield f"words after {_size(len(words) - place.at)}"
    yield f"words {_size(len(words))}"
    yield f"place number {min(place.number, 4)}"
    yield f"sign before {words[place.left].gap[:1] if place.left else 'start'}"
    yield f"sign after {words[place.right].gap[:1] if place.right < len(words) else 'end'}"
    if place.right < len(words):
        yield f"word after {words[place.right].bare if words[place.right].bare in _BARE else 'other'}"
    opener = _bare(words, place.head)
    piece = {words[at].bare for at in range(max(place.left, place.at - _WINDOW), place.at)}
    if opener in piece and _kind(words, place.head) in ("preposition", "to", "that", "determiner"):
        yield f"parallel: {opener}"
    yield from _listing(words, place)


def _listing(words: Sequence[Word], place: Place) -> Iterator[str]:
    """Whether the place stands in a list of matters: "discussed A, B, and C"."""
    begin = max(0, place.at - _WINDOW)
    opened = next((at for at in range(begin, place.at) if words[at].opens_list), None)
    if opened is not None:
        yield "listing before"
        if not any(words[at].finite for at in range(opened + 1, place.at)):
            yield f"listed since {_size(place.at - opened)}"
    ends = [at for at in range(place.at, min(len(words), place.at + _WINDOW)) if _ends_list(words[at])]
    yield f"end of a list: {'none' if not ends else 'here' if ends[0] == place.at else 'to come'}"


def _ends_list(word: Word) -> bool:
    return "," in word.gap and word.bare in ("and", "or")


def _matter(words: Sequence[Word], place: Place) -> Iterator[str]:
    before = _stems(words, max(0, place.at - _WINDOW), place.at)
    piece = _stems(words, max(place.left, place.at - _WINDOW), place.at)
    after = _stems(words, place.head, min(place.right, place.head + _WINDOW))
    rest = _stems(words, place.head, place.head + _WINDOW)
    yield f"shared words {min(2, len(before & after))}"
    yield f"shared with the rest {min(2, len(piece & rest))}"
    yield f"new words {min(6, len(after - before))}"
    yield f"words of matter before {min(6, len(piece))}"
    yield f"new words to come {_size(len(rest - before))}"
    backward = [at for at in range(place.head, min(place.right, place.head + _WINDOW)) if words[at].bare in _BACKWARD]
    if backward:
        yield f"points back: {words[backward[0]].bare}"
        yield "points back at once" if backward[0] <= place.head + 1 else "points back"
    names_before = _names(words, max(place.left, place.at - _WINDOW), place.at)
    names_after = _names(words, place.head, min(place.right, place.head + _WINDOW)) - names_before
    yield f"names {min(2, len(names_before))}, new {min(2, len(names_after))}"


def find_places(words: Sequence[Word]) -> tuple[Place, ...]:
    """Return the places where a sentence might be cut: after a sign, or before a conjunction."""
    starts = [at for at in range(1, len(words)) if _may_cut(words, at)]
    # A piece of one word is no matter: "affordable, | accessible, | and safe housing".
    starts = [at for before, at in pairwise([0, *starts]) if at - before > 1]
    edges = [0, *starts, len(words)]
    places = []
    for number, at in enumerate(starts):
        joint = words[at].bare if words[at].bare in _OPENERS else ""
        head = at + 1 if joint in _CONJUNCTIONS else at
        if _as_well_as(words, at):
            joint, head = "as well as", at + 3
        places.append(Place(at, head, edges[number], edges[number + 2], number, _mark(words[at].gap), joint))
    return tuple(places)


def _may_cut(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    if any(sign in word.gap for sign in ",;:–—"):
        return not (word.kind == before.kind == "number" or _lists_persons(words, at))
    return word.bare in _BARE or _as_well_as(words, at)


def _lists_persons(words: Sequence[Word], at: int) -> bool:
    """Whether a name of several words stands on either side and nothing says what the second does."""
    head = at + 1 if words[at].bare in _CONJUNCTIONS else at
    kinds = [_kind(words, place) for place in (at - 2, at - 1, head)]
    following = words[head + 1 : head + 2]
    if not (set(kinds) <= _NAMING and following and (following[0].kind in _NAMING or following[0].bare == "of")):
        return False
    return not any(word.reports or word.kind == "auxiliary" for word in words[head : head + _REACH])


def _as_well_as(words: Sequence[Word], at: int) -> bool:
    return [word.bare for word in words[at : at + 3]] == ["as", "well", "as"]


def _mark(gap: str) -> str:
    sign = next((sign for sign in ";:,–—" if sign in gap), "")
    sign = "–" if sign == "—" else sign
    return sign + ("(" if "(" in gap else "") + ("“" if any(quote in gap for quote in '"“”»«') else "")


def _offset(text: str, words: Sequence[Word], at: int) -> int:
    """Where a new piece begins: behind the last white space before its first word, so with its opening signs."""
    begin, end = words[at - 1].end, words[at].start
    spaces = [place for place in range(begin, end) if text[place].isspace()]
    return spaces[-1] + 1 if spaces else end


def _behind_fillers(words: Sequence[Word], at: int) -> int:
    while at < len(words) - 1 and (words[at].bare in _FILLERS or words[at].kind == "-ly"):
        at += 1
    return at


def _stems(words: Sequence[Word], begin: int, end: int) -> frozenset[str]:
    return frozenset(word.stem for word in words[begin:end] if word.matters)


def _names(words: Sequence[Word], begin: int, end: int) -> frozenset[str]:
    return frozenset(word.bare for word in words[begin:end] if word.kind == "name")


def _bare(words: Sequence[Word], at: int) -> str:
    return words[at].bare if 0 <= at < len(words) else "nothing"


def _kind(words: Sequence[Word], at: int) -> str:
    return words[at].kind if 0 <= at < len(words) else "nothing"


def _size(count: int, edges: Sequence[int] = _EDGES) -> int:
    """A count as the number of the first edge that it does not pass."""
    return next((number for number, edge in enumerate(edges) if count <= edge), len(edges))
