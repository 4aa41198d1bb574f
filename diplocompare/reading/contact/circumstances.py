"""How, how long, when and where: the circumstances of the contact in one sentence."""

from __future__ import annotations

import re
from functools import cache

from diplocompare.lexicon.countries import find_country
from diplocompare.lexicon.dates import MONTHS, PartialDate, month_number
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import any_of
from diplocompare.lexicon.tokens import bare_words
from diplocompare.reading.contact.sentence import Sentence, Stated

# What tells how the contact was held, by the groups of the pattern, the surest first.
_CHANNELS = {"video": "video", "phone": "phone", "call": "phone", "met": "in person", "held": "in person"}
# "UN video", "the G7 meeting": what stands right before is another contact's name.
_NAMED = re.compile(r"\b(?:[A-Z]{2,}|[A-Z]+\d+|\d+) $")
_NAME_CHARACTERS = 12
# Characters before and after a duration in which it is told of what it is.
_AROUND_DURATION = 30
_PLACE = re.compile(r"\b([Ii]n|[Aa]t|to) (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?:, D\.C\.)?)")
_PLACE_CHARACTERS = 3  # at least: "in US" is none


def channel(sentence: Sentence) -> Stated | None:
    """Return how the contact was held: "phone", "video" or "in person"."""
    seen: dict[str, Stated] = {}
    for found in _channels(sentence.lexicon).finditer(sentence.frame):
        group = found.lastgroup or ""
        if sentence.has(sentence.lexicon.about.channel.video, found[0]):  # "a video call"
            group = "video"
        before = sentence.frame[max(0, found.start() - _NAME_CHARACTERS) : found.start()]
        if not _NAMED.search(before) and not sentence.is_elsewhere(found.start()):
            seen.setdefault(group, sentence.stated(_CHANNELS[group], found))
    return next((seen[group] for group in _CHANNELS if group in seen), None)


@cache
def _channels(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.about.channel
    held = rf"(?:{any_of(words.talks)})\b(?=[^,;]{{0,80}} (?:in|at|with|took|held)\b)"
    call = r"(?<!\w)(?:an?|the|this|their|today['’]s|joint)(?: [\w-]+){0,2} call\b(?! on\b| for\b)"
    return re.compile(
        rf"\b(?:(?P<video>{any_of(words.video)})|(?P<phone>{any_of(words.phone)}))\b"
        rf"|\b(?P<met>{any_of(words.in_person)})\b"
        rf"|(?P<call>{call}|(?<![\w-])called(?= (?-i:[A-Z])))|\b(?P<held>{held})",
        re.IGNORECASE,
    )


def duration(sentence: Sentence) -> Stated | None:
    """Return how long it took: "lasted an hour and a half", "a 90-minute call", "spoke for nearly two hours"."""
    if "hour" not in sentence.text and "minute" not in sentence.text:
        return None
    numbers = _numbers(sentence.lexicon)
    for found in _durations(tuple(numbers)).finditer(sentence.text):
        amount, further = (_number(found[group], numbers) for group in ("amount", "further"))
        if not found["amount"] and found["long"]:
            amount = 1.0  # "hour-long"
        if amount and _is_of_contact(sentence, found):
            half = 0.5 if found["half"] or found["later_half"] else 0.0
            minutes = (amount + half) * (60 if found["unit"].lower() == "hour" else 1) + further
            hours, left = divmod(round(minutes), 60)
            return sentence.stated(f"PT{f'{hours}H' if hours else ''}{f'{left}M' if left else ''}", found)
    return None


def _number(written: str | None, numbers: dict[str, float]) -> float:
    if written is None:
        return 0.0
    small = written.lower()
    return numbers[small] if small in numbers else float(small)


@cache
def _numbers(lexicon: Lexicon) -> dict[str, float]:
    return {name: float(value) for value, names in lexicon.about.numbers.items() for name in names}


@cache
def _durations(names: tuple[str, ...]) -> re.Pattern[str]:
    # Compiled only where a text has hours or minutes: it is slow to build.
    number = rf"\d{{1,3}}(?:\.5)?|{any_of(names)}"
    return re.compile(
        rf"\b(?:(?P<amount>{number})(?:[ -]and[ -]a[ -](?P<half>half))?[ -])?"
        r"\b(?P<unit>hour|minute)s?(?P<long>[ -]long)?\b(?: and a (?P<later_half>half))?"
        rf"(?:,? (?:and )?(?P<further>{number})[ -]minutes?)?",
        re.IGNORECASE | re.ASCII,
    )


def _is_of_contact(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell whether a duration is that of the contact."""
    text, event = sentence.text, sentence.lexicon.about.event
    before = text[max(0, found.start() - _AROUND_DURATION) : found.start()]
    after = text[found.end() : found.end() + _AROUND_DURATION]
    following = " ".join(after.split()[:1])
    if sentence.has(event.other, f"{before} {following}"):
        return False
    # "spoke for two hours", "had a call for two hours"
    is_framed = found.start() < len(sentence.frame) and sentence.has(event.nouns, sentence.frame)
    is_spoken = is_framed or sentence.has(event.speaking, text[: found.start()])
    if is_spoken and sentence.has(("for",), before):
        return True
    is_attribute = not found[0].endswith("s") and sentence.has(event.nouns, after)  # "a two-hour call"
    return is_attribute or sentence.has(sentence.lexicon.about.duration.lasting, before)


def date(sentence: Sentence) -> Stated | None:
    """Return the day of the contact: "on December 30", "on the evening of 18 March 2022"."""
    for found in _dates(sentence.lexicon).finditer(sentence.frame):
        month, day = found["month"] or found["later_month"], found["day"] or found["first_day"]
        number = int(day.rstrip("sthnrd"))
        if 1 <= number <= 31 and not sentence.is_elsewhere(found.start()):
            year = int(found["year"]) if found["year"] else None
            return sentence.stated(str(PartialDate(year, month_number(month), number)), found, "date")
    return None


@cache
def _dates(lexicon: Lexicon) -> re.Pattern[str]:
    months, day = "|".join(month.capitalize() for month in MONTHS), r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?:^|\b(?i:{any_of(lexicon.about.date.before)}),?) "
        rf"(?P<date>(?:(?P<month>{months}) (?P<day>{day})"
        rf"|(?:the )?(?P<first_day>{day})(?: of)? (?P<later_month>{months}))\b"
        r"(?:[–-]\d+)?(?:,? (?P<year>\d{4}))?)"
    )


def place(sentence: Sentence) -> Stated | None:
    """Return the city or house of a contact in person."""
    words = sentence.lexicon.about.place
    no_place = sentence.lexicon.vocabulary.calendar | words.occasions
    for found in _PLACE.finditer(sentence.frame):
        preposition, name = found.groups()
        country = find_country(name)
        # A country or its people are too broad a place, unless its capital or seat is named.
        if country and name.split(",")[0] not in (*country.capitals, *country.seats):
            continue
        if preposition == "to" and not sentence.has(words.receiving, sentence.frame[: found.start()]):
            continue
        if len(name) < _PLACE_CHARACTERS or not no_place.isdisjoint(bare_words(name)):
            continue
        if not sentence.is_elsewhere(found.start()):
            return sentence.stated(name, found, 2)
    return None
