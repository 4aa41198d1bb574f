"""The picture of the alignment: a column of blocks a text, sized by words in reading order, ribbons between matches.

Heights are in pixels and widths in percent, so that the picture fits any page without its letters growing or shrinking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from diplocompare.model import Match, Readout, Relation, Value, count_words
from diplocompare.phrasing.english import counted
from diplocompare.phrasing.pages import CONTACT_ONLY, match_title, picture_of
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.html.lookup import Lookup, Ref, Standing

# Room in pixels: above the blocks, for the sides' names, below them, and between two of them.
_ABOVE = 28.0
_BELOW = 4.0
_GAP = 2.0
# The longest text is about so high, but a word takes no more and no less than these.
_TEXT_HEIGHT = 880.0
_MOST_A_WORD, _LEAST_A_WORD = 2.0, 0.35
# A block is high enough for its id, unless its text has very many blocks.
_LEAST_HEIGHT = 13.0
_LEAST_HEIGHT_OF_MANY = 3.0
_MANY_BLOCKS = 90
_HEIGHT_OF_ID = 11.0
_HEIGHT_OF_LABEL = 15.0
# Widths in percent of the picture: a block, the room between it and a label.
_BLOCK_WIDTH = 6.0
_BESIDE = 0.9
# The room for labels on each side of the picture, and how many letters fit in it, by the number of columns.
_MARGINS = {2: (26.0, 30), 3: (21.0, 25)}
_MARGIN_OF_MANY = (14.0, 16)
# How many letters of a side's name and of a topic's label are shown.
_NAME_LETTERS, _LABEL_LETTERS = 24, 80
# What is more alike takes more of a block's edge: its parts of it.
_PARTS: dict[Relation, int] = {"same": 3, "differs": 2, "related": 1}
# From so many ribbons on they are drawn lighter.
_MANY_RIBBONS = 60


Anchor = Literal["end", "start", ""]


class Block(Value):
    """A point in its column. `named`: whether there is room for its id, at `middle`; `title`: what it is about."""

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
    anchor: Anchor
    blocks: tuple[Block, ...]
    labels: tuple[Label, ...]


class Ribbon(Value):
    """A match. `keys`: of its points; `path`: its outline in a box as high as the picture and 100 wide."""

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
    """The whole picture. `dense`: whether ribbons are drawn lighter; `words`: the same for those who cannot see it."""

    height: float
    block_width: float
    columns: tuple[Column, ...]
    strands: tuple[Strand, ...]
    dense: bool
    words: str


def picture(lookup: Lookup) -> Picture:
    """Return the picture of a comparison."""
    readouts = lookup.comparison.readouts
    longest = max((readout.words for readout in readouts), default=0)
    height_of_word = min(_MOST_A_WORD, max(_LEAST_A_WORD, _TEXT_HEIGHT / max(longest, 1)))
    margin, _ = _MARGINS.get(len(readouts), _MARGIN_OF_MANY)
    step = (100 - 2 * margin - _BLOCK_WIDTH) / (len(readouts) - 1)
    columns = []
    for place, readout in enumerate(readouts):
        anchor: Anchor = "end" if place == 0 else "start" if place == len(readouts) - 1 else ""
        blocks = _blocks(readout, lookup, height_of_word)
        columns.append(_column(readout, lookup, blocks, round(margin + place * step, 3), anchor))
    # Strands between distant columns come first, so that they lie under the others.
    pairs = sorted(combinations(range(len(columns)), 2), key=lambda pair: (pair[0] - pair[1], pair))
    strands = [_strand(columns[one], columns[other], lookup) for one, other in pairs]
    bottom = max((block.y + block.height for column in columns for block in column.blocks), default=0.0)
    ribbons = sum(len(strand.ribbons) for strand in strands)
    counts = [
        (column.name, len(column.blocks), sum(block.standing == "only" for block in column.blocks))
        for column in columns
    ]
    return Picture(
        height=round(bottom + _BELOW, 2),
        block_width=_BLOCK_WIDTH,
        columns=tuple(columns),
        strands=tuple(strand for strand in strands if strand.ribbons),
        dense=ribbons >= _MANY_RIBBONS,
        words=picture_of(counts, ribbons),
    )


def _blocks(readout: Readout, lookup: Lookup, height_of_word: float) -> list[Block]:
    """Return a block for each point of a text, one below the other."""
    least = _LEAST_HEIGHT if len(readout.points) <= _MANY_BLOCKS else _LEAST_HEIGHT_OF_MANY
    blocks = []
    y = _ABOVE
    for point in readout.points:
        topic = lookup.topics.get(point.topic or "")
        words = count_words(readout.quote(point))
        about = shorten_line(topic.label, _LABEL_LETTERS) if topic else CONTACT_ONLY
        height = round(max(words * height_of_word, least), 2)
        blocks.append(
            Block(
                ref=lookup.refs[point.id],
                standing=lookup.standing(point),
                y=round(y, 2),
                height=height,
                middle=round(y + height / 2, 2),
                named=height >= _HEIGHT_OF_ID,
                title=f"{point.id}, {lookup.names[readout.id]}: {about} ({counted(words, 'word')})",
            )
        )
        y += height + _GAP
    return blocks


def _column(readout: Readout, lookup: Lookup, blocks: Sequence[Block], x: float, anchor: Anchor) -> Column:
    """Return a text's column with its blocks, whose left edge is at `x`."""
    right, center = round(x + _BLOCK_WIDTH, 3), round(x + _BLOCK_WIDTH / 2, 3)
    return Column(
        name=shorten_line(lookup.names[readout.id], _NAME_LETTERS),
        color=lookup.colors[readout.id],
        x=x,
        middle=center,
        # The names of the outer columns grow inwards, where there is always room.
        head_x={"end": x, "start": right}.get(anchor, center),
        label_x=round(right + _BESIDE if anchor == "start" else x - _BESIDE, 3),
        anchor=anchor,
        blocks=tuple(blocks),
        labels=tuple(_labels(blocks, lookup)) if anchor else (),
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
    _, letters = _MARGINS.get(len(lookup.names), _MARGIN_OF_MANY)
    taken: list[float] = []
    for topic, run in sorted(runs, key=lambda each: each[1][0].standing != "only"):
        y = round((run[0].y + run[-1].y + run[-1].height) / 2, 2)
        if all(abs(y - other) >= _HEIGHT_OF_LABEL for other in taken):
            taken.append(y)
            yield Label(shorten_line(lookup.topics[topic].label, letters), y, run[0].standing)


def _strand(left: Column, right: Column, lookup: Lookup) -> Strand:
    """Return the ribbons of two columns, in reading order."""
    on_the_left, on_the_right = ({block.ref.id: block for block in column.blocks} for column in (left, right))
    pairs = [
        (on_the_left[one], on_the_right[other], match)
        for one in on_the_left
        for match, other in lookup.partners.get(one, ())
        if other in on_the_right
    ]
    pairs.sort(key=lambda pair: (pair[0].y, pair[1].y))
    # Ribbons leave a block in the order of their other ends, so that those of one block do not cross.
    numbered = list(enumerate(pairs))
    lefts = _slices([(number, one, match) for number, (one, _, match) in numbered])
    numbered.sort(key=lambda each: (each[1][1].y, each[1][0].y))
    rights = _slices([(number, other, match) for number, (_, other, match) in numbered])
    ribbons = tuple(
        Ribbon(
            keys=f"{one.ref.key} {other.ref.key}",
            relation=match.relation,
            path=_path(lefts[number], rights[number]),
            title=match_title(match),
        )
        for number, (one, other, match) in enumerate(pairs)
    )
    x = left.x + _BLOCK_WIDTH
    return Strand(round(x, 3), round(right.x - x, 3), (left.color, right.color), ribbons)


def _slices(ends: Sequence[tuple[int, Block, Match]]) -> dict[int, tuple[float, float]]:
    """Cut the blocks' edges into slices, one a ribbon, and return the top and the bottom of each by its number.

    `ends`: the number of a ribbon, the block that it leaves and its match, from the top to the bottom.
    """
    parts: Counter[str] = Counter()
    for _, block, match in ends:
        parts[block.ref.id] += _PARTS[match.relation]
    taken: dict[str, float] = {}
    slices = {}
    for number, block, match in ends:
        top = taken.get(block.ref.id, block.y)
        bottom = top + block.height * _PARTS[match.relation] / parts[block.ref.id]
        taken[block.ref.id] = bottom
        slices[number] = round(top, 2), round(bottom, 2)
    return slices


def _path(left: tuple[float, float], right: tuple[float, float]) -> str:
    """Return the outline of a ribbon between two slices, as SVG draws it."""
    (top, bottom), (other_top, other_bottom) = left, right
    return (
        f"M0 {top:g}C45 {top:g} 55 {other_top:g} 100 {other_top:g}"
        f"V{other_bottom:g}C55 {other_bottom:g} 45 {bottom:g} 0 {bottom:g}Z"
    )
