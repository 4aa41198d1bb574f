"""The picture of the alignment: a column of blocks a text, sized by words in reading order, ribbons between matches.

Heights are in pixels and widths in percent, so that the picture fits any page without its letters growing or shrinking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from diplocompare.model import Relation, Value, count_words
from diplocompare.phrasing.english import counted
from diplocompare.phrasing.pages import CONTACT_ONLY, match_title, picture_of
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.html.lookup import Lookup, Ref, Standing

_HEAD = 28.0
_FOOT = 4.0
_NAME = 24
_ABOUT = 80
_GAP = 2.0
# The longest text takes about this height, but no word more or less than these.
_HEIGHT = 880.0
_MOST_A_WORD, _LEAST_A_WORD = 2.0, 0.35
# A block is high enough for its id unless a text has very many.
_LEAST, _LEAST_OF_MANY, _MANY = 13.0, 3.0, 90
_LETTERS = 11.0
_LINE = 15.0
_BLOCK_WIDTH = 6.0
# What the labels of the outer columns take on each side, and how many letters fit there, by the number of columns.
_MARGINS = {2: (26.0, 30), 3: (21.0, 25)}
_MARGIN = (14.0, 16)
_BESIDE = 0.9
# What is more alike takes more of a block's edge; from this many ribbons on they are drawn lighter.
_BREADTH: dict[Relation, int] = {"same": 3, "differs": 2, "related": 1}
_DENSE = 60


class Block(Value):
    """A point in its column, in the middle of which its id stands where it is `named`: where there is room."""

    ref: Ref
    standing: Standing
    y: float
    height: float
    middle: float
    named: bool
    title: str


class Label(Value):
    """A topic's name beside the blocks of an outer column."""

    text: str
    y: float
    standing: Standing


class Column(Value):
    """One text. `anchor`: how its labels are set, "end" (to its left), "start" (to its right) or not at all.

    Its blocks begin at `x`; their ids stand at `middle`, its name at `head_x`, its labels at `label_x`.
    """

    name: str
    color: str
    x: float
    middle: float
    head_x: float
    label_x: float
    anchor: str
    blocks: tuple[Block, ...]
    labels: tuple[Label, ...]


class Ribbon(Value):
    """A match: `path` in a box of 100 by the picture's height."""

    keys: str
    relation: Relation
    path: str
    title: str


class Strand(Value):
    """All ribbons between two columns, from `x` over `width`; `colors`: the classes of the two."""

    x: float
    width: float
    colors: tuple[str, str]
    ribbons: tuple[Ribbon, ...]


class Picture(Value):
    """The whole picture; strands between distant columns come first, so that they lie under the others."""

    height: float
    block_width: float
    columns: tuple[Column, ...]
    strands: tuple[Strand, ...]
    dense: bool
    words: str


def picture(lookup: Lookup) -> Picture:
    """Return the picture of a comparison."""
    readouts = lookup.comparison.readouts
    scale = _scale(lookup)
    sides = len(readouts)
    margin, _ = _MARGINS.get(sides, _MARGIN)
    step = (100 - 2 * margin - _BLOCK_WIDTH) / (sides - 1)
    columns = tuple(
        _column(place, round(margin + place * step, 3), lookup, scale, last=sides - 1) for place in range(sides)
    )
    pairs = sorted(combinations(range(sides), 2), key=lambda pair: (pair[0] - pair[1], pair))
    strands = tuple(_strand(columns[one], columns[other], lookup) for one, other in pairs)
    bottom = max((block.y + block.height for column in columns for block in column.blocks), default=0.0)
    ribbons = sum(len(strand.ribbons) for strand in strands)
    counts = [
        (column.name, len(column.blocks), sum(block.standing == "only" for block in column.blocks))
        for column in columns
    ]
    return Picture(
        height=round(bottom + _FOOT, 2),
        block_width=_BLOCK_WIDTH,
        columns=columns,
        strands=tuple(strand for strand in strands if strand.ribbons),
        dense=ribbons >= _DENSE,
        words=picture_of(counts, ribbons),
    )


def _scale(lookup: Lookup) -> float:
    longest = max((readout.words for readout in lookup.comparison.readouts), default=0)
    return min(_MOST_A_WORD, max(_LEAST_A_WORD, _HEIGHT / max(longest, 1)))


def _column(place: int, x: float, lookup: Lookup, scale: float, *, last: int) -> Column:
    readout = lookup.comparison.readouts[place]
    least = _LEAST if len(readout.points) <= _MANY else _LEAST_OF_MANY
    blocks, y = [], _HEAD
    for point in readout.points:
        topic = lookup.topics.get(point.topic or "")
        words = count_words(readout.quote(point))
        height = round(max(words * scale, least), 2)
        about = shorten_line(topic.label, _ABOUT) if topic else CONTACT_ONLY
        title = f"{point.id}, {lookup.names[readout.id]}: {about} ({counted(words, 'word')})"
        middle = round(y + height / 2, 2)
        blocks.append(
            Block(lookup.refs[point.id], lookup.standing(point), round(y, 2), height, middle, height >= _LETTERS, title)
        )
        y += height + _GAP
    anchor = "end" if place == 0 else "start" if place == last else ""
    labels = tuple(_labels(blocks, lookup)) if anchor else ()
    right, center = round(x + _BLOCK_WIDTH, 3), round(x + _BLOCK_WIDTH / 2, 3)
    # The names of the outer columns grow inwards, where there is always room.
    return Column(
        name=shorten_line(lookup.names[readout.id], _NAME),
        color=lookup.colors[readout.id],
        x=x,
        middle=center,
        head_x={"end": x, "start": right}.get(anchor, center),
        label_x=round(right + _BESIDE if anchor == "start" else x - _BESIDE, 3),
        anchor=anchor,
        blocks=tuple(blocks),
        labels=labels,
    )


def _labels(blocks: Sequence[Block], lookup: Lookup) -> Iterator[Label]:
    """Yield a label for each run of blocks of one topic, as far as there is room; one-sided topics go first."""
    runs: list[tuple[str, list[Block]]] = []
    for block in blocks:
        topic = lookup.points[block.ref.id][1].topic
        if topic is None:
            continue
        if runs and runs[-1][0] == topic:
            runs[-1][1].append(block)
        else:
            runs.append((topic, [block]))
    _, letters = _MARGINS.get(len(lookup.names), _MARGIN)
    taken: list[float] = []
    for topic, run in sorted(runs, key=lambda each: each[1][0].standing != "only"):
        y = round((run[0].y + run[-1].y + run[-1].height) / 2, 2)
        if all(abs(y - other) >= _LINE for other in taken):
            taken.append(y)
            yield Label(shorten_line(lookup.topics[topic].label, letters), y, run[0].standing)


def _strand(left: Column, right: Column, lookup: Lookup) -> Strand:
    """Return the ribbons of two columns: each block's edge is cut into slices, one a ribbon, in reading order."""
    starts, ends = ({block.ref.id: block for block in column.blocks} for column in (left, right))
    pairs = [
        (starts[one], ends[other], match)
        for one in starts
        for match, other in lookup.partners.get(one, ())
        if other in ends
    ]
    pairs.sort(key=lambda pair: (pair[0].y, pair[1].y))
    from_left = _slices([(one, match.relation) for one, _, match in pairs])
    order = sorted(range(len(pairs)), key=lambda place: (pairs[place][1].y, pairs[place][0].y))
    slices = _slices([(pairs[place][1], pairs[place][2].relation) for place in order])
    in_order = [edge for _, edge in sorted(zip(order, slices, strict=True))]
    ribbons = tuple(
        Ribbon(f"{one.ref.key} {other.ref.key}", match.relation, _path(left_edge, right_edge), match_title(match))
        for (one, other, match), left_edge, right_edge in zip(pairs, from_left, in_order, strict=True)
    )
    x = left.x + _BLOCK_WIDTH
    return Strand(round(x, 3), round(right.x - x, 3), (left.color, right.color), ribbons)


def _slices(ribbons: Sequence[tuple[Block, Relation]]) -> list[tuple[float, float]]:
    """Return for each ribbon, in the order in which they leave the blocks, its top and bottom there."""
    total: Counter[str] = Counter()
    for block, relation in ribbons:
        total[block.ref.id] += _BREADTH[relation]
    tops: dict[str, float] = {}
    found = []
    for block, relation in ribbons:
        top = tops.get(block.ref.id, block.y)
        bottom = top + block.height * _BREADTH[relation] / total[block.ref.id]
        tops[block.ref.id] = bottom
        found.append((round(top, 2), round(bottom, 2)))
    return found


def _path(left: tuple[float, float], right: tuple[float, float]) -> str:
    (top, bottom), (other_top, other_bottom) = left, right
    return (
        f"M0 {top:g}C45 {top:g} 55 {other_top:g} 100 {other_top:g}"
        f"V{other_bottom:g}C55 {other_bottom:g} 45 {bottom:g} 0 {bottom:g}Z"
    )
