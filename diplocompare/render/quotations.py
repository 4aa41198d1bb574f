"""The words of each side below a finding: alike in every format."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diplocompare.model import Comparison, Evidence, Finding, Readout, Value, count_words
from diplocompare.phrasing.english import side_names
from diplocompare.phrasing.excerpt import ELLIPSIS, Piece, goes_on, passages_of, plain, unbroken
from diplocompare.phrasing.quotations import is_but_words, unrepeated, without_nearest
from diplocompare.phrasing.silence import not_found
from diplocompare.phrasing.told import found_in, headline
from diplocompare.render.safe import safe
from diplocompare.render.selection import points_of

# A name or a figure says little by itself: evidence of fewer words is quoted with the point that it stands in.
_FEW_WORDS = 5
Passage = tuple[Piece, ...]


class Quotation(Value):
    """What one text has of a finding. All words are safe to print.

    `side`: the id of its readout; `passages`: its words at full length, the telling ones marked; `points`: the ids of
    those that they stand in; `silence`: how it is said that this text does not have it, empty where it does. Then the
    passages are those that come nearest, if any.
    """

    side: str
    passages: tuple[Passage, ...]
    points: tuple[str, ...]
    silence: str = ""

    def pieces(self, longest: int, measure: Callable[[str], int] = len) -> tuple[Piece, ...]:
        """Return the words in a length of at most `longest`; `measure`: what a text's length is."""
        return unbroken(self.passages, longest, measure)


def quotations(comparison: Comparison, finding: Finding) -> tuple[Quotation, ...]:
    """Return what the texts that a finding is about have of it, in their order."""
    told = []
    for readout in comparison.readouts:
        silent = readout.id in finding.silent
        # The nearest words may be evidence too: that there is nothing nearer.
        shown = _of(readout, finding.nearest if silent else finding.evidence)
        if shown or silent:
            passages = _passages(readout, shown, _of(readout, finding.marks), comparison)
            points = tuple(points_of(comparison, shown))
            told.append(Quotation(readout.id, passages, points, not_found(finding.confidence) if silent else ""))
    return tuple(told)


def sentence_above(
    comparison: Comparison, finding: Finding, below: Sequence[Quotation], longest: int = 48, *, runs_in: bool = False
) -> str:
    """Return a finding's sentence as it stands above its quotations: what they repeat is shortened in it, or left out.

    Where nothing is left, the difference is named. `longest`: how many letters are left of words that are repeated;
    `runs_in`: where a sentence says only who has the words below and who does not, that is said without the words.
    """
    if not below:
        return finding.text
    near, own = (
        [p for each in below if bool(each.silence) == silent for p in each.passages] for silent in (True, False)
    )
    sentence = without_nearest(safe(finding.text), near)
    label = next((topic.label for topic in comparison.topics if topic.id == finding.topic), "")
    if is_but_words(sentence, list(side_names(comparison.readouts).values()), label):
        return headline(finding.kind, label)
    if runs_in and finding.kind == "silence":
        names = side_names(comparison.readouts)
        has, has_not = (
            [names[each.side] for each in below if bool(each.silence) == silent] for silent in (False, True)
        )
        return found_in(has, has_not, finding.confidence, label)
    return unrepeated(sentence, own, longest)


def _of(readout: Readout, places: Sequence[Evidence]) -> list[Evidence]:
    return [place for place in places if place.readout == readout.id]


def _passages(
    readout: Readout, places: Sequence[Evidence], marks: Sequence[Evidence], comparison: Comparison
) -> tuple[Passage, ...]:
    """Return what is quoted of a text: all passages in which words tell, or else the one that the evidence begins with.

    Evidence of a few words tells itself, where no marks do, and is quoted with the point that it stands in.
    """
    spans, telling = [], [(mark.start, mark.end) for mark in marks]
    for place in places:
        start, end = place.start, place.end
        if count_words(readout.text[start:end]) < _FEW_WORDS and (points := points_of(comparison, [place])):
            telling += [] if marks else [(start, end)]
            point = comparison.point(points[0])[1]
            start, end = min(point.start, start), max(point.end, end)
        spans.append((start, end))
    passages = passages_of(readout.text, spans, telling)
    marked = [passage for passage in passages if any(piece.marked for piece in passage)]
    quoted = marked or passages_of(readout.text, spans[:1], ())
    safely = [tuple(Piece(safe(text), mark) for text, mark in passage) for passage in quoted]
    return (*safely[:-1], *(_broken_off(passage) for passage in safely[-1:]))


def _broken_off(passage: Passage) -> Passage:
    """Return a passage with an ellipsis behind it where its sentence goes on."""
    if not passage or not goes_on(plain(passage)):
        return passage
    *before, last = passage
    return (*before, Piece(last.text.rstrip(",;: "), last.marked), Piece(ELLIPSIS))
