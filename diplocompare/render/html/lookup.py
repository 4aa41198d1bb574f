"""What every part of the page looks up by an id: names, colours, points, places to link to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from diplocompare.model import Comparison, Evidence, Match, Point, Readout, Topic, Value
from diplocompare.phrasing.english import side_names
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.selection import Points, points_by_id, points_of

# The style sheet has this many colours; the ids a1, b1 tell sides apart where they repeat.
COLORS = 6
# Letters of a point's words in its title; broken or hostile metadata may be of any length.
_TITLE_LETTERS, _NAME_LETTERS = 200, 60
# Saved JSON may call things anything; only these are fit for an address within the page.
_FIT = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,30}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# A class of the style sheet.
Standing = Literal["shared", "only", "frame"]


class Ref(Value):
    """A point that is named elsewhere.

    `key`: its id in addresses; `color`: the class of its side; `quote`: its words; `title`: the first of them.
    """

    id: str
    key: str
    color: str
    side: str
    quote: str
    title: str
    framed: bool


class Lookup(Value):
    """Looked up once: texts may have thousands of points. All mappings are by id."""

    comparison: Comparison
    names: Mapping[str, str]
    colors: Mapping[str, str]
    languages: Mapping[str, str]
    refs: Mapping[str, Ref]
    points: Points
    topics: Mapping[str, Topic]
    keys: Mapping[str, str]
    partners: Mapping[str, tuple[tuple[Match, str], ...]]

    @classmethod
    def of(cls, comparison: Comparison) -> Lookup:
        """Look everything up; `partners` holds for a point its matches and the other point of each."""
        readouts = comparison.readouts
        names = {side: shorten_line(name, _NAME_LETTERS) for side, name in side_names(readouts).items()}
        colors = {readout.id: f"s{place % COLORS}" for place, readout in enumerate(readouts)}
        points = points_by_id(comparison)
        keys = keys_of(points)
        partners: dict[str, list[tuple[Match, str]]] = {}
        for match in (match for topic in comparison.topics for match in topic.matches):
            for one, other in (match.points, match.points[::-1]):
                partners.setdefault(one, []).append((match, other))
        return cls(
            comparison=comparison,
            names=names,
            colors=colors,
            languages={readout.id: language(readout) for readout in readouts},
            refs={
                name: Ref(
                    id=name,
                    key=keys[name],
                    color=colors[text.id],
                    side=names[text.id],
                    quote=text.quote(point),
                    title=shorten_line(text.quote(point), _TITLE_LETTERS),
                    framed=point.role == "frame",
                )
                for name, (text, point) in points.items()
            },
            points=points,
            topics={topic.id: topic for topic in comparison.topics},
            keys=keys_of([topic.id for topic in comparison.topics]),
            partners={name: tuple(found) for name, found in partners.items()},
        )

    def within(self, evidence: Sequence[Evidence]) -> tuple[Ref, ...]:
        """Return the points in which evidence lies, in order, each once."""
        return tuple(self.refs[point] for point in points_of(self.comparison, evidence))

    def standing(self, point: Point) -> Standing:
        """Return how a point stands: its topic is shared, or its side's only, or it is frame."""
        topic = self.topics.get(point.topic or "")
        if topic is None:
            return "frame"
        return "shared" if topic.status == "shared" else "only"


def language(readout: Readout) -> str:
    """Return the readout's language where it has the form of a language tag, else nothing."""
    return readout.language if readout.language and _LANGUAGE.fullmatch(readout.language) else ""


def keys_of(ids: Iterable[str]) -> dict[str, str]:
    """Return for each id what stands for it in addresses: the id itself where it is fit for one."""
    return {name: name if _FIT.fullmatch(name) else f"_{place}" for place, name in enumerate(ids)}
