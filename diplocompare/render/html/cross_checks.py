"""What each text attributes to another side, beside that side's own text, as the page shows it."""

from __future__ import annotations

from itertools import groupby

from diplocompare.model import CrossCheck, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import own_text_of, text_of
from diplocompare.render.html.lookup import Lookup, Ref, keys_of


class CheckItem(Value):
    """A point of one text beside what the other side's own text has of it."""

    id: str
    key: str
    ref: Ref
    outcome: str
    absent: bool
    counterparts: tuple[Ref, ...]


class CheckGroup(Value):
    """What one text (on the left) attributes to one other side (on the right), or reports as agreed with it."""

    title: str
    left: str
    right: str
    left_color: str
    right_color: str
    left_language: str
    right_language: str
    checks: tuple[CheckItem, ...]


def check_groups(lookup: Lookup) -> tuple[CheckGroup, ...]:
    """Return the cross-checks under one heading for each text, other side and kind."""
    order = {readout.id: place for place, readout in enumerate(lookup.comparison.readouts)}

    def side(check: CrossCheck) -> str:
        return lookup.points[check.point][0].id

    # A stable sort: texts in their order, and within a heading the order of the comparison.
    checks = sorted(
        lookup.comparison.cross_checks,
        key=lambda check: (order[side(check)], check.what != "said", order[check.of]),
    )
    keys = keys_of([check.id for check in checks])
    groups = []
    for (one, what, other), group in groupby(checks, key=lambda check: (side(check), check.what, check.of)):
        items = [
            CheckItem(
                id=check.id,
                key=keys[check.id],
                ref=lookup.refs[check.point],
                outcome=phrases.outcome(check),
                absent=check.outcome == "absent",
                counterparts=tuple(lookup.refs[point] for point in check.counterparts),
            )
            for check in group
        ]
        groups.append(
            CheckGroup(
                title=phrases.attributed(what, lookup.names[one], lookup.names[other]),
                left=text_of(lookup.names[one]),
                right=own_text_of(lookup.names[other]),
                left_color=lookup.colors[one],
                right_color=lookup.colors[other],
                left_language=lookup.languages[one],
                right_language=lookup.languages[other],
                checks=tuple(items),
            )
        )
    return tuple(groups)
