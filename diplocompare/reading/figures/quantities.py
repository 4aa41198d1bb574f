"""Numbers in a sentence and what they count: money by its ISO 4217 code, durations as in ISO 8601, shares, things."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.reading.annotation import Found
from diplocompare.reading.figures.line import FigureLists, Line

# A number of more digits is no amount.
_MOST_DIGITS = 15
# Up to this a count of the sides is a courtesy ("the two leaders"), and a number after a name may be part of it.
_FEW_PARTIES = 4
_MOST_IN_NAME = 10
_MOST_IN_LAST_NAME = 100
# Words after "the two" among which "leaders" may stand.
_ADJECTIVES = 3
# Durations are written from the largest unit to the smallest; "T" is before those of a day.
_UNITS = ("Y", "M", "W", "D", "TH", "TM", "TS")
# What a fraction of a unit is in the next smaller one; of a month it stays a fraction.
_SMALLER = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}


class _Number(NamedTuple):
    """A number up to the piece `end`; `scale`: by what words have multiplied it; `digits`: written in digits."""

    value: Decimal
    end: int
    scale: int
    digits: bool


class Unit(NamedTuple):
    """What is counted, up to the piece `end`: a currency's code, nothing of a share, the designator of a duration."""

    kind: Literal["money", "share", "duration"]
    unit: str
    end: int


def read_quantity(line: Line, at: int, lists: FigureLists, lexicon: Lexicon) -> tuple[list[Found], int] | None:
    """Return the figures that begin at a place and where to go on; None where no number begins."""
    sign = lists.money.at(line.words, at)
    number = _number(line, sign.end if sign else at, lists, follows_sign=sign is not None)
    if number is None:
        return None
    unit = Unit("money", sign.value, number.end) if sign else read_unit(line, number.end, lists)
    if unit is None or (sign and number.scale == 1):
        found = _range(line, at, number, unit, lists)
        if found:
            return found
    return _measured(line, at, number, unit, lists) if unit else _counted(line, at, number, lists, lexicon)


def _range(
    line: Line, at: int, number: _Number, money: Unit | None, lists: FigureLists
) -> tuple[list[Found], int] | None:
    """Read "$10-15 billion", "between 10 and 15 percent": the first number has the scale and unit of the second."""
    link = number.end
    if not line.is_range(link) and not (line.word(link) == "and" and line.word(at - 1) == "between"):
        return None
    sign = lists.money.at(line.words, link + 1)
    second = _number(line, sign.end if sign else link + 1, lists, follows_sign=money is not None)
    if second is None:
        return None
    unit = Unit("money", money.unit, second.end) if money else read_unit(line, second.end, lists)
    if unit is None or (money and second.scale == 1):
        return None
    value = number.value * (second.scale if number.scale == 1 else 1)
    first, _ = _measured(line, at, number._replace(value=value), unit._replace(end=number.end), lists)
    last, end = _measured(line, link + 1, second, unit, lists)
    return ([*first, *last] if last else []), end


def _measured(line: Line, at: int, number: _Number, unit: Unit, lists: FigureLists) -> tuple[list[Found], int]:
    """Return a number with its unit, and where to go on."""
    if unit.kind == "money":
        return [line.found(at, unit.end, "money", f"{_plain(number.value)} {unit.unit}")], unit.end
    if unit.kind == "share":
        return [line.found(at, unit.end, "share", f"{_plain(number.value)}%")], unit.end
    if number.value == 1 and unit.unit == "D" and not line.is_tight(unit.end - 1):
        return [], unit.end  # "one day" is some day
    parts, end = _duration(line, number.value, unit, lists)
    if line.word(end + (line.word(end) == "-")) in lists.context["relative"]:
        return [], end
    return [line.found(at, end, "duration", _iso(parts))], end


# Numbers.


def _number(line: Line, at: int, lists: FigureLists, *, follows_sign: bool = False) -> _Number | None:
    """Return the number that begins there, with the words of scale behind it; None where there is none."""
    word = line.word(at)
    digits = word[:1].isdecimal()
    if digits:
        figure = word.replace(",", "")
        if len(figure) > _MOST_DIGITS or not figure.replace(".", "", 1).isdecimal():
            return None
        value = Decimal(figure)
    elif word in lists.numerals:
        value = Decimal(lists.numerals[word])
    elif word in ("a", "an") and _is_one(line, at, lists):
        value = Decimal(1)
    elif word == "half":
        return _half(line, at, lists)
    else:
        return None
    if follows_sign and line.is_tight(at + 1) and line.word(at + 1) in lists.suffixes:
        scale = lists.suffixes[line.word(at + 1)]
        return _Number(value * scale, at + 2, scale, digits)
    return _scaled(line, at + 1, value, lists, digits=digits)


def _is_one(line: Line, at: int, lists: FigureLists) -> bool:
    """Tell whether "a" is a number there: "a dozen", "for a month", "an hour and a half"."""
    unit = lists.durations.at(line.words, at + 1)
    if unit is None:
        return line.word(at + 1) in lists.scales
    several = unit.value[0].isdecimal()  # "a decade"
    return several or line.is_and_a_half(unit.end) or line.word(at - 1) in lists.context["lasting"]


def _half(line: Line, at: int, lists: FigureLists) -> _Number | None:
    """Read "half an hour", "half-hour", "half a million"."""
    after = at + 1 + (line.word(at + 1) in ("a", "an"))
    if lists.durations.at(line.words, after + (line.word(after) == "-")):
        return _Number(Decimal("0.5"), after, 1, digits=False)
    if line.word(after) in lists.scales:
        return _scaled(line, after, Decimal("0.5"), lists, digits=False)
    return None


def _scaled(line: Line, at: int, value: Decimal, lists: FigureLists, *, digits: bool) -> _Number:
    """Go on with a number: "twenty-five", "two and a half million", "one hundred and fifty thousand"."""
    total, scale = Decimal(0), 1  # what "thousand" and more have closed, and the last scale
    while at < len(line):
        hyphen = line.word(at) == "-" and line.is_tight(at) and line.is_tight(at + 1)
        word = line.word(at + hyphen)
        if word in lists.scales:
            by = lists.scales[word]
            value, scale = (value or Decimal(1)) * by, scale * by
            at += 1 + hyphen
            goes_on = not digits and line.word(at + (line.word(at) == "and")) in lists.numerals
            if by >= 1000 and goes_on:
                total, value, scale = total + value, Decimal(0), 1
        elif not digits and _adds(value, total, word, lists):
            value += lists.numerals[word]
            at += 1 + hyphen
        elif (
            word == "and" and value + total and value % 100 == 0 and line.word(at + 1) in lists.numerals and not digits
        ):
            value += lists.numerals[line.word(at + 1)]
            at += 2
        elif line.is_and_a_half(at):
            value += Decimal(scale) / 2
            at += 3
        else:
            break
    return _Number(total + value, at, scale if not total else 1000, digits)


def _adds(value: Decimal, total: Decimal, word: str, lists: FigureLists) -> bool:
    """Tell whether a numeral goes on with the number before it: tens before units, anything after a scale."""
    if word not in lists.numerals:
        return False
    if value == 0:
        return total > 0
    return (20 <= value % 100 <= 90 and lists.numerals[word] < 10 and value % 10 == 0) or value % 100 == 0


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"


# Units.


def read_unit(line: Line, at: int, lists: FigureLists) -> Unit | None:
    """Return what is counted, where that is money, time or parts of a hundred; a hyphen may stand before it."""
    at += line.word(at) == "-"
    if found := lists.share.at(line.words, at):
        return Unit("share", found.value, found.end)
    if found := lists.money.at(line.words, at):
        return Unit("money", found.value, found.end)
    if found := lists.durations.at(line.words, at):
        return Unit("duration", found.value, found.end)
    return None


def _duration(line: Line, value: Decimal, unit: Unit, lists: FigureLists) -> tuple[list[tuple[str, Decimal]], int]:
    """Return a length of time as its units, each smaller than the one before, and where it ends."""
    if line.is_and_a_half(unit.end):
        return [(unit.unit, value + Decimal("0.5"))], unit.end + 3
    parts, at = [(unit.unit, value)], unit.end
    while parts[-1][0] in _UNITS:
        number = _number(line, at + (line.word(at) in ("and", ",")), lists)
        further = lists.durations.at(line.words, number.end) if number else None
        smaller = _UNITS[_UNITS.index(parts[-1][0]) + 1 :]
        if number is None or further is None or further.value not in smaller:
            break
        parts.append((further.value, number.value))
        at = further.end
    return parts, at


def _iso(parts: Sequence[tuple[str, Decimal]]) -> str:
    """Return a length of time as ISO 8601 writes it; a unit is its designator, with a number before it ("10Y")."""
    amounts = dict.fromkeys(_UNITS, Decimal(0))
    for unit, value in parts:
        designator = unit.lstrip("0123456789")
        amounts[designator] += value * int(unit.removesuffix(designator) or 1)
    for unit, (smaller, times) in _SMALLER.items():
        whole = amounts[unit] // 1
        amounts[smaller] += (amounts[unit] - whole) * times
        amounts[unit] = whole
    written = {unit: f"{_plain(amount)}{unit[-1]}" for unit, amount in amounts.items() if amount}
    days = "".join(text for unit, text in written.items() if unit[0] != "T")
    hours = "".join(text for unit, text in written.items() if unit[0] == "T")
    return f"P{days}T{hours}" if hours else f"P{days}"


# Things.


def _counted(line: Line, at: int, number: _Number, lists: FigureLists, lexicon: Lexicon) -> tuple[list[Found], int]:
    """Return a number without a unit where it counts things, and where to go on."""
    few = number.value <= _FEW_PARTIES and number.scale == 1
    if (
        number.value < 2
        or _is_name(line, at, number, lists)
        or _is_mark(line, number, lists)
        or (few and _is_of_sides(line, at, number.end, lists, lexicon))
    ):
        return [], number.end
    return [line.found(at, number.end, "number", _plain(number.value))], number.end


def _is_name(line: Line, at: int, number: _Number, lists: FigureLists) -> bool:
    """Tell whether the number is part of a name: Resolution 2231, COVID-19, COP 28, the Six Assurances, "(1)"."""
    following = line.word(number.end)
    if at == 0:
        return following in (")", ".")
    before, written = line.word(at - 1), line.written(at - 1)
    names = lists.context["names"]
    is_listed = before in names or f"{line.word(at - 2)} {before}" in names
    is_capital = not number.digits and line.pieces[at].is_capital and written not in ("“", '"', ":")
    is_item = before == "(" and following == ")"
    is_hyphened = written in ("-", "–") and line.is_tight(at - 1) and line.written(at - 2)[0].isalpha()
    is_tied = line.is_tight(at) and (is_hyphened or written in "./:+#_&" or written[0].isalnum())
    if is_listed or is_capital or is_item or is_tied:
        return True
    if number.scale != 1 or not written.isalpha():
        return False
    is_abbreviation = written.isupper() and len(written) > 1
    most = _MOST_IN_LAST_NAME if following in ("", ".") else _MOST_IN_NAME
    return is_abbreviation or (number.digits and written[0].isupper() and at > 1 and number.value < most)


def _is_mark(line: Line, number: _Number, lists: FigureLists) -> bool:
    """Tell whether what follows makes it no count: an ordinal, a clock time, "two-state", "five times"."""
    following = line.word(number.end)
    tight = line.is_tight(number.end)
    if tight and following in ("-", "‑"):
        return line.word(number.end + 1) not in lists.context["counted"]
    if following == "-" or (tight and (following.isalpha() or following in ("/", "+", ":", "_", "°"))):
        return True
    return following in lists.context["marks"]


def _is_of_sides(line: Line, at: int, end: int, lists: FigureLists, lexicon: Lexicon) -> bool:
    """Tell whether it only counts the sides themselves, or stands for them: "the two leaders", "the two discussed"."""
    parties, following = lists.context["parties"], line.word(end)
    if following in parties:
        return True
    if line.word(at - 1) not in lists.context["definite"]:
        return False
    stands_alone = (
        not following.isalpha() or following in lexicon.reporting_verbs or following in lists.context["alone"]
    )
    return stands_alone or not parties.isdisjoint(line.words[end : end + _ADJECTIVES])
