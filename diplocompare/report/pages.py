"""The index and the pages of the sides: HTML that stands alone, asks for nothing and runs nothing but its own lines."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from diplocompare.phrasing import pages as says
from diplocompare.phrasing.comparison import possibly_also
from diplocompare.phrasing.english import long_date, percent, possessive
from diplocompare.render.html.shell import fill
from diplocompare.report.entry import Entry, TopicEntry

# A name that its slug alone gives back; any other has a few letters of its hash added.
_PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")


def index_page(entries: Sequence[Entry], missing: Sequence[str]) -> str:
    """Return the index: a row a call, the latest first. `missing`: the calls that could not be compared."""
    ordered = sorted(_in_time(entries), key=lambda entry: entry.day, reverse=True)
    sides = _sides(entries)
    numbers = {name: number for number, name in enumerate(sides)}
    calls = [
        {
            **_call(entry, ""),
            "side_numbers": " ".join(str(numbers[side.name]) for side in entry.sides),
            "words_total": sum(side.words for side in entry.sides),
            "sides": [
                {"name": side.name, "href": _side_href(side.name, ""), "words": side.words} for side in entry.sides
            ],
            "shared": entry.shared,
            "one_sided": len(entry.topics) - entry.shared,
            "finding": entry.finding,
        }
        for entry in ordered
    ]
    return _filled(
        "index.html.j2",
        calls=calls,
        sides=[
            {"number": numbers[name], "name": name, "href": _side_href(name, ""), "calls": sides[name]}
            for name in sides
        ],
        years=sorted({entry.day[:4] for entry in entries if entry.day}, reverse=True),
        missing=missing,
        summary=says.calls_and_sides(len(entries), len(sides)),
    )


def side_pages(entries: Sequence[Entry]) -> dict[str, str]:
    """Return a page for every side, by its slug: its calls in time, with the topics of its text and of others' only."""
    ordered = _in_time(entries)
    return {slug(name): _side_page(name, [e for e in ordered if _has(e, name)]) for name in _sides(entries)}


def slug(name: str) -> str:
    """Return a name for the page of a side that no other side has, of a-z, 0-9 and - alone."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    letters = re.sub(r"[^a-z0-9]+", "-", latin.lower())[:40].strip("-")
    if _PLAIN.fullmatch(name) and len(name) == len(letters):
        return letters
    digest = hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:8]
    return f"{letters}-{digest}" if letters else digest


def _side_page(name: str, entries: Sequence[Entry]) -> str:
    calls = []
    for entry in entries:
        others = [side.name for side in entry.sides if side.name != name]
        raised = [topic for topic in entry.topics if name in topic.shares]
        told = [_raised(topic, name) for topic in sorted(raised, key=lambda topic: -topic.shares[name])]
        elsewhere = [_elsewhere(topic, name) for topic in entry.topics if name not in topic.shares]
        sides = [{"name": other, "href": _side_href(other, "../")} for other in others]
        calls.append({**_call(entry, "../"), "sides": sides, "raised": told, "elsewhere": elsewhere})
    days = [entry.day for entry in entries if entry.day]
    summary = says.calls_in(len(entries), days)
    return _filled("side.html.j2", name=name, calls=calls, summary=summary, whose=possessive(name))


def _raised(topic: TopicEntry, name: str) -> dict[str, Any]:
    others = [side for side in topic.shares if side != name]
    where = possibly_also(topic.possibly) if topic.possibly else says.also_in(others)
    return {**_topic(topic, where), "percent": percent(topic.shares[name]), "only": not others}


def _elsewhere(topic: TopicEntry, name: str) -> dict[str, Any]:
    return _topic(topic, says.elsewhere(list(topic.shares), possibly_here=topic.possibly == name))


def _topic(topic: TopicEntry, where: str) -> dict[str, Any]:
    return {"id": topic.id, "label": topic.label, "notes": [note for note in (where, topic.doubt) if note]}


def _call(entry: Entry, up: str) -> dict[str, Any]:
    """Return what every page tells of a call; `up`: the way from the page to the report's folder."""
    base = f"{up}calls/{quote(entry.id, safe='')}"
    return {
        "title": entry.event or entry.id,
        "id": entry.id,
        "date": entry.date,
        "day": entry.day,
        "long_date": long_date(entry.date),
        "base": base,
    }


def _in_time(entries: Sequence[Entry]) -> list[Entry]:
    """Order calls from the first to the last; those without a day come before them, by their folders' names."""
    return sorted(entries, key=lambda entry: (entry.day, entry.id))


def _sides(entries: Sequence[Entry]) -> dict[str, int]:
    """Return the sides, by name, each with how many calls it has."""
    return dict(sorted(Counter(side.name for entry in entries for side in entry.sides).items()))


def _has(entry: Entry, name: str) -> bool:
    return any(side.name == name for side in entry.sides)


def _side_href(name: str, up: str) -> str:
    return f"{up}sides/{slug(name)}.html"


def _filled(template: str, **values: Any) -> str:
    return fill(template, styles="report.css", script="report.js", **values)
