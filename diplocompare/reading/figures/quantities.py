"""Numbers in a sentence and what they count: money by its ISO 4217 code, durations as in ISO 8601, shares, things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import bare
from diplocompare.reading.annotation import Found

_ITEM = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,3}(?:,\d{2,3}){0,4},\d{3}(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
    r"|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?|([^\w\s])\1*"
)
_MOST_DIGITS = 15
RANGES = frozenset(("-", "–", "—", "to", "or"))
# A fraction of a unit in the next smaller one.
_SMALLER = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
# Words after "the two" among which "leaders" may stand.
_ADJECTIVES = 3
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")


class Item(NamedTuple):
    """A word, number or sign. `word`: in lower case; `tight`: whether nothing stands before it."""

    word: str
    text: str
    start: int
    end: int
    tight: bool


class _Number(NamedTuple):
    value: Decimal
    next: int
    scale: int
    digits: bool


class _Tail(NamedTuple):
    kind: str
    unit: str
    next: int


class Words(NamedTuple):
    """The word list, each part by the form that a text has. `signs`: what money, `starts`: what a figure does."""

    numerals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    money: Mapping[str, str]
    durations: Mapping[str, str]
    months: Mapping[str, int]
    share: Mapping[str, str]
    context: Mapping[str, frozenset[str]]
    signs: frozenset[str]
    starts: frozenset[str]


@cache
def figure_words(lexicon: Lexicon) -> Words:
    """Return the word list of figures, turned round for looking up."""
    lists = lexicon.figures

    def keyed(forms_by_key: Mapping[str, Sequence[str]]) -> dict[str, str]:
        return {_key(form): key for key, forms in forms_by_key.items() for form in forms}

    def worth(forms_by_key: Mapping[str, Sequence[str]]) -> dict[str, int]:
        return {form: int(key) for form, key in keyed(forms_by_key).items()}

    signs = frozenset(form.split()[0] for form in keyed(lists.money))
    return Words(
        worth(lists.numerals),
        worth(lists.scales),
        worth(lists.suffixes),
        keyed(lists.money),
        keyed(lists.durations),
        worth(lists.months),
        keyed(lists.share),
        {name: frozenset(map(_key, forms)) for name, forms in lists.context.items()},
        signs,
        signs.union(keyed(lists.numerals), keyed(lists.months), ("a", "an", "half")),
    )


def _key(form: str) -> str:
    return bare(form) if form.isalpha() else " ".join(item.word for item in read_items(form))


def read_items(text: str) -> Iterator[Item]:
    """Yield the words, numbers and signs of a sentence."""
    last = -1
    for found in _ITEM.finditer(text):
        start, end = found.span()
        token = found.group()
        yield Item(bare(token) if token[0].isalpha() else token, token, start, end, start == last)
        last = end


def word_at(line: Sequence[Item], at: int) -> str:
    """Return the word at a place, empty outside the line."""
    return line[at].word if 0 <= at < len(line) else ""


def is_tight(line: Sequence[Item], at: int) -> bool:
    """Return whether there is something at a place that nothing separates from what is before it."""
    return 0 < at < len(line) and line[at].tight


def _phrase(line: Sequence[Item], at: int, table: Mapping[str, str]) -> tuple[str, int] | None:
    """The longest entry of a table that begins there, as its key and where it ends."""
    for size in (3, 2, 1):
        key = table.get(" ".join(item.word for item in line[at : at + size]))
        if key is not None:
            return key, min(at + size, len(line))
    return None


def found_at(line: Sequence[Item], at: int, after: int, kind: str, value: str) -> Found:
    """Return the items from one place to before another as found words."""
    return Found(line[at].start, line[after - 1].end, kind, value)


def read_quantity(line: Sequence[Item], at: int, words: Words, lexicon: Lexicon) -> tuple[list[Found], int] | None:
    """Return the figures that begin at a place and where to go on; None where no number begins."""
    sign = _phrase(line, at, words.money) if line[at].word in words.signs else None
    number = _number(line, sign[1] if sign else at, words, sign=sign is not None)
    if number is None:
        return None
    tail = _Tail("money", sign[0], number.next) if sign else read_tail(line, number.next, words)
    if tail is None or (sign and number.scale == 1):
        ranged = _range(line, at, number, tail, words)
        if ranged:
            return ranged
    return _measured(line, at, number, tail, words) if tail else _count(line, at, number, words, lexicon)


def _range(
    line: Sequence[Item], at: int, number: _Number, tail: _Tail | None, words: Words
) -> tuple[list[Found], int] | None:
    """ "$10-15 billion", "between 10 and 15 percent": the first number has the scale and the unit of the second."""
    link = number.next
    if word_at(line, link) not in RANGES and not (word_at(line, link) == "and" and word_at(line, at - 1) == "between"):
        return None
    sign = _phrase(line, link + 1, words.money) if word_at(line, link + 1) in words.signs else None
    start = sign[1] if sign else link + 1
    second = _number(line, start, words, sign=tail is not None)
    if second is None:
        return None
    after = _Tail("money", tail.unit, second.next) if tail else read_tail(line, second.next, words)
    if after is None or (tail and second.scale == 1):
        return None
    value = number.value * (second.scale if number.scale == 1 else 1)
    first, _ = _measured(line, at, number._replace(value=value), after._replace(next=number.next), words)
    last, end = _measured(line, link + 1, second, after, words)
    return ([*first, *last] if last else []), end


def _measured(line: Sequence[Item], at: int, number: _Number, tail: _Tail, words: Words) -> tuple[list[Found], int]:
    """A number with its unit."""
    if tail.kind == "money":
        value = f"{_plain(number.value)} {tail.unit}"
    elif tail.kind == "share":
        value = f"{_plain(number.value)}%"
    elif number.value == 1 and tail.unit == "D" and not is_tight(line, tail.next - 1):
        return [], tail.next  # "one day" is some day
    else:
        lasts, after = _lasting(line, number.value, tail, words)
        if word_at(line, after + (word_at(line, after) == "-")) in words.context["relative"]:
            return [], after
        return [found_at(line, at, after, "duration", _iso(lasts))], after
    return [found_at(line, at, tail.next, tail.kind, value)], tail.next


def _number(line: Sequence[Item], at: int, words: Words, *, sign: bool = False) -> _Number | None:
    """The number that begins there, with the scales that follow it."""
    if at >= len(line):
        return None
    word, text = line[at].word, line[at].text
    digits = text[0].isdecimal()
    if digits:
        figure = text.replace(",", "")
        if len(figure) > _MOST_DIGITS or not figure.replace(".", "", 1).isdecimal():
            return None
        value = Decimal(figure)
    elif word in words.numerals:
        value = Decimal(words.numerals[word])
    elif word in ("a", "an") and _introduces(line, at, words):
        value = Decimal(1)
    elif word == "half":
        return _half(line, at, words)
    else:
        return None
    if sign and is_tight(line, at + 1) and word_at(line, at + 1) in words.suffixes:
        scale = words.suffixes[word_at(line, at + 1)]
        return _Number(value * scale, at + 2, scale, digits)
    return _scaled(line, at + 1, value, words, digits=digits)


def _introduces(line: Sequence[Item], at: int, words: Words) -> bool:
    """Whether "a" is a number there: "a dozen", "for a month", "an hour and a half"."""
    unit = words.durations.get(word_at(line, at + 1))
    if unit is None:
        return word_at(line, at + 1) in words.scales
    halved = [item.word for item in line[at + 2 : at + 5]] == ["and", "a", "half"]
    return halved or unit[0].isdecimal() or word_at(line, at - 1) in words.context["lasting"]


def _half(line: Sequence[Item], at: int, words: Words) -> _Number | None:
    after = at + 1 + (word_at(line, at + 1) in ("a", "an"))
    hyphen = word_at(line, after) == "-"
    if word_at(line, after + hyphen) in words.durations:
        return _Number(Decimal("0.5"), after, 1, digits=False)
    if word_at(line, after) in words.scales:
        return _scaled(line, after, Decimal("0.5"), words, digits=False)
    return None


def _scaled(line: Sequence[Item], at: int, value: Decimal, words: Words, *, digits: bool) -> _Number:
    """Go on with a number: "twenty-five", "two and a half million", "one hundred and fifty thousand"."""
    total, scale = Decimal(0), 1
    while at < len(line):
        skip = word_at(line, at) == "-" and is_tight(line, at) and is_tight(line, at + 1)
        word = word_at(line, at + skip)
        if word in words.scales:
            by = words.scales[word]
            value, scale = (value or Decimal(1)) * by, scale * by
            if by >= 1000 and word_at(line, at + skip + 1) in words.numerals:
                total, value, scale = total + value, Decimal(0), 1
        elif not digits and _adds(value, total, word, words):
            value += words.numerals[word]
        elif word == "and" and value % 100 == 0 and value and not digits and word_at(line, at + 1) in words.numerals:
            skip = True
            if not _adds(value, total, word_at(line, at + 1), words):
                break
            value += words.numerals[word_at(line, at + 1)]
        elif [item.word for item in line[at : at + 3]] == ["and", "a", "half"]:
            value += Decimal(scale) / 2
            skip, at = False, at + 2
        else:
            break
        at += 1 + skip
    return _Number(total + value, at, scale if not total else 1000, digits)


def _adds(value: Decimal, total: Decimal, word: str, words: Words) -> bool:
    """Whether a numeral goes on with the number before it: tens before units, anything after a scale."""
    if word not in words.numerals:
        return False
    if value == 0:
        return total > 0
    return (20 <= value % 100 <= 90 and words.numerals[word] < 10 and value % 10 == 0) or value % 100 == 0


def read_tail(line: Sequence[Item], at: int, words: Words) -> _Tail | None:
    """Return what is counted, where that is money, time or parts of a hundred."""
    at += word_at(line, at) == "-"
    for kind, table in (("share", words.share), ("money", words.money), ("duration", words.durations)):
        found = _phrase(line, at, table)
        if found:
            return _Tail(kind, *found)
    return None


def _lasting(line: Sequence[Item], value: Decimal, tail: _Tail, words: Words) -> tuple[list[tuple[str, Decimal]], int]:
    """A length of time with the smaller units that follow it, and where it ends."""
    parts, at = [(tail.unit, value)], tail.next
    if [item.word for item in line[at : at + 3]] == ["and", "a", "half"]:
        return [(tail.unit, value + Decimal("0.5"))], at + 3
    while True:
        link = at + (word_at(line, at) in ("and", ","))
        number = _number(line, link, words)
        unit = words.durations.get(word_at(line, number.next)) if number else None
        if number is None or unit not in _ORDER or parts[-1][0] not in _ORDER:
            return parts, at
        if _ORDER.index(unit) <= _ORDER.index(parts[-1][0]):
            return parts, at
        parts.append((unit, number.value))
        at = number.next + 1


def _iso(parts: Sequence[tuple[str, Decimal]]) -> str:
    """A length of time as ISO 8601 writes it."""
    amounts = dict.fromkeys(_ORDER, Decimal(0))
    for key, value in parts:
        unit = key.lstrip("0123456789")
        amounts[unit] += value * int(key[: -len(unit)] or 1)
    for unit, (smaller, times) in _SMALLER.items():
        whole = amounts[unit] // 1
        amounts[smaller] += (amounts[unit] - whole) * times
        amounts[unit] = whole
    written = {unit: f"{_plain(amount)}{unit[-1]}" for unit, amount in amounts.items() if amount}
    days = "".join(text for unit, text in written.items() if unit[0] != "T" or unit == "T")
    hours = "".join(text for unit, text in written.items() if unit[0] == "T")
    return f"P{days}T{hours}" if hours else f"P{days}"


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"


def _count(line: Sequence[Item], at: int, number: _Number, words: Words, lexicon: Lexicon) -> tuple[list[Found], int]:
    """A number without a unit, where it counts things."""
    counts = number.value >= 2 and not _is_name(line, at, number, words) and not _is_mark(line, number, words)
    if not counts or (number.value <= 4 and number.scale == 1 and _is_courtesy(line, at, number.next, words, lexicon)):
        return [], number.next
    return [found_at(line, at, number.next, "number", _plain(number.value))], number.next


def _is_name(line: Sequence[Item], at: int, number: _Number, words: Words) -> bool:
    """Whether the number is part of a name: Resolution 2231, COVID-19, COP 28, the Six Assurances, "(1)"."""
    if at == 0:
        return word_at(line, number.next) in (")", ".")
    before = line[at - 1]
    word = not number.digits and line[at].text[0].isupper() and before.text not in ("“", '"', ":")
    names = words.context["names"]
    listed = before.word in names or f"{word_at(line, at - 2)} {before.word}" in names
    item = before.text == "(" and word_at(line, number.next) == ")"
    hyphen = before.text in ("-", "–") and is_tight(line, at - 1) and line[at - 2].text[0].isalpha()
    tied = is_tight(line, at) and (hyphen or before.text in "./:+#_&" or before.text[0].isalnum())
    called = before.text.isalpha() and before.text.isupper() and len(before.text) > 1
    last = word_at(line, number.next) in ("", ".")
    capital = before.text[0].isupper() and before.text.isalpha() and at > 1
    small = number.digits and capital and (number.value < 10 or (last and number.value < 100))
    return word or listed or item or tied or (number.scale == 1 and (called or small))


def _is_mark(line: Sequence[Item], number: _Number, words: Words) -> bool:
    """Whether what follows makes it no count: an ordinal, a clock time, "two-state", "five times"."""
    after = word_at(line, number.next)
    glued = is_tight(line, number.next)
    if glued and after in ("-", "‑"):
        return word_at(line, number.next + 1) not in words.context["counted"]
    if after == "-" or (glued and (after.isalpha() or after in ("/", "+", ":", "_", "°"))):
        return True
    return after in words.context["marks"]


def _is_courtesy(line: Sequence[Item], at: int, after: int, words: Words, lexicon: Lexicon) -> bool:
    """Whether it only speaks of the sides themselves, or stands for them: "the two leaders", "the two discussed"."""
    parties = words.context["parties"]
    if word_at(line, after) in parties:
        return True
    if word_at(line, at - 1) not in words.context["definite"]:
        return False
    follows = line[after].word if after < len(line) else ""
    alone = not follows.isalpha() or follows in lexicon.reporting_verbs or follows in words.context["alone"]
    ahead = [item.word for item in line[after : after + _ADJECTIVES]]
    return alone or any(word in parties for word in ahead)
