"""The index and the pages of the sides: HTML that stands alone, asks for nothing and runs nothing but its own lines."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from diplocompare.model import Value
from diplocompare.phrasing import pages as says
from diplocompare.phrasing.comparison import possibly_also
from diplocompare.phrasing.english import long_date, percent, possessive
from diplocompare.render.html.shell import fill
from diplocompare.report.entry import Entry, TopicEntry

# A name that its slug alone gives back; any other has a few letters of its hash added.
_PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")


class SideLink(Value):
    """A side and its page. `words`: of its text of a call."""

    name: str
    href: str
    words: int = 0


class ListedSide(Value):
    """A side in the index, its page and how many calls it has. `number`: by which the filter knows it."""

    number: int
    name: str
    href: str
    calls: int


class CallLink(Value):
    """What every page tells of a call. `base`: the address of its pages but for their endings."""

    id: str
    title: str
    date: str
    day: str
    long_date: str
    base: str


class IndexRow(Value):
    """A call in the index. `side_numbers`: those of its sides, separated by blanks."""

    call: CallLink
    side_numbers: str
    sides: tuple[SideLink, ...]
    words_total: int
    shared: int
    one_sided: int
    finding: str


class TopicItem(Value):
    """A topic on a side's page. `percent`: its share of the side's text; `only`: no other text has it."""

    id: str
    label: str
    notes: tuple[str, ...]
    percent: str = ""
    only: bool = False


class SideCall(Value):
    """A call on a side's page. `sides`: the others; `raised`: the topics of its text; `elsewhere`: those of others."""

    call: CallLink
    sides: tuple[SideLink, ...]
    raised: tuple[TopicItem, ...]
    elsewhere: tuple[TopicItem, ...]


def index_page(entries: Sequence[Entry], missing: Sequence[str]) -> str:
    """Return the index: a row a call, the latest first. `missing`: the calls that could not be compared."""
    calls_of = Counter(side.name for entry in entries for side in entry.sides)
    sides = [
        ListedSide(number, name, _side_href(name, ""), calls_of[name]) for number, name in enumerate(sorted(calls_of))
    ]
    numbers = {side.name: str(side.number) for side in sides}
    rows = [
        IndexRow(
            call=_call_link(entry, ""),
            side_numbers=" ".join(numbers[side.name] for side in entry.sides),
            sides=tuple(SideLink(side.name, _side_href(side.name, ""), side.words) for side in entry.sides),
            words_total=sum(side.words for side in entry.sides),
            shared=entry.shared,
            one_sided=len(entry.topics) - entry.shared,
            finding=entry.finding,
        )
        for entry in sorted(_in_time(entries), key=lambda entry: entry.day, reverse=True)
    ]
    return _filled(
        "index.html.j2",
        rows=rows,
        sides=sides,
        years=sorted({entry.day[:4] for entry in entries if entry.day}, reverse=True),
        missing=missing,
        summary=says.calls_and_sides(len(entries), len(sides)),
    )


def side_pages(entries: Sequence[Entry]) -> dict[str, str]:
    """Return a page for every side, by its slug: its calls in time, with the topics of its text and of others' only."""
    by_side: dict[str, list[Entry]] = {}
    for entry in _in_time(entries):
        for name in dict.fromkeys(side.name for side in entry.sides):
            by_side.setdefault(name, []).append(entry)
    return {slug(name): _side_page(name, by_side[name]) for name in sorted(by_side)}


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
        raised = [topic for topic in entry.topics if name in topic.shares]
        raised.sort(key=lambda topic: -topic.shares[name])
        others = [topic for topic in entry.topics if name not in topic.shares]
        calls.append(
            SideCall(
                call=_call_link(entry, "../"),
                sides=tuple(SideLink(s.name, _side_href(s.name, "../")) for s in entry.sides if s.name != name),
                raised=tuple(_raised(topic, name) for topic in raised),
                elsewhere=tuple(_elsewhere(topic, name) for topic in others),
            )
        )
    days = [entry.day for entry in entries if entry.day]
    summary = says.calls_in(len(entries), days)
    return _filled("side.html.j2", name=name, calls=calls, summary=summary, whose=possessive(name))


def _raised(topic: TopicEntry, name: str) -> TopicItem:
    """Return a topic of a side's text, with where else it is."""
    others = [side for side in topic.shares if side != name]
    where = possibly_also(topic.possibly) if topic.possibly else says.also_in(others)
    notes = tuple(note for note in (where, topic.doubt) if note)
    return TopicItem(topic.id, topic.label, notes, percent=percent(topic.shares[name]), only=not others)


def _elsewhere(topic: TopicEntry, name: str) -> TopicItem:
    """Return a topic that only other texts have, with which they are."""
    where = says.elsewhere(list(topic.shares), possibly_here=topic.possibly == name)
    return TopicItem(topic.id, topic.label, tuple(note for note in (where, topic.doubt) if note))


def _call_link(entry: Entry, up: str) -> CallLink:
    """Return what every page tells of a call; `up`: the way from the page to the report's folder."""
    return CallLink(
        id=entry.id,
        title=entry.event or entry.id,
        date=entry.date,
        day=entry.day,
        long_date=long_date(entry.date),
        base=f"{up}calls/{quote(entry.id, safe='')}",
    )


def _in_time(entries: Sequence[Entry]) -> list[Entry]:
    """Order calls from the first to the last; those without a day come before them, by their folders' names."""
    return sorted(entries, key=lambda entry: (entry.day, entry.id))


def _side_href(name: str, up: str) -> str:
    return f"{up}sides/{slug(name)}.html"


def _filled(template: str, **values: object) -> str:
    return fill(template, values, styles="report.css", script="report.js")
