"""What one text says about the contact itself: at whose initiative, how, how long, where, when, and who took part."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.countries import find_country
from diplocompare.lexicon.dates import MONTHS, PartialDate, month_number
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tables.speech import About as AboutWords
from diplocompare.lexicon.tables.speech import Participants
from diplocompare.lexicon.tokens import bare_words, tokens
from diplocompare.model import Readout, Span, Value
from diplocompare.parties.parties import Party, mentions
from diplocompare.parties.persons import name_words
from diplocompare.points.sentences import read_sentences

LENS = "about"
_LONGEST = 1_500  # characters of a sentence that are looked at
_CLAUSE = 60  # characters before a word in which it may be told to belong to another contact
_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:al|bin|bint|de|del|da|van|von|el)\b|[A-Z][\w.'’-]*))*"
_FIELDS = ("initiator", "channel", "duration", "place", "date")


class Stated(NamedTuple):
    """What a text states, in its normal form, and the words that it rests on."""

    value: str
    span: Span


class About(Value):
    """What one text says about the contact; None where it does not say.

    `initiator`: a party's side; `channel`: "phone", "video" or "in person"; `duration` and `date`: ISO 8601,
    "--12-07" without a year; `participants`: persons besides the principals.
    """

    initiator: Stated | None = None
    channel: Stated | None = None
    duration: Stated | None = None
    place: Stated | None = None
    date: Stated | None = None
    participants: tuple[Stated, ...] = ()

    def stated(self) -> Iterator[tuple[str, Stated]]:
        """Yield every field that is stated by its name, and every participant."""
        yield from ((name, value) for name in _FIELDS if (value := getattr(self, name)))
        yield from (("participant", each) for each in self.participants)


class _Sentence(NamedTuple):
    """One sentence at its place in the text; `frame`: its part before the matters of the contact begin."""

    text: str
    offset: int
    frame: str


class _Lists(NamedTuple):
    words: AboutWords
    channel: re.Pattern[str]
    initiator: re.Pattern[str]
    date: re.Pattern[str]
    numbers: Mapping[str, float]


def about(readout: Readout, parties: Sequence[Party], lexicon: Lexicon) -> About:
    """Return what a text says about the contact, by its frame points and its first two sentences.

    `parties`: the sides of the call. How long it took is often told in the last sentence, which is read for that.
    """
    lists = _lists(lexicon)
    spans = [span for span, heading in read_sentences(readout.text) if not heading]
    frame = {point.start for point in readout.points if point.role == "frame"}
    opening = [s for n, s in enumerate(spans) if n < 2 or any(s.start <= start < s.end for start in frame)]
    told = [_sentence(readout.text, span, lists) for span in opening]
    ours = [each for n, each in enumerate(told) if n == 0 or _has(each.frame[:_CLAUSE], lists.words.event.nouns)]
    channel = _first(_channel(each, lists) for each in ours)
    return About(
        _first(_initiator(each, readout, parties, lists) for each in told),
        channel,
        _first(_duration(_sentence(readout.text, span, lists), lists) for span in (*opening, *spans[-1:])),
        _first(_place(each, lists, lexicon) for each in ours if channel and channel.value == "in person"),
        _first(_date(each, lists) for each in ours),
        tuple(each for sentence in told for each in _participants(sentence, parties, lists, lexicon)),
    )


@cache
def _lists(lexicon: Lexicon) -> _Lists:
    words = lexicon.about
    channel, initiator = words.channel, words.initiator
    held = rf"(?:{_any(channel.talks)})\b(?=[^,;]{{0,80}} (?:in|at|with|took|held)\b)"
    call = r"(?<!\w)(?:an?|the|this|their|today['’]s|joint)(?: [\w-]+){0,2} call\b(?! on\b| for\b)"
    months, day = "|".join(month.capitalize() for month in MONTHS), r"\d{1,2}(?:st|nd|rd|th)?"
    return _Lists(
        words,
        re.compile(
            rf"\b(?:(?P<video>{_any(channel.video)})|(?P<phone>{_any(channel.phone)}))\b"
            rf"|\b(?P<met>{_any(channel.in_person)})\b"
            rf"|(?P<call>{call}|(?<![\w-])called(?= (?-i:[A-Z])))|\b(?P<held>{held})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:at|on|upon)(?P<who>(?: [\w.'’-]+){{1,5}}) (?:{_any(initiator.request)})\b(?P<of> of\b)?"
            rf"|\b(?:{_any(initiator.made)}) (?P<by>by)\b"
            rf"|\b(?P<got>{_any(initiator.receiving)}) (?:\w+ )?call from\b"
            rf"|\b(?:(?:{_any(initiator.placing)}) (?:\w+ )?(?:call|conversation|contact|meeting|talks)"
            rf"|(?<!-)(?:{_any(initiator.calling)})(?= (?:(?-i:[A-Z])|his\b|her\b|the\b)))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:^|\b(?i:{_any(words.date.before)}),?) "
            rf"(?P<date>(?:(?P<m>{months}) (?P<d>{day})|(?:the )?(?P<d2>{day})(?: of)? (?P<m2>{months}))\b"
            r"(?:[–-]\d+)?(?:,? (?P<y>\d{4}))?)"
        ),
        {name: float(value) for value, names in words.numbers.items() for name in names},
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


def _sentence(text: str, span: Span, lists: _Lists) -> _Sentence:
    body = text[span.start : min(span.end, span.start + _LONGEST)]
    matter = (word.start for word in tokens(body) if word.bare in lists.words.event.matter)
    return _Sentence(body, span.start, body[: next(matter, len(body))])


def _has(text: str, words: Collection[str]) -> bool:
    return any(word in words for word in bare_words(text))


def _first(found: Iterable[Stated | None]) -> Stated | None:
    return next((each for each in found if each), None)


def _stated(sentence: _Sentence, value: str, found: re.Match[str], group: str | int = 0) -> Stated:
    return Stated(value, Span(sentence.offset + found.start(group), sentence.offset + found.end(group)))


def _elsewhere(text: str, at: int, lists: _Lists) -> bool:
    """Whether what stands at an offset belongs to another contact or day: "after the CSTO videoconference"."""
    clause = text[max(0, at - 2 * _CLAUSE) : at].replace("Jr.,", "Jr.").rsplit(", ", 1)[-1]
    return _has(clause.removeprefix("During"), lists.words.event.other)


def _channel(sentence: _Sentence, lists: _Lists) -> Stated | None:
    names = {"video": "video", "phone": "phone", "call": "phone", "met": "in person", "held": "in person"}
    seen: dict[str, Stated] = {}
    for found in lists.channel.finditer(sentence.frame):
        group = "video" if _has(found[0], lists.words.channel.video) else found.lastgroup or ""
        before = sentence.frame[max(0, found.start() - 12) : found.start()]
        if not re.search(r"\b(?:[A-Z]{2,}|[A-Z]+\d+|\d+) $", before) and not _elsewhere(
            sentence.frame, found.start(), lists
        ):
            seen.setdefault(group, _stated(sentence, names[group], found))
    return _first(seen.get(group) for group in names)


def _initiator(sentence: _Sentence, readout: Readout, parties: Sequence[Party], lists: _Lists) -> Stated | None:
    for found in lists.initiator.finditer(text := sentence.text):
        before, after = text[: found.start()], text[found.end() : found.end() + _CLAUSE]
        if found["who"]:
            who = after if found["of"] else found["who"]
            ours = found["who"].split()[0] == "our" or who.split()[:1] == ["our"]
            own = next((party.side for party in parties if party.readout == readout.id), None) if ours else None
            side = (own or _named(who, parties)) if _of_contact(sentence, found, lists) else None
        elif found["by"]:
            side = _named(after, parties) if _has(before[-_CLAUSE:], lists.words.event.nouns) else None
        elif found["got"] or _elsewhere(text, found.start(), lists):
            side = _named(after, parties) if found["got"] else None
        else:
            side, other = _named(before, parties, last=True), _named(after, parties)
            side = None if side == other or (other is None and "call" not in found[0]) else side
        if side:
            return _stated(sentence, side, found)
    return None


def _named(text: str, parties: Sequence[Party], *, last: bool = False) -> str | None:
    """The side of the first party that a text names, or of the last."""
    found = [party.side for party, _ in mentions(text, parties)]
    return found[-1 if last else 0] if found else None


def _of_contact(sentence: _Sentence, found: re.Match[str], lists: _Lists) -> bool:
    """Whether what happened at somebody's request is the contact itself, and not that somebody was told something."""
    event = lists.words.event
    telling = event.nouns | event.speaking | event.matter
    opens = len(sentence.text[: found.start()].split()) < 2 or sentence.text[: found.start()].endswith(", ")
    words = bare_words(sentence.text[found.end() :] if opens else sentence.text[: found.start()])
    order = range(len(words)) if opens else reversed(range(len(words)))
    sign = next((at for at in order if words[at] in telling), None)
    return sign is not None and words[sign] not in event.matter and words[sign + 1 : sign + 2] != ("about",)


def _duration(sentence: _Sentence, lists: _Lists) -> Stated | None:
    """How long: "lasted an hour and a half", "a 90-minute call", "spoke for nearly two hours"."""
    timed = "hour" in sentence.text or "minute" in sentence.text
    for found in _lengths(tuple(lists.numbers)).finditer(sentence.text) if timed else ():
        parts = ((found[name] or "0").lower() for name in ("n", "rest"))
        number, rest = (lists.numbers[part] if part in lists.numbers else float(part) for part in parts)
        number = number or float(bool(found["long"]))  # "hour-long"
        minutes = (number + 0.5 * bool(found["half"] or found["later"])) * (
            60 if found["unit"].lower() == "hour" else 1
        ) + rest
        if number and _lasts(sentence, found, lists):
            hours, left = divmod(round(minutes), 60)
            return _stated(sentence, f"PT{f'{hours}H' if hours else ''}{f'{left}M' if left else ''}", found)
    return None


@cache
def _lengths(names: tuple[str, ...]) -> re.Pattern[str]:
    # Compiled only where a text has hours or minutes: it is slow to build.
    number = rf"\d{{1,3}}(?:\.5)?|{_any(names)}"
    return re.compile(
        rf"\b(?:(?P<n>{number})(?:[ -]and[ -]a[ -](?P<half>half))?[ -])?\b(?P<unit>hour|minute)s?(?P<long>[ -]long)?\b"
        rf"(?: and a (?P<later>half))?(?:,? (?:and )?(?P<rest>{number})[ -]minutes?)?",
        re.IGNORECASE | re.ASCII,
    )


def _lasts(sentence: _Sentence, found: re.Match[str], lists: _Lists) -> bool:
    """Whether a duration is that of the contact."""
    text, event = sentence.text, lists.words.event
    before, after = text[max(0, found.start() - 30) : found.start()], text[found.end() : found.end() + 30]
    other = _has(f"{before} {' '.join(after.split()[:1])}", event.other)
    framed = found.start() < len(sentence.frame) and _has(sentence.frame, event.nouns)
    spoke = _has(before, ("for",)) and (framed or _has(text[: found.start()], event.speaking))
    attributive = not found[0].endswith("s") and _has(after, event.nouns)
    return not other and (spoke or attributive or _has(before, lists.words.duration.lasting))


def _date(sentence: _Sentence, lists: _Lists) -> Stated | None:
    """The day of the contact: "on December 30", "on the evening of 18 March 2022"."""
    for found in lists.date.finditer(sentence.frame):
        month, day = found["m"] or found["m2"], int((found["d"] or found["d2"]).rstrip("sthnrd"))
        if 1 <= day <= 31 and not _elsewhere(sentence.frame, found.start(), lists):
            value = PartialDate(int(found["y"]) if found["y"] else None, month_number(month), day)
            return _stated(sentence, str(value), found, "date")
    return None


def _place(sentence: _Sentence, lists: _Lists, lexicon: Lexicon) -> Stated | None:
    """The city or house of a contact in person."""
    place = lists.words.place
    for found in re.finditer(
        r"\b([Ii]n|[Aa]t|to) (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?:, D\.C\.)?)", sentence.frame
    ):
        words = set(bare_words(found[2]))
        country = find_country(found[2])
        other = country is not None and found[2].split(",")[0] not in (*country.capitals, *country.seats)
        other = other or (found[1] == "to" and not _has(sentence.frame[: found.start()], place.receiving))
        other = other or not words.isdisjoint(lexicon.vocabulary.calendar | place.occasions) or len(found[2]) < 3
        if not other and not _elsewhere(sentence.frame, found.start(), lists):
            return _stated(sentence, found[2], found, 2)
    return None


def _participants(sentence: _Sentence, parties: Sequence[Party], lists: _Lists, lexicon: Lexicon) -> Iterator[Stated]:
    """The persons named as present: "joined by Secretary X and Y", "X also took part"."""
    part, text = lists.words.participants, sentence.text
    low = " " + (text.lower() if text.isascii() else "".join(each.lower()[0] for each in text))  # offsets stay
    after = [(low.find(phrase) + len(phrase), len(text)) for phrase in part.before if f" {phrase} " in low]
    before = [(0, low.find(phrase)) for phrase in part.after if f" {phrase}" in low]
    start, end = min(after or before, default=(0, 0))
    said = ((start + word.start, start + word.end) for word in tokens(text[start:end]) if word.bare in part.ends)
    end = next((at for at, upto in said if text[upto : upto + 5] != " the "), end) if after else end
    known = {
        word for party in parties for word in (name_words(party.principal, lexicon) if party.principal else party.names)
    }
    for run in re.finditer(_NAME, text[start:end]):
        name, at = run[0].removesuffix("."), start + run.start()
        found = _person(name, text[:at], part, lexicon)
        if found is not None and not known.intersection(name_words(name[found:], lexicon)):
            yield Stated(name[found:], Span(sentence.offset + at + found, sentence.offset + at + len(name)))


def _person(name: str, before: str, part: Participants, lexicon: Lexicon) -> int | None:
    """Where in capitalised words a name without titles begins; None where there is none."""
    words, offices = tokens(name), part.offices | lexicon.title_words
    named = (n for n, word in enumerate(words) if word.bare not in offices and find_country(word.bare) is None)
    first = next(named, len(words))
    if first == 0 and before.endswith((" of ", " for ", " and ")):
        first = max(0, len(words) - 2)  # "Secretary of Education X Y"
    full = len(words) - first > (first == 0) and part.places.isdisjoint(word.bare for word in words)
    return words[first].start if full and find_country(name[words[first].start :]) is None else None
