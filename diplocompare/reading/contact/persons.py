"""At whose initiative the contact was, and who took part besides the principals: what one sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplocompare.lexicon.countries import find_country
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import any_of, smaller
from diplocompare.lexicon.tokens import bare_words, tokens
from diplocompare.model import Readout, Span
from diplocompare.parties.parties import Party, mentions
from diplocompare.parties.persons import name_words
from diplocompare.reading.contact.sentence import Sentence, Stated

# Characters after words of initiative in which a side is named, and before them in which the contact is.
_NEAR = 60
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:(?:al|bin|bint|de|del|da|van|von|el)\b|[A-Z][\w.'’-]*))*")
# Words that a name has at least where a title with "of" stands before it: "Secretary of Education Vesna Loh".
_NAME_WORDS = 2


def initiator(sentence: Sentence, readout: Readout, parties: Sequence[Party]) -> Stated | None:
    """Return the side at whose initiative the contact was; None where the sentence does not say."""
    text = sentence.text
    for found in _initiatives(sentence.lexicon).finditer(text):
        before, after = text[: found.start()], text[found.end() : found.end() + _NEAR]
        side = None
        if found["who"]:  # "at the request of X", "at our initiative"
            who = after if found["of"] else found["who"]
            if _is_of_contact(sentence, found):
                is_own = found["who"].split()[0] == "our" or who.split()[:1] == ["our"]
                own = [party.side for party in parties if is_own and party.readout == readout.id]
                side = own[0] if own else _first_side(who, parties)
        elif found["by"]:  # "a call initiated by X"
            if sentence.has(sentence.lexicon.about.event.nouns, before[-_NEAR:]):
                side = _first_side(after, parties)
        elif found["got"]:  # "received a call from X"
            side = _first_side(after, parties)
        elif not sentence.is_elsewhere(found.start()):  # "X called Y"
            caller, called = _last_side(before, parties), _first_side(after, parties)
            if caller != called and (called or "call" in found[0]):
                side = caller
        if side:
            return sentence.stated(side, found)
    return None


@cache
def _initiatives(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.about.initiator
    return re.compile(
        rf"\b(?:at|on|upon)(?P<who>(?: [\w.'’-]+){{1,5}}) (?:{any_of(words.request)})\b(?P<of> of\b)?"
        rf"|\b(?:{any_of(words.made)}) (?P<by>by)\b"
        rf"|\b(?P<got>{any_of(words.receiving)}) (?:\w+ )?call from\b"
        rf"|\b(?:(?:{any_of(words.placing)}) (?:\w+ )?(?:call|conversation|contact|meeting|talks)"
        rf"|(?<!-)(?:{any_of(words.calling)})(?= (?:(?-i:[A-Z])|his\b|her\b|the\b)))",
        re.IGNORECASE,
    )


def _first_side(text: str, parties: Sequence[Party]) -> str | None:
    return next((party.side for party, _ in mentions(text, parties)), None)


def _last_side(text: str, parties: Sequence[Party]) -> str | None:
    named = [party.side for party, _ in mentions(text, parties)]
    return named[-1] if named else None


def _is_of_contact(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell whether what happened at somebody's request is the contact itself, and not that somebody was told something.

    The nearest word that says so counts: before the request, or after one that begins a clause.
    """
    event = sentence.lexicon.about.event
    telling = event.nouns | event.speaking | event.matter
    before, after = sentence.text[: found.start()], sentence.text[found.end() :]
    begins = len(before.split()) < 2 or before.endswith(", ")
    words = bare_words(after if begins else before)
    places = [at for at, word in enumerate(words) if word in telling]
    if not places:
        return False
    nearest = places[0] if begins else places[-1]
    return words[nearest] not in event.matter and words[nearest + 1 : nearest + 2] != ("about",)


def participants(sentence: Sentence, parties: Sequence[Party]) -> Iterator[Stated]:
    """Yield the persons named as present: "joined by Secretary X and Y", "X also took part"."""
    start, end = _listed(sentence)
    known: set[str] = set()
    for party in parties:
        known |= name_words(party.principal, sentence.lexicon) if party.principal else party.names
    for run in _NAME.finditer(sentence.text, start, end):
        written = run[0].removesuffix(".")
        at = _name_start(written, sentence.text[: run.start()], sentence.lexicon)
        if at is not None and known.isdisjoint(name_words(written[at:], sentence.lexicon)):
            first = sentence.offset + run.start() + at
            yield Stated(written[at:], Span(first, first + len(written) - at))


def _listed(sentence: Sentence) -> tuple[int, int]:
    """Return where the part of a sentence begins and ends that lists who took part."""
    words, text = sentence.lexicon.about.participants, sentence.text
    small = " " + smaller(text)  # so that a phrase may begin the sentence
    starts = [small.find(f" {phrase} ") + len(phrase) + 1 for phrase in words.before if f" {phrase} " in small]
    if starts:
        for word in tokens(text[min(starts) :]):
            start, end = min(starts) + word.start, min(starts) + word.end
            if word.bare in words.ends and text[end : end + 5] != " the ":
                return min(starts), start
        return min(starts), len(text)
    ends = [small.find(f" {phrase}") for phrase in words.after if f" {phrase}" in small]
    return 0, min(ends, default=0)


def _name_start(name: str, before: str, lexicon: Lexicon) -> int | None:
    """Return where in capitalised words a name without titles begins; None where there is none."""
    words, lists = tokens(name), lexicon.about.participants
    titles = lists.offices | lexicon.title_words
    named = (at for at, word in enumerate(words) if word.bare not in titles and find_country(word.bare) is None)
    first = next(named, len(words))
    if first == 0 and before.endswith((" of ", " for ", " and ")):
        first = max(0, len(words) - _NAME_WORDS)  # "Secretary of Education X Y"
    # After titles a surname is enough.
    is_full = len(words) - first > (first == 0) and lists.places.isdisjoint(word.bare for word in words)
    if not is_full or find_country(name[words[first].start :]) is not None:
        return None
    return words[first].start
