"""Dates as pages print them: a line that is a date, or says when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from diplocompare.tokens import MONTHS

_NAMED = rf"(?P<month>{'|'.join(name[:3] + f'(?:{name[3:]})?' for name in MONTHS)}|sept)\.?"
_FORMS = (
    re.compile(rf"\b{_NAMED}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_NAMED},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b"),
    # With full stops the day comes first; with slashes it does in one country and not in the next.
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b"),
)
# What stands beside a date in a line that is nothing else.
_BESIDE = re.compile(
    r"\b(?:(?:first |last )?(?:published|posted|updated|modified|issued|released|created)(?: on| at)?"
    r"|publication date|date|source|(?:mon|tues|wednes|thurs|fri|satur|sun)day|at|on|time|a\.?m|p\.?m|gmt|utc|e[ds]t"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?)\b|[\s,.:;|/()•·–—-]",
    re.IGNORECASE,
)
_LONGEST_LINE = 100
_PLACE_WORDS = 3


def find_date(lines: Iterable[str]) -> str:
    """Return the first date that a line of dates gives, as YYYY-MM-DD; an empty string where none does."""
    return next((found for line in lines if is_dateline(line) and (found := _date(line))), "")


def is_dateline(line: str) -> bool:
    """Whether a line is a date and nothing more, but for the hour, "Published on", or a place before it."""
    if len(line) > _LONGEST_LINE or not (match := _match(line)):
        return False
    before, after = _BESIDE.sub(" ", line[: match.start()]).split(), _BESIDE.sub("", line[match.end() :])
    return not after and len(before) <= _PLACE_WORDS and all(word[0].isupper() for word in before)


def _match(line: str) -> re.Match[str] | None:
    return next((match for form in _FORMS if (match := form.search(line))), None)


def _date(line: str) -> str:
    match = _match(line)
    if not match:
        return ""
    month = match["month"].lower()
    number = int(month) if month.isdigit() else [name[:3] for name in MONTHS].index(month[:3]) + 1
    try:
        return date(int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:
        return ""
